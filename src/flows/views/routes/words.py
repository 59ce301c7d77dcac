"""Routes in words and as tables, for who cannot see the picture."""

from __future__ import annotations

import pandas as pd

from flows.nodes import leg_ends
from flows.places import words
from flows.summary import plural
from flows.views.picture import VOICE_WORDS, VOICES, Picture

WIDTH = "Width: how many sources name the step."
COUNTED = (
    "A ribbon counts the sources that name the step; the number beside a country those that name it at any stage, in "
    "all selected claims."
)


def sentence(picture: Picture) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No route is drawn."
    told = {voice: _told(picture.rows[picture.rows["voice"] == voice]) for voice in VOICES}
    return " ".join(f"{VOICE_WORDS[voice].capitalize()}: {text}." for voice, text in told.items() if text)


def _told(rows: pd.DataFrame, most: int = 6) -> str:
    steps = [_step(key, origins) for key, origins in zip(rows["key"][:most], rows["origins"][:most], strict=True)]
    more = [f"{len(rows) - most} more steps"] if len(rows) > most else []
    return words(steps + more)


def _step(key: str, origins: int) -> str:
    source, target = leg_ends(key)
    return f"{source.name} to {target.name} by {plural(int(origins), 'source')}"


def table(picture: Picture) -> pd.DataFrame:
    """The same rows for reading: from, to, stance, sources, claims."""
    ends = [leg_ends(key) for key in picture.rows["key"]]
    return pd.DataFrame(
        {
            "From": [source.name for source, _ in ends],
            "To": [target.name for _, target in ends],
            "Stance": picture.rows["voice"].astype(str).map(VOICE_WORDS),
            "Sources": picture.rows["origins"],
            "Claims": picture.rows["claims"],
        }
    )
