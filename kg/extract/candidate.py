"""What an extractor beside the rules hands over: statements as candidates, by their places.

A candidate only points: at words of the article, and at members of closed lists. Who is meant, on
which day it was said and what is claimed is worked out by our own code from there, and a candidate
that does not hold (`kg.extract.reports.leash`) becomes no statement, with the reason told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Act, Certainty, Diagnostic, Modality, Polarity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement as somebody beside the rules reads it.

    Places are code points of the article's text, half-open: `content` is what is said, in text
    order; `cue` the word that reports it, None where there is none; `speaker` the whole noun phrase
    beside the cue, None where nobody is named; `target` at whom it is aimed or whom it is about. A
    list value of None is left to the rules.
    """

    content: tuple[Span, ...]
    cue: Span | None = None
    speaker: Span | None = None
    target: Span | None = None
    conditions: tuple[Span, ...] = ()
    act: Act | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    certainty: Certainty | None = None

    @property
    def places(self) -> tuple[Span, ...]:
        """Every place that it points at, in no order."""
        one = (self.cue, self.speaker, self.target)
        return (*self.content, *self.conditions, *(p for p in one if p is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """What an extractor found in one article, and what there is to say of that: what it left out.

    `whole` is false where it could not be asked about all of the article: the article is then read
    again by a later run.
    """

    found: tuple[Candidate, ...] = ()
    notes: tuple[Diagnostic, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A candidate and by whose name it goes: `rule` is what its statement carries."""

    candidate: Candidate
    rule: str
