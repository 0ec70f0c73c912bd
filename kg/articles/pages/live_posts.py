"""The posts of a live blog: where each stands, when it came out and what it is headed.

A page of posts is told by its JSON-LD (`LiveBlogPosting`), its markup or its address. A post is
one of several siblings of one kind that each have a time; where the markup has none, a heading or
a beginning that the JSON-LD gives to an update.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.formats.markup import plain
from kg.articles.pages.linked_data import flattened, types
from kg.articles.pages.page_dates import is_change_date
from kg.articles.pages.page_rows import hidden
from kg.articles.pages.page_tree import text_of
from kg.articles.publication.instants import Instant, readings
from kg.model import Dated, Line, LineKind, Post, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.html import HtmlElement

    from kg.articles.pages.page_rows import PageRow
    from kg.articles.pages.page_text import PageText
    from kg.articles.pages.page_tree import Outline

UPDATES = 2000
"""Updates of a live blog that are looked at."""
UP = 12
"""Levels above a time at which its post may begin."""
BODY = 30
"""Characters of a post beside its time, at least."""
START = 40
"""Characters of an update's text by which its place on the page is found."""

_ADDRESS = re.compile(r"/live(?:/|-|blog)|-live(?:-|/|$)|live-?(?:updates|blog)", re.IGNORECASE)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Update:
    """What the JSON-LD says of one update."""

    heading: str
    start: str
    anchor: str
    instant: Instant | None


def updates(node: Mapping[str, object] | None) -> tuple[Update, ...]:
    """Return the updates that a page's own node lists, in its order."""
    value = node.get("liveBlogUpdate") if node is not None else None
    listed = value if isinstance(value, list) else [value]
    found: list[Update] = []
    for one in listed[:UPDATES]:
        if isinstance(one, dict):
            read = readings(one.get("datePublished"))
            url = one.get("url") or one.get("@id") or ""
            found.append(
                Update(
                    heading=_plain(flattened(one.get("headline"))),
                    start=_plain(flattened(one.get("articleBody")))[:START],
                    anchor=str(url).rpartition("#")[2][:200] if "#" in str(url) else "",
                    instant=read[0] if len(read) == 1 else None,
                )
            )
    return tuple(found)


def bodies(node: Mapping[str, object] | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the heading of each update and its paragraphs, as far as the JSON-LD has them."""
    value = node.get("liveBlogUpdate") if node is not None else None
    found: list[tuple[str, tuple[str, ...]]] = []
    for one in (value if isinstance(value, list) else [value])[:UPDATES]:
        if isinstance(one, dict):
            body = one.get("articleBody")
            body = body if isinstance(body, str) else ""
            lines = tuple(t for part in plain(body).split("\n") if (t := " ".join(part.split())))
            found.append((flattened(one.get("headline")), lines))
    return tuple(found)


def is_live(
    node: Mapping[str, object] | None, shape: Outline, addresses: Sequence[str | None]
) -> bool:
    """Tell whether a page is a live blog."""
    if node is not None and ("LiveBlogPosting" in types(node) or node.get("liveBlogUpdate")):
        return True
    if any(a and _ADDRESS.search(a) for a in addresses):
        return True
    return any(
        "liveBlogUpdate" in (e.get("itemprop") or "")
        or (e.get("itemtype") or "").endswith("LiveBlogPosting")
        for e in shape.inside()
    )


def post_elements(shape: Outline) -> tuple[HtmlElement, ...]:
    """Return the elements that hold one post each, in the order of the page."""
    held: dict[HtmlElement, dict[HtmlElement, None]] = {}
    for e in shape.inside():
        if e.tag == "time" and not is_change_date(e):
            below = e
            for _ in range(UP):
                above = below.getparent()
                if above is None or above.tag in ("body", "html"):
                    break
                held.setdefault(above, {}).setdefault(below)
                below = above
    groups = {p: _siblings(children) for p, children in held.items()}
    several = {p: g for p, g in groups.items() if len(g) > 1}
    inner = set(several)
    for parent in several:
        above = parent.getparent()
        for _ in range(UP):
            if above is None:
                break
            inner.discard(above)
            above = above.getparent()
    sizes = {p: sum(map(_size, several[p])) for p in inner}
    largest = max(inner, key=lambda p: (sizes[p], -shape.number[p]), default=None)
    if largest is None or 2 * sum(sizes.values()) < _shown(shape):
        return ()  # they are beside what the page is about
    kind = _kind(several[largest][0])
    found = [e for p in inner if _kind(several[p][0]) == kind for e in several[p]]
    return tuple(sorted(found, key=lambda e: shape.number[e]))


def _size(element: HtmlElement) -> int:
    return sum(len(t.strip()) for t in element.itertext())


def _shown(shape: Outline) -> int:
    """Return the size of the text of a page that is not beside the article."""
    return sum(
        len((e.text or "").strip()) + len((e.tail or "").strip())
        for e in shape.inside()
        if not hidden(e) and e.tag not in ("head", "title")
    )


def _kind(element: HtmlElement) -> tuple[str, str]:
    return (str(element.tag), "".join((element.get("class") or "").split()[:1]))


def _siblings(children: Mapping[HtmlElement, None]) -> list[HtmlElement]:
    """Return the largest group of children of one kind that say something beside their time."""
    kinds: dict[tuple[str, str], list[HtmlElement]] = {}
    for child in children:
        if child.tag in ("article", "section", "div", "li") and len(text_of(child)) >= BODY:
            kinds.setdefault(_kind(child), []).append(child)
    return max(kinds.values(), key=len, default=[])


def posts(
    page: PageText, elements: Sequence[HtmlElement], told: Sequence[Update]
) -> tuple[tuple[Post, ...], tuple[Line, ...]]:
    """Return the posts in a page's text, and its lines with the headings of posts labelled."""
    added = [(r, s) for r, s in page.rows if r.block.getparent() is None]
    groups = [*_by_element(page, elements), *_by_update(added if elements else page.rows, told)]
    made: list[Post] = []
    heads: dict[Span, Line] = {}
    for rows, element in groups:
        heading = next((s for r, s in rows if r.block.tag in _HEADINGS), None)
        update = _update(rows, element, told)
        if heading is None and update and update.heading == _plain(rows[0][0].text):
            heading = rows[0][1]
        instant = (_own(element) if element is not None else None) or (update and update.instant)
        if heading is not None:
            heads[heading] = Line(span=heading, kind=LineKind.POST_HEAD)
        made.append(
            Post(
                span=Span(rows[0][1].start, rows[-1][1].end),
                heading=heading,
                published=Dated(instant.day, "the time of its post", instant.time)
                if instant
                else None,
            )
        )
    others = {x.span: x for x in page.lines} | heads
    return tuple(made), tuple(line for _, line in sorted(others.items()))


type Rows = list[tuple[PageRow, Span]]


def _by_element(
    page: PageText, elements: Sequence[HtmlElement]
) -> Iterator[tuple[Rows, HtmlElement | None]]:
    known = set(elements)
    found: dict[HtmlElement, Rows] = {}
    for row, span in page.rows:
        above: HtmlElement | None = row.block
        for _ in range(UP):
            if above is None or above in known:
                break
            above = above.getparent()
        if above is not None and above in known:
            found.setdefault(above, []).append((row, span))
    yield from ((rows, element) for element, rows in found.items())


def _by_update(
    lines: Sequence[tuple[PageRow, Span]], told: Sequence[Update]
) -> Iterator[tuple[Rows, HtmlElement | None]]:
    """Yield the lines of each post where only the JSON-LD tells how posts begin."""
    headings = {u.heading for u in told if u.heading}
    starts = {u.start for u in told if len(u.start) == START}
    rows: Rows = []
    after_heading = False
    for row, span in lines:
        listed = row.linked > 0 or row.block.tag == "li"  # the list of posts above them
        start = "" if listed else _plain(row.text)
        heads = start in headings
        begins = start[:START] in starts and not after_heading
        if (heads or begins) and rows:
            yield rows, None
            rows = []
        if heads or begins or rows:
            rows.append((row, span))
        after_heading = heads
    if rows:
        yield rows, None


def _update(rows: Rows, element: HtmlElement | None, told: Sequence[Update]) -> Update | None:
    """Return what the JSON-LD says of a post: by its anchor, its heading or its first words."""
    name = (element.get("id") or "") if element is not None else ""
    first = [_plain(r.text) for r, _ in rows[:5]]
    for update in told:
        if name and update.anchor and name.endswith(update.anchor):
            return update
    for update in told:
        if update.heading and update.heading in first:
            return update
        if update.start and any(p.startswith(update.start) for p in first):
            return update
    return None


def _own(element: HtmlElement) -> Instant | None:
    """Return when the post in an element came out, by the first time in it that says so."""
    times = [e for e in element.iter("time", "abbr", "span", "meta") if not is_change_date(e)]
    marked = [e for e in times if "datePublished" in (e.get("itemprop") or "").split()]
    for e in (*marked, *(t for t in times if t.tag == "time")):
        for value in (e.get("datetime"), e.get("content"), e.get("title"), text_of(e)):
            read = readings(value)
            if len(read) == 1:
                return read[0]
    return None


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[:1000])).casefold()
