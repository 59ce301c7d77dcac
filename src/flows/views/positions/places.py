"""The places of marks and texts of the matrix, and its cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.views.positions.picture import Matrix
from flows.views.positions.said import short

EDGE, LABEL, PITCH, GAP = 6, 200, 26, 12
"""Widths: the space at the left, a flow's name, a column, the space between countries and beside the columns."""


@dataclass(frozen=True)
class Text:
    """A text with its left upper corner, or its upper middle where it is centred."""

    x: float
    y: float
    html: str
    centred: bool = False


@dataclass(frozen=True)
class Cell:
    """What an actor says on a flow: the places of its marks in the rows of the picture."""

    actor: str
    name: str
    marks: list[int]
    order: tuple[int, int]
    """The first stance, and the first claim: who asserts before who answers."""


@dataclass
class Plan:
    """What has been laid out."""

    width: int
    columns: dict[str, float] = field(default_factory=dict)
    """The middle of each actor's column."""
    labels: list[str] = field(default_factory=list)
    """The names over the columns."""
    marks: dict[int, tuple[float, float]] = field(default_factory=dict)
    """The middle of each mark, by its place in the rows of the picture."""
    names: dict[int, str] = field(default_factory=dict)
    """The names beside marks."""
    texts: list[Text] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    """The upper edge of each row."""
    bands: list[tuple[float, float]] = field(default_factory=list)
    """From where to where the rows of contested flows reach."""
    height: float = 0

    @property
    def aside(self) -> float:
        """Where the actors without a column begin."""
        return max(self.columns.values()) + PITCH / 2 + GAP if self.columns else EDGE


def cells_of(picture: Matrix) -> dict[str, list[Cell]]:
    """The cells of each flow, who asserts before who answers."""
    marks = picture.rows
    columns = (marks["flow"], marks["actor"], marks["actor_name"], marks["stance"].cat.codes, marks["first"])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    found: dict[str, dict[str, Cell]] = {}
    for at, (flow, actor, name, *order) in enumerate(rows):
        cell = Cell(actor, short(name), [], (order[0], order[1]))
        found.setdefault(flow, {}).setdefault(actor, cell).marks.append(at)
    return {flow: sorted(cells.values(), key=lambda cell: cell.order) for flow, cells in found.items()}
