"""The parts of a person's name, and how two names stand to each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold, words
from kg.gazetteer.post_nominals import is_post_nominal
from kg.gazetteer.spelling import consonants, formal, transliteration

_SUFFIXES = frozenset(words("suffixes"))
_PARTICLES = frozenset(words("particles"))
_VOWELS = frozenset("aeiou")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)(?=(?:[^\W\d_]\.)*$)")
_ALIKE = 5
"""Letters from which two sounds with the same consonants may be one name; shorter ones are not:
Min-jun is not Min-jin."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name by sound (`kg.gazetteer.spelling`): family, given names in order, "jr" or "iii".

    An initial stands as written and with a point: "y." is no sound. `letters` are the initials that
    each given name may be cut to.
    """

    family: str
    given: tuple[str, ...]
    suffix: str
    east_asian: bool
    letters: tuple[frozenset[str], ...]


@lru_cache(maxsize=1 << 16)
def parse_name(name: str) -> PersonName:
    """Take a name apart; a lone word is a family name, Korean family names may come first.

    Letters after a name ("QC", "M.P.") are no part of it.

    >>> parse_name("Park Min-jun").family == parse_name("Min-jun Park").family == "park"
    True
    >>> parse_name("Ursula von der Leyen").given == parse_name("Ursula Leyen").given
    True
    >>> parse_name("Ana Ruiz, M.P.").family
    'ruiz'
    """
    words = [w.strip(",") for w in name.split()]
    while len(words) > 1 and is_post_nominal(words[-1], words[-2]):
        words.pop()
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = words.pop().rstrip(".").casefold()
    surnames = gazetteer().surnames
    family_first = len(words) > 2 or (len(words) == 2 and "-" in words[1])
    if family_first and words[0] in surnames and not any(w.endswith(".") for w in words):
        return _named(words[0], ["".join(words[1:])], suffix, east_asian=True)
    if len(words) == 2 and words[1] in surnames and "-" in words[0]:
        return _named(words[1], words[:1], suffix, east_asian=True)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    family = words[-1].removeprefix("al-").removeprefix("Al-").removeprefix("el-")
    return _named(family, words[:first], suffix, east_asian=False)


def _named(family: str, given: list[str], suffix: str, *, east_asian: bool) -> PersonName:
    split = (w for g in given for w in (_INITIALS.findall(g) if _INITIALS.match(g) else [g]))
    plain = [w for w in map(fold, split) if transliteration(w)]
    sounds = tuple(_sound(w) for w in plain)
    return PersonName(
        family=transliteration(family),
        given=sounds,
        suffix=suffix,
        east_asian=east_asian,
        letters=tuple(_letters(w, s) for w, s in zip(plain, sounds, strict=True)),
    )


def _sound(word: str) -> str:
    """Return a given name's sound, of an initial the letter and a point."""
    letters = [c for c in word if c.isalpha()]
    return f"{letters[0].casefold()}." if len(letters) == 1 else transliteration(word)


def _letters(word: str, sound: str) -> frozenset[str]:
    """Return the initials to which a given name is cut, by its spelling and not by its sound.

    What begins in Russian or Ukrainian with one of the letters written Ya, Ye, Yi, Yo and Yu is
    also written with I, J or E; Bob is also R.
    """
    written = [c for c in unicodedata.normalize("NFKD", word) if c.isalpha()]
    found = {written[0]}
    if written[0] == "y" and len(written) > 1 and _VOWELS.issuperset(written[1:2]):
        found |= {"i", "j", *(c for c in written[1:2] if c == "e")}
    if sound != formal(sound):
        found.add(formal(sound)[0])
    return frozenset(found)


def given_relation(one: PersonName, other: PersonName) -> str:
    """Return `missing`, `equal`, `initial`, `short`, `spelling` or `different`."""
    mine, theirs = one.given, other.given
    if not mine or not theirs:
        return "missing"
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "different"
    strict = one.east_asian or other.east_asian
    first = _one_given(one, other, 0, strict=strict)
    if first == "different":
        return "different"
    for place in range(1, min(len(mine), len(theirs))):
        if _one_given(one, other, place, strict=False) == "different":
            return "different"  # "John A. Smith" is not "John B. Smith"
    return first


def _one_given(one: PersonName, other: PersonName, place: int, *, strict: bool) -> str:
    mine, theirs = one.given[place], other.given[place]
    if mine == theirs:
        return "initial" if is_initial(mine) else "equal"
    if is_initial(mine) or is_initial(theirs):
        fits = not one.letters[place].isdisjoint(other.letters[place])
        return "initial" if fits else "different"
    if strict:
        return "different"
    if formal(mine) == formal(theirs):
        return "short"
    return "spelling" if alike(mine, theirs) else "different"


def is_initial(sound: str) -> bool:
    """Tell whether a given name is an initial only."""
    return sound.endswith(".")


def alike(mine: str, theirs: str) -> bool:
    """Tell whether two sounds may be romanisations of one name."""
    long = min(len(mine), len(theirs)) >= _ALIKE
    return long and mine[0] == theirs[0] and consonants(mine) == consonants(theirs)


def family_relation(one: PersonName, other: PersonName) -> str:
    """Return `equal`, `spelling` or `different`."""
    if one.family == other.family:
        return "equal"
    if one.east_asian or other.east_asian:
        return "different"
    long = min(len(one.family), len(other.family)) >= _ALIKE
    return "spelling" if long and block(one) == block(other) else "different"


def block(name: PersonName) -> str:
    """Return what names that may be one person's share: the family name, or its consonants."""
    if name.east_asian or len(name.family) < _ALIKE:
        return name.family
    return consonants(name.family)
