"""Marks of plain-text markup (Markdown, mail, wire copy): found, and set aside one for one.

A mark is never part of what it marks: emphasis, links, the hashes of a heading, the mark of a list
and the `>` of a quotation lie outside every labelled span. `without_marks` keeps every offset: it
puts a blank in the place of each character of a mark inside a line.
"""

from __future__ import annotations

import re
from functools import cache

from kg.articles.wordlists import phrases

_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,300}(?<=[^\s*])\1(?![\w*])"
    r"|(?<![\w_])(_{1,3})(?=[^\s_])[^_\n]{1,300}(?<=[^\s_])\2(?![\w_])"
    r"|(?<![\w~])(~~)(?=[^\s~])[^~\n]{1,300}(?<=[^\s~])\3(?![\w~])"
)
_LINK = re.compile(
    r"(?<!!)\[(?=[^\s\[\]])[^\[\]\n]{1,300}\](\((?:https?:|mailto:|/|#)[^()\s]{0,500}\))"
)
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_QUOTED = re.compile(r"(?:>[ \t]?)+")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \t]+(?=\S)")


def without_marks(text: str) -> str:
    """Return a text of the same length with blanks for the marks of emphasis and of links.

    >>> without_marks("**Brandt** said [so](/a) in 2 * 3 cases")
    '  Brandt   said  so      in 2 * 3 cases'
    """
    if "](" in text:
        text = _LINK.sub(_unlinked, text)
    for _ in range(2):  # emphasis of two kinds around the same words
        if "*" not in text and "_" not in text and "~~" not in text:
            break
        text = _EMPHASIS.sub(_unmarked, text)
    return text


def _unlinked(match: re.Match[str]) -> str:
    words = match[0][1 : match.start(1) - match.start() - 1]
    return f" {words} " + " " * len(match[1])


def _unmarked(match: re.Match[str]) -> str:
    size = len(match[1] or match[2] or match[3])
    return " " * size + match[0][size:-size] + " " * size


def heading(text: str) -> int:
    """Return how many characters a heading's hashes and the blank after them take, else 0."""
    match = _HEADING.match(text)
    return match.end() if match else 0


def heading_end(text: str) -> int:
    """Return where a heading's words end, without hashes that close it."""
    bare = text.rstrip("#")
    return len(bare.rstrip()) if bare[-1:].isspace() else len(text)


def underline(text: str) -> bool:
    """Tell whether a line only underlines the one above it, or rules off what is above."""
    return bool(_UNDERLINE.fullmatch(text))


def quoted(text: str) -> tuple[int, int]:
    """Return how deep a line is quoted as mail and Markdown do, and how many characters that takes.

    >>> quoted("> > no"), quoted("no")
    ((2, 4), (0, 0))
    """
    match = _QUOTED.match(text)
    return (match[0].count(">"), match.end()) if match else (0, 0)


@cache
def _bullet() -> re.Pattern[str]:
    marks = "".join(map(re.escape, phrases("marks", "bullets") + phrases("marks", "dashes")))
    return re.compile(rf"[{marks}][ \t\u00a0]+(?=\S)")


def bullet(text: str) -> str:
    """Return the mark of a list with the blank after it that a line begins with, else nothing.

    >>> [bullet(t) for t in ("• Rates", "2) Rates", "b. Rates", "- Rates", "Rates")]
    ['• ', '2) ', 'b. ', '- ', '']
    """
    match = _bullet().match(text) or _NUMBER.match(text)
    return match[0] if match else ""


def sure_bullet(mark: str) -> bool:
    """Tell whether a mark is that of a list wherever it stands; a dash or number may be prose."""
    return mark.strip() in phrases("marks", "bullets")


def same_list(mark: str, other: str) -> bool:
    """Tell whether two marks are those of items of one list: equal, or both numbers or letters."""
    return _kind(mark) == _kind(other)


def _kind(mark: str) -> str:
    core = mark.strip()
    if core[-1:] not in ".)":
        return core
    inner = core.strip("().")
    return core.replace(inner, "1" if inner.isdigit() else "a")
