"""Speakers named by a mark alone: `“…” — Ann Lee` under a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.detached import VERBAL
from kg.extract.found import Content, Found
from kg.extract.trim import unquote
from kg.model import Act, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_SIGNED = re.compile(r"[”\"']\s*([—–―]|--)\s*([A-Z][^—–―:;”\"]{2,60}?)[.]?\s*$")


def signed_quotations(parsed: ParsedArticle) -> Iterator[Found]:
    """`“…” — Ann Lee`: a line that is a quotation and the name of who said it."""
    for line in parsed.read_lines():
        text = line.span.of(parsed.text)
        match = _SIGNED.search(text)
        if line.kind is LineKind.HEADLINE or match is None or text[0] not in "“\"'":
            continue
        start = line.span.start
        content = unquote(parsed.text, Span(start, start + match.start() + 1))
        signature = parsed.within(Span(start + match.start(2), start + match.end(2)))
        head = next((t for t in reversed(signature) if t.pos in ("PROPN", "NOUN")), None)
        if content is None or head is None or any(t.pos in VERBAL for t in signature):
            continue
        first = next((t for t in reversed(signature) if t.i in parsed.entity_at), head)
        cue = Span(start + match.start(1), start + match.end(1))
        yield _found(parsed, "quotation-signed", cue, first, content, "quote")


def _found(
    parsed: ParsedArticle, rule: str, cue: Span, head: Token, content: Span, frame: str
) -> Found:
    inside = [t for t in parsed.within(content) if t.pos in VERBAL]
    heads = tuple(t for t in inside if t.dep == "ROOT")[:6] or tuple(inside[:1])
    return Found(
        rule=rule,
        cue=cue,
        verb=None,
        act=Act.STATE,
        speakers=(head,),
        content=Content(frame=frame, spans=(content,), heads=heads),
        quoted=(content,),
    )
