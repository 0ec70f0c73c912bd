"""From the rows of printed pages to paragraphs: running heads, headings, the text across columns.

A paragraph goes on in the next column or page where its last line is full and does not end a
sentence; what stands between, the foot of one page and the head of the next, follows it.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.documents.hyphens import Vocabulary
from kg.articles.documents.paragraphs import Paragraph
from kg.articles.lines.shape import CLOSING, TERMINAL
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.articles.documents.page_layout import Row

MARGIN = 0.12
"""Share of a page's height, above and below, in which running heads and feet stand."""
REPEATED = 2
"""Pages on which a line stands in the same place, at least, to be a running head."""
SAME = 1.08
"""How much larger letters may be in what is still the same size."""
HEADING, HEADLINE = 1.1, 1.25
"""How much larger than the body's are the letters of a heading, of a headline, at least."""
LONGEST_HEADING = 25
"""Words of a heading, at most."""
APART = 1.35
"""Leading from which two lines are two paragraphs, to the usual leading of that size."""
LOOSE = 1.75
"""The same to the size of the letters, where no usual leading is known."""
INDENT = 0.8
"""Ems by which the first line of a paragraph is set in, at least."""
ROOM = 0.5
"""Ems of room that the next word would have left at the end of a line that ends its paragraph."""
KNOWN = 3
"""Lines of a part of a page from which it is known how long a full one is."""
LONGEST_HEAD = 20
"""Words in a page's margin, at most, that are a running head by their place alone."""
FAR = 2.0
"""Lines of white that set a small line in the margin apart from the text."""
_NUMBER = re.compile(
    r"(?:[-–—•|\s]*(?:page|p\.|seite)?\s*\d{1,4}\s*(?:(?:/|of|von|\|)\s*\d{1,4})?[-–—•|\s]*|[ivxlc]{1,7})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|file:)\S+(?:\s+\d{1,4}(?:/\d{1,4})?)?", re.IGNORECASE)
_BULLET = re.compile(r"[•·▪◦‣●■]\s*\S")
_MAYBE_BULLET = re.compile(r"(?:[–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
"""Marks of a list that a line of running text may begin with too ("22. The …")."""


type Ends = dict[tuple[int, int, float], tuple[float, float, int]]


@dataclass(frozen=True, slots=True)
class UsualSizes:
    """What is usual in a document: the size of its body, the leading of each size."""

    body: float
    leading: dict[float, float]


def paragraphs_of(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[Paragraph]:
    """Return the paragraphs of a document from the rows of its pages, each in reading order.

    `heights` are those of the pages, in points.
    """
    rows = [row for page in pages for row in page]
    if not rows:
        return []
    chrome = _running(pages, heights)
    text = [r for r in rows if id(r) not in chrome]
    look = _look(text or rows)
    chrome |= {
        id(r) for page, h in zip(pages, heights, strict=True) for r in _margin(page, h, look)
    }
    body = [r for r in rows if id(r) not in chrome]
    ends = _ends(body)
    words = Vocabulary.of(r.text for r in body)
    top = _headline(body, look)
    found: list[Paragraph] = []
    for group in _groups(rows, chrome, look, ends):
        if id(group[0]) in chrome:
            found.append(Paragraph(group[0].text, LineKind.CHROME))
        else:
            kind = _kind(group, look, top)
            found.append(Paragraph(words.joined([r.text for r in group]), kind))
    return found


def _running(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> set[int]:
    """Return the rows that are running heads or feet: the same in the same place of pages, the
    number of the page alone, or marked as such by the file."""
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    margin: list[tuple[Row, tuple[str, int]]] = []
    aside = [r for page in pages for r in page if r.aside]
    marked = 2 * len(aside) < sum(map(len, pages))  # a file that marks all of it marks nothing
    found = {id(r) for r in aside} if marked else set()
    for page, height in zip(pages, heights, strict=True):
        for row in page:
            if MARGIN * height < row.y < (1 - MARGIN) * height:
                continue
            if _NUMBER.fullmatch(row.text.strip()) or _ADDRESS.fullmatch(row.text.strip()):
                found.add(id(row))
            key = re.sub(r"\d+", "#", " ".join(row.text.lower().split()))
            place = round(row.y / max(height, 1) * 100)
            margin.append((row, (key, place)))
            for near in (place - 1, place, place + 1):
                places[key, near].add(row.page)
    found |= {id(row) for row, key in margin if len(places[key]) >= REPEATED}
    return found


def _margin(page: Sequence[Row], height: float, look: UsualSizes) -> Iterator[Row]:
    """Yield the small lines in the margin that stand far from the text."""
    lines = sorted(page, key=lambda r: -r.y)
    for edge, order in ((1 - MARGIN, lines), (MARGIN, lines[::-1])):
        for i, (row, inner) in enumerate(pairwise(order)):
            outside = row.y > edge * height if edge > 0.5 else row.y < edge * height
            apart = abs(row.y - inner.y) > FAR * look.leading.get(look.body, 1.2 * look.body)
            found = order[: i + 1]
            if not outside or sum(len(r.text.split()) for r in found) > LONGEST_HEAD:
                break
            if apart and row.size < look.body / 1.05:
                yield from found
                break


def _look(rows: Sequence[Row]) -> UsualSizes:
    sizes: Counter[float] = Counter()
    steps: dict[float, list[float]] = defaultdict(list)
    for row in rows:
        sizes[row.size] += len(row.text)
    for last, row in pairwise(rows):
        if (last.page, last.block, last.size) == (row.page, row.block, row.size):
            steps[row.size].append(last.y - row.y)
    body = max(sizes.items(), key=lambda found: (found[1], -found[0]))[0]
    usual = {s: statistics.median_low(found) for s, found in steps.items() if len(found) > 2}
    return UsualSizes(body, usual)


def _ends(rows: Sequence[Row]) -> Ends:
    """Return where the lines of each part of a page begin and end, and how many, by size."""
    found: Ends = {}
    for row in rows:
        key = (row.page, row.block, row.size)
        left, right, count = found.get(key, (row.x0, row.x1, 0))
        found[key] = (min(left, row.x0), max(right, row.x1), count + 1)
    return found


def _groups(
    rows: Sequence[Row],
    chrome: set[int],
    look: UsualSizes,
    ends: Ends,
) -> Iterator[list[Row]]:
    """Yield the rows of each paragraph; what cuts one, such as a running head or a note at the foot
    of a column, after it."""
    group: list[Row] = []
    waiting: list[list[Row]] = []
    body = [r for r in rows if id(r) not in chrome]
    notes = _notes(body, look)
    following = {id(row): after for row, after in pairwise(body)}
    for row in rows:
        after = following.get(id(row))
        if id(row) in chrome:
            waiting.append([row])
        elif id(row) in notes:
            last = waiting[-1] if waiting and id(waiting[-1][0]) in notes else None
            if last is not None and _goes_on(last, row, after, look, ends):
                last.append(row)
            else:
                waiting.append([row])
        else:
            if group and _goes_on(group, row, after, look, ends):
                group.append(row)
                continue
            if group:
                yield group
            yield from waiting
            group, waiting = [row], []
    if group:
        yield group
    yield from waiting


def _notes(rows: Sequence[Row], look: UsualSizes) -> set[int]:
    """Return the rows of notes: in small letters at the foot of a column, or of all of them."""
    lowest: dict[tuple[int, int], float] = {}
    for row in rows:
        if row.size * SAME >= look.body:
            for key in ((row.page, row.block), (row.page, -1)):
                lowest[key] = min(lowest.get(key, row.y), row.y)
    return {
        id(r)
        for r in rows
        if r.size * SAME < look.body
        and r.y < lowest.get((r.page, r.block), lowest.get((r.page, -1), float("-inf")))
    }


def _goes_on(
    group: Sequence[Row],
    row: Row,
    after: Row | None,
    look: UsualSizes,
    ends: Ends,
) -> bool:
    """Tell whether a row belongs to the paragraph of the rows before it."""
    last = group[-1]
    if max(row.size, last.size) > SAME * min(row.size, last.size) or _item(row, group):
        return False
    large = row.size > HEADING * look.body
    same = (row.page, row.block) == (last.page, last.block)
    if same and not large:
        usual = look.leading.get(row.size)
        step = last.y - row.y
        if step > (APART * usual if usual else LOOSE * row.size) or step < 0:
            return False
    if large:  # a headline's last line may stand by itself above one column
        return row.page == last.page and 0 < last.y - row.y < LOOSE * row.size
    if row.initial or _other_font(row, group):
        return False
    stops = last.text.rstrip(CLOSING).endswith((*TERMINAL, ":", ";"))
    continues = not stops and row.text[:1].islower()
    _, right, count = ends[last.page, last.block, last.size]
    if _set_in(row, ends):
        hanging = same and abs(row.x0 - last.x0) < 0.2 * row.size
        alone = len(group) == 1 and (after is None or not _set_in(after, ends))
        item = _BULLET.match(group[0].text) or _MAYBE_BULLET.match(group[0].text)
        if (not hanging or (alone and not continues)) and not item:
            return False
    if continues:
        return True
    full = right - last.x1 < row.first + ROOM * row.size
    return full and (same or (not stops and count >= KNOWN))


def _other_font(row: Row, group: Sequence[Row]) -> bool:
    """Tell whether a row is all in one font and the rows before it all in another."""
    if not row.font or row.text[:1].islower():
        return False
    return row.font != group[0].font and group[0].font != "" and len({r.font for r in group}) == 1


def _item(row: Row, group: Sequence[Row]) -> bool:
    """Tell whether a row begins an item of a list."""
    if _BULLET.match(row.text):
        return True
    ended = group[-1].text.rstrip(CLOSING).endswith((*TERMINAL, ":", ";"))
    listed = ended or _MAYBE_BULLET.match(group[0].text) is not None
    return listed and _MAYBE_BULLET.match(row.text) is not None


def _set_in(row: Row, ends: Ends) -> bool:
    """Tell whether a row begins further in than the lines around it."""
    return row.x0 - ends[row.page, row.block, row.size][0] > INDENT * row.size


def _headline(rows: Sequence[Row], look: UsualSizes) -> float | None:
    """Return the size of the headline's letters: the largest of the first page, if large enough."""
    first = [r for r in rows if r.page == rows[0].page and len(r.text.split()) > 1]
    size = max((r.size for r in first), default=0.0)
    return size if size >= HEADLINE * look.body else None


def _kind(group: Sequence[Row], look: UsualSizes, top: float | None) -> LineKind | None:
    size = group[0].size
    words = sum(len(r.text.split()) for r in group)
    if top is not None and abs(size - top) < 0.01 * top and words <= LONGEST_HEADING:
        return LineKind.HEADLINE if group[0].page == 0 else LineKind.SECTION_HEAD
    ends = group[-1].text.rstrip(CLOSING).endswith((".", ",", ";", ":"))
    if ends or words > LONGEST_HEADING:
        return None
    bold = all(r.bold for r in group) and words <= LONGEST_HEADING // 2
    if size >= HEADING * look.body or (bold and top is not None):
        return LineKind.SECTION_HEAD
    return None


def headline_by_size(paragraphs: Iterable[Paragraph]) -> Paragraph | None:
    """Return the headline of a document, None if no line on top is larger than the text."""
    return next((p for p in paragraphs if p.kind is LineKind.HEADLINE), None)
