"""Questions and answers of a printed interview: lines that open with "Q:" and "A:".

The answers are whoever the introduction says answered; where it names nobody, they are nobody's.
The questions are the reporters' whom it tells of, else asked by nobody named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.detached import VERBAL
from kg.extract.found import Content, Found
from kg.extract.lexicon import words
from kg.extract.trim import unquote
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Token
    from kg.parse import ParsedArticle

_LABEL = re.compile(r"(Q|A|Question|Answer|QUESTION|ANSWER)(:)\s+(?=\S)")


def interview_turns(parsed: ParsedArticle) -> Iterator[Found]:
    """Yield the turns of an interview: a question and its answer at least, in that order."""
    lines = list(parsed.read_lines())
    labels = [_LABEL.match(parsed.text, n.span.start, n.span.end) for n in lines]
    marked = [k for k, m in enumerate(labels) if m is not None]
    kinds = [m[1][0] for m in labels if m is not None]
    if "A" not in kinds or kinds[0] != "Q":
        return
    start = lines[marked[0]].span.start
    before = [
        n for n in parsed.article.lines if n.span.end <= start and n.kind is not LineKind.BYLINE
    ]
    answerer, askers = _answerer(parsed, before), _askers(parsed, before)
    for k, until in zip(marked, [*marked[1:], marked[-1] + 1], strict=True):
        match = labels[k]
        if match is None:
            continue
        told = [Span(match.end(), lines[k].span.end), *(n.span for n in lines[k + 1 : until])]
        spans = tuple(s for t in told if (s := unquote(parsed.text, t)) is not None)
        if spans:
            asks = match[1][0] == "Q"
            yield _turn(parsed, Span(*match.span(2)), spans, asks=asks, who=(answerer, askers))


def _turn(
    parsed: ParsedArticle,
    cue: Span,
    spans: tuple[Span, ...],
    *,
    asks: bool,
    who: tuple[Token | None, Token | None],
) -> Found:
    answerer, askers = who
    speaker = askers if asks else answerer
    inside = [t for s in spans for t in parsed.within(s) if t.pos in VERBAL]
    return Found(
        rule="transcript-question" if asks else "transcript-answer",
        cue=cue,
        verb=None,
        act=Act.ASK if asks else Act.STATE,
        speakers=(speaker,) if speaker is not None else (),
        content=Content(
            frame="turn",
            spans=spans,
            heads=tuple(t for t in inside if t.dep == "ROOT")[:6] or tuple(inside[:1]),
            addressee=answerer if asks else None,
        ),
        asked=asks and speaker is None,
        quoted=spans,
    )


def _answerer(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return the name of who answers: the introduction's subject, else the one whom it names."""
    named: dict[str, Token] = {}
    for line in lines:
        for token in parsed.within(line.span):
            entity = parsed.entity_at.get(token.i)
            if entity is None or entity.label != "PERSON" or token.i != entity.last - 1:
                continue
            if token.dep == "nsubj" and parsed.head(token).lemma in words("taking_questions"):
                return token
            named.setdefault(token.text, token)
    return next(iter(named.values())) if len(named) == 1 else None


def _askers(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return "reporters" or "the press" of "took questions from reporters"."""
    tokens = (t for line in lines for t in parsed.within(line.span))
    return next((t for t in tokens if t.dep == "pobj" and t.lemma in words("askers")), None)
