"""The text as the parser gets it: as long as the text as read, with blanks for what is no word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.articles.lines.layout import one_for_one
from kg.articles.lines.markup_marks import without_marks
from kg.articles.lines.quotation_marks import SINGLE, marks_in
from kg.articles.lines.turns import INITIALS
from kg.articles.wordlists import words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line


_DASH = re.compile(r"(?<=[^\W\d_][ ])-(?=[ ][\"“'‘(]?[^\W\d_])|(?<=[,.”’\"')] )-(?= [^\W\d_])")
"""A hyphen between blanks beside words: "the mayor - a lawyer - left", and not "5 - 3"."""


def flattened(text: str, lines: Sequence[Line]) -> str:
    """Return a text of the same length in which every line is one line.

    A line feed inside a line is a blank, as are the marks of emphasis, links, headings, lists and
    quotations; a speaker's label in capitals is written as a name is, a hyphen between blanks as
    the dash for which typists put it. White space is kept.
    """
    if not lines:
        return text
    return "".join(_pieces(text, without_marks(text), lines))


def _pieces(text: str, flat: str, lines: Sequence[Line]) -> Iterator[str]:
    at = 0
    printed: dict[str, str] | None = None
    for line in lines:
        yield _blanks(flat[at : line.span.start])
        words_ = one_for_one(line.span.of(flat))
        if line.kind is LineKind.SPEAKER_LABEL:
            if printed is None:
                printed = _printed(text)
            words_ = _as_a_name(words_, printed)
        if line.kind is LineKind.SIGNATURE and words_[0] == "-":  # -Ada Brandt is one word
            words_ = " " + words_[1:]
        yield _DASH.sub("—", _in_english_marks(words_))
        at = line.span.end
    yield _blanks(flat[at:])


def _in_english_marks(line: str) -> str:
    """Write the quotation marks of other conventions as English papers do, blanks for the rest.

    Straight marks stay, which parsers know, but for those between blanks in tokenised text.
    """
    if _FOREIGN.isdisjoint(line) and "``" not in line and ' " ' not in f" {line} ":
        return line
    made = list(line)
    for mark in marks_in(line, 0, len(line)):
        single = mark.char in SINGLE
        around = line[max(0, mark.place - 1) : mark.place + 2].strip()
        if mark.width == 1 and (mark.char == "'" or (mark.char == '"' and len(around) > 1)):
            continue
        if mark.role == "open":
            made[mark.place : mark.place + mark.width] = ("‘" if single else "“").rjust(mark.width)
        else:
            made[mark.place : mark.place + mark.width] = ("’" if single else "”").ljust(mark.width)
    return "".join(made)


_FOREIGN = frozenset("„‟«»‹›‚「」『』〝〞〟")


def _blanks(between: str) -> str:
    return "".join(c if c.isspace() else " " for c in between) if between.strip() else between


def _printed(text: str) -> dict[str, str]:
    """Return how words are printed in small letters and capitals, by their capitals."""
    found: dict[str, str] = {}
    for raw in text.split():
        word = raw.strip(".,;:!?\"'“”‘’()[]—–*_").removesuffix("’s").removesuffix("'s")
        if word[:1].isupper() and not word.isupper() and len(word.upper()) == len(word):
            found.setdefault(word.upper(), word)
    return found


def _as_a_name(label: str, printed: dict[str, str]) -> str:
    """Write a label in capitals as the text writes its words elsewhere, else as names are."""
    parts = label.split(" ")
    titled = parts[0].strip(".").lower() in words("turns", "addresses")
    if not label.isupper() and not (titled and parts[-1].isupper()):
        return label
    return " ".join(_named(p, printed, alone=len(parts) == 1) for p in parts)


def _named(word: str, printed: dict[str, str], *, alone: bool) -> str:
    core = word.strip(".,:()[]—–-")
    if not core or core.lower() in words("turns", "outlets") or "." in core or len(core) < 2:
        return word
    if alone and len(core) == INITIALS:
        return word
    known = printed.get(core)
    title = core.lower() in words("turns", "titles")
    acronym = len(core) < 4 and not title and not any(c in "AEIOUY" for c in core)
    if known is None and not alone and acronym:
        return word  # ANNA PARK, MSNBC; DR. HALE is no acronym's case
    made = known or "-".join(p[:1] + p[1:].lower() for p in core.split("-"))
    return word.replace(core, made, 1) if len(made) == len(core) else word
