"""What governs a sentence that goes on with quoted words: "no talk of, ‘Go. | Leave |’"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.lines.quotation_marks import marks_in
from kg.extract.grammar.governors import verb_of_complement
from kg.extract.grammar.negative_words import is_none
from kg.extract.standing.veridicality.embedding import OPEN, REPORT, Embedding

if TYPE_CHECKING:
    from kg.model import Line, Token
    from kg.parse import ParsedArticle


def is_said(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause stands before its cue, as words quoted do: "… it burns, he said"."""
    cue = verb_of_complement(parsed, verb)
    return cue is not None and cue.i > verb.i


def quoted_embedding(parsed: ParsedArticle, root: Token) -> Embedding | None:
    """Return what introduces the words quoted that a clause goes on with, or None.

    It is the word before the mark, in a sentence before: a noun, a verb, or what its "of" hangs on.
    """
    line = parsed.line_of[root.i]
    opened = _opened_before(parsed, line, root.start) if line is not None else None
    if opened is None:
        return None
    first, last = parsed.sentence(root)
    at = parsed.at(opened)
    if at >= first or any(t.text == "?" for t in parsed.tokens[root.i : last]):
        return None  # a question stays one
    before = (parsed.tokens[i] for i in range(at - 1, -1, -1) if parsed.line_of[i] is line)
    word = next((t for t in before if t.pos not in ("PUNCT", "SPACE")), None)
    while word is not None and word.pos not in ("NOUN", "VERB") and word.head != word.i:
        word = parsed.head(word)
    if word is None or word.i >= at:
        return None
    return Embedding(word, OPEN if is_none(parsed, word) else REPORT)


def _opened_before(parsed: ParsedArticle, line: Line, place: int) -> int | None:
    """Return where the innermost quotation around a place opens, if it stands in another one."""
    key = ("quotations inside others", line.span.start)
    if key not in parsed.memory:
        parsed.memory[key] = tuple(_inside_others(parsed.text, line))
    found: tuple[tuple[int, int], ...] = parsed.memory[key]
    around = [start for start, end in found if start < place < end]
    return max(around, default=None)


def _inside_others(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the places of the quotations in a line that stand inside others, with their ends."""
    found: list[tuple[int, int]] = []
    depth: list[tuple[str, int]] = []
    for mark in marks_in(text, line.span.start, line.span.end):
        if mark.role == "open":
            depth.append((mark.char, mark.place))
        elif mark.opened is not None:
            while depth.pop() != mark.opened:
                pass
            if depth:
                found.append((mark.opened[1], mark.place))
    return found
