"""Turns of a transcript, hearing or interview: what is said after each speaker label.

Answers under "A:", and those below questions without labels, are whoever the introduction says
answered; where it names nobody, they are nobody's. Questions are theirs who ask by the
introduction, those under "Q:" else of a reporter whom nobody names. A turn gives one report for
each run of its sentences that do the same (`kg.extract.reports.runs`): what it asks and what it
claims stand apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.articles.lines.turns import INITIALS, initials
from kg.extract.grammar.content_edges import unquote
from kg.extract.lexicon import words
from kg.extract.repair.speaker_labels import label_kind, speaker_of
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.rules.interview_partners import partners
from kg.extract.reports.rules.quoting_turns import block_reports, quoted_blocks
from kg.extract.reports.runs import runs
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.reports.runs import Run
    from kg.model import Line, Token
    from kg.parse import ParsedArticle

REPORTER = "reporter"
"""What an asker is called whom the transcript names only by what he does."""
_ASKING = ("question", "reporter")
"""Kinds of labels of whoever puts questions."""
_PARTIES = 2
"""Whoever asks and whoever answers."""
_RULES = {"question": "transcript-question", "answer": "transcript-answer"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is said in one go: its label, the kind of it, its lines. Without a label it is a
    question of an interview, or the answer below it.
    """

    label: Line | None
    kind: str
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Where the turn begins in the text."""
        return (self.label or self.lines[0]).span.start

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where what is said stands."""
        return tuple([n.span for n in self.lines])


def interview_turns(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield the reports of each turn, one for each run of sentences; the first has the cue."""
    made = list(_turns(parsed))
    if not made:
        return
    start = made[0].start
    before = [
        n for n in parsed.article.lines if n.span.end <= start and n.kind is not LineKind.BYLINE
    ]
    told = partners(parsed, before, [t.spans for t in made if t.kind == "answer"])
    nobody = any(turn.kind == "answer" for turn in made)  # "Q:" beside "A:" may be anybody's
    asking, answering = _labelled(parsed, made)
    asker = _asker(parsed, made)
    answerer, askers = answering or told.answers, (asking,) if asking else told.ask
    for k, turn in enumerate(made):
        if turn.label is None and answerer is None:
            continue  # nobody's words: what is reported in them is read as in any paragraph
        own, blocks = quoted_blocks(parsed, turn.lines)
        yield from block_reports(parsed, blocks)
        spans = tuple(s for n in own if (s := unquote(parsed.text, n.span)) is not None)
        if not spans:
            continue
        speakers, heard = _speakers(parsed, turn, answerer, askers), None
        if nobody and turn.kind == "question" and speakers != askers:
            speakers = ()
        said = runs(parsed, spans, asking=turn.kind in _ASKING)
        if any(r.asks for r in said) or turn.kind in _ASKING or _label(parsed, turn) == asker:
            heard = answerer if turn.kind == "question" and answerer else _next(parsed, made, k)
        called = None
        if turn.kind == "initials" and turn.label is not None and speakers:
            called = Span(turn.start, turn.start + INITIALS)
        for number, run in enumerate(said):
            found = replace(_found(parsed, turn, run, speakers, heard), mention=called)
            yield replace(found, cue=None) if number else found


def _turns(parsed: ParsedArticle) -> Iterator[_Turn]:
    """Yield each label with the lines that follow it, and questions and answers without labels."""
    label: Line | None = None
    said: list[Line] = []
    for line in parsed.article.lines:
        question = line.kind is LineKind.QUESTION
        if line.kind is LineKind.TURN:
            if said and said[-1].kind is LineKind.QUESTION:
                yield _Turn(None, "question", tuple(said))
                label, said = None, []
            said.append(line)
        elif line.kind is LineKind.SPEAKER_LABEL or question:
            if not (question and said and said[-1].kind is LineKind.QUESTION):
                yield from _turn(parsed, label, said)
                said = []
            label = None if question else line
            said += [line] if question else []
    yield from _turn(parsed, label, said)


def _turn(parsed: ParsedArticle, label: Line | None, said: list[Line]) -> Iterator[_Turn]:
    if label is not None:
        yield _Turn(label, label_kind(label.span.of(parsed.text)), tuple(said))
    elif said:
        asks = said[0].kind is LineKind.QUESTION
        yield _Turn(None, "question" if asks else "answer", tuple(said))


def _labelled(parsed: ParsedArticle, made: Sequence[_Turn]) -> tuple[Token | None, Token | None]:
    """Return who asks and who answers by the first labels, where other turns have none."""
    if all(turn.label is not None for turn in made):
        return None, None
    named = [t for t in made if t.label is not None and t.kind in ("name", "role") and t.lines]
    asks = next((t for t in named if t.lines[-1].span.of(parsed.text).endswith("?")), None)
    answers = next((t for t in named if t is not asks), None)
    first, second = (
        speaker_of(parsed, t.label) if t is not None and t.label is not None else None
        for t in (asks, answers)
    )
    return first, second


def _label(parsed: ParsedArticle, turn: _Turn) -> str | None:
    return turn.label.span.of(parsed.text).strip(" :").casefold() if turn.label else None


def _asker(parsed: ParsedArticle, made: Sequence[_Turn]) -> str | None:
    """Return the label of the one of two parties whose turns more often end in a question.

    What he says besides is put to the other party too: "You built the dam. And you closed it."
    """
    asked: dict[str | None, int] = {}
    for turn in made:
        said = turn.lines[-1].span.of(parsed.text).rstrip() if turn.lines else ""
        name = _label(parsed, turn)
        asked[name] = asked.get(name, 0) + said.endswith("?")
    if len(asked) != _PARTIES or None in asked:
        return None
    less, more = sorted(asked.items(), key=lambda one: one[1])
    return more[0] if more[1] > less[1] else None


def _speakers(
    parsed: ParsedArticle, turn: _Turn, answerer: Token | None, askers: tuple[Token, ...]
) -> tuple[Token, ...]:
    if turn.kind == "question" and askers:
        return askers
    if turn.kind == "answer":
        speaker = answerer
    elif turn.label is None:
        speaker = None
    elif turn.kind == "initials":
        speaker = _named_by_initials(parsed, turn.label)
    else:
        speaker = speaker_of(parsed, turn.label)
    return (speaker,) if speaker is not None else ()


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
    if after is None or after.label is None or after.kind not in ("name", "role"):
        return None
    return speaker_of(parsed, after.label)


def _found(
    parsed: ParsedArticle,
    turn: _Turn,
    run: Run,
    speakers: tuple[Token, ...],
    heard: Token | None,
) -> ReportCandidate:
    label = turn.label.span if turn.label is not None else None
    own = label is not None and any(label.start <= s.start < label.end for s in speakers)
    unnamed = own and turn.kind in _ASKING
    return ReportCandidate(
        rule=_RULES.get(turn.kind, "transcript-turn"),
        cue=_mark(parsed, label) if label is not None else None,
        verb=None,
        act=Act.ASK if run.asks else Act.STATE,
        speakers=speakers,
        content=Content(
            frame="turn",
            spans=(run.span,),
            heads=run.heads,
            addressee=heard if run.asks or _speaks_to(parsed, run.span) else None,
        ),
        asked=run.asks and not speakers,
        quoted=(run.span,),
        unnamed=REPORTER if unnamed else None,
    )


def _speaks_to(parsed: ParsedArticle, said: Span) -> bool:
    """Tell whether words beside a question speak to whom it is put: "You built it. Why?"."""
    return any(t.text.casefold() in words("second_person") for t in parsed.within(said))


def _mark(parsed: ParsedArticle, label: Span) -> Span:
    """Return the mark that ends a label, else the label itself."""
    marked = not parsed.text[label.end - 1].isalnum()
    return Span(label.end - 1, label.end) if marked else label
