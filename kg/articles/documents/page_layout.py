"""From the words on a printed page to its rows, in the order in which they are read.

Columns are told by the white strip between them: beside it at least three lines stand on either
side, each of several words, and nothing crosses it. What crosses it ends the columns above or
below, so that a headline over two columns, or a picture's caption between them, finds its place.
"""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.documents.pdf_words import PageWords, Word

GAP = 0.16
"""Ems of white from which two words on a line are apart."""
STRIP = 0.7
"""Ems of white, at least, between two columns; blanks of justified lines are seldom as wide, and
never above one another for long."""
SIDE = 3
"""Lines that stand on either side of the strip between two columns, at least."""
WORDS = 2.0
"""Words of an average line in a column, at least; fewer are the marks of a list."""
MOST_WORDS = 20_000
"""Words of a page from which it is read row by row; a broadsheet has some 6,000."""
CANDIDATES = 12
"""Left edges that are tried as those of a column, the most frequent first."""
DEEPEST = 12
"""Times that a part of a page is divided."""
INITIAL = 1.8
"""How much larger than the text an initial is, at least; what is as large is on no line with it."""
MOST_INITIALS = 50
"""Initials of a page."""
MOST_BESIDE = 100
"""Words that stand beside an initial, or begin there."""
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line: its text and place in points, and the part of the page (`block`) it is in.

    `first` is the width of its first word, `font` that of all its letters, "" where there are more;
    `initial`: it begins with a large initial.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    block: int
    first: float = 0.0
    font: str = ""
    bold: bool = False
    aside: bool = False
    initial: bool = False


def rows_of(page: PageWords, number: int) -> list[Row]:
    """Return the rows of a page in reading order."""
    words = _with_initials(_merged(page.words))
    if not words:
        return []
    parts = [words] if len(words) > MOST_WORDS else list(_ordered(words, DEEPEST))
    return [row for block, part in enumerate(parts) for row in _rows(part, number, block)]


def _merged(words: Sequence[Word]) -> list[Word]:
    """Join what was drawn letter by letter into words; drop what was drawn twice for weight."""
    found: list[Word] = []
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        place = (word.text, round(word.x0), round(word.y))
        if place in seen:
            continue
        seen.add(place)
        last = found[-1] if found else None
        if last is not None and not word.spaced and _touch(last, word):
            found[-1] = replace(last, text=last.text + word.text, x1=max(last.x1, word.x1))
        else:
            found.append(word)
    return [w for w in found if w.text.strip()]


def _with_initials(words: list[Word]) -> list[Word]:
    """Put large initials, two lines tall or more, before the word that they begin.

    The lines that give way to an initial count as beginning where it does.
    """
    if not words:
        return words
    em = statistics.median(w.size for w in words)
    large = [i for i, w in enumerate(words) if w.size > INITIAL * em and _initial(w.text)]
    found: dict[int, Word | None] = {}
    for i in large[:MOST_INITIALS]:
        cap = words[i]
        low, high = cap.y - em, cap.y + 0.75 * cap.size - 0.3 * em
        near = [
            k
            for k, w in enumerate(words)
            if low < w.y < high and cap.x0 - 1 <= w.x0 < cap.x1 + 1.5 * em and k != i
        ]
        if len(near) > MOST_BESIDE:
            continue
        beside = [
            k
            for k in near
            if k not in found
            and words[k].size < cap.size / INITIAL * 1.2
            and words[k].x0 > cap.x1 - 0.5 * em
            and not any(_before(words[n], words[k], em) for n in near)
        ]
        if len(beside) < 2:
            continue
        top = max(beside, key=lambda k: words[k].y)
        found[i] = None
        for k in beside:
            text = cap.text + words[k].text if k == top else words[k].text
            found[k] = replace(words[k], text=text, x0=cap.x0, initial=k == top)
    return [w for i, word in enumerate(words) if (w := found.get(i, word)) is not None]


def _before(word: Word, other: Word, em: float) -> bool:
    """Tell whether a word stands on the line of another, before it."""
    return abs(word.y - other.y) < 0.3 * em and word.x0 < other.x0 - 0.1


def _initial(text: str) -> bool:
    return len(text) <= 2 and text[-1:].isupper() and not text[:-1].isalnum()


def _touch(last: Word, word: Word) -> bool:
    em = min(last.size, word.size)
    near = -0.3 * em < word.x0 - last.x1 < GAP * em
    return near and abs(word.y - last.y) < 0.1 * em and max(last.size, word.size) < 1.1 * em


def _middle(word: Word) -> float:
    return word.y + 0.25 * word.size


def _ordered(words: list[Word], depth: int) -> Iterator[list[Word]]:
    """Yield the parts of a page that are read one after the other."""
    strip = _strip(words) if depth else None
    if strip is None:
        yield words
        return
    edge, low, high = strip
    above = [w for w in words if _middle(w) >= high]
    below = [w for w in words if _middle(w) <= low]
    beside = [w for w in words if low < _middle(w) < high]
    left = [w for w in beside if w.x0 < edge]
    right = [w for w in beside if w.x0 >= edge]
    for part in (above, left, right, below):
        if part:
            yield from _ordered(part, depth - 1)


def _strip(words: list[Word]) -> tuple[float, float, float] | None:
    """Return the tallest strip between two columns: its right edge, its lower and upper end."""
    em = statistics.median(w.size for w in words)
    best: tuple[float, tuple[float, float, float]] | None = None
    for edge in _edges(words, em):
        crossing = sorted(_middle(w) for w in words if w.x0 < edge and w.x1 > edge - STRIP * em)
        ends = [float("-inf"), *crossing, float("inf")]
        for low, high in pairwise(ends):
            beside = [w for w in words if low < _middle(w) < high]
            left = [w for w in beside if w.x0 < edge]
            right = [w for w in beside if w.x0 >= edge]
            if _column(left) and _column(right):
                tops = [max(map(_middle, side)) for side in (left, right)]
                feet = [min(map(_middle, side)) for side in (left, right)]
                height = min(tops) - max(feet)
                if best is None or height > best[0]:
                    best = (height, (edge, low, high))
        if len(crossing) > SIDE * CANDIDATES * 20:
            break
    return best[1] if best else None


def _edges(words: Sequence[Word], em: float) -> list[float]:
    """Return places at which several lines begin, just left of them, the most frequent first."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(round(word.y), []).append(word)
    starts: Counter[int] = Counter()
    for row in rows.values():
        row.sort(key=lambda w: w.x0)
        starts[round(row[0].x0)] += 1
        for last, word in pairwise(row):
            if word.x0 - last.x1 > STRIP * em:
                starts[round(word.x0)] += 1
    found = [(n + starts[x - 1] + starts[x + 1], x) for x, n in starts.items()]
    usual = sorted((x for x in found if x[0] >= SIDE), key=lambda x: (-x[0], x[1]))
    return [x - 1.5 for _, x in usual[:CANDIDATES]]


def _column(words: Sequence[Word]) -> bool:
    """Tell whether words fill a column: several lines of several words."""
    lines = len({round(w.y) for w in words})
    return lines >= SIDE and len(words) >= WORDS * lines


def _rows(words: list[Word], number: int, block: int) -> Iterator[Row]:
    """Yield the lines of one part, from the top."""
    words.sort(key=lambda w: (-w.y, w.x0))
    row: list[Word] = []
    for word in words:
        if row:
            tall = max(row, key=lambda w: w.size)
            small, large = sorted((tall.size, word.size))
            size = large if large < INITIAL * small else small
            if abs(tall.y - word.y) > 0.45 * size:
                yield _row(row, number, block)
                row = []
        row.append(word)
    if row:
        yield _row(row, number, block)


def _row(words: list[Word], number: int, block: int) -> Row:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    size = max(sizes.items(), key=lambda found: (found[1], found[0]))[0]
    line = statistics.median_low(w.y for w in words if abs(w.size - size) < 0.1 * size)
    parts: list[str] = []
    last: Word | None = None
    for word in sorted(words, key=lambda w: w.x0):
        em = min(word.size, last.size if last else word.size)
        if last is not None and (word.spaced or word.x0 - last.x1 > GAP * em):
            parts.append(" ")
        raised = word.size < 0.8 * size and word.y > line + 0.15 * size and word.text.isascii()
        parts.append(word.text.translate(SUPERSCRIPT) if raised else word.text)
        last = word
    letters = sum(len(w.text) for w in words)
    fonts = {w.font for w in words}
    bold = sum(len(w.text) for w in words if _bold(w.font))
    return Row(
        text="".join(parts),
        x0=min(w.x0 for w in words),
        x1=max(w.x1 for w in words),
        y=line,
        size=size,
        page=number,
        block=block,
        first=(head := min(words, key=lambda w: w.x0)).x1 - head.x0,
        font=fonts.pop() if len(fonts) == 1 else "",
        bold=bold > 0.9 * letters,
        aside=sum(len(w.text) for w in words if w.aside) > 0.5 * letters,
        initial=any(w.initial for w in words),
    )


def _bold(font: str) -> bool:
    low = font.lower()
    return any(word in low for word in ("bold", "black", "heavy"))
