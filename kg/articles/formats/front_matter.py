"""What stands above the text of a Markdown file between two lines of `---`: its title, day, author.

Only plain `name: value` lines are read (what site generators and note programs write); the text
stays as it is, these lines are labelled as no part of the article.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.articles.formats.fields import Fields
from kg.articles.formats.record_dates import dated
from kg.articles.web_address import address
from kg.model import Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.articles.draft import Draft

MOST_LINES = 100
"""Lines of front matter, at most."""

_FENCE = "---"
_PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?):[ \t]+(\S.{0,2000})")

_ENTRY = re.compile(r"[A-Za-z][\w -]{0,40}:(?:[ \t]|$)|[ \t]+\S|- |#")
"""How a line of front matter begins: a name, more of the value before, an item, a comment."""


def with_front_matter(draft: Draft) -> Draft:
    """Return the draft of a text with what its front matter says, the same where it has none."""
    found = list(_lines(draft.text))
    if not found:
        return draft
    pairs = (_PAIR.fullmatch(draft.text[span.start : span.end].rstrip()) for span in found[1:-1])
    record = {m[1]: m[2].strip().strip("\"'") for m in pairs if m}
    fields = Fields(record, {})
    day = dated(fields.value("date"), "given above the text")
    return replace(
        draft,
        title=fields.line("title"),
        dates=(day,) if day else (),
        publisher=fields.line("outlet"),
        author=fields.line("author"),
        url=address(fields.line("url")),
        lines=tuple(Line(span=span, kind=LineKind.CHROME) for span in found),
    )


def _lines(text: str) -> Iterator[Span]:
    """Yield the places of the lines of front matter, fences too; nothing where there is none."""
    place = 0
    found: list[Span] = []
    for number in range(MOST_LINES):
        end = text.find("\n", place)
        if end < 0:
            return
        line = text[place:end].rstrip()
        if number == 0 and line != _FENCE:
            return
        if line:
            found.append(Span(place, place + len(line)))
        if number and line == _FENCE:
            yield from found
            return
        if number and line and not _ENTRY.match(line):
            return
        place = end + 1
