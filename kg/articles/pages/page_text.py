"""The text of a page's article, and what its markup says of the lines.

trafilatura finds where on the page the article is; the words are then taken from the page itself,
since headings, quotations, list items and embedded posts are dropped or merged by it. A line is
the article's when trafilatura keeps its words, or when it stands among lines that are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.lines.timestamps import timestamp
from kg.articles.pages.page_dates import is_near_headline
from kg.articles.pages.page_rows import PageRow, page_rows
from kg.articles.pages.page_tree import signs_quotation, text_of
from kg.articles.problems import printable
from kg.articles.wordlists import words
from kg.model import Line, LineKind, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from lxml.html import HtmlElement

    from kg.articles.pages.page_tree import Outline

KEPT = 0.7
"""Share of a line's word triples that trafilatura's text has, for a line that it keeps."""
LINKS = 0.5
"""Share of links from which a line is a list of other pages."""
LINKED = 0.9
"""Share of links from which an item of a list is a link to another page."""
KICKER = 6
"""Words of a line that stands above a headline ("Press release")."""
UP = 3
"""Levels above a line at which it may stand beside kept lines."""
LONG = 80
"""Characters of a line that is surely prose, where trafilatura finds nothing."""
HEADING = 20
"""Words from which an element marked as a heading is a paragraph in large type."""
SUMMARY = 6
"""Words of a line below the headline that sums the article up, at least."""
FIGURE = 20
"""Parts of a figure that are looked at for a quotation."""
CLOCK = 20
"""Characters beside the time of a post in a line that only tells it."""
BESIDE = 200
"""Characters that trafilatura keeps, at least, of a part that is beside the article by its name."""
MOST = 0.6
"""Share of an article's lines from which an element around them is its layout."""

_ASIDE = frozenset({"aside", "nav", "footer", "menu", "template", "dialog"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SIGNED = re.compile(r"\s*(?:—|–|--|-|―)\s*\S")
_FLOW = frozenset(
    {"p", "li", "blockquote", "pre", "dd", "dt", "tr", "td", "th", "div", "section", "article"}
    | {"summary", "details", "address", "main", "body", "center"} | _HEADINGS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text with the labels that its markup gives, and the rows that its lines came from,
    each with its place.
    """

    text: str
    lines: tuple[Line, ...]
    rows: tuple[tuple[PageRow, Span], ...]


def page_text(
    tree: HtmlElement,
    shape: Outline,
    extract: Callable[[], str | None],
    title: str | None,
    posts: Set[HtmlElement] = frozenset(),
    updates: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> PageText | None:
    """Return the article's text; `extract` gives trafilatura's.

    `posts` are the elements of a live blog's posts, `updates` their headings and lines as the
    JSON-LD has them.
    """
    rows = page_rows(tree)
    kept = _kept(rows, extract() or "")
    rows, kept = _not_beside(rows, kept, shape)
    if not any(kept):
        kept = [len(r.text) >= LONG and r.linked < LINKS / 2 for r in rows]
    lines = {_plain(t) for heading, body in updates for t in (heading, *body)} - {""}
    kept = [k or _plain(r.text) in lines for k, r in zip(kept, rows, strict=True)]
    chosen = _chosen(rows, kept, shape, posts)
    head = shape.headline
    if head is not None and (title is None or text_of(head) == title):
        others = [r for r in chosen if not _of(r, head)]
        place = shape.number[head]
        above = [r for r in others if shape.number.get(r.block, place) < place]
        below = [r for r in others if shape.number.get(r.block, place) >= place]
        kickers = [r for r in above if len(r.text.split()) <= KICKER]
        lone = len(kickers) == len(above) <= 2
        printed = PageRow(text_of(head), head, 0.0)
        chosen = [*kickers, printed, *below] if lone else [printed, *others]
    return _joined(chosen, shape, head) if chosen else None


def with_updates(
    found: PageText | None, tree: HtmlElement, bodies: Sequence[tuple[str, tuple[str, ...]]]
) -> PageText | None:
    """Add the updates of a live blog that only its JSON-LD has, below what the page shows.

    Many pages show the last few posts and load the others when a reader scrolls.
    """
    shown = {_plain(r.text) for r, _ in found.rows} if found else set()
    rows: list[PageRow] = []
    for heading, lines in bodies:
        if lines and not any(_plain(line) in shown for line in lines):
            block = tree.makeelement("p")
            rows += [PageRow(t, block, 0.0) for t in (heading, *lines) if t]
    if not rows:
        return found
    start = len(found.text) + 1 if found else 0
    parts: list[str] = [found.text] if found else []
    placed: list[tuple[PageRow, Span]] = list(found.rows) if found else []
    for row in rows:
        text = printable(row.text)
        parts.append(text)
        placed.append((row, Span(start, start + len(text))))
        start += len(text) + 1
    return PageText("\n".join(parts), found.lines if found else (), tuple(placed))


def _of(row: PageRow, head: HtmlElement) -> bool:
    return row.block is head or row.text == text_of(head)


def _kept(rows: Sequence[PageRow], text: str) -> list[bool]:
    """Tell of each line whether trafilatura keeps its words."""
    lines = {_plain(line) for line in text.split("\n")}
    known = set(_triples(text))
    found: list[bool] = []
    for row in rows:
        triples = list(_triples(row.text))
        if triples:
            found.append(sum(t in known for t in triples) >= KEPT * len(triples))
        else:
            found.append(_plain(row.text) in lines)
    return found


def _not_beside(
    rows: Sequence[PageRow], kept: Sequence[bool], shape: Outline
) -> tuple[list[PageRow], list[bool]]:
    """Leave out the lines beside the article.

    Where trafilatura keeps most of what is there, its name misleads ("paywall" around the text).
    """
    whole: dict[HtmlElement, int] = {}
    taken: dict[HtmlElement, int] = {}
    for row, is_kept in zip(rows, kept, strict=True):
        root = shape.aside.get(row.block)
        if root is not None:
            whole[root] = whole.get(root, 0) + len(row.text)
            taken[root] = taken.get(root, 0) + is_kept * len(row.text)
    out = {r for r, n in whole.items() if taken[r] < max(BESIDE, n / 2) or r.tag in _ASIDE}
    inside = [
        (r, k) for r, k in zip(rows, kept, strict=True) if shape.aside.get(r.block) not in out
    ]
    return [r for r, _ in inside], [k for _, k in inside]


def _triples(text: str) -> Iterator[tuple[str, str, str]]:
    bare = re.findall(r"\w+", text)
    return zip(bare, bare[1:], bare[2:], strict=False)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _chosen(
    rows: Sequence[PageRow], kept: Sequence[bool], shape: Outline, posts: Set[HtmlElement]
) -> list[PageRow]:
    """Return the lines of the article: those kept and those that stand among them."""
    last: dict[HtmlElement, int] = {}
    first: dict[HtmlElement, int] = {}
    direct: set[HtmlElement] = set()
    for n, row in enumerate(rows):
        if kept[n] and row.block.tag in _FLOW:
            for level, above in enumerate(_above(row.block)):
                first.setdefault(above, n)
                last[above] = n
                if level == 0 and len(row.text) >= LONG:
                    direct.add(above)
    found: list[PageRow] = []
    for n, row in enumerate(rows):
        beside = any(
            (level == 0 and above in direct) or first.get(above, n) < n < last.get(above, n)
            for level, above in enumerate(_above(row.block))
            if above in direct
        )
        flows = row.block.tag in _FLOW and row.linked < LINKS and not _frame(row, shape)
        if row.linked > LINKED and "li" in {a.tag for a in _around(row.block)}:
            continue
        if posts and _clock(row):
            continue
        above = found[-1] if found else None
        signed = _sign(row) or _signs(row, above)
        if kept[n] or (flows and (beside or _summary(row, shape) or _in(row, posts))) or signed:
            found.append(row)
    return found


def _above(block: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what a line's block stands in, from its list, table or quotation upwards."""
    above = block.getparent()
    for _ in range(UP):
        if above is None:
            return
        yield above
        above = above.getparent()


def _in(row: PageRow, posts: Set[HtmlElement]) -> bool:
    return bool(posts) and any(a in posts for a in _around(row.block))


def _around(block: HtmlElement) -> Iterator[HtmlElement]:
    """Yield a block and the eleven elements above it."""
    found: HtmlElement | None = block
    for _ in range(12):
        if found is None:
            return
        yield found
        found = found.getparent()


def _clock(row: PageRow) -> bool:
    """Tell whether a line is the time of a post and little else ("Updated at 10.05")."""
    return row.timed > 0 and (1 - row.timed) * len(row.text) <= CLOCK


def _frame(row: PageRow, shape: Outline) -> bool:
    """Tell whether a line is of the page's frame: a date line or a name at the article's head."""
    kinds = set((row.block.get("class") or "").lower()[:300].split())
    marks = words("pages", "regions", "author") | words("pages", "regions", "published")
    return bool(kinds & marks) or (
        is_near_headline(row.block, shape) and timestamp(row.text) is not None
    )


def _summary(row: PageRow, shape: Outline) -> bool:
    """Tell whether a line stands below the headline and sums the article up."""
    if not is_near_headline(row.block, shape) or len(row.text.split()) < SUMMARY:
        return False
    marked = any(
        set((a.get("class") or "").lower()[:300].split()) & words("pages", "layout", "summary")
        for _, a in zip(range(3), _around(row.block), strict=False)
    )
    return marked or row.block.tag in ("p", "h2")


def _sign(row: PageRow) -> bool:
    """Tell whether a line below a quotation names who said it."""
    if row.block.tag != "figcaption":
        return False
    figure = row.block.getparent()
    return figure is not None and any(c.tag == "blockquote" for c in figure[:FIGURE])


def _signs(row: PageRow, above: PageRow | None) -> bool:
    """Tell whether a line is the footer of the quotation whose last line is kept."""
    quotation = row.block.getparent() if signs_quotation(row.block) else None
    return above is not None and quotation is not None and above.block.getparent() is quotation


def _joined(rows: Sequence[PageRow], shape: Outline, head: HtmlElement | None) -> PageText:
    kinds: list[LineKind | None] = [
        LineKind.HEADLINE if r.block is head else _kind(r) for r in rows
    ]
    first = next((n for n, r in enumerate(rows) if r.block is head), 0)
    kinds[:first] = [LineKind.CHROME] * first  # the few words above a headline
    for n in range(first + 1, len(rows)):  # what sums the article up below its headline is read
        if kinds[n] is not LineKind.SECTION_HEAD or not _summary(rows[n], shape):
            break
        kinds[n] = None
    for kind in (LineKind.BLOCK_QUOTATION, LineKind.LIST_ITEM, LineKind.SECTION_HEAD):
        if sum(k is kind for k in kinds) > MOST * len(kinds):  # the page is laid out with it
            kinds = [None if k is kind else k for k in kinds]
    parts: list[str] = []
    lines: list[Line] = []
    placed: list[tuple[PageRow, Span]] = []
    start = 0
    for row, told in zip(rows, kinds, strict=True):
        text = printable(row.text)
        span = Span(start, start + len(text))
        parts.append(text)
        placed.append((row, span))
        if told is not None:
            lines.append(Line(span=span, kind=told))
        start = span.end + 1
    return PageText("\n".join(parts), tuple(lines), tuple(placed))


def _kind(row: PageRow) -> LineKind | None:
    """Return the label that the markup gives a line, None where it gives none."""
    tags: dict[str, HtmlElement] = {}
    for above in _around(row.block):
        tags.setdefault(str(above.tag), above)
    quotation = tags.get("blockquote")
    if row.block.tag == "figcaption":
        return LineKind.SIGNATURE
    if quotation is not None:
        return _quoted(row, quotation)
    if row.block.tag in _HEADINGS:
        plain = row.text.rstrip("\"'”’")
        ends = plain.endswith((".", "!", ":", "…"))
        return None if ends or len(row.text.split()) > HEADING else LineKind.SECTION_HEAD
    if "li" in tags and len(row.text.split()) > 1:
        return LineKind.LIST_ITEM
    return None


def _quoted(row: PageRow, quotation: HtmlElement) -> LineKind:
    kinds = set((quotation.get("class") or "").lower()[:300].split())
    signed = _SIGNED.match(row.text) is not None and len(row.text) <= LONG * 2
    if signed or row.block.tag == "footer" or row.cited > MOST:
        return LineKind.SIGNATURE
    return LineKind.POST if kinds & words("pages", "layout", "posts") else LineKind.BLOCK_QUOTATION
