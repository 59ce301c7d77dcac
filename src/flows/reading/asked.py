"""Questions as they come up while rows are read: each once, with the rows it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.reading.found import Question

NOT_ANSWERED = "not answered"
"""What stands where an answer will, so that all else can be asked meanwhile."""


@dataclass
class Asked:
    """Collects questions and answers them from a mapping."""

    answers: Mapping[str, str]
    texts: dict[str, tuple[str, dict[str, str] | None, str, bool]] = field(default_factory=dict)
    rows: dict[str, list[int]] = field(default_factory=dict)

    def ask(
        self, key: str, text: str, *, options: dict[str, str] | None = None, proposed: str = "", row: int = 0,
        needed: bool = True,
    ) -> str:  # fmt: skip
        """The answer: the one given, else the one proposed, else none. Of options others are no answer."""
        given = self.answers.get(key, "").strip()
        answer = given if options is None or given in options else ""
        said = f"{text} ({given!r} is none of the answers.)" if given and not answer else text
        self.texts.setdefault(key, (said, options, answer or proposed, needed))
        listed = self.rows.setdefault(key, [])
        if row and (not listed or listed[-1] != row):
            listed.append(row)
        return self.texts[key][2]

    def questions(self) -> tuple[Question, ...]:
        """All that was asked, in order."""
        return tuple(
            Question(key, text, options, answer, tuple(self.rows[key]), needed)
            for key, (text, options, answer, needed) in self.texts.items()
        )
