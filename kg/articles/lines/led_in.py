"""Letters and statements printed in full without marks: the lines that are somebody's words.

A line that leads in ("Hale wrote:") stands above them, or a name below them signs. Only words in
the first person are taken, up to where the narrator returns or the signature stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.articles.lines import signatures
from kg.articles.lines.credited import credited
from kg.articles.wordlists import phrases, words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.articles.lines.shape import Row

LEAD = 40
"""Words of a line that leads in, at most."""
SALUTATION = 10
"""Words of "Dear …," at most."""
LETTER = 20
"""Paragraphs of a letter to an editor at most, and the name below it."""
_RUN_IN = re.compile(r"(?:Sirs?|Madam), ?(?:[—–-]+ ?)?[A-Z]")
PLACE = 4
"""Words of the place below the name in a letter to an editor, at most."""
NEAR = 5
"""Words before the colon among which the reporting verb, or the name of the text, stands."""
_MARKS = "“”\"'‘„«"


@dataclass(slots=True)
class _Found:
    kinds: dict[int, LineKind] = field(default_factory=dict)

    def block(self, rows: Sequence[Row], first: int, last: int) -> None:
        for row in rows[first:last]:
            self.kinds[row.number] = LineKind.BLOCK_QUOTATION


def led_in(rows: Sequence[Row]) -> dict[int, LineKind]:
    """Return the kinds of the lines of letters and statements, of what leads in and signs them."""
    found = _Found()
    at = 0
    while at < len(rows):
        row = rows[at]
        if _salutes(row):
            at = _letter(rows, at, found)
        elif _RUN_IN.match(row.text):
            at = _run_in(rows, at, found)
        elif row.text[-1] == ":" and len(row.words) <= LEAD and not row.bullet:
            at = _statement(rows, at, found)
        elif credited(row.text):
            at = _under_heading(rows, at, found)
        at += 1
    return found.kinds


def _salutes(row: Row) -> bool:
    first = row.text.split()[0].lower()
    opens = first in words("letters", "salutes") or row.text.lower().startswith(
        phrases("letters", "openings")
    )
    return opens and len(row.words) <= SALUTATION


def _letter(rows: Sequence[Row], at: int, found: _Found) -> int:
    """Take "Dear …" up to the name under its close; return its last line, `at` where none signs."""
    for end in range(at + 2, len(rows)):
        if _salutes(rows[end]):
            return at
        closed = _closes(rows[end]) and end + 1 < len(rows) and _signs(rows[end + 1])
        if closed or _signs_at_once(rows, at, end):
            name = end + closed
            found.block(rows, at + 1, end)
            found.kinds |= {r.number: LineKind.CHROME for r in (rows[at], rows[end])}
            found.kinds[rows[name].number] = LineKind.SIGNATURE
            return name
    return at


def _run_in(rows: Sequence[Row], at: int, found: _Found) -> int:
    """Take a letter to an editor whose first line goes on behind "Sir,", up to the name below."""
    for end in range(at + 1, min(at + LETTER, len(rows))):
        last = end + 1 == len(rows) or (end + 2 == len(rows) and len(rows[end + 1].words) <= PLACE)
        if last and rows[end - 1].text[-1] in ".?!" and _signs(rows[end]):
            found.block(rows, at, end)
            found.kinds[rows[end].number] = LineKind.SIGNATURE
            return end
    return at


def _signs_at_once(rows: Sequence[Row], at: int, end: int) -> bool:
    """Tell whether a letter to an editor ends with a name alone, and a place at most below it."""
    last = end + 1 == len(rows) or (end + 2 == len(rows) and len(rows[end + 1].words) <= PLACE)
    if not last or rows[end - 1].text[-1] not in ".?!" or not _signs(rows[end]):
        return False
    return any(_first_person(r) for r in rows[at + 1 : end])


def _closes(row: Row) -> bool:
    return row.text.lower().strip(" ,.!") in phrases("letters", "closes")


def _signs(row: Row) -> bool:
    """Tell whether a line is a name, with an office or without: with a dash it would sign."""
    dashed = row.text if row.text[0] in "—–-" else f"— {row.text}"
    return row.text[-1] not in ".:?!" and signatures.signature(dashed)


def _statement(rows: Sequence[Row], at: int, found: _Found) -> int:
    """Take the paragraphs that a line leads in; return the last, `at` where there are none."""
    reports, names = _reports(rows[at]), _names_a_text(rows[at])
    author = credited(rows[at].text)
    if not reports and not names and not author:
        return at
    end, last = at + 1, at
    while end < len(rows) and _may_be_said(rows[end]):
        if _first_person(rows[end]):
            last = end
        end += 1
    signed = end < len(rows) and end > at + 1 and _signs(rows[end])
    if signed and any(_first_person(r) for r in rows[at + 1 : end]):
        found.block(rows, at + 1, end)
        found.kinds |= {rows[at].number: LineKind.PROSE, rows[end].number: LineKind.SIGNATURE}
        return end
    if last > at and (author or (reports and _first_person(rows[at + 1]))):
        found.block(rows, at + 1, last + 1)
        found.kinds[rows[at].number] = LineKind.PROSE
        return last
    return at


def _under_heading(rows: Sequence[Row], at: int, found: _Found) -> int:
    """Take all that stands under "Statement by …", unless somebody is reported there: a text told
    of by a newspaper is quoted in parts."""
    end = at + 1
    while end < len(rows) and _may_be_said(rows[end]):
        end += 1
    signed = end < len(rows) and _signs(rows[end])
    rest = rows[end + signed :]
    if end == at + 1 or any(r.text[-1] in ".?!" and not _may_be_said(r) for r in rest):
        return at
    found.block(rows, at + 1, end)
    told = any(r.text[-1] in ".?!…" for r in rows[:at])
    found.kinds[rows[at].number] = LineKind.SECTION_HEAD if told else LineKind.HEADLINE
    if signed:
        found.kinds[rows[end].number] = LineKind.SIGNATURE
    return end - 1 + signed


def _reports(row: Row) -> bool:
    tail = {w.strip(".,:").lower() for w in row.text.split()[-NEAR:]}
    return not (words("english", "reporting") | words("turns", "cues")).isdisjoint(tail)


def _names_a_text(row: Row) -> bool:
    tail = {w.strip(".,:").lower() for w in row.text.split()[-NEAR:]}
    return not words("letters", "texts").isdisjoint(tail)


def _may_be_said(row: Row) -> bool:
    """Tell whether a paragraph may be somebody's words: no marks, no list, nobody reported."""
    if row.text[0] in _MARKS or row.text[-1] == ":" or row.bullet or row.quoted or row.heading:
        return False
    if row.text[-1] not in ".?!…":
        return False
    told = not words("english", "reporting").isdisjoint(row.bare)
    return not told or _first_person(row)


def _first_person(row: Row) -> bool:
    said = {w.strip(".,;:!?()").lower().replace("’", "'") for w in row.text.split()}
    return not words("letters", "first").isdisjoint(said)
