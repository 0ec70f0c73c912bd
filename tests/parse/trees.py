"""Parsed articles written by hand: `word/POS/dep/head` with the head's index, 1-based, 0 at a root.

>>> sentence("Kenya/PROPN/nsubj/2 voted/VERB/ROOT/0").tokens[0].head
1
"""

from __future__ import annotations

from kg.model import Article, Entity, Line, LineKind, Parse, Span, Token
from kg.parse import ParsedArticle


def sentence(*marked: str, entities: tuple[Entity, ...] = ()) -> ParsedArticle:
    """Return an article of these sentences, each a line of its own."""
    tokens: list[Token] = []
    sentences, lines, text = [], [], ""
    for number, one in enumerate(marked):
        first, start = len(tokens), len(text)
        for word in one.split():
            form, pos, dep, head = word.rsplit("/", 3)
            text += "" if len(text) == start else " "
            i = len(tokens)
            governor = first + int(head) - 1 if int(head) else i
            place = (len(text), len(text) + len(form))
            tokens.append(
                Token(i, *place, form, form.casefold(), pos, pos, dep, governor, number, "")
            )
            text += form
        sentences.append((first, len(tokens)))
        lines.append(Line(span=Span(start, len(text)), kind=LineKind.PROSE))
        text += "\n"
    parse = Parse(
        parser="hand", tokens=tuple(tokens), sentences=tuple(sentences), entities=entities
    )
    return ParsedArticle(Article(id="hand", text=text, source="hand", lines=tuple(lines)), parse)
