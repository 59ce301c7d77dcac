"""What stands behind a mark: a ribbon, a place, a curve, a country, a claim, a bar or a cell of a picture.

A mark is a text that the chart carries and the address holds (`mark=1:CZE`): a key of the picture's members, the same
followed by a voice ("0:SRB>1:CZE/denied"), or one end of such keys ("1:CZE", "menadefense-2025/9:UKR", "CZE").
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from flows.dates import spoken
from flows.nodes import LAST, Node, way
from flows.places import name
from flows.summary import stance_of
from flows.tables import Tables, flow_name
from flows.views.picture import EVENT, VOICE_OF, VOICE_WORDS, VOICES, Codes, Picture

_STOPS = {2: "second stop", 3: "third stop", 4: "fourth stop"}
"""Stages between the first stop and the destination."""

SEVERAL = "*"
"""Stands between marks that a finger touched at once; no mark can hold it."""


def behind(picture: Picture, mark: str, tables: Tables) -> Codes:
    """The rows of the claims behind a mark, in order; none where the picture has no such mark."""
    claim = picture.members["claim"].to_numpy()
    if mark in picture.countries_marked():
        places, whole_selection = tables.places, np.union1d(claim, picture.left_out["claim"].to_numpy())
        return np.intersect1d(whole_selection, places["claim"].to_numpy()[(places["country"] == mark).to_numpy()])
    key, voice = _parted(mark)
    keys = picture.members["key"].cat
    known = keys.categories.astype(str)
    whole = [mark in marks_of(one) if picture.places_are_marks else mark == one for one in known]
    part = [bool(voice) and one == key for one in known]
    codes, stances = keys.codes.to_numpy(), tables.claims["stance"].cat.codes.to_numpy()
    heard = VOICE_OF[stances[claim]] == (VOICES.index(voice) if voice else -1)
    found = np.array([*whole, False])[codes] | np.array([*part, False])[codes] & heard
    if not found.any() and not picture.places_are_marks and ">" in mark:
        steps = [f">{mark}>" in f">{one}>" for one in known]  # a step of routes, as addresses of the map once had
        found = np.array([*steps, False])[codes]
    return np.unique(claim[found])


@lru_cache(maxsize=10_000)
def marks_of(key: str) -> frozenset[str]:
    """The key itself and, where it is a leg, the places that its ribbon touches."""
    account, slash, leg = key.rpartition("/")
    source, arrow, target = leg.partition(">")
    if not arrow:
        return frozenset({key})
    ends = [source, target]
    if ":" in leg and not account:  # only the picture of all accounts leads ribbons round
        ends = [node.key for node in way(Node.read(source), Node.read(target))]
    return frozenset({key, *(account + slash + end for end in ends)})


def openable(picture: Picture) -> list[str]:
    """Every mark of a picture: what is drawn as its rows, in order, then the places."""
    rows = picture.rows["mark" if "mark" in picture.rows else "key"].astype(str)
    keys = picture.members["key"].cat.categories.astype(str)
    drawn = set(picture.members["key"].cat.codes)
    if picture.countries_marked():
        return [*rows, *picture.countries_marked()]
    if not picture.places_are_marks:
        held = set(keys[list(drawn)])
        return [row for row in dict.fromkeys(rows) if row in held]
    places = {end for code, key in enumerate(keys) if code in drawn for end in marks_of(key) if end != key}
    return [*dict.fromkeys(rows), *sorted(places)]


def listed(picture: Picture) -> list[str]:
    """Every mark that can be opened: those with claims behind them, in order, then the events."""
    return [*openable(picture), *picture.events_marked()]


def several(mark: str, picture: Picture) -> list[str]:
    """The marks of a picture that one text names ('ft-800m*svr-list'), in its order; none where it names only one."""
    asked = mark.split(SEVERAL)
    return [one for one in dict.fromkeys(listed(picture)) if one in asked] if len(asked) > 1 else []


def named(mark: str, tables: Tables) -> str:
    """A mark in words: 'Serbia to Czechia, denied', 'Czechia (intermediary)', '29 May 2025, Vučić: denies (id)'."""
    if mark.startswith(EVENT):
        event = next(event for event in tables.dataset.events if event.id == mark.removeprefix(EVENT))
        return f"{spoken(str(event.date))}, event: {event.title}"
    if mark in tables.place:
        claim = tables.record(tables.place[mark])
        return f"{spoken(str(claim.date))}, {tables.dataset.actors[claim.by].name}: {stance_of(claim)} ({mark})"
    key, voice = _parted(mark)
    told = f", {VOICE_WORDS[voice]}" if voice else ""
    before, _, last = key.rpartition("/")
    if ":" in last:
        flow = tables.dataset.flows.get(before)
        return (f"{flow_name(flow, tables.dataset)}: " if flow else "") + _leg(last) + told
    if key in tables.dataset.flows:
        return flow_name(tables.dataset.flows[key], tables.dataset)
    return " to ".join(map(_country, key.split(">"))) + told if not before else _cell(key, tables)


def _leg(text: str) -> str:
    """Names that no two marks of a picture share: a country may be the second stop of one route, the end of another."""
    nodes = [Node.read(end) for end in text.split(">")]
    if len(nodes) == 1:
        return f"{nodes[0].name} ({_STOPS.get(nodes[0].stage, nodes[0].role)})"
    source, target = (f"{node.name} ({_STOPS[node.stage]})" if node.stage in _STOPS else node.name for node in nodes)
    whole = nodes[0].stage == 0 and nodes[1].stage == LAST
    return f"{source} to {target}" + (" as destination" if whole else "")


def _country(code: str) -> str:
    """The name of a country; a month stands for itself in the marks of bars, "?" for who is not named."""
    if code == "?":
        return "parties not named"
    return spoken(code) if code[:1].isdigit() else name(code)


def _cell(key: str, tables: Tables) -> str:
    """'actor/2024-06/denies' or 'flow/actor', with the names of those that the data knows."""
    data = tables.dataset

    def told(part: str) -> str:
        if part in data.flows:
            return flow_name(data.flows[part], data)
        return data.actors[part].name if part in data.actors else part

    return ", ".join(map(told, key.split("/")))


def _parted(mark: str) -> tuple[str, str]:
    """A key and the voice after it, if there is one."""
    key, _, voice = mark.rpartition("/")
    return (key, voice) if voice in VOICES else (mark, "")
