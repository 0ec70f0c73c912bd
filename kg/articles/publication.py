"""When an article was published, with the reason for believing it.

What the caller says comes first, then the sidecar, the page's metadata, a line of the page. The
first date on a page need not be the article's, so a bare one is named as such in its basis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles import dates
from kg.articles.problems import info, shown
from kg.articles.timestamps import PageDate, label, timestamp
from kg.model import NARRATED, Dated, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Diagnostic, Line


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page that gives a date."""

    span: Span
    text: str
    value: str
    label: str | None


def settle(
    text: str, lines: Sequence[Line], given: Sequence[Dated], article: str
) -> tuple[Dated | None, tuple[Diagnostic, ...]]:
    """Return the publication date and what there is to say about it.

    `given` are the dates known from elsewhere, the most trusted first.
    """
    on_page = page_date(text, lines)
    if given:
        return given[0], _differs(given[0], on_page, article)
    if on_page is None:
        message = "no publication date is known; give one with --date or in articles.toml"
        return None, (info("undated", message, article),)
    return Dated(on_page.value, _basis(on_page)), ()


def page_date(text: str, lines: Sequence[Line]) -> PageLine | None:
    """Return the page's own date: a posted one before an updated one before a bare one on top."""
    found = list(_dates(text, lines))
    for wanted in ("published", "updated"):
        for line in found:
            if line.label == wanted:
                return line
    first = next((x.span.start for x in lines if x.kind in NARRATED), len(text))
    return next((line for line in found if line.span.start < first), None)


def _dates(text: str, lines: Sequence[Line]) -> Iterator[PageLine]:
    for line in lines:
        words = line.span.of(text)
        if line.kind is LineKind.TIMESTAMP:
            stamp = timestamp(words)
        elif line.kind is LineKind.BYLINE:
            first = next((d for d in dates.find(words) if d.year), None)
            stamp = PageDate(first, label(words))
        else:
            continue
        if stamp and stamp.date and (value := stamp.date.edtf):
            yield PageLine(line.span, words, value, stamp.label)


def _basis(line: PageLine) -> str:
    words = shown(line.text)
    if line.label == "published":
        return f"the page's line “{words}”"
    if line.label == "updated":
        return f"the page's line “{words}”, when it was last changed"
    return f"a bare date on the page, “{words}”, which need not be the article's"


def _differs(published: Dated, on_page: PageLine | None, article: str) -> tuple[Diagnostic, ...]:
    if on_page is None:
        return ()
    first, last = dates.interval(published.value)
    day = dates.interval(on_page.value)[0]
    if first <= day <= last:
        return ()
    message = (
        f"the page says “{shown(on_page.text)}” ({on_page.value}); {published.value} is taken,"
        f" on this basis: {published.basis}"
    )
    return (info("page-date-differs", message, article, on_page.span),)
