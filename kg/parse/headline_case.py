"""Headlines in Title Case as the parser sees them: as sentences, names alone with a capital.

In: an article. Out: the same with "Norland Blames Chad for Raid" as "Norland blames Chad for raid",
letter for letter as long. A parser trained on running text takes each word with a capital for a
name; of 830 articles of US news 324 have such a headline.

What is a name is told by the article below: a word that stands there with a small letter is none,
one with a capital in the midst of a sentence is. Of a word that is not there a dictionary tells.
The practice is known as truecasing (Lita et al. 2003).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model import Article

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MIDST = re.compile(r"(?<=[a-zà-öø-þ,;] )[^\W\d_]+(?: [^\W\d_]+)?")
"""A word in the midst of a sentence, and the one behind it."""
_FEWEST = 4
"""Other words in a headline of which the case can be told."""
_READ = frozenset(
    (LineKind.HEADLINE, LineKind.SECTION_HEAD, LineKind.PROSE, LineKind.LIST_ITEM, LineKind.REPEAT)
)
"""Lines that may be headlines: those told so, and those that follow without a mark of it."""


def with_headlines_as_sentences(article: Article, is_word: Callable[[str], bool]) -> Article:
    """Return the article with its headlines in Title Case as sentences, of the same length.

    `is_word` tells whether a dictionary has a word in small letters.
    """
    titled = [
        n.span for n in article.lines if n.kind in _READ and is_title_case(n.span.of(article.text))
    ]
    if not titled:
        return article
    text = article.text
    below = "\n".join(
        n.span.of(text)
        for n in article.lines
        if n.span not in titled and not n.span.of(text).isupper()
    )
    seen = _Seen(below)
    for span in titled:
        as_sentence = "".join(_as_sentence(span.of(text), seen, is_word))
        text = text[: span.start] + as_sentence + text[span.end :]
    return replace(article, text=text)


def is_title_case(line: str) -> bool:
    """Tell whether all words of a line but the small ones begin with a capital.

    >>> is_title_case("Norland Blames Chad for Attack"), is_title_case("Norland blames Chad")
    (True, False)
    """
    words = [w for w in _WORD.findall(line) if w not in _listed("small_in_headlines")]
    capitals = sum(w[0].isupper() for w in words)
    title = _FEWEST <= capitals == len(words) and not line.isupper()
    return title and not line.rstrip().endswith(":")


class _Seen:
    """The words of the lines that are no such headlines, as they are written there."""

    def __init__(self, text: str) -> None:
        self.small = Counter(w for w in _WORD.findall(text) if w[0].islower())
        self.names: Counter[str] = Counter()
        self.pairs: set[str] = set()
        for pair in _MIDST.findall(text):
            first, _, second = pair.partition(" ")
            if first[0].isupper():
                self.names[first] += 1
                if second[:1].isupper():
                    self.names[second] += 1
                    self.pairs.add(pair)

    def is_name(self, word: str) -> bool | None:
        """Tell whether a word is a name there; None where it is not there."""
        small, large = self.small[word.lower()], self.names[word]
        return None if not small and not large else large >= small


def _as_sentence(line: str, seen: _Seen, is_word: Callable[[str], bool]) -> Iterator[str]:
    """Yield a headline piece by piece, words that are no names in small letters."""
    words = list(_WORD.finditer(line))
    paired = {
        k + j
        for k, (one, two) in enumerate(pairwise(words))
        if (pair := f"{one[0]} {two[0]}") in seen.pairs or pair in _listed("capitals")
        for j in (0, 1)
    }
    at = 0
    for k, match in enumerate(words):
        yield line[at : match.start()]
        at = match.end()
        word = match[0]
        keeps = k in paired or _opens(line, match.start()) or not _is_titled(word)
        yield word if keeps or _is_name(word, line, match.start(), seen, is_word) else word.lower()
    yield line[at:]


def _is_titled(word: str) -> bool:
    """Tell whether a word has one capital, its first letter: no "UK", "McCain", "U" of "U.S."."""
    one = len(word) > 1 or word == "A"
    return one and word[0].isupper() and word[1:] == word[1:].lower()


def _opens(line: str, place: int) -> bool:
    """Tell whether a sentence begins at a place: "Poll: | Most left", not "U.S. | Steel"."""
    before = line[:place].rstrip("‘“\"' ")
    return before[-1:] in ("", "!", "?", ":") or (before[-1:] == "." and before[-3:-2].isalpha())


def _is_name(word: str, line: str, place: int, seen: _Seen, is_word: Callable[[str], bool]) -> bool:
    stem, _, ending = word.replace("’", "'").partition("'")
    if stem == "I":
        return True
    if ending and ending != "s":
        return not is_word(stem.lower().removesuffix("n")) and bool(seen.is_name(stem))  # "Won't"
    if stem in _listed("months_and_words"):
        return _BESIDE_NUMBER.match(line, place) is not None
    below = seen.is_name(stem)
    if below is not None:
        return below
    known = stem in _listed("capitals") or stem in gazetteer().given
    if known or gazetteer().country(stem) is not None:
        return True
    return not (stem.lower() in _listed("small_letters") or is_word(stem.lower()))


_BESIDE_NUMBER = re.compile(r"(?:(?<=\d )|(?<=\dth ))\w+|\w+ \d")


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words, or names of two words, of a list in `data/`."""
    table = (files("kg.parse") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(n for n in table.splitlines() if not n.startswith("#"))
