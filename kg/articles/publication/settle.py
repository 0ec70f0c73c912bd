"""When an article was published, with the reason for believing it.

The order of trust is told in `kg.articles.publication.trust`. When a page was changed is never
taken for its publication. The first date on a page need not be the article's, so a bare one is
named as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.formats.formats import by_ending
from kg.articles.lines.timestamps import PageDate, label, timestamp
from kg.articles.problems import info, shown, warning
from kg.articles.publication import written_dates as dates
from kg.articles.publication.instants import Instant, are_days_apart, is_plausible_day, readings
from kg.articles.wordlists import numbers
from kg.model import Dated, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Diagnostic, Line

_PATH = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?![\d%])"
    r"|/((?:19|20)\d\d)[/-](\d\d|[a-z]{3})(?=/)"
    r"|[/_-]((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![^\W_])((?:19|20)\d\d)([-_. ]?)(\d\d)\2(\d\d)(?![^\W_])"
    r"|(?<![^\W_])(\d\d?)[-_. ](\d\d?)[-_. ]((?:19|20)\d\d)(?![^\W_])"
)
SEVERAL = ("JSON", "JSON lines", "table", "feed (RSS, Atom)", "mailbox", "web archive (WARC)")
"""Formats of which a file holds several articles: its name tells when it was exported."""
_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)(?:/(\d\d))?(?:/|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What else may tell the day of an article: its title and address, the names of its file and
    of the folders above, and the caller's day for what has none.
    """

    title: str | None = None
    hints: tuple[Dated, ...] = ()
    url: str | None = None
    name: str = ""
    folder: str = ""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page that gives a date."""

    span: Span
    text: str
    value: str
    label: str | None


def settle(
    text: str,
    lines: Sequence[Line],
    given: Sequence[Dated],
    article: str,
    around: Around | None = None,
    *,
    said: int = 0,
) -> tuple[Dated | None, tuple[Diagnostic, ...]]:
    """Return the publication date and what there is to say about it.

    `given` are the dates known from elsewhere, the most trusted first; of them the first `said`
    are what a person said, against which the page is not held.
    """
    on_page = page_date(text, lines)
    if given:
        notes = _disagree(given[said:], article) if said == 0 else ()
        notes = (*notes, *_differs(given[0], on_page, given[said:] if said else (), article))
        return given[0], notes
    found = next(_found(text, lines, on_page, around or Around()), None)
    if found is not None:
        return found, ()
    changed = next((x for x in _dates(text, lines) if x.label == "updated"), None)
    reason = f" (“{shown(changed.text)}” says when it was changed)" if changed else ""
    message = "no publication date is known; give one with --date or in articles.toml"
    return None, (info("undated", message + reason, article),)


def _found(
    text: str, lines: Sequence[Line], on_page: PageLine | None, around: Around
) -> Iterator[Dated]:
    """Yield what tells the day where neither the caller nor the page's own data does."""
    if on_page is not None and on_page.label is not None:
        yield _of_line(on_page, f"the page's line “{shown(on_page.text)}”")
    yield from _datelines(text, lines)
    if on_page is not None:
        words = shown(on_page.text)
        yield _of_line(
            on_page, f"a bare date on the page, “{words}”, which need not be the article's"
        )
    yield from around.hints
    if around.title:
        days = {d.edtf for d in dates.find(around.title) if d.edtf and is_plausible_day(d.edtf)}
        if len(days) == 1:
            yield Dated(str(days.pop()), "the date in its title")
    if around.url and (value := in_address(around.url)):
        yield Dated(value, f"the date in its address, {shown(around.url, 100)}")
    one = by_ending(around.name)
    alone = one is None or one.name not in SEVERAL
    if alone and (value := in_name(around.name)):
        yield Dated(value, f"the date in its file's name, {shown(around.name)}")
    if alone and (value := in_folders(around.folder)):
        yield Dated(value, f"the date in its folder's name, {shown(around.folder)}")
    if around.default:
        yield Dated(around.default, "given with --default-date, for articles without a date")


def _of_line(line: PageLine, basis: str) -> Dated:
    time = next((i.time for i in readings(line.text) if i.day == line.value), None)
    return Dated(line.value, basis, time)


def _datelines(text: str, lines: Sequence[Line]) -> Iterator[Dated]:
    """Yield the day of the first dateline that has one with its year ("OSTIA, Dec. 30, 2005")."""
    for line in lines:
        if line.kind is LineKind.DATELINE:
            for day in dates.find(line.span.of(text)):
                if day.edtf:
                    yield Dated(day.edtf, f"its dateline, “{shown(line.span.of(text))}”")
                    return


def in_address(url: str) -> str | None:
    """Return the day, or the month, that an address tells in its path.

    >>> [in_address(f"https://paper.example{p}") for p in ("/2024/10/22/a", "/a-20241022", "/12/3")]
    ['2024-10-22', '2024-10-22', None]
    """
    path = re.sub(r"^https?://[^/]*", "", url)[:2000]
    for found in _PATH.finditer(path):
        year = found[1] or found[4] or found[6]
        month = found[2] or found[5] or found[7]
        day = found[3] or found[8]
        number = (
            numbers("dates", "months").get(month.lower()) if not month.isdigit() else int(month)
        )
        if number is None:
            continue
        value = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
        if dates.valid(value):
            return value
    return None


def in_name(name: str) -> str | None:
    """Return the day in a file's name, if it tells one and one only.

    >>> [in_name(n) for n in ("2024-10-22-talks.html", "a_20241022.txt", "03-04-2024.txt")]
    ['2024-10-22', '2024-10-22', None]
    """
    days: set[str] = set()
    for found in _NAME.finditer(name[-300:]):
        if found[1]:
            value = f"{found[1]}-{found[3]}-{found[4]}"
            days |= {value} if dates.valid(value) else set()
        else:
            read = readings(f"{found[5]}/{found[6]}/{found[7]}")
            if len(read) > 1:
                return None
            days |= {i.day for i in read}
    days |= {d.edtf for d in dates.find(re.sub(r"[-_.]", " ", name[-300:])) if d.edtf}
    return days.pop() if len(days) == 1 else None


def in_folders(folder: str) -> str | None:
    """Return the day, or the month, in the names of the folders above a file.

    >>> in_folders("news/2024/10/22"), in_folders("2024-10-22"), in_folders("talks")
    ('2024-10-22', '2024-10-22', None)
    """
    for part in reversed(folder.split("/")):
        if value := in_name(part):
            return value
    found = _FOLDERS.search(folder)
    value = "-".join(p for p in found.groups() if p) if found else ""
    return value if dates.valid(value) else None


def _disagree(given: Sequence[Dated], article: str) -> tuple[Diagnostic, ...]:
    """Warn of a trusted date that is more than a day from the one taken."""
    taken = given[0]
    for other in given[1:]:
        if _apart(taken, other):
            message = (
                f"{taken.value} ({taken.basis}) is taken, but another place gives {other.value}"
                f" ({other.basis}); give the right one with --date or in articles.toml"
            )
            return (warning("dates-disagree", message, article),)
    return ()


def _apart(one: Dated, other: Dated) -> bool:
    first, last = dates.interval(one.value)
    low, high = dates.interval(other.value)
    if first <= high and low <= last:
        return False
    if first == last and low == high:
        return are_days_apart(Instant(one.value, one.time), Instant(other.value, other.time))
    return True


def page_date(text: str, lines: Sequence[Line]) -> PageLine | None:
    """Return the page's own date: a line that says when it was posted before a bare date on top.

    The day behind a place ("Ostia - 3 May 2019") counts wherever it stands, if no other is given.
    """
    found = list(_dates(text, lines))
    for line in found:
        if line.label == "published":
            return line
    placed = [line for line in found if line.label == "place"]
    if placed and len({line.value for line in placed}) == 1:
        return placed[0]
    first = next((x.span.start for x in lines if x.kind is LineKind.PROSE), len(text))
    bare = (x for x in found if x.label is None)
    return next((line for line in bare if line.span.start < first), None)


def _dates(text: str, lines: Sequence[Line]) -> Iterator[PageLine]:
    for line in lines:
        words = line.span.of(text)
        posted = line.kind is LineKind.CHROME and label(words) == "published"
        if line.kind is LineKind.TIMESTAMP or posted:
            stamp = timestamp(words)
        elif line.kind is LineKind.BYLINE:
            first = next((d for d in dates.find(words) if d.year), None)
            stamp = PageDate(first, label(words))
        else:
            continue
        if stamp and stamp.date and (value := stamp.date.edtf):
            yield PageLine(line.span, words, value, stamp.label)


def _differs(
    published: Dated, on_page: PageLine | None, others: Sequence[Dated], article: str
) -> tuple[Diagnostic, ...]:
    """Tell of a date of the page that differs from the one taken: of a line, or of its data."""
    for other in others:
        if _apart(published, other):
            message = (
                f"{other.basis} gives {other.value}; {published.value} is taken,"
                f" on this basis: {published.basis}"
            )
            return (info("page-date-differs", message, article),)
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
