"""How long bounds take: `python -m benchmarks.bounds`.

Made-up flows in families: a whole with alternatives on its route and the parts that it contains, with claims about each
and statistics on their legs that tie the families together. Figures hold of amounts drawn beforehand, so that nothing
conflicts. Beside it, on the very same rows: a plain loop of scipy's linprog, which builds its model for each bound.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from itertools import pairwise
from random import Random
from time import perf_counter, process_time
from typing import Any

import numpy as np
from scipy.optimize import linprog

from benchmarks import results
from flows.bounds.answers import answer
from flows.bounds.asked import every
from flows.bounds.limits import Row, rows
from flows.bounds.model import Model, model
from flows.bounds.question import Question
from flows.bounds.sides import components
from flows.dataset.model import Actor, Claim, Dataset, Flow, Goods, Money
from flows.dates import Period
from flows.places import Party, Stage
from flows.tables import Tables, build

QUESTION = Question("value", "EUR", "delivered")
FAMILIES = 15
"""Wholes with their parts: 300 legs and about 1,000 limits."""
AIM = 1.0
"""Seconds for every bound with its reasons, at the most: an answer while one looks."""
Numbers = np.ndarray[Any, np.dtype[np.float64]]
STAGES = (("USA", "ESP", "CZE", "others"), ("POL", "SVK"))
YEAR = Period.parse("2023")


def tables(families: int, seed: int = 0) -> Tables:
    """So many families with about seventy limits each."""
    return build(_Maker(Random(seed), families).dataset())


class _Maker:
    """Draws the amounts of every way, then claims that hold of them."""

    def __init__(self, chance: Random, families: int) -> None:
        self.chance, self.families = chance, families
        self.flows: dict[str, Flow] = {}
        self.claims: list[Claim] = []

    def dataset(self) -> Dataset:
        passed = dict.fromkeys(STAGES[0], 0.0)
        for number in range(self.families):
            for country, amount in self.family(f"family-{number}").items():
                passed[country] += amount
        for country in STAGES[0][:-1]:
            key = f"total-{country.lower()}"
            self.flows[key] = _flow(("SRB",), (country,), kind="statistic")
            for part in range(20):
                self.say(f"{key}-{part}", key, passed[country] * self.chance.uniform(1, 2))
        return Dataset.model_construct(
            units=(), goods={"ammunition": Goods(name="Ammunition")}, publishers={}, reports={}, accounts={}, events=(),
            actors={"a": Actor.model_construct(name="A", kind="media")}, flows=self.flows, claims=tuple(self.claims),
        )  # fmt: skip

    def family(self, whole: str) -> dict[str, float]:
        """A whole by four countries and then two, and a part by each of three; the amounts by the first country."""
        amounts = {country: float(self.chance.randrange(10, 500)) for country in STAGES[0]}
        self.flows[whole] = _flow(("SRB",), *STAGES, ("UKR",), distinct_from=self.wholes())
        self.about(whole, sum(amounts.values()), 18)
        for country in STAGES[0][:-1]:
            part = f"{whole}-{country.lower()}"
            self.flows[part] = _flow(("SRB",), (country,), ("UKR",), part_of=(whole,))
            self.about(part, amounts[country] * self.chance.uniform(0.3, 1), 10)
        return amounts

    def wholes(self) -> tuple[str, ...]:
        return tuple(key for key, flow in self.flows.items() if not flow.part_of)

    def about(self, flow: str, amount: float, claims: int) -> None:
        """Claims whose ranges hold the amount."""
        for number in range(claims):
            low, high = amount * self.chance.uniform(0.4, 1), amount * self.chance.uniform(1, 1.6)
            self.say(f"{flow}-{number}", flow, high, low)

    def say(self, key: str, flow: str, high: float, low: float = 0.0) -> None:
        value = Money.model_construct(low=low, high=high, worded="some", currency="EUR")
        self.claims.append(
            Claim.model_construct(
                id=key, flow=flow, by="a", date=YEAR, stance="asserts", basis="delivered", statement="", value=value,
                reports=(),
            )
        )  # fmt: skip


def _flow(*route: tuple[str, ...], **more: Any) -> Flow:
    stages: tuple[Stage, ...] = tuple(tuple(_party(code) for code in stage) for stage in route)
    return Flow.model_construct(route=stages, goods="ammunition", period=YEAR, **more)


def _party(code: str) -> Party:
    return Party("others" if code == "others" else "country", code)


def sums(made: Model) -> list[tuple[int, ...]]:
    """The unknowns of every row of the answer."""
    return [made.net.unknowns(asked) for key in made.net.ways for asked in every(key, made.net.dataset.flows[key])]


def lines(made: Model) -> list[Row]:
    """All limits, one row a sum."""
    return rows([*made.limits, *made.net.nesting])


def by_highs(made: Model) -> list[float]:
    """Every bound by this project's programme, without the reasons; infinite where open."""
    ways, found = made.net.ways, []
    of = {number: part for part in components(made.net, made.limits) for key in part.flows for number, _ in ways[key]}
    for unknowns in sums(made):
        programme = of[unknowns[0]].programme
        for side in (programme.least(unknowns), programme.most(unknowns)):
            found.append(np.inf if side.value is None else side.value)
    return found


def by_scipy(made: Model) -> list[float]:
    """The same by a loop of linprog."""
    matrix, numbers = _matrix(made)
    return [_linprog(matrix, numbers, unknowns, sign) for unknowns in sums(made) for sign in (1.0, -1.0)]


def _matrix(made: Model) -> tuple[Numbers, Numbers]:
    """Rows as 'at most': matrix and numbers."""
    size = 1 + max(number for row in lines(made) for number in row.unknowns)
    held, numbers = [], []
    for row in lines(made):
        line = np.zeros(size)
        line[list(row.plus)], line[list(row.minus)] = 1.0, -1.0
        for sign, number in ((1.0, row.high), (-1.0, -row.low)):
            if np.isfinite(number):
                held.append(sign * line)
                numbers.append(number)
    return np.array(held), np.array(numbers)


def _linprog(matrix: Numbers, numbers: Numbers, unknowns: tuple[int, ...], sign: float) -> float:
    cost = np.zeros(matrix.shape[1])
    cost[list(unknowns)] = sign
    found = linprog(cost, A_ub=matrix, b_ub=numbers, method="highs")
    return float(found.fun * sign) if found.status == 0 else np.inf


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 1 where the two do not agree."""
    options = _options(arguments)
    made_up = tables(options.families)
    mask = np.ones(len(made_up.claims), dtype=bool)
    made = model(made_up, mask, QUESTION)
    clock = process_time if options.cpu else perf_counter
    page, _ = _timed(lambda: answer(made_up, mask, QUESTION), options.repeats, clock)
    ours, bounds = _timed(lambda: by_highs(made), options.repeats, clock)
    peer, others = _timed(lambda: by_scipy(made), 1, clock)
    same = np.allclose(bounds, others, rtol=1e-7, atol=1e-6)
    table = [
        ["what", "takes"],
        ["the whole answer, with reasons and what all flows imply together", f"{page:.2f} s"],
        ["bounds alone", f"{ours:.2f} s"],
        ["bounds by a loop of scipy's linprog", f"{peer:.2f} s"],
        ["the two agree", "yes" if same else "NO"],
    ]
    results.write("From a question to its bounds", f"`python -m benchmarks.bounds`: {_size(made)}", table)
    if options.families == FAMILIES:
        print(f"Aim: {AIM:.0f} s for the whole answer: {'met' if page <= AIM else 'missed'}.")
    return 0 if same else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bounds", description=main.__doc__)
    parser.add_argument("--families", type=int, default=FAMILIES, help="how many families of flows")
    parser.add_argument("--repeats", type=int, default=5, help="repeats after the warm-up; the median is shown")
    parser.add_argument("--cpu", action="store_true", help="time of the processor, not of the clock: on a busy machine")
    return parser.parse_args(arguments)


def _size(made: Model) -> str:
    routes = [made.net.dataset.flows[key].route for key in made.net.ways]
    legs = sum(len(here) * len(there) for route in routes for here, there in pairwise(route))
    limits = len(made.limits) + len(made.net.nesting)
    sizes = f"{limits:,} limits on {len(lines(made))} sums of {made.net.size} unknowns"
    return f"{legs} legs, {sizes}; {len(sums(made)) * 2} bounds."


def _timed(action: Callable[[], Any], repeats: int, clock: Callable[[], float]) -> tuple[float, Any]:
    """Median seconds of some runs after one to warm up, or of the only one."""
    spent, result = [], None
    for _ in range(repeats + 1 if repeats > 1 else 1):
        start = clock()
        result = action()
        spent.append(clock() - start)
    return statistics.median(spent[1:] or spent), result


if __name__ == "__main__":
    sys.exit(main())
