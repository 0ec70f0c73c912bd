"""Words set off from the text: block quotations, posts, signed quotations, and lists led in.

The layout makes them somebody's words, with quotation marks or without. Whose is told by the
signature below or behind them, else by the line that leads in ("Hale wrote:"), else they go on
with whoever spoke last. Each item of a list under "Hale said:" is said by Hale.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from kg.extract.grammar.content_edges import unquote
from kg.extract.grammar.dependents import active_subject
from kg.extract.grammar.functions import is_main
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.extract.repair.speaker_labels import signed_by
from kg.extract.report_candidate import Content, ReportCandidate
from kg.extract.reports.frames.detached_contents import VERBAL
from kg.extract.reports.quotations.quotation_cues import SPEAKING, credited, leads_in, reporting
from kg.extract.reports.quotations.quotation_speakers import subject_in
from kg.extract.reports.runs import split
from kg.model import NARRATED, Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Token
    from kg.parse import ParsedArticle

NAME = 5
"""Words of a name that labels an item of a list, at most."""
_BLOCKS = {LineKind.BLOCK_QUOTATION: "block-quotation", LineKind.POST: "post"}
_MARKS = "“”\"'„«‹‘»"
_SINGLE = "'‘’‹›"
_ASIDE = (LineKind.CHROME, LineKind.TIMESTAMP, LineKind.CAPTION, LineKind.REPEAT)
_HEADINGS = (LineKind.HEADLINE, LineKind.SECTION_HEAD)


def set_off(parsed: ParsedArticle) -> Iterator[ReportCandidate]:
    """Yield one report for each block, post and signed quotation, and for each item led in."""
    lines = [n for n in parsed.article.lines if n.kind not in _ASIDE]
    at = 0
    for kind, group in groupby(lines, key=lambda n: n.kind):
        block = list(group)
        before = lines[at - 1] if at else None
        at += len(block)
        after = lines[at] if at < len(lines) else None
        signature = after if after is not None and after.kind is LineKind.SIGNATURE else None
        if kind in _BLOCKS:
            for found in _block(parsed, block, before, signature):
                yield from split(parsed, found) if kind is not LineKind.POST else (found,)
        elif kind is LineKind.LIST_ITEM and before is not None and before.kind in NARRATED:
            yield from _items(parsed, block, before)
        elif kind in NARRATED:
            yield from _paragraphs(parsed, block)
        if kind in NARRATED and signature is not None:
            yield from _signed(parsed, block[-1], signature)


def _signed(parsed: ParsedArticle, line: Line, signature: Line) -> Iterator[ReportCandidate]:
    """`“…” — Ann Lee`: a line that is a quotation, and below or behind it who said it.

    Below other words a name is who wrote them: "“Go,” orders Krag. / — Ann Lee".
    """
    content = _bare(parsed, line)
    if content is None or parsed.text[line.span.start] not in _MARKS:
        return
    below = "\n" in parsed.text[line.span.end : signature.span.start]
    if not below or _is_all_quoted(line.span.of(parsed.text)):
        yield from _under(parsed, "quotation-signed", (content,), signature)


def _is_all_quoted(text: str) -> bool:
    """Tell whether no word of a line that opens with a quotation mark stands outside such marks.

    A mark that closes nothing may be missing; of single marks only the last is looked at, most
    others being apostrophes.
    """
    if text[0] in _SINGLE:
        return text.rstrip(" .,!?")[-1] in _SINGLE
    closing = "“" if text[0] == "„" else "”»"
    depth = 1
    for mark in text[1:]:
        if mark in closing or (mark == '"' and depth):
            depth = max(0, depth - 1)
        elif mark in '“„«"':
            depth += 1
        elif not depth and mark.isalnum():
            return False
    return True


def _bare(parsed: ParsedArticle, line: Line) -> Span | None:
    """Return the words of a line without the marks around them, a wrong one at the head too."""
    found = unquote(parsed.text, line.span)
    if found is not None and parsed.text[found.start] in "”’":
        return Span(found.start + 1, found.end) if found.end - found.start > 1 else None
    return found


def _under(
    parsed: ParsedArticle, rule: str, spans: tuple[Span, ...], signature: Line
) -> Iterator[ReportCandidate]:
    head = signed_by(parsed, signature)
    if head is None:
        return
    mark = parsed.within(signature.span)[0]
    place = Span(mark.start, mark.end)
    if mark.start > signature.span.start:  # a hyphen on the name is no token
        place = Span(signature.span.start, signature.span.start + 1)
    found = _found(parsed, rule, spans, (head,))
    yield replace(found, cue=place, signature=signature.span)


def _block(
    parsed: ParsedArticle, block: Sequence[Line], before: Line | None, signature: Line | None
) -> Iterator[ReportCandidate]:
    rule = _BLOCKS[block[0].kind]
    spans = tuple(s for n in block if (s := _bare(parsed, n)) is not None)
    if not spans:
        return
    if signature is not None:
        made = list(_under(parsed, rule, spans, signature))
        if made:
            yield from made
            return
    cue = _lead_in(parsed, before)
    headed = before is not None and before.kind in (*NARRATED, *_HEADINGS)
    credit = credited(parsed, before) if cue is None and before is not None and headed else None
    if credit is not None:
        noun, who = credit
        yield replace(_found(parsed, rule, spans, (who,)), cue=parsed.span(noun.i, noun.i + 1))
    elif cue is not None:
        verb, who = cue
        entry = lexicon().verbs.get(verb.lemma)
        found = _found(parsed, rule, spans, (who,))
        place = parsed.span(verb.i, verb.i + 1)
        yield replace(found, cue=place, verb=verb, act=entry.act if entry else Act.STATE)
    elif before is not None and before.kind in NARRATED and not _told_within(parsed, spans):
        author = _author(parsed, before)
        found = _found(parsed, rule, spans, (author,) if author is not None else ())
        yield replace(found, carry=author is None)


def _paragraphs(parsed: ParsedArticle, block: Sequence[Line]) -> Iterator[ReportCandidate]:
    """Yield each paragraph of "we" behind a line that leads it in: "In a letter they added:".

    Pages lose the marks of a block. A paper does not say "we" of what it tells, nor does a letter
    tell who says it.
    """
    for before, line in pairwise(block):
        opens = parsed.text[before.span.end - 1] == ":"
        if not opens or parsed.text[line.span.start] in _MARKS:
            continue
        cue = _lead_in(parsed, before)
        own = (t.text.casefold() in words("first_person") for t in parsed.within(line.span))
        if cue is None or not any(own) or _told_within(parsed, (line.span,)):
            continue
        verb, who = cue
        entry = lexicon().verbs.get(verb.lemma)
        found = _found(parsed, "block-quotation", (line.span,), (who,))
        place = parsed.span(verb.i, verb.i + 1)
        yield replace(found, cue=place, verb=verb, act=entry.act if entry else Act.STATE)


def _lead_in(parsed: ParsedArticle, before: Line | None) -> tuple[Token, Token] | None:
    if before is None or before.kind not in NARRATED:
        return None
    cue = leads_in(parsed, before)
    return (cue[0], cue[1]) if cue is not None and cue[1] is not None else None


def _author(parsed: ParsedArticle, before: Line) -> Token | None:
    """Return who said or wrote something by the last sentence of the paragraph above."""
    tokens = parsed.within(before.span)
    if not tokens:
        return None
    first, last = parsed.sentence(tokens[-1])
    sentence = parsed.tokens[first:last]
    for token in reversed(sentence):
        if reporting(parsed, token):
            who = subject_in(parsed, token, parsed.span(first, last))
            return who if who is not None and is_agent(parsed, who) else None
    return None


def _told_within(parsed: ParsedArticle, spans: tuple[Span, ...]) -> bool:
    """Tell whether the words tell themselves who said them: a passage of another report."""
    for span in spans:
        for token in parsed.within(span):
            own = active_subject(parsed, token)
            if own is None or own.text.casefold() in words("speech_partners"):
                continue
            if reporting(parsed, token):
                return True
    return False


def _items(parsed: ParsedArticle, block: Sequence[Line], before: Line) -> Iterator[ReportCandidate]:
    """Yield each item of a list that a reporting clause with a colon leads in."""
    cue = _lead_in(parsed, before)
    if cue is None:
        return
    verb, who = cue
    entry = lexicon().verbs.get(verb.lemma)
    place: Span | None = parsed.span(verb.i, verb.i + 1)
    labels = {n: own for n in block if (own := _own_label(parsed, n)) is not None}
    known = any(_is_somebody(parsed, name[-1]) for _, name in labels.values())
    for line in block:
        if line in labels:
            colon, name = labels[line]
            if _is_somebody(parsed, name[-1]) or (known and _may_be(parsed, name[-1])):
                yield from _labelled_item(parsed, line, colon, name[-1])
            continue
        content = _bare(parsed, line)
        if content is not None:
            found = _found(parsed, "list-item", (content,), (who,))
            yield replace(found, cue=place, verb=verb, act=entry.act if entry else Act.STATE)
            place = None


def _own_label(parsed: ParsedArticle, line: Line) -> tuple[Token, tuple[Token, ...]] | None:
    """Return the colon of an item that begins with a name of its own, and the name's words."""
    tokens = parsed.within(line.span)
    colon = next((t for t in tokens[: NAME + 1] if t.text == ":"), None)
    if colon is None or colon is tokens[0]:
        return None
    name = tuple(t for t in tokens if t.i < colon.i)
    return (colon, name) if all(t.text[0].isupper() for t in name) else None


def _is_somebody(parsed: ParsedArticle, head: Token) -> bool:
    entity = parsed.entity_at.get(head.i)
    return head.pos == "PROPN" and entity is not None and entity.label in SPEAKING


def _may_be(parsed: ParsedArticle, head: Token) -> bool:
    return head.pos == "PROPN" and head.i not in parsed.entity_at


def _labelled_item(
    parsed: ParsedArticle, line: Line, colon: Token, head: Token
) -> Iterator[ReportCandidate]:
    """`- Brandt: Rates must stay high`: not of whoever leads in, but of the name, if it is one."""
    place = unquote(parsed.text, Span(colon.end, line.span.end))
    if place is not None and any(t.pos in VERBAL for t in parsed.within(place)):
        found = _found(parsed, "list-item", (place,), (head,))
        yield replace(found, cue=Span(colon.start, colon.end))


def _found(
    parsed: ParsedArticle, rule: str, spans: tuple[Span, ...], speakers: tuple[Token, ...]
) -> ReportCandidate:
    inside = [t for s in spans for t in parsed.within(s) if t.pos in VERBAL]
    heads = tuple(t for t in inside if is_main(t)) or tuple(inside[:1])
    quoted = rule != "list-item"
    return ReportCandidate(
        rule=rule,
        cue=None,
        verb=None,
        act=Act.STATE,
        speakers=speakers,
        content=Content(frame="quote" if quoted else "clause", spans=spans, heads=heads),
        quoted=spans if quoted else (),
    )
