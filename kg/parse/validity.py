"""Whether a stored parse is one of this text: what lies on a disk is believed only when it fits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Token

if TYPE_CHECKING:
    from kg.model import Parse

_DIVIDED = re.compile(r"[-\u00ad\u2010¬]\s+")
_NUMBERS = ("i", "start", "end", "head", "sent")
_WORDS = tuple(n for n in Token.__dataclass_fields__ if n not in _NUMBERS)


def is_parse_of(parse: Parse, text: str) -> bool:
    """Tell whether a parse has the values, places and trees that a parse of `text` has.

    `text` is the article's flattened (`kg.articles.lines.parser_text`): what is no word in it is a
    blank.
    """
    return _plain(parse) and _placed(parse, text) and _sentences(parse) and _trees(parse)


def _plain(parse: Parse) -> bool:
    """Tell whether every value is of its kind; a bool is no number here."""
    tokens = all(
        all(type(getattr(t, n)) is int for n in _NUMBERS)
        and all(type(getattr(t, n)) is str for n in _WORDS)
        for t in parse.tokens
    )
    pairs = all(type(k) is int for pair in parse.sentences for k in pair)
    entities = all(
        type(e.first) is int and type(e.last) is int and type(e.label) is str
        for e in parse.entities
    )
    return type(parse.parser) is str and tokens and pairs and entities


def _placed(parse: Parse, text: str) -> bool:
    """Tell whether tokens follow each other in the text and leave out nothing but blanks."""
    last = 0
    for number, token in enumerate(parse.tokens):
        start, end = token.start, token.end
        gap = last == start or (last < start and text[last:start].isspace())
        if (
            token.i != number
            or not gap
            or not start < end
            or not _is_word(text[start:end], token.text)
        ):
            return False
        last = end
    count = len(parse.tokens)
    return not text[last:].strip() and all(0 <= e.first < e.last <= count for e in parse.entities)


def _is_word(printed: str, word: str) -> bool:
    """Tell whether a word stands there, whole or divided at a line's end; blanks are alike.

    The parser may have seen it in small letters.
    """
    if word in (printed, printed.lower()) or (printed.isspace() and word.isspace()):
        return True
    return _DIVIDED.sub("", printed) == word if len(printed) > len(word) else False


def _sentences(parse: Parse) -> bool:
    """Tell whether the sentences follow each other and hold each token and its governor."""
    place = 0
    for number, (first, last) in enumerate(parse.sentences):
        if first != place or not first < last <= len(parse.tokens):
            return False
        inside = (t.sent == number and first <= t.head < last for t in parse.tokens[first:last])
        if not all(inside):
            return False
        place = last
    return place == len(parse.tokens)


def _trees(parse: Parse) -> bool:
    """Tell whether every token's governors lead to a root, and never round in a circle."""
    heads = [t.head for t in parse.tokens]
    seen_from: list[int | None] = [None] * len(heads)
    for start in range(len(heads)):
        place = start
        while seen_from[place] is None:
            seen_from[place] = start
            place = heads[place]
        if seen_from[place] == start and heads[place] != place:
            return False
    return True
