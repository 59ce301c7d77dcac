"""What a reader of a file should know: what it holds, by which rules, how it is cited."""

from __future__ import annotations

from flows.export.taken import Taken

RULES = (
    "No line is a finding: each is somebody's claim, with the reports that carry it.",
    "Figures are never to be added but within an account: claims speak of the same goods, flows contain each other.",
    "Figures of different basis (delivered, contracted, licensed, planned) count different things; what was requested "
    "or refused did not move.",
    "A total for several countries is no figure for any of them: a split that is not reported is not invented.",
    "Official statistics are aggregates of all end users: context, never flows.",
    "Repeating is not confirming: beside the number of reports stands that of independent origins.",
    "A denial is a claim like any other. That nothing is listed is no evidence that nothing moved.",
    "Low and high are how a figure is read; what is derived is marked so, with its method.",
    "An empty cell means not stated or not known, never nought.",
)
"""How the data is to be read; what README.md calls the rules that are never broken, as far as they bind who reckons."""
_LICENCES = {"CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")}
"""SPDX names, what they are called, where their text is."""


def about(taken: Taken) -> dict[str, str]:
    """In a few named texts, in order."""
    told = taken.data.dataset
    found = {
        "title": told.title,
        "scope": told.scope,
        "version": f"{told.version}, updated {told.updated}",
        "selection": taken.sentence,
        **({"address": taken.address} if taken.base else {}),
        "licence": " ".join(filter(None, licence(taken))),
        "citation": citation(taken),
    }
    return found | {f"rule {number}": rule for number, rule in enumerate(RULES, 1)}


def licence(taken: Taken) -> tuple[str, str]:
    """The licence as it is called, and where its text is; empty where that is not known."""
    name = taken.data.dataset.licence
    return _LICENCES.get(name, (name, ""))


def citation(taken: Taken) -> str:
    """'The Arms Flows authors: Reported arms flows from Serbia, version 2026.12.0, CC BY 4.0, https://...'"""
    told = taken.data.dataset
    parts = [told.cited, f"version {told.version}", licence(taken)[0]]
    return ", ".join([*parts, *([taken.address] if taken.base else [])])
