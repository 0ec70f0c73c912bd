"""The words drawn on a page of a PDF, with their places: through `pypdf`.

Places are points from the lower left corner of the page as it is seen, turned pages upright. Text
that runs up or down the margin is left out. Needs the extra `pdf`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, StreamObject
from pypdf.generic._font import Font

from kg.articles.encoding.decode import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

type Matrix = tuple[float, float, float, float, float, float]

GAP = 0.16
"""Ems between two characters from which they belong to two words: kerning stays below a tenth, the
narrowest justified blank is about a fifth."""
DEEPEST_FORM = 8
"""Forms that may be drawn in one another."""
MOST_STEPS = 3_000_000
"""Drawing steps of one file: a printed page has one to five thousand, four letters being one."""
BULLETS = str.maketrans(dict.fromkeys("\x7f\uf0a7\uf0b7\uf0d8", "•"))
"""What fonts of symbols draw as the mark of a list, and the unused code that stands for it
(ISO 32000-1, annex D)."""
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters drawn close together: from `x0` to `x1` on the line `y`, in a `size` of points.

    `spaced` tells that a blank was drawn before it; `aside` that the file marks it as none of the
    text, such as a running head; `initial` that it begins with a large initial.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str = ""
    spaced: bool = False
    aside: bool = False
    initial: bool = False


@dataclass(slots=True)
class Budget:
    """Drawing steps that are left for a file. Raises `Unreadable` when they are spent."""

    left: int = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Take steps."""
        self.left -= steps
        if self.left < 0:
            raise Unreadable("too-large", "draws more than any text needs; give its text instead")


@dataclass(slots=True)
class PageWords:
    """What is on a page: its size, its words in the order in which they are drawn."""

    width: float
    height: float
    words: list[Word]


def words_of(page: PageObject, fonts: dict[Any, Font], budget: Budget) -> PageWords:
    """Return the words of a page. `fonts` keeps the fonts met, for the file's other pages."""
    box = page.cropbox
    x0, y0, x1, y1 = (float(v) for v in (box.left, box.bottom, box.right, box.top))
    turned = {
        90: ((0.0, -1.0, 1.0, 0.0, -y0, x1), y1 - y0, x1 - x0),
        180: ((-1.0, 0.0, 0.0, -1.0, x1, y1), x1 - x0, y1 - y0),
        270: ((0.0, 1.0, -1.0, 0.0, y1, -x0), y1 - y0, x1 - x0),
    }
    upright = ((1.0, 0.0, 0.0, 1.0, -x0, -y0), x1 - x0, y1 - y0)
    matrix, width, height = turned.get(page.rotation % 360, upright)
    drawing = _Drawing(page.pdf, fonts, budget)
    contents = page.get("/Contents")
    resources = page.get("/Resources")
    if contents is not None and isinstance(contents.get_object(), ArrayObject | StreamObject):
        held = resources.get_object() if resources is not None else DictionaryObject()
        drawing.draw(ContentStream(contents.get_object(), page.pdf, "bytes"), held, matrix, 0)
    inside = [w for w in drawing.words if -1 <= w.x0 <= width + 1 and -1 <= w.y <= height + 1]
    return PageWords(width, height, inside)


@dataclass(slots=True)
class _State:
    """The state of drawing that `q` keeps and `Q` brings back."""

    matrix: Matrix
    font: Font | None = None
    size: float = 12.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Mark:
    """A marked part of the content: whether it is aside, and the text to read in its place."""

    aside: bool
    text: str | None = None
    first: Word | None = None
    last: Word | None = None


@dataclass(slots=True)
class _Drawing:
    """Goes through the operators of a page's content (ISO 32000-1, 9.4) and keeps the words."""

    pdf: Any
    fonts: dict[Any, Font]
    budget: Budget
    words: list[Word] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)

    def draw(
        self, content: ContentStream, resources: DictionaryObject, matrix: Matrix, depth: int
    ) -> None:
        state, kept = _State(matrix), list[_State]()
        text = line = UPRIGHT
        operations = content.operations
        self.budget.spend(len(operations))
        open_marks = len(self.marks)
        for operands, operator in operations:
            if operator in (b"Tj", b"'", b'"', b"TJ"):
                if operator in (b"'", b'"'):
                    text = line = _times((1, 0, 0, 1, 0, -state.leading), line)
                if operator == b'"' and len(operands) >= 3:
                    state.word_spacing, state.spacing = _number(operands, 0), _number(operands, 1)
                shown = operands[-1] if operands else b""
                text = self._show(shown if isinstance(shown, ArrayObject) else [shown], state, text)
            elif operator in (b"Td", b"TD", b"T*", b"Tm", b"BT"):
                if operator == b"TD":
                    state.leading = -_number(operands, 1)
                text = line = _moved(operator, operands, state, line)
            elif operator == b"Tf":
                font = self._font(resources, operands[0] if operands else "")
                state.font, state.size = font, _number(operands, 1, state.size)
            elif operator == b"q":
                kept.append(replace(state))
                self.budget.spend(1)
            elif operator == b"Q":
                state = kept.pop() if kept else state
            elif operator == b"cm":
                state.matrix = _times(_matrix(operands), state.matrix)
            elif operator == b"Do":
                self._form(resources, operands, state.matrix, depth)
            elif operator in (b"BMC", b"BDC"):
                self.marks.append(self._mark(operands, resources))
            elif operator == b"EMC":
                self._close(open_marks)
            else:
                _set(operator, operands, state)
        while len(self.marks) > open_marks:
            self._close(open_marks)

    def _font(self, resources: DictionaryObject, name: Any) -> Font | None:
        found = _within(_within(resources, "/Font"), name)
        if not isinstance(found, DictionaryObject):
            return None
        reference = found.indirect_reference
        key = (reference.idnum, reference.generation) if reference is not None else id(found)
        if key not in self.fonts:
            self.fonts[key] = Font.from_font_resource(found)
        return self.fonts[key]

    def _form(self, resources: DictionaryObject, operands: Any, matrix: Matrix, depth: int) -> None:
        found = _within(_within(resources, "/XObject"), operands[0] if operands else "")
        if depth >= DEEPEST_FORM or not isinstance(found, StreamObject):
            return
        if found.get("/Subtype") != "/Form":
            return
        self.budget.spend(1)
        own = found.get("/Resources")
        inner = own.get_object() if own is not None else resources
        shape = found.get("/Matrix")
        inward = _times(_matrix(shape.get_object()), matrix) if shape is not None else matrix
        if isinstance(inner, DictionaryObject):
            self.draw(ContentStream(found, self.pdf, "bytes"), inner, inward, depth + 1)

    def _mark(self, operands: Any, resources: DictionaryObject) -> _Mark:
        tag = operands[0] if operands else ""
        held = operands[1] if len(operands) > 1 else None
        if isinstance(held, str):
            held = _within(_within(resources, "/Properties"), held)
        actual = held.get("/ActualText") if isinstance(held, DictionaryObject) else None
        if isinstance(actual, bytes):
            actual = actual.decode("utf-16" if actual[:2] == b"\xfe\xff" else "latin-1", "replace")
        aside = tag == "/Artifact" or any(m.aside for m in self.marks[-1:])
        return _Mark(aside, str(actual) if isinstance(actual, str) else None)

    def _close(self, least: int) -> None:
        if len(self.marks) <= least:
            return
        mark = self.marks.pop()
        if mark.text is not None and mark.first is not None and mark.last is not None:
            self._keep(replace(mark.first, text=mark.text, x1=mark.last.x1))

    def _keep(self, word: Word) -> None:
        """Keep a word, or its place alone where the file says what to read instead."""
        for mark in reversed(self.marks):
            if mark.text is not None:
                mark.first, mark.last = mark.first or word, word
                return
        self.words.append(word)

    def _show(self, parts: list[Any], state: _State, text: Matrix) -> Matrix:
        """Draw strings and the gaps between them; returns where the next begins."""
        font, scale = state.font, state.scale
        if font is None or not font.interpretable:
            return text
        aside = bool(self.marks) and self.marks[-1].aside
        held: list[str] = []
        start, x, spaced = 0.0, 0.0, False
        em = state.size or 1.0

        def finish() -> None:
            if held:
                word = _placed("".join(held), start, x, state, text)
                if word is not None:
                    name = font.name or ""
                    self._keep(replace(word, font=name, spaced=spaced, aside=aside))
                held.clear()

        for part in parts:
            if isinstance(part, int | float):
                shift = -float(part) / 1000 * state.size * scale
                if held and shift > GAP * abs(em):
                    finish()
                    spaced = True
                x += shift
                continue
            if not isinstance(part, bytes):
                continue
            self.budget.spend(len(part) // 4)
            for raw, character in _characters(part, font):
                blank = raw == font.space_char
                width = font.space_width if blank else font.get_text_width(raw)
                step = width / 1000 * state.size + state.spacing
                step = (step + (state.word_spacing if raw == " " else 0.0)) * scale
                if character.isspace() or (blank and not character.strip()):
                    finish()
                    spaced = True
                else:
                    if not held:
                        start = x
                    held.append(character)
                x += step
                if held and state.spacing * scale > GAP * 2 * abs(em):  # letters set far apart
                    finish()
                    spaced = False
        finish()
        return _times((1, 0, 0, 1, x, 0), text)


def _characters(part: bytes, font: Font) -> Iterator[tuple[str, str]]:
    """Yield each character code of a string, as `Font` keys it, with what it reads as."""
    if isinstance(font.encoding, str):
        try:
            raw = part.decode(font.encoding, "surrogatepass")
        except UnicodeDecodeError:
            raw = part.decode(font.encoding, "replace")
        for code in raw:
            yield code, _read(font.character_map.get(code, code))
    else:
        for byte in part:
            drawn = font.encoding.get(byte, chr(byte))
            yield chr(byte), "".join(_read(font.character_map.get(c, c)) for c in drawn)


def _read(text: Any) -> str:
    """Return what a character is read as: ligatures (ﬁ) and other forms of drawing taken apart."""
    found = str(text).translate(BULLETS)
    if len(found) == 1 and ("\ufb00" <= found <= "\ufb06"):
        return unicodedata.normalize("NFKC", found)
    return found


def _placed(text: str, start: float, end: float, state: _State, place: Matrix) -> Word | None:
    """Return a word at its place on the page, None if it is turned or has no size."""
    a, b, c, d, e, f = _times(place, state.matrix)
    if abs(b) > 0.1 * abs(a) or a <= 0:
        return None
    size = abs(state.size) * (c * c + d * d) ** 0.5
    if not 0.5 < size < 2000:
        return None
    left, right = sorted((a * start + e, a * end + e))
    return Word(text, left, right, b * start + f + d * state.rise, size)


def _moved(operator: bytes, operands: Any, state: _State, line: Matrix) -> Matrix:
    if operator == b"BT":
        return UPRIGHT
    if operator == b"Tm":
        return _matrix(operands)
    if operator == b"T*":
        return _times((1, 0, 0, 1, 0, -state.leading), line)
    return _times((1, 0, 0, 1, _number(operands, 0), _number(operands, 1)), line)


def _set(operator: bytes, operands: Any, state: _State) -> None:
    if operator == b"Tc":
        state.spacing = _number(operands, 0)
    elif operator == b"Tw":
        state.word_spacing = _number(operands, 0)
    elif operator == b"Tz":
        state.scale = _number(operands, 0, 100.0) / 100
    elif operator == b"TL":
        state.leading = _number(operands, 0)
    elif operator == b"Ts":
        state.rise = _number(operands, 0)


def _number(operands: Any, index: int, default: float = 0.0) -> float:
    value = operands[index] if index < len(operands) else default
    return min(max(float(value), -1e6), 1e6) if isinstance(value, int | float) else default


def _matrix(operands: Any) -> Matrix:
    if len(operands) < 6:
        return UPRIGHT
    a, b, c, d, e, f = (_number(operands, i) for i in range(6))
    return a, b, c, d, e, f


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _within(held: Any, name: Any) -> Any:
    if not isinstance(held, DictionaryObject):
        return None
    found = held.get(name)
    return found.get_object() if found is not None else None
