"""What the parameters of files mean, and what they may be: for those who write addresses by hand or by program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flows import project
from flows.bounds.address import PARAMETERS as ASKED
from flows.bounds.offers import denials, offers
from flows.choices import SWITCHES, choices, label
from flows.dates import ALLOWED
from flows.export.taken import MOST_ROWS, ROWS
from flows.pictures.asked import WIDTHS
from flows.pictures.make import LOOKS
from flows.query import CASE, LONGEST_TEXT
from flows.tables import MOVING, Tables


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an address and of the command line."""

    name: str
    meaning: str
    form: str = ""
    """How a value is written, where it is none of a list."""
    many: bool = False
    """Whether it may be repeated: any of its values then counts."""


CASES = (Parameter(CASE, "which case is meant; the first where there is none"),)
"""Which data are meant."""
SELECTION = (
    Parameter("country", "claims whose route names the country at any stage", many=True),
    Parameter("origin", "the same, at the first stage only", many=True),
    Parameter("intermediary", "the same, at the stages in between only", many=True),
    Parameter("destination", "the same, at the last stage only", many=True),
    Parameter("source", "claims carried by a report of this publisher", many=True),
    Parameter("speaker", "claims of these speakers, by kind, of all countries or of one", many=True),
    Parameter("actor", "claims of this speaker", many=True),
    Parameter("company", "claims that name this company", many=True),
    Parameter("stance", "claims of this stance", many=True),
    Parameter("flow", "claims about this flow", many=True),
    Parameter("goods", "claims about a class of goods, with all narrower classes", many=True),
    Parameter("basis", "claims whose figures count this", many=True),
    Parameter("since", "claims said on this day or later", ALLOWED),
    Parameter("until", "claims said on this day or earlier", ALLOWED),
    Parameter("text", "claims in which all these words occur, whatever their case and accents",
              f"up to {LONGEST_TEXT} letters"),
    Parameter("disputed", "yes: claims about a flow that one speaker asserts and another denies, denials that answer a "
              "claim, and what they answer"),
    Parameter("figure", "yes: claims that state a figure"),
    Parameter("statistics", "yes: official statistics, too, which are left aside otherwise"),
)  # fmt: skip
"""What keeps claims: any of the values of one parameter, all parameters together."""
QUESTION = (
    Parameter("asked", "whether bounds are of a value or of a quantity"),
    Parameter("in", "its currency or unit"),
    Parameter("counts", "the basis of the figures that count"),
    Parameter("from", "flows whose period begins on this day or later", ALLOWED),
    Parameter("to", "flows whose period is over by this day", ALLOWED),
    Parameter("according", "speakers whose figures count; all where there is none", many=True),
    Parameter("denied", "no: denied claims are left aside"),
    Parameter("tolerance", "by which share a figure marked approximate may be off", "a number from 0 to 1"),
    Parameter("suppose", "denials supposed true, by id of the claim", many=True),
    Parameter("fix", "a what-if", "a key of the file = a number: srb-ukr-ammunition-2022/1:ESP=200000000", many=True),
)
"""What bounds are asked."""
PAGES = (
    Parameter("page", "which page, from 1", "a whole number"),
    Parameter("size", "how many records a page", f"a whole number, up to {MOST_ROWS:,}; {ROWS:,} where there is none"),
)
"""Of files that are sent page by page."""

PICTURE = (
    Parameter("width", "how wide a picture is: for a page, a column or a telephone"),
    Parameter("look", "whether it is light or dark"),
)
"""Of pictures; the choices of a page that change its picture, as measure, stand in its address."""


def allowed(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """Every value that a parameter may have in this data; a parameter that has a form instead is not listed."""
    listed = offers(tables)
    units = dict.fromkeys(map(str, listed["unit"]))
    return {
        CASE: tuple(project.cases()),
        **choices(tables),
        **dict.fromkeys(SWITCHES, ("yes", "no")),
        ASKED["measure"]: tuple(dict.fromkeys(map(str, listed["measure"]))),
        ASKED["unit"]: tuple(units),
        ASKED["basis"]: tuple(basis for basis in MOVING if basis in set(map(str, listed["basis"]))),
        ASKED["actors"]: tuple(tables.dataset.actors),
        ASKED["without_denied"]: ("no", "yes"),
        ASKED["supposed"]: tuple(denials(tables.dataset)),
        "width": tuple(WIDTHS),
        "look": tuple(LOOKS),
    }


def named(parameter: str, tables: Tables) -> Callable[[str], str]:
    """What the values of a parameter are called."""
    return label("actor" if parameter == ASKED["actors"] else parameter, tables)
