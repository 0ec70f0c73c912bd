"""What is said at length, sentence by sentence: runs of one act and one standing in a paragraph.

A turn, a block quotation or a letter asks, claims, plans and supposes by turns. Each run of
sentences that do the same is a statement of its own; greetings and thanks are none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.articles.lines.turns import stage_direction
from kg.articles.wordlists import words
from kg.extract.grammar.content_edges import unquote
from kg.extract.grammar.dependents import active_subject
from kg.extract.grammar.functions import is_main
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.performatives import performed
from kg.extract.standing.conditions import conditions_in
from kg.extract.standing.main_predicate import predicate_modality
from kg.extract.standing.veridicality.prefaces import claims_among, is_beside_claims
from kg.extract.standing.veridicality.questions import is_tagged
from kg.model import Act, Modality, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences of one act and one standing: their place, main predicates, and whether they ask."""

    span: Span
    heads: tuple[Token, ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class _Sentence:
    tokens: tuple[Token, ...]
    heads: tuple[Token, ...]
    asks: bool
    put: tuple[Act | None, Modality] | None


def runs(parsed: ParsedArticle, spans: Sequence[Span], *, asking: bool = False) -> list[Run]:
    """Return the runs of a speech whose paragraphs are `spans`; `asking`: all of it is a question.

    Not so where who asks only tells or agrees: "I read that yesterday.", "Precisely.". A sentence
    without a verb goes with the one after it, else with the one before.
    """
    made = [r for s in spans for r in _of_paragraph(parsed, s)]
    told = all(_is_told(parsed, r.span) for r in made)
    if asking and not told and not any(r.asks for r in made):
        return [replace(r, asks=True) for r in made]
    return made


def _is_told(parsed: ParsedArticle, span: Span) -> bool:
    """Tell whether words without a question mark are no question: "Yes.", "I read that."."""
    tokens = [t for t in parsed.within(span) if t.text.isalnum()]
    if not span.of(parsed.text).rstrip().endswith(".") or span.of(parsed.text).endswith(".."):
        return False
    if all(t.text.casefold() in words("turns", "agreeing") for t in tokens):
        return True
    opening = tokens[0]
    return (
        opening.text.casefold() in ("i", "we")
        and active_subject(parsed, parsed.head(opening)) == opening
    )


def split(parsed: ParsedArticle, found: ReportCandidate) -> Iterator[ReportCandidate]:
    """Yield a report of somebody's words as one report for each run; the first has the cue."""
    cue = found.cue
    for run in runs(parsed, found.content.spans):
        content = replace(found.content, spans=(run.span,), heads=run.heads)
        act = Act.ASK if run.asks else found.act
        yield replace(found, cue=cue, act=act, content=content, quoted=(run.span,))
        cue = None


def _of_paragraph(parsed: ParsedArticle, span: Span) -> Iterator[Run]:
    held: list[_Sentence] = []
    for sentence in _sentences(parsed, span):
        told = next((s for s in held if s.put is not None or s.asks), None)
        apart = sentence.asks or sentence.put is not None
        if told is not None and apart and (told.asks, told.put) != (sentence.asks, sentence.put):
            yield from _run(parsed, held)
            held = []
        held.append(sentence)
    yield from _run(parsed, held)


def _run(parsed: ParsedArticle, held: list[_Sentence]) -> Iterator[Run]:
    if not held:
        return
    first, last = held[0].tokens[0], held[-1].tokens[-1]
    place = unquote(parsed.text, Span(first.start, last.end))
    if place is not None and any(t.text[0].isalnum() for t in parsed.within(place)):
        heads = tuple(h for s in held for h in s.heads)
        yield Run(span=place, heads=heads, asks=any(s.asks for s in held))


def _sentences(parsed: ParsedArticle, span: Span) -> Iterator[_Sentence]:
    """Yield the sentences of a paragraph but its greetings; a question mark ends one for sure."""
    part: list[Token] = []
    inside = [t for t in parsed.within(span) if not t.text.isspace()]
    for k, token in enumerate(inside):
        part.append(token)
        after = inside[k + 1] if k + 1 < len(inside) else None
        asked = token.text == "?" and after is not None and after.text[0].isupper()
        ended = after is None or (after.sent != token.sent and not _shortened(inside, k))
        if ended or asked:
            if not _courtesy(part) and not _stage(parsed, part):
                yield _sentence(parsed, tuple(part), last=after is None)
            part = []


def _shortened(tokens: Sequence[Token], k: int) -> bool:
    """Tell whether a shortened word's point is taken for a sentence's end: "my hon. Friend"."""
    word = tokens[k].text if tokens[k].text != "." or k == 0 else tokens[k - 1].text
    return tokens[k].text[-1] == "." and word.casefold().rstrip(".") in words("turns", "shortened")


def _sentence(parsed: ParsedArticle, tokens: tuple[Token, ...], *, last: bool) -> _Sentence:
    """Return a sentence; one with a tag asks only at the end of a paragraph, else who says it goes
    on: "It fell, right? We saw it.".
    """
    place = Span(tokens[0].start, tokens[-1].end)
    verbal = [t for t in tokens if t.pos in VERBAL]
    heads = tuple(t for t in verbal if is_main(t)) or tuple(verbal[:1])
    if tokens[-1].text == "?" and len(tokens) > 1 and (last or not is_tagged(parsed, tokens)):
        return _Sentence(tokens, heads, True, None)
    if not heads:
        return _Sentence(tokens, heads, False, None)
    conditioned = bool(conditions_in(parsed, (place,)))
    claim = claims_among(parsed, heads[:1])[0]
    if claim == heads[0] and is_beside_claims(parsed, claim):
        return _Sentence(tokens, heads, False, None)
    put = predicate_modality(parsed, claim, (place,), conditioned, shifted=False)
    return _Sentence(tokens, heads, False, (performed(parsed, heads[0]), put))


def _stage(parsed: ParsedArticle, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence only tells what is heard or that nothing is: "[Inaudible.]"."""
    return stage_direction(parsed.text[tokens[0].start : tokens[-1].end].strip())


def _courtesy(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence only greets, thanks or takes leave: "Thank you, Mr Speaker."."""
    said = [t for t in tokens if t.text[0].isalpha() and t.pos != "PROPN" and not t.ent]
    low = [t.text.casefold() for t in said]
    if " ".join(low) in words("turns", "pardons"):
        return True
    if not low or low[0] not in words("turns", "courtesies"):
        return False
    return set(low) <= words("turns", "courtesies") | words("turns", "courteous")
