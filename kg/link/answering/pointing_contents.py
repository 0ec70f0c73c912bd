"""What a content points at that somebody has said: "these allegations", "Chad's claims", "this"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from kg.extract.lexicon import pointers, words
from kg.gazetteer import gazetteer

_OWNER = re.compile(r"^(?:the\s+)?(.{2,60}?)[’']s?\s+(?:\w+\s+){0,2}?([a-z]+)\b")
_WORD = re.compile(r"[^\W\d_]+")
_POST = re.compile(r"\s+d[’']aff")
"""Goes on after "charge" where that is an envoy: "the charge d'affaires"."""
_BARE = re.compile(r"\s*(?:[,;“\"‘']|as\b|made\b)")
"""Goes on after a noun for claims without telling what is claimed."""
_FIRST, _NOUN = 6, 2
"""Words of a content among which the noun is, and after its determiners: "all the new charges"."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """What a content points at: the noun for it, and the country whose it is said to be.

    `noun` is singular and empty for a pronoun; `end` is where it ends in the content. `bare` tells
    that the content does not go on to tell what it is: "the notion", and not "the notion that …".
    """

    noun: str
    country: str | None = None
    end: int = 0
    bare: bool = True


def pointing(content: str) -> Pointing | None:
    """Return what a content points at, None where it tells something itself.

    >>> pointing("the new charges").noun, pointing("the bridge"), pointing("Chad's claims").country
    ('charge', None, 'TCD')
    """
    owned = _OWNER.match(content)
    if owned is not None and _POST.match(content, owned.end(2)) is None:
        noun = _noun(owned[2].casefold())
        country = gazetteer().country(owned[1])
        bare = _is_bare(content, owned.end(2))
        found = Pointing(noun, country.alpha3 if country else None, owned.end(2), bare)
        return found if noun else None
    told = list(islice(_WORD.finditer(content), _FIRST))
    words_of = [w[0].casefold() for w in told]
    if words_of[:1] and words_of[0] in words("claim_pronouns"):
        return Pointing("") if content == told[0][0] else None
    if words_of[:1] and words_of[0] in _openers():
        return None
    first = next((k for k, w in enumerate(words_of) if w not in _before()), 0)
    for word, place in zip(words_of[first:][:_NOUN], told[first:], strict=False):
        noun = _noun(word)
        if noun and _POST.match(content, place.end()) is None:
            before = content[told[first].start() : place.start()].strip()
            whose = gazetteer().country(before) if before else None  # "the Togolese claims"
            state = whose.alpha3 if whose is not None else None
            return Pointing(noun, state, place.end(), _is_bare(content, place.end()))
    return None


def _is_bare(content: str, end: int) -> bool:
    """Tell whether after a noun nothing tells what it is: "the charge", "the claim as “absurd”"."""
    return not content[end:].strip(" .,;") or _BARE.match(content, end) is not None


def _noun(word: str) -> str:
    """Return the singular of a noun for what was said; nothing for other words."""
    known = words("claims") | words("replied_to") | words("brought_charges") | pointers().keys()
    known -= words("claim_pronouns")
    return next((w for w in (word, word.removesuffix("s")) if w in known), "")


@cache
def _before() -> frozenset[str]:
    return words("pointing_determiners") | {"both", "all"}


@cache
def _openers() -> frozenset[str]:
    """Return the words that open a clause and no noun for one."""
    return words("question_words") | words("whether_words") | {"to", "that"}
