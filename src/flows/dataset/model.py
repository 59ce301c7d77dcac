"""The records of the data file. Each string under a field is its help in an editor and its text in the schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, Literal

import pycountry
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from flows.addresses import copies_of, not_public, opened_at
from flows.amounts import MAGNITUDES, Interval, number, read_magnitude
from flows.currencies import is_currency
from flows.currencies import meant as meant_currency
from flows.dates import When
from flows.errors import AmountError, DateError, PlaceError
from flows.fold import slug
from flows.places import CODES, StageField, country_codes, written
from flows.sizes import ADDRESS, FEW_WORDS, STAGES, TEXT

Stance = Literal["asserts", "confirms", "partly confirms", "qualifies", "denies"]
Basis = Literal["delivered", "contracted", "licensed", "planned", "requested", "refused", "unspecified"]
Role = Literal["broker", "carrier", "insurer", "owner"]
Read = Literal["whole", "opening", "no"]
ActorKind = Literal[
    "head of state", "government", "ministry", "intelligence service", "parliament", "military", "company", "media",
    "research institute", "international organisation", "analyst", "unnamed people", "armed group",
]  # fmt: skip
ReportKind = Literal[
    "newspaper", "news agency", "news site", "magazine", "broadcaster", "official statement", "official document",
    "research", "social media", "blog", "aggregator", "mirror",
]  # fmt: skip

PageState = Literal["alive", "changed", "gone", "behind a wall", "forbids archiving"]


def _country(value: str) -> str:
    if value not in country_codes():
        raise PlaceError(f"{value!r} is not a country code{written(value)}; allowed: {CODES}")
    return value


def _language(value: str) -> str:
    found = pycountry.languages.get(alpha_2=value) or pycountry.languages.get(alpha_3=value)
    if found is None or value != value.lower():  # the look-up takes EN for en
        named = found or pycountry.languages.get(name=value)
        meant = f" (for {named.name} write {getattr(named, 'alpha_2', named.alpha_3)})" if named else ""
        raise ValueError(f"{value!r} is not a language code{meant}; allowed: ISO 639 codes (sr, en)")
    return value


def _currency(value: str) -> str:
    if not is_currency(value):
        raise AmountError(f"{value!r} is not a currency code{meant_currency(value)}; allowed: ISO 4217 codes (EUR)")
    return value


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(letter.isspace() for letter in value):
        bare = re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[!-~]*)?", value)
        meant = f" (write https://{value})" if bare else ""
        raise ValueError(f"{value!r} is not a web address{meant}; allowed: http:// or https:// and no spaces")
    return value


def _public(value: str) -> str:
    reason = not_public(value)
    if reason:
        raise ValueError(f"{value!r} leads to {reason}; allowed: the page's public address, or none with a note")
    return value


def _contact(value: str) -> str:
    if not value.startswith(("https://", "http://", "mailto:")) or any(letter.isspace() for letter in value):
        raise ValueError(f"{value!r} is no address to write to; allowed: https://, http:// or mailto:, no spaces")
    return value


def _day(value: Any) -> Any:
    """A day from its text; pydantic would also read a number in quotes as seconds since 1970."""
    if not isinstance(value, str):
        return value
    with suppress(ValueError):
        day = date.fromisoformat(value)
        if day.isoformat() == value:
            return day
    raise DateError(f"{value!r} is not a day; allowed: a day that exists (2024-06-22)")


SLUG, SLUG_WORDS = r"^[a-z0-9]+(-[a-z0-9]+)*$", "lower-case letters, digits and single hyphens"
VERSION = r"^[0-9]{4}[.][0-9]{2}[.][0-9]+$"
Slug = Annotated[str, Field(pattern=SLUG, max_length=FEW_WORDS)]
Country = Annotated[str, AfterValidator(_country)]
Currency = Annotated[str, AfterValidator(_currency)]
Language = Annotated[str, AfterValidator(_language)]
Day = Annotated[date, BeforeValidator(_day)]
Address = Annotated[str, Field(max_length=ADDRESS), AfterValidator(_address)]
PageAddress = Annotated[str, Field(max_length=ADDRESS), AfterValidator(_address), AfterValidator(_public)]
Contact = Annotated[str, Field(max_length=ADDRESS), AfterValidator(_contact)]
Text = Annotated[str, Field(min_length=1, max_length=TEXT)]
FewWords = Annotated[str, Field(min_length=1, max_length=FEW_WORDS)]
Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Record(BaseModel):
    """Strict and frozen: an unknown key is an error, a record never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]


class Minimums(Record):
    """The least the file asks of itself; less is an error, so that nothing is lost unseen."""

    claims: Count | None = None
    """Claims."""
    reports: Count | None = None
    """Reports."""
    addresses: Count | None = None
    """Reports with an address of their own."""
    languages: Count | None = None
    """Languages of the reports."""
    years: Count | None = None
    """Different years in which claims were made."""
    context: Count | None = None
    """Events, and claims about statistics."""
    dated_to_the_day: Share | None = None
    """Share of claims whose date is known to the day."""
    with_address: Share | None = None
    """Share of claims with a report that has an address."""
    with_read_report: Share | None = None
    """Share of claims with a report that was read, if only its opening."""


class Searched(Record):
    """How far the search for reports reaches: after it, silence says nothing."""

    until: When
    """Reports were looked for up to here: a day, a month."""
    how: Text
    """Where and in which languages was searched, in a sentence or two."""


class About(Record):
    """The dataset as a whole."""

    title: Text
    """The name under which it is cited."""
    version: Annotated[str, Field(pattern=VERSION)]
    """Year, month and number of the release: 2026.11.0."""
    updated: Day
    """The day of the last change."""
    licence: Text
    """SPDX name of the licence: CC-BY-4.0."""
    scope: Text
    """What is in and what is not, in two sentences."""
    authors: Text | None = None
    """Who is cited as its author; left out, it is cited by its title."""
    corrections: Contact | None = None
    """Where a correction can be asked for, https: or mailto:; `{claim}` in it stands for the id of a claim."""
    repository: Address | None = None
    """Where the data file and the code are kept."""
    searched: Searched | None = None
    """How far the search for reports reaches; left out, the screen says nothing of it."""
    minimums: Minimums | None = None
    """The least the file asks of itself."""

    @property
    def stem(self) -> str:
        """What files made of it are named by: 'reported-arms-flows-from-serbia-2026.12.0'."""
        return f"{slug(self.title)[:FEW_WORDS].strip('-') or 'dataset'}-{self.version}"

    @property
    def cited(self) -> str:
        """How it is cited: by its authors, where it names them, and its title."""
        return f"{self.authors}: {self.title}" if self.authors else self.title


class Actor(Record):
    """Who says something: a newspaper in its own voice, an agency, a ministry, a president, a company."""

    name: Text
    """As the screen names the actor; people with their office."""
    country: Country | None = None
    """The actor's country; left out where there is none or it is not known."""
    kind: ActorKind
    """What sort of actor."""


class Company(Record):
    """A company that claims name: a maker, seller, buyer or carrier. Claims about it are found by its names."""

    name: Text
    """As the screen names the company."""
    names: tuple[FewWords, ...] = ()
    """Its other spellings in the claims: Jugoimport, Yugoimport."""


class StateControl(Record):
    """Why a publisher counts as controlled by a state, by the rule in docs/curation.md, so that it can be contested."""

    why: Text
    """What makes it so, in one sentence: who owns it, who names its head."""
    source: Address
    """A page that bears it out."""


class Publisher(Record):
    """Who publishes reports; spelled once, here."""

    name: Text
    """As the screen names the publisher."""
    country: Country | None = None
    """Where it is based."""
    kind: ReportKind
    """What sort of documents it publishes; a report may say otherwise of itself."""
    state_control: StateControl | None = None
    """Left out where no state controls it; shown as a label wherever the publisher is named."""

    @property
    def state_controlled(self) -> bool:
        """Whether the label is shown."""
        return self.state_control is not None


class Report(Record):
    """A published document that carries claims."""

    publisher: Slug
    """Id of the publisher."""
    title: Text | None = None
    """As printed; left out where it was not seen."""
    url: PageAddress | None = None
    """Its public address; left out where none is known, with a note saying why."""
    published: When | None = None
    """The date printed on it; left out where none was seen."""
    language: Language
    """ISO 639 code of the language it is written in."""
    kind: ReportKind | None = None
    """What sort of document, where it is another than its publisher's."""
    relays: tuple[Slug, ...] = ()
    """Ids of the reports it repeats. Following them to the end gives the origins."""
    read: Read
    """What the curator saw of it: whole, opening, no."""
    fragment: FewWords | None = None
    """A few words of the page, letter by letter, at which its link opens."""
    seen: Day | None = None
    """The day on which the address was last tried."""
    page: PageState | None = None
    """How the page was found on that day."""
    archived: Address | None = None
    """A copy of the page in a public archive; of a page whose public address is not known, wherever it was read."""
    note: Text | None = None
    """What a reader of the record should know."""

    @property
    def address(self) -> str | None:
        """Where it can be opened: at its public address, else at a copy."""
        return self.url or self.archived

    @property
    def link(self) -> str | None:
        """The same, opening at the words of `fragment`."""
        return opened_at(self.address, self.fragment) if self.address else None

    @property
    def copies(self) -> str | None:
        """Where a public archive lists its copies of the page, those around its date first."""
        return copies_of(self.url, str(self.published) if self.published else None) if self.url else None


class Goods(Record):
    """A class of goods, in the words of the reports."""

    name: Text
    """As the screen names it."""
    within: Slug | None = None
    """Id of the wider class it belongs to; choosing the wider class finds it too."""


class Account(Record):
    """One actor's figures of one basis and one unit that the actor presents side by side: they may be added."""

    title: Text
    """'Exports by country, 2023 and 2024'."""


class Flow(Record):
    """A movement that is talked about: route, goods, period. Neither true nor false."""

    route: Annotated[tuple[StageField, ...], Field(min_length=2, max_length=STAGES)]
    """Ordered stages, origin first: [SRB, [USA, ESP, CZE, others], UKR]."""
    goods: Slug
    """Id of the goods."""
    period: When | None = None
    """When it is said to have moved; left out where no report says."""
    kind: Literal["flow", "statistic"] = "flow"
    """A statistic is an official aggregate on a first leg: all end users, context only, never added."""
    name: FewWords | None = None
    """A short name of its own; left out, goods and route name it."""
    part_of: tuple[Slug, ...] = ()
    """Ids of flows that contain this one."""
    overlaps: tuple[Slug, ...] = ()
    """Ids of flows that may count the same goods."""
    distinct_from: tuple[Slug, ...] = ()
    """Ids of flows that count other goods for certain. What is not said to be distinct overlaps."""


class Figure(Record):
    """An interval with its wording: `amount`, or `low` and `high` or one of them, or a readable magnitude alone."""

    amount: Number | None = None
    """The figure, where one is stated."""
    low: Number | None = None
    """The least, where a range or 'at least' is stated."""
    high: Number | None = None
    """The most, where a range or 'up to' is stated."""
    approximate: bool = False
    """Whether the report says about, around, nearly."""
    worded: FewWords
    """The figure's own few words in the report; never a sentence."""
    language: Language = "en"
    """ISO 639 code of the language of these words; left out where they are English."""

    @model_validator(mode="after")
    def _one_form(self) -> Figure:
        """A figure is one of the three forms, and its range runs upwards."""
        if self.amount is not None and not self.low is self.high is None:
            raise AmountError("a figure has amount together with low or high; allowed: one of the two forms")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise AmountError(f"low {number(self.low)} is above high {number(self.high)}; allowed: low up to high")
        if self.amount is self.low is self.high is None and read_magnitude(self.worded) is None:
            raise AmountError(
                f"{self.worded!r} states no number; allowed: amount, low, high, or one of: {', '.join(MAGNITUDES)}"
            )
        return self

    @property
    def interval(self) -> Interval:
        """The figure as read: its numbers where stated, else the documented reading of its words."""
        if self.amount is not None:
            return Interval(self.amount, self.amount)
        if self.low is None and self.high is None:
            return read_magnitude(self.worded) or Interval(None, None)
        return Interval(self.low, self.high)


class Money(Figure):
    """A value in the currency the report carries."""

    currency: Currency
    """ISO 4217 code, of today or withdrawn."""


class Quantity(Figure):
    """A number of things."""

    unit: str
    """One of the file's `units`."""


class Variant(Record):
    """How some reports give the claim differently; one claim all the same."""

    kind: Literal["difference", "conversion"] = "difference"
    """A conversion is the same figure in another currency, made by the report."""
    value: Money | None = None
    """The value these reports give."""
    quantities: tuple[Quantity, ...] = ()
    """The quantities these reports give."""
    note: Text
    """What differs, in our words."""
    reports: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids of the reports that carry the variant, among the claim's own."""


class Involved(Record):
    """A company that is said to have had a hand in a step and is no stage of the route: no goods are drawn through its
    state."""

    company: Slug
    """Id of the company."""
    role: Role
    """broker, carrier, insurer, owner (of the goods, the ship or the aircraft)."""
    state: Country | None = None
    """The state it is said to be of; left out where no report says. Being of a state is not being on the route."""
    leg: Annotated[tuple[FewWords, ...], Field(min_length=2, max_length=2)] | None = None
    """The step, by two parties that follow each other on the route: [SRB, USA]; left out, the whole route."""


class Claim(Record):
    """What one actor said on one date about one flow."""

    id: Slug
    """Its name in addresses; never reused."""
    flow: Slug
    """Id of the flow it is about."""
    by: Slug
    """Id of the actor who says it."""
    date: When
    """When it was said, as precisely as known."""
    stance: Stance
    """asserts, confirms, partly confirms, qualifies, denies."""
    basis: Basis = "unspecified"
    """What its figures count; *requested* and *refused*: what was asked for or refused, by which nothing moved."""
    statement: Text
    """What is said, in our words."""
    value: Money | None = None
    """The value, in the currency reported."""
    quantities: tuple[Quantity, ...] = ()
    """Quantities, each with its unit."""
    account: Slug | None = None
    """Id of the account its figures belong to; left out, the claim is an account of its own."""
    responds_to: tuple[Slug, ...] = ()
    """Ids of the claims it answers."""
    variants: tuple[Variant, ...] = ()
    """Differences between the reports that carry it."""
    involved: tuple[Involved, ...] = ()
    """Brokers, carriers and the like that the claim or its reports name beside the stages of the route."""
    caveat: Text | None = None
    """Why to be careful with this record."""
    first_hand: tuple[Slug, ...] = ()
    """Ids of reports that have it from elsewhere than the reports they relay: their own finding beside a repeat."""
    reports: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids of the reports that carry it."""


class Event(Record):
    """A dated fact that explains the timeline; never drawn as a flow."""

    id: Slug
    """Its name in addresses."""
    date: When
    """When it happened."""
    title: FewWords
    """What happened, short enough for the chart."""
    note: Text | None = None
    """What a reader should know about it."""
    reports: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids of the reports that carry it."""


class Dataset(Record):
    """The whole file. Built by `load`, which checks what holds between records."""

    dataset: About
    """The dataset as a whole."""
    units: tuple[str, ...] = ()
    """What quantities may count."""
    goods: Mapping[Slug, Goods]
    """Classes of goods by id."""
    publishers: Mapping[Slug, Publisher]
    """Publishers by id."""
    actors: Mapping[Slug, Actor]
    """Actors by id."""
    companies: Mapping[Slug, Company] = Field(default_factory=dict)
    """Companies by id; a claim concerns a company where one of its names occurs in the claim as whole words."""
    accounts: Mapping[Slug, Account] = Field(default_factory=dict)
    """Accounts of several claims by id."""
    reports: Mapping[Slug, Report]
    """Reports by id."""
    flows: Mapping[Slug, Flow]
    """Flows by id."""
    claims: tuple[Claim, ...]
    """Claims, in order of date."""
    events: tuple[Event, ...] = ()
    """Events, in order of date."""

    def kind(self, report: Report) -> ReportKind:
        """What sort of document a report is: as it says itself, else as its publisher does."""
        return report.kind or self.publishers[report.publisher].kind
