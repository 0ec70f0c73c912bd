"""Acronyms that an article gives in brackets after a name: "Lakeside Water Board (LWB)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.parse import ParsedArticle

_SMALL = r"(?:of|for|the|and|on|in|to|de|des|du|la|&)"
_GIVEN = re.compile(
    rf"((?:[A-Z][\w’'-]*)(?:\s+(?:{_SMALL}\s+)*[A-Z][\w’'-]*){{1,7}})\s+\(([A-Z][A-Za-z]{{1,7}})\)"
)


def acronyms(parsed: ParsedArticle) -> Mapping[str, str]:
    """Return the long name by its acronym, where the capitals of the name spell it.

    "The" and other words before the first that counts are no part of the name.
    """
    found: dict[str, str] = {}
    for line in parsed.read_lines():
        for match in _GIVEN.finditer(parsed.text, line.span.start, line.span.end):
            words = match[1].split()
            for first in range(len(words) - 1):
                if _spells(words[first:], match[2]):
                    found.setdefault(match[2], " ".join(words[first:]))
                    break
    return found


def _spells(words: list[str], acronym: str) -> bool:
    """Tell whether the capitals of some words are the acronym's letters."""
    capitals = "".join(w[0] for w in words if w[:1].isupper())
    return capitals.casefold() == acronym.casefold()
