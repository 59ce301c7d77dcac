"""Linear programmes: the least and the most of a sum, and whether any amounts fit. The only file that knows HiGHS.

Q. Huangfu and J. A. J. Hall, Parallelizing the dual revised simplex method, Mathematical Programming Computation 10
(2018); https://highs.dev. A model is built once; each bound changes the objective and starts from the last basis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite

import numpy as np
from highspy import Highs, HighsLp, HighsModelStatus, MatrixFormat

from flows.bounds.limits import Row, settled

_LARGEST = 1e6
"""What the largest number of a model is scaled to, so that the solver's tolerance (1e-7) is far below any figure."""
_DENOMINATOR = 60
_NOISE = 1e-6
"""Weights are small fractions, as all coefficients are 1 or -1; nearer to one than this, a weight is meant to be it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One side of a row with its weight in a bound: the bound is the sum of weight times number (strong duality)."""

    row: int
    low: bool
    """Whether the least of the row counts, else its most."""
    weight: float


@dataclass(frozen=True, slots=True)
class Optimum:
    """A bound; the value is None where nothing bounds the sum."""

    value: float | None
    terms: tuple[Term, ...] = ()


NOUGHT = Optimum(0.0)
"""The least of a sum that nothing raises: amounts are never below nought."""
OPEN = Optimum(None)


class Programme:
    """Rows over unknowns of nought or more. Unknowns that no row holds are open above."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._place = {
            number: at for at, number in enumerate(sorted({number for row in rows for number in row.unknowns}))
        }
        numbers = (abs(number) for row in rows for number in (row.low, row.high) if isfinite(number))
        self._scale = _LARGEST / max(1.0, max(numbers, default=1.0))
        self._solver = _solver()
        self._solver.passModel(_model(rows, self._place, self._scale))
        self._solver.run()

    @property
    def feasible(self) -> bool:
        """Whether there are amounts that fit all rows; to be asked before any bound."""
        crossed = any(settled(row.low) > settled(row.high) for row in self._rows)
        return not crossed and self._solver.getModelStatus() != HighsModelStatus.kInfeasible

    def given(self, claims: frozenset[str]) -> Programme:
        """The same programme from now on, with those sides alone that rest on these claims."""
        for at, row in enumerate(self._rows):
            if row.claims:
                left = row.resting(claims)
                low, high = (left.low, left.high) if left else (-np.inf, np.inf)
                self._solver.changeRowBounds(at, min(low, high) * self._scale, max(low, high) * self._scale)
        return self

    def least(self, unknowns: Iterable[int]) -> Optimum:
        """The least of a sum."""
        places = [self._place[number] for number in unknowns if number in self._place]
        return self._optimum(places, 1.0) if places else NOUGHT

    def most(self, unknowns: Sequence[int]) -> Optimum:
        """The most of a sum."""
        held = all(number in self._place for number in unknowns)
        return self._optimum([self._place[number] for number in unknowns], -1.0) if held else OPEN

    def _optimum(self, places: list[int], sign: float) -> Optimum:
        """What minimises sign times the sum; the value comes from the terms, whose numbers are those of the claims."""
        at = np.array(places, dtype=np.int32)
        self._solver.changeColsCost(len(at), at, np.full(len(at), sign))
        self._solver.run()
        status, duals = self._solver.getModelStatus(), np.asarray(self._solver.getSolution().row_dual)
        self._solver.changeColsCost(len(at), at, np.zeros(len(at)))
        if status != HighsModelStatus.kOptimal:
            return OPEN
        terms = tuple(self._terms(duals, sign))
        numbers = (self._rows[term.row].low if term.low else self._rows[term.row].high for term in terms)
        return Optimum(settled(sum(term.weight * each for term, each in zip(terms, numbers, strict=True))), terms)

    def _terms(self, duals: np.ndarray[tuple[int], np.dtype[np.float64]], sign: float) -> Iterator[Term]:
        for row in np.flatnonzero(np.abs(duals) > _NOISE).tolist():
            yield Term(row, bool(duals[row] > 0), sign * _small(float(duals[row])))


def _small(weight: float) -> float:
    if abs(weight - round(weight)) < _NOISE:
        return float(round(weight))
    near = float(Fraction(weight).limit_denominator(_DENOMINATOR))
    return near if abs(near - weight) < _NOISE else weight


def _model(rows: Sequence[Row], place: dict[int, int], scale: float) -> HighsLp:
    sides = np.array([sorted((row.low, row.high)) for row in rows]).reshape(-1, 2) * scale
    held = [row.unknowns for row in rows]
    model = HighsLp()
    model.num_col_, model.num_row_ = len(place), len(rows)
    model.col_cost_, model.col_lower_ = np.zeros(len(place)), np.zeros(len(place))
    model.col_upper_ = np.full(len(place), np.inf)
    model.row_lower_, model.row_upper_ = sides[:, 0], sides[:, 1]
    model.a_matrix_.format_ = MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *map(len, held)])
    model.a_matrix_.index_ = np.array([place[number] for row in held for number in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([one for row in rows for one in [1.0] * len(row.plus) + [-1.0] * len(row.minus)])
    return model


def _solver() -> Highs:
    solver = Highs()  # type: ignore[no-untyped-call]  # its constructor has no annotations
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")  # it would throw away the basis from which the next bound starts
    solver.setOptionValue("simplex_strategy", 4)  # primal: a basis stays feasible when only the objective changes
    return solver
