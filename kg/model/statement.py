"""What was said: a speech act with its speakers, content and standing, at exact places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.lists import Certainty, Finder, Voice
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.model.article import Dated
    from kg.model.correction import Correction
    from kg.model.lists import Act, Direction, Modality, Polarity, Quotation, SourceKind
    from kg.model.problem import Problem
    from kg.model.span import Span


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor taking part in a statement, and where the article mentions it there.

    `span` is None when the actor is carried over from earlier text; `how` tells of a target whether
    the act is aimed at it or its content about it.
    """

    actor: str
    span: Span | None = None
    how: Direction | None = None


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What kind of source a speaker is, as the article tells.

    `speaker` is None where words are cited of nobody who is an actor. `title` is the place of the
    office or description printed beside the name, here or where the article introduces it;
    `justification` are the places that tell why the source may know, and why it is not named.
    """

    speaker: str | None
    kind: SourceKind
    title: Span | None = None
    justification: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """A condition stated, with what it supposes and what holds only under it, as propositions.

    `span` is its place without the word that opens it; `unless` marks one that must not come true.
    """

    span: Span
    proposition: str
    consequents: tuple[str, ...] = ()
    unless: bool = False


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody performing a speech act with some content, at exact places in one article.

    `said_on` is the day of the utterance where the article settles it; `said_within` the week or
    month where it settles no more. `via` is the statement inside whose content this one stands.
    `occasion` is the place of where it was said ("at a briefing"); `confidence` estimates how
    often statements like it are right in speaker, act, content and standing
    (`kg.extract.statements.statement_confidence`). `unresolved` are the mentions of a speaker of
    whom the text does not tell who it is. `sources` tell of each speaker what kind of source it is,
    and `whose_will` who intends what is put as intended. `corrections` are what a person put right.
    """

    id: str
    article: str
    voice: Voice = Voice.ATTRIBUTED
    speakers: tuple[Participant, ...] = ()
    unresolved: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    via: tuple[str, ...] = ()
    cue: Span | None
    act: Act
    content: tuple[Span, ...]
    targets: tuple[Participant, ...] = ()
    addressees: tuple[Participant, ...] = ()
    quotation: Quotation
    polarity: Polarity
    modality: Modality
    whose_will: tuple[str, ...] = ()
    certainty: Certainty = Certainty.UNSPECIFIED
    hedge: Span | None = None
    said_on: Dated | None = None
    said_within: Dated | None = None
    conditions: tuple[Span, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
    propositions: tuple[str, ...] = ()
    origin: str | None = None
    repeats: tuple[Span, ...] = ()
    evidence: Span
    rule: str
    confidence: float = 0.5
    found_by: tuple[Finder, ...] = (Finder.RULES,)
    occasion: Span | None = None
    plover: str | None = None
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def speaker_spans(self) -> tuple[Span, ...]:
        """The mentions of the speakers next to the cue, once each; two may share a noun phrase."""
        named = tuple(dict.fromkeys(p.span for p in self.speakers if p.span is not None))
        return named or self.unresolved

    def excepts(self, condition: Span) -> bool:
        """Tell whether a condition is one that must not come true: "unless …"."""
        return any(a.unless and a.span.overlaps(condition) for a in self.antecedents)
