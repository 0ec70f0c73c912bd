"""Nicknames that an article tells: "Karl Harker, nicknamed “Doc”", "Karl “Doc” Harker"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.parse import ParsedArticle

_MARKS = "\"'“”‘’"
_TOLD = re.compile(
    rf",? (?:also |better |locally |widely )?(?:nicknamed|dubbed|known as|a\.?k\.?a\.?|alias)"
    rf" (?:the )?[{_MARKS}]([A-Z][\w-]+)[{_MARKS},]"
)
_INSIDE = re.compile(rf"\b[A-Z][\w-]+ [{_MARKS}]([A-Z][\w-]+)[{_MARKS}] [A-Z][\w-]+")


def inside_names(parsed: ParsedArticle) -> tuple[tuple[int, int, str], ...]:
    """Return the first and the end token of names with a nickname between their parts, with it."""
    found = []
    for line in parsed.read_lines():
        for match in _INSIDE.finditer(parsed.text, line.span.start, line.span.end):
            first, last = parsed.at(match.start()), parsed.at(match.end() - 1)
            if parsed.tokens[first].pos == parsed.tokens[last].pos == "PROPN":
                found.append((first, last + 1, match[1]))
    return tuple(found)


def nicknames(parsed: ParsedArticle) -> dict[str, int]:
    """Return the last token of the full name of whoever is told to be called so, by nickname."""
    found: dict[str, int] = {}
    for entity in parsed.parse.entities:
        if entity.label == "PERSON" and entity.last - entity.first > 1:
            match = _TOLD.match(parsed.text, parsed.tokens[entity.last - 1].end)
            if match is not None:
                found.setdefault(match[1], entity.last - 1)
    for _, last, name in inside_names(parsed):
        found.setdefault(name, last - 1)
    return found
