"""Turns of a transcript, hearing or interview: what is said after each speaker label.

Answers under "A:" are whoever the introduction says answered; where it names nobody, they are
nobody's. Questions under "Q:" are the reporters' whom the introduction tells of, else those of a
reporter whom nobody names. A turn gives one report for each run of its sentences that do the same
(`kg.extract.reports.runs`): what it asks and what it claims stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.articles.lines.turns import INITIALS, initials
from kg.extract.grammar.content_edges import unquote
from kg.extract.grammar.functions import is_prepositional_object
from kg.extract.grammar.governors import verb_of_active_subject
from kg.extract.lexicon import words
from kg.extract.repair.speaker_labels import label_kind, speaker_of
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.runs import runs
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.reports.runs import Run
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

REPORTER = "reporter"
"""What an asker is called whom the transcript names only by what he does."""
_RULES = {"question": "transcript-question", "answer": "transcript-answer"}


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Line
    kind: str
    lines: tuple[Line, ...]


def interview_turns(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield the reports of each turn, one for each run of sentences; the first has the cue."""
    made = list(_turns(parsed))
    if not made:
        return
    start = made[0].label.span.start
    before = [
        n for n in parsed.article.lines if n.span.end <= start and n.kind is not LineKind.BYLINE
    ]
    answerer, askers = _answerer(parsed, before), _askers(parsed, before)
    nobody = any(turn.kind == "answer" for turn in made)  # "Q:" beside "A:" may be anybody's
    for k, turn in enumerate(made):
        spans = tuple(s for n in turn.lines if (s := unquote(parsed.text, n.span)) is not None)
        if not spans:
            continue
        speaker, heard = _speaker(parsed, turn, answerer, askers), None
        if nobody and turn.kind == "question" and speaker is not askers:
            speaker = None
        said = runs(parsed, spans, asking=turn.kind in ("question", "reporter"))
        if any(r.asks for r in said):
            heard = answerer if turn.kind == "question" and answerer else _next(parsed, made, k)
        place = turn.label.span
        called = (
            Span(place.start, place.start + INITIALS)
            if turn.kind == "initials" and speaker is not None
            else None
        )
        for number, run in enumerate(said):
            found = replace(_found(parsed, turn, run, speaker, heard), mention=called)
            yield replace(found, cue=None) if number else found


def _turns(parsed: ParsedArticle) -> Iterator[_Turn]:
    """Yield each label with the lines that follow it."""
    label: Line | None = None
    said: list[Line] = []
    for line in parsed.article.lines:
        if line.kind is LineKind.TURN:
            said.append(line)
        elif line.kind is LineKind.SPEAKER_LABEL:
            if label is not None:
                yield _turn(parsed, label, said)
            label, said = line, []
    if label is not None:
        yield _turn(parsed, label, said)


def _turn(parsed: ParsedArticle, label: Line, said: list[Line]) -> _Turn:
    return _Turn(label, label_kind(label.span.of(parsed.text)), tuple(said))


def _speaker(
    parsed: ParsedArticle, turn: _Turn, answerer: Token | None, askers: Token | None
) -> Token | None:
    if turn.kind == "answer":
        return answerer
    if turn.kind == "question" and askers is not None:
        return askers
    if turn.kind == "initials":
        return _named_by_initials(parsed, turn.label)
    return speaker_of(parsed, turn.label)


def _named_by_initials(parsed: ParsedArticle, label: Line) -> Token | None:
    """Return the head of the only person's name above a label that has the label's initials."""
    own = label.span.of(parsed.text).strip(" :").casefold()
    named: dict[str, Token] = {}
    for entity in parsed.parse.entities:
        tokens = parsed.tokens[entity.first : entity.last]
        if entity.label == "PERSON" and tokens[-1].end <= label.span.start:
            name = " ".join(t.text for t in tokens).casefold()
            if initials(name) == own:
                named.setdefault(name, tokens[-1])
    return next(iter(named.values())) if len(named) == 1 else None


def _next(parsed: ParsedArticle, made: Sequence[_Turn], k: int) -> Token | None:
    """Return who answers: the speaker of the next turn, if a name or role labels it."""
    after = made[k + 1] if k + 1 < len(made) else None
    if after is None or after.kind not in ("name", "role"):
        return None
    return speaker_of(parsed, after.label)


def _found(
    parsed: ParsedArticle,
    turn: _Turn,
    run: Run,
    speaker: Token | None,
    heard: Token | None,
) -> ReportCandidate:
    label = turn.label.span
    own = speaker is not None and label.start <= speaker.start < label.end
    unnamed = own and turn.kind in ("question", "reporter")
    marked = not parsed.text[label.end - 1].isalnum()  # the label itself, where no mark ends it
    return ReportCandidate(
        rule=_RULES.get(turn.kind, "transcript-turn"),
        cue=Span(label.end - 1, label.end) if marked else label,
        verb=None,
        act=Act.ASK if run.asks else Act.STATE,
        speakers=(speaker,) if speaker is not None else (),
        content=Content(
            frame="turn",
            spans=(run.span,),
            heads=run.heads,
            addressee=heard if run.asks else None,
        ),
        asked=run.asks and speaker is None,
        quoted=(run.span,),
        unnamed=REPORTER if unnamed else None,
    )


def _answerer(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return the name of who answers: the introduction's subject, else the one whom it names."""
    named: dict[str, Token] = {}
    for line in lines:
        for token in parsed.within(line.span):
            entity = parsed.entity_at.get(token.i)
            if entity is None or entity.label != "PERSON" or token.i != entity.last - 1:
                continue
            verb = verb_of_active_subject(parsed, token)
            if verb is not None and verb.lemma in words("taking_questions"):
                return token
            named.setdefault(token.text, token)
    return next(iter(named.values())) if len(named) == 1 else None


def _askers(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return "reporters" or "the press" of "took questions from reporters"."""
    tokens = (t for line in lines for t in parsed.within(line.span))
    asked = (t for t in tokens if is_prepositional_object(t))
    return next((t for t in asked if t.lemma in words("askers")), None)
