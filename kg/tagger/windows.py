"""A text in the pieces that the encoder reads: windows of whole paragraphs, places kept.

An encoder sees a window at a time, so a window holds as many paragraphs as fit: who "he" is, and
whether a quotation goes on, stands often in the paragraph before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

LONGEST = 192
"""Word pieces in a window, the marks at its ends and between paragraphs included.

The time for a piece grows with its window's length; 192 hold four paragraphs of news."""

_PARAGRAPH = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…][.!?…”’\"')\]]*$|[;:]$")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTINUES = "##"


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text as the encoder reads it.

    `ids` are its word pieces with the marks at the ends and between paragraphs. Word `i` stands
    in the text at `words[i]` (code points, half-open) and its first piece in `ids` at `firsts[i]`;
    what a word is gets read off its first piece.
    """

    ids: tuple[int, ...]
    firsts: tuple[int, ...]
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A tokeniser as the windows need it: the parts of `tokenizer.json`, and two marks."""

    tokenizer: Tokenizer
    first: int
    last: int

    @classmethod
    def load(cls, folder: Path) -> Pieces:
        """Read `tokenizer.json` in the folder; ConfigError without the extra or the file."""
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ConfigError(
                "the tagger needs more packages: pip install 'sayso[tagger]'"
            ) from error
        path = folder / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ConfigError(f"{folder} holds no tokenizer.json") from error
        except Exception as error:  # the library raises plain Exception for what it cannot parse
            raise ConfigError(f"{path} is not a tokeniser: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        first, last = (tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        if first is None or last is None:
            raise ConfigError(f"{path} is not a tokeniser of this kind: no [CLS] or [SEP]")
        return cls(tokenizer, first, last)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in a row: the ids of each one's pieces, and each one's place."""

    ids: tuple[tuple[int, ...], ...]
    places: tuple[tuple[int, int], ...]
    ends: tuple[bool, ...]

    def __len__(self) -> int:
        """Count the pieces."""
        return sum(map(len, self.ids))


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of the lines of a text, line breaks and empty lines left out.

    >>> paragraphs("One.\\n\\nTwo.")
    ((0, 4), (6, 10))
    """
    found = _PARAGRAPH.finditer(text)
    return tuple(m.span() for m in found if m.group().strip())


def windows(
    pieces: Pieces, text: str, lines: Sequence[tuple[int, int]], longest: int = LONGEST
) -> tuple[Window, ...]:
    """Return the windows of a text; `lines` are its paragraphs, in order, as code points.

    A window is filled with whole lines as long as they fit into `longest` word pieces. A line that
    does not fit by itself is split at ends of sentences, and failing these anywhere.
    """
    room = longest - 2
    if room < 1:
        raise ConfigError(f"a window of {longest} word pieces has no room for words")
    found: list[Window] = []
    held: list[_Words] = []
    for part in _parts(pieces, text, lines, room):
        if held and sum(len(h) + 1 for h in held) + len(part) > room:
            found.append(_window(pieces, held))
            held = []
        held.append(part)
    if held:
        found.append(_window(pieces, held))
    return tuple(found)


def _parts(
    pieces: Pieces, text: str, lines: Sequence[tuple[int, int]], room: int
) -> Iterator[_Words]:
    for start, last in lines:
        line = _SURROGATE.sub("\ufffd", text[start:last])
        # one by one: a batch would start threads, which a process that forks later cannot have
        encoding = pieces.tokenizer.encode(line, add_special_tokens=False)
        grouped: list[tuple[list[int], int, int]] = []
        for id_, token, (a, b) in zip(encoding.ids, encoding.tokens, encoding.offsets, strict=True):
            if grouped and token.startswith(_CONTINUES) and a <= grouped[-1][2]:
                ids, first, end = grouped[-1]
                ids.append(id_)
                grouped[-1] = (ids, first, max(b, end))
            elif b > a:
                grouped.append(([id_], a, b))
        ends = tuple(
            not line[b - 1].isalnum() and bool(_SENTENCE_END.search(line[max(0, b - 4) : b]))
            for _, _, b in grouped
        )
        words = _Words(
            tuple(tuple(ids[:room]) for ids, _, _ in grouped),
            tuple((start + a, start + b) for _, a, b in grouped),
            ends,
        )
        yield from _split(words, room)


def _split(words: _Words, room: int) -> Iterator[_Words]:
    """Cut words into runs that fit, at the last end of a sentence that leaves half a window."""
    first = 0
    while first < len(words.ids):
        size, last, cut = 0, first, 0
        while last < len(words.ids) and size + len(words.ids[last]) <= room:
            size += len(words.ids[last])
            last += 1
            if words.ends[last - 1] and size >= room // 2:
                cut = last
        if last < len(words.ids) and cut:
            last = cut
        yield _Words(words.ids[first:last], words.places[first:last], words.ends[first:last])
        first = last


def _window(pieces: Pieces, parts: Iterable[_Words]) -> Window:
    ids, firsts, places = [pieces.first], [], []
    for part in parts:
        for word, place in zip(part.ids, part.places, strict=True):
            firsts.append(len(ids))
            places.append(place)
            ids += word
        ids.append(pieces.last)
    return Window(tuple(ids), tuple(firsts), tuple(places))
