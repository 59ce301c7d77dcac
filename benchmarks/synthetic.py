"""Data of any size that looks like the real file and passes its checks: same size and seed, same data.

Reports come as stories: one origin and what repeats it, in chains of up to four steps or fans of thirty. Records are
built without validation, for speed; a test writes them as YAML and lets `flows.dataset.parse` judge them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any, get_args

import yaml

from flows.dataset.model import (
    About,
    Account,
    Actor,
    Claim,
    Company,
    Dataset,
    Event,
    Flow,
    Goods,
    Involved,
    Money,
    Publisher,
    Quantity,
    Report,
    Role,
    StateControl,
    Variant,
)
from flows.dates import Period
from flows.places import Party, Stage

FIRST, DAYS = date(2014, 1, 1), 4600
"""What starts a story falls into these days; all that follows from it is over by the end of 2026."""

UNITS = ("rounds", "shells", "rockets", "tonnes")
CURRENCIES = ("EUR", "USD", "RSD", "CZK", "GBP")
STANCES = ("asserts", "confirms", "partly confirms", "qualifies", "denies")
BASES = ("delivered", "contracted", "licensed", "planned", "requested", "refused", "unspecified")
HANDS: tuple[Role, ...] = get_args(Role)
MAGNITUDES = ("hundreds of thousands", "tens of thousands", "thousands", "millions")
ORIGINS = ("SRB", "BIH", "HRV", "BGR", "CZE", "ALB", "MKD", "MNE")
BETWEEN = (
    "USA", "ESP", "CZE", "SVK", "TUR", "POL", "BGR", "HUN", "ROU", "GRC", "SVN", "AUT", "DEU", "ITA", "ARE", "CYP",
    "ISR", "CAN", "GBR", "FRA", "BEL", "NLD", "PRT", "JOR", "AZE", "ARM", "GEO", "MDA", "HRV", "ALB",
)  # fmt: skip
ENDS = (
    "UKR", "UKR", "UKR", "RUS", "SAU", "YEM", "SYR", "LBY", "SDN", "MLI", "NER", "BFA", "TCD", "CAF", "COD", "NGA",
    "CMR", "ETH", "SOM", "KEN", "UGA", "EGY", "DZA", "MMR", "BGD", "IDN", "PHL", "IND", "PAK", "AFG", "IRQ", "ARE",
)  # fmt: skip
UNNAMED = ("African states", "a NATO member", "an unnamed broker", "a third country", "Gulf buyers")
GOODS = ("ammunition", "small arms", "rockets", "artillery", "vehicles", "explosives", "drones", "mortars")
CONTROL = StateControl(why="The state owns it.", source="https://register.example")
KINDS = ("newspaper", "news agency", "news site", "magazine", "broadcaster", "official statement", "social media")
SPEAKERS = ("government", "ministry", "intelligence service", "company", "media", "analyst", "research institute")
NAMES = ("Vučić", "Đorđević", "Novák", "Łukasz", "Müller", "Smith", "Özdemir", "García", "Søren", "Petrov", "Ionescu")
WORDS = (
    "shells", "crossed", "the", "border", "by", "rail", "after", "a", "contract", "with", "broker", "was", "signed",
    "in", "spring", "and", "ministry", "said", "no", "licence", "had", "been", "issued", "for", "this", "end", "user",
    "deliveries", "through", "warehouse", "near", "port", "went", "on", "until", "summer", "Kragujevac", "Čačak",
    "Užice", "Valjevo", "plant", "mortar", "calibre", "invoice", "documents", "seen", "reporters", "named", "buyer",
)  # fmt: skip

COMPANIES = {
    "plant": Company.model_construct(name="Plant", names=("Čačak plant", "Uzice")),
    "valjevo-buyer": Company.model_construct(name="Valjevo buyer", names=("invoice-documents",)),
    "port": Company.model_construct(name="Port of nowhere", names=()),
}
"""Found by words of the sentences: often, seldom and never."""


def dataset(claims: int, seed: int = 0) -> Dataset:
    """A dataset of so many claims, with 0.3 flows and 0.6 reports a claim."""
    return _Maker(Random(seed), claims).dataset()


def text(data: Dataset) -> str:
    """The dataset as the text of a data file."""
    plain = data.model_dump(mode="json", exclude_defaults=True)
    return yaml.dump(plain, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000)


@dataclass(frozen=True, slots=True)
class _Story:
    """An origin and what repeats it, each with its day; the origin first."""

    reports: tuple[str, ...]
    days: tuple[int, ...]


@dataclass(slots=True)
class _Sum:
    """What the members of an account have in common."""

    by: str
    basis: str
    currency: str
    families: set[str] = field(default_factory=set)


@dataclass
class _Maker:
    """Draws everything from one source of chance, in one order."""

    chance: Random
    size: int
    reports: dict[str, Report] = field(default_factory=dict)
    stories: list[_Story] = field(default_factory=list)
    flows: dict[str, Flow] = field(default_factory=dict)
    family: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    accounts: dict[str, _Sum] = field(default_factory=dict)
    goods: dict[str, Goods] = field(default_factory=dict)

    def dataset(self) -> Dataset:
        self.publishers = {f"publisher-{n}": self.publisher(n) for n in range(200)}
        self.actors = {f"actor-{n}": self.actor(n) for n in range(500)}
        for number in range(40):
            self.goods[f"goods-{number}"] = self.class_of_goods(number)
        self.add_stories(max(1, self.size * 6 // 10))
        for number in range(max(1, self.size * 3 // 10)):
            self.flows[f"flow-{number}"] = self.flow(number)
        self.accounts = {f"account-{n}": self.account() for n in range(1 + self.size // 200)}
        self.add_claims()
        return Dataset.model_construct(
            dataset=_about(self.size), units=UNITS, goods=self.goods, publishers=self.publishers, actors=self.actors,
            companies=COMPANIES,
            accounts={key: Account.model_construct(title=f"Figures of {key}") for key in self.accounts},
            reports=self.reports, flows=self.flows, claims=tuple(self.claims),
            events=tuple(self.event(n) for n in range(5 + self.size // 1000)),
        )  # fmt: skip

    def often(self, share: float) -> bool:
        """True in so large a share of cases."""
        return self.chance.random() < share

    def low(self, size: int) -> int:
        """A number below size; small ones come up most, as a few names carry most of any register."""
        return int(self.chance.random() ** 2.5 * size)

    def pick(self, items: Sequence[str]) -> str:
        return items[int(self.chance.random() * len(items))]

    def sentence(self, least: int, most: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(least, most)))

    def publisher(self, number: int) -> Publisher:
        return Publisher.model_construct(
            name=f"{self.pick(NAMES)} {self.pick(('News', 'Daily', 'Politika', 'Zeitung'))} {number}",
            country=self.pick(BETWEEN) if self.often(0.9) else None,
            kind=self.pick(KINDS),
            state_control=CONTROL if self.often(0.15) else None,
        )

    def actor(self, number: int) -> Actor:
        name = f"{self.pick(NAMES)}, office {number}"
        country = self.pick(BETWEEN) if self.often(0.8) else None
        return Actor.model_construct(name=name, country=country, kind=self.pick(SPEAKERS))

    def class_of_goods(self, number: int) -> Goods:
        """The first few are wide; every other one lies in one of those before it."""
        wide = number < len(GOODS)
        within = None if wide else f"goods-{self.chance.randrange(number)}"
        return Goods.model_construct(name=GOODS[number] if wide else f"{self.pick(GOODS)} {number} mm", within=within)

    def add_stories(self, reports: int) -> None:
        while len(self.reports) < reports:
            self.stories.append(self.story(min(self.story_size(), reports - len(self.reports))))
        self.stories.sort(key=lambda story: story.days[0])

    def story_size(self) -> int:
        kind = self.chance.random()
        if kind < 0.6:
            return 1
        return self.chance.randint(2, 5) if kind < 0.9 else self.chance.randint(6, 12) if kind < 0.98 else 31

    def story(self, size: int) -> _Story:
        """A fan of repeats, or a tree in which each repeats an earlier one, four steps from the origin at most."""
        days = list(accumulate([0] + [self.chance.randint(0, 2) for _ in range(size - 1)], initial=self.day()))[1:]
        ids = tuple(f"report-{len(self.reports) + place}" for place in range(size))
        rests_on = self.earlier(days[0])
        self.reports[ids[0]] = self.report(ids[0], days[0], rests_on)
        fan, depth = size > 12 or self.often(0.5), [len(rests_on)]
        for key, day in zip(ids[1:], days[1:], strict=True):
            source = 0 if fan else self.source(depth)
            depth.append(depth[source] + 1)
            self.reports[key] = self.report(key, day, (ids[source],))
        return _Story(ids, tuple(days))

    def source(self, depth: list[int]) -> int:
        """The last report where the chain may go on, else any that is close enough to the origin."""
        last = len(depth) - 1
        return last if depth[last] < 4 else self.chance.choice([at for at in range(last) if depth[at] < 4])

    def earlier(self, day: int) -> tuple[str, ...]:
        """Now and then the first report of a story rests on that of an older one that rests on none."""
        if not self.stories or not self.often(0.05):
            return ()
        other = self.chance.choice(self.stories)
        alone = len(other.reports) == 1 and not self.reports[other.reports[0]].relays
        return other.reports if alone and other.days[0] <= day else ()

    def day(self) -> int:
        """Days since 2014; later years have more."""
        return int(self.chance.random() ** 0.6 * DAYS)

    def report(self, key: str, day: int, relays: tuple[str, ...]) -> Report:
        known = self.often(0.9)
        return Report.model_construct(
            publisher=f"publisher-{self.low(200)}", title=self.sentence(4, 9).capitalize() if known else None,
            url=f"https://example.org/{key}" if known else None,
            published=_period(day, "day" if self.often(0.9) else "month") if known else None,
            language=self.pick(("en", "sr", "ru", "de", "es", "cs")), kind=self.pick(KINDS), relays=relays,
            read=self.pick(("whole", "opening", "no")),
        )  # fmt: skip

    def flow(self, number: int) -> Flow:
        older = (f"flow-{self.chance.randrange(number)}",) if number and self.often(0.15) else ()
        self.family[f"flow-{number}"] = self.family[older[0]] if older else f"flow-{number}"
        part, kind = self.often(0.5), "statistic" if self.often(0.02) else "flow"
        return Flow.model_construct(
            route=self.route(2 if kind == "statistic" else self.stages()), goods=f"goods-{self.low(40)}",
            period=_period(self.day(), self.precision()) if self.often(0.7) else None, kind=kind,
            name=f"Shipment {number}" if self.often(0.1) else None,
            part_of=older if part else (), overlaps=() if part else older,
        )  # fmt: skip

    def stages(self) -> int:
        return self.chance.choices((2, 3, 4, 5), (30, 45, 18, 7))[0]

    def route(self, stages: int) -> tuple[Stage, ...]:
        """Neighbouring stages share no country."""
        route: list[Stage] = [(_country("SRB" if self.often(0.6) else self.pick(ORIGINS)),)]
        for _ in range(stages - 2):
            route.append(self.other_than(route[-1], lambda: self.middle()))
        return (*route, self.other_than(route[-1], lambda: (_country(ENDS[self.low(len(ENDS))]),)))

    @staticmethod
    def other_than(before: Stage, draw: Any) -> Stage:
        while True:
            stage: Stage = draw()
            if not set(stage) & set(before):
                return stage

    def middle(self) -> Stage:
        """One country, alternatives with or without others, or an unnamed party."""
        kind = self.chance.random()
        if kind < 0.1:
            return (Party("unnamed", self.pick(UNNAMED)),)
        if kind < 0.14:
            return (Party("others", "others"),)
        one = BETWEEN[self.low(len(BETWEEN))]
        if kind < 0.75:
            return (_country(one),)
        group = dict.fromkeys([one, *self.chance.choices(BETWEEN, k=self.chance.randint(1, 3))])
        more = (Party("others", "others"),) if len(group) == 1 or self.often(0.4) else ()
        return (*map(_country, group), *more)

    def account(self) -> _Sum:
        return _Sum(f"actor-{self.low(500)}", self.pick(BASES), self.pick(CURRENCIES[:3]))

    def add_claims(self) -> None:
        """In order of day, so that an answer only has earlier claims to answer."""
        told = [self.chance.randrange(len(self.stories)) for _ in range(self.size)]
        days = [max(0, self.stories[story].days[0] - self.low(10)) for story in told]
        for number, at in enumerate(sorted(range(self.size), key=days.__getitem__)):
            self.claims.append(self.claim(number, told[at], days[at]))

    def claim(self, number: int, story: int, day: int) -> Claim:
        stance = self.chance.choices(STANCES, (60, 14, 8, 8, 10))[0]
        flow = f"flow-{self.low(len(self.flows))}"
        account = self.account_for(flow) if stance == "asserts" and self.often(0.05) else None
        shared = self.accounts[account] if account else self.account()
        reports, value = self.carriers(story), self.money(shared.currency) if account or self.often(0.35) else None
        return Claim.model_construct(
            id=f"claim-{number}", flow=flow, by=shared.by, date=_period(day, self.precision()), stance=stance,
            basis=shared.basis, statement=self.sentence(8, 24).capitalize() + ".", value=value,
            quantities=tuple(self.quantity() for _ in range(self.chance.choices((0, 1, 2), (60, 33, 7))[0])),
            account=account, responds_to=self.answered() if stance != "asserts" else (),
            variants=(self.variant(reports),) if self.often(0.03) else (),
            involved=(self.involved(flow),) if self.often(0.03) else (),
            caveat=self.sentence(5, 12).capitalize() + "." if self.often(0.05) else None, reports=reports,
        )  # fmt: skip

    def involved(self, flow: str) -> Involved:
        """A company at the first step of a route, of a state that may be no stage of it."""
        here, there = (stage[0].code for stage in self.flows[flow].route[:2])
        return Involved(
            company=self.pick(tuple(COMPANIES)), role=self.chance.choice(HANDS), state="PAN", leg=(here, there)
        )

    def precision(self) -> str:
        return self.chance.choices(("day", "month", "year", "interval"), (75, 15, 6, 4))[0]

    def account_for(self, flow: str) -> str | None:
        """An account without a figure of this flow or its kin, which could count the same goods."""
        key = f"account-{self.chance.randrange(len(self.accounts))}"
        families, family = self.accounts[key].families, self.family[flow]
        if len(families) >= 12 or family in families:
            return None
        families.add(family)
        return key

    def carriers(self, story: int) -> tuple[str, ...]:
        """A story and, for one claim in four, up to three later ones that found the same by themselves."""
        more = self.chance.choices((0, 1, 2, 3), (75, 15, 7, 3))[0]
        others = {story + self.chance.randint(1, 40) for _ in range(more)}
        told = [self.stories[at] for at in (story, *sorted(others)) if at < len(self.stories)]
        return tuple(report for each in told for report in self.part(each))

    def part(self, story: _Story) -> tuple[str, ...]:
        """The whole story, its origin, or one that repeats it."""
        kind = self.chance.random()
        if kind < 0.5:
            return story.reports
        return story.reports[:1] if kind < 0.75 else (self.pick(story.reports),)

    def answered(self) -> tuple[str, ...]:
        recent = self.claims[-200:]
        return (self.chance.choice(recent).id,) if recent else ()

    def money(self, currency: str) -> Money:
        amount, about = float(round(10 ** self.chance.uniform(5, 9), -4)), self.often(0.5)
        worded = f"{'about ' if about else ''}{amount:,.0f} {currency}"
        return Money.model_construct(None, **self.stated(amount), approximate=about, worded=worded, currency=currency)

    def quantity(self) -> Quantity:
        unit = self.pick(UNITS)
        if self.often(0.2):
            return Quantity.model_construct(worded=f"{self.pick(MAGNITUDES)} of {unit}", unit=unit)
        amount = float(round(10 ** self.chance.uniform(1, 6)))
        return Quantity.model_construct(None, **self.stated(amount), worded=f"{amount:,.0f} {unit}", unit=unit)

    def stated(self, amount: float) -> dict[str, float]:
        """One figure, a range, or a range open on one side."""
        forms: tuple[dict[str, float], ...] = (
            {"amount": amount},
            {"low": amount, "high": amount * 1.5},
            {"low": amount},
            {"high": amount},
        )
        return self.chance.choices(forms, (70, 20, 5, 5))[0]

    def variant(self, reports: tuple[str, ...]) -> Variant:
        return Variant.model_construct(quantities=(self.quantity(),), note="Another figure", reports=reports[-1:])

    def event(self, number: int) -> Event:
        story = self.chance.choice(self.stories)
        on, reports = _period(story.days[0], "day"), story.reports[:1]
        return Event.model_construct(id=f"event-{number}", date=on, title=f"Event {number}", reports=reports)


def _about(size: int) -> About:
    return About.model_construct(
        title=f"Synthetic flows, {size} claims", version="2026.11.0", updated=date(2026, 11, 22), licence="CC0-1.0",
        scope="Made up for measuring. Nothing in it is reported by anybody.",
    )  # fmt: skip


@cache
def _country(code: str) -> Party:
    return Party("country", code)


@cache
def _period(day: int, precision: str) -> Period:
    """A date of some precision that holds the day."""
    on = FIRST + timedelta(days=day)
    length = {"day": 10, "month": 7, "year": 4, "interval": 10}[precision]
    later = f"/{on + timedelta(days=90)}" if precision == "interval" else ""
    return Period.parse(on.isoformat()[:length] + later)
