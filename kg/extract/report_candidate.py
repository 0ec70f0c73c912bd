"""What a rule finds: a cue with its speaker and content, before anyone is identified."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.extract.candidate import Proposed
    from kg.model import Act, Span, Token


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Where the content of a cue stands.

    `heads` are its main predicates or its head noun, from which standing is read; `patient` is the
    noun that the act is done to ("accused X of"), `addressee` the one spoken to ("told X that").
    """

    frame: str
    spans: tuple[Span, ...]
    heads: tuple[Token, ...] = ()
    patient: Token | None = None
    addressee: Token | None = None


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCandidate:
    """A reported act. `speakers` are heads of noun phrases; empty when carried over or unknown.

    `withheld` marks acts of not saying; `extra` reports with no source of their own ("is
    considering"); `carry` a quotation that belongs to the running speaker; `asked` one put by
    nobody named. `score` is a tagger's own estimate, 0 to 1 (a rule's is counted), and
    `mention` its place of the speaker. `unnamed` is the role that a label gives a speaker whom the
    text does not name, `signature` the line that signs the words. `tagged` tells that a tagger
    found the same, `proposed` are the candidates of other extractors that say so, or that it is of.
    """

    rule: str
    cue: Span | None
    verb: Token | None
    act: Act
    speakers: tuple[Token, ...]
    content: Content
    withheld: bool = False
    extra: bool = False
    carry: bool = False
    asked: bool = False
    quoted: tuple[Span, ...] = ()
    score: float | None = None
    tagged: bool = False
    proposed: tuple[Proposed, ...] = ()
    mention: Span | None = None
    unnamed: str | None = None
    signature: Span | None = None

    @property
    def start(self) -> int:
        """Where in the text the report begins: its cue or its content, whichever is first."""
        places = [s.start for s in self.content.spans]
        return min([*places, self.cue.start] if self.cue else places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A report that becomes no statement: the step that dropped it, and the others it did so for.

    What each step means stands in `kg.extract.reports.filters`.
    """

    report: ReportCandidate
    step: str
    because: tuple[ReportCandidate, ...] = ()


def place_of(found: ReportCandidate) -> Span:
    """Return where a report stands: its cue, or what it holds where it has none."""
    return found.cue or found.content.spans[0]
