"""The parts of a person's name, and how two names stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.gazetteer import gazetteer
from kg.gazetteer.spelling import consonants, formal, transliteration

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "bin", "ibn", "da", "de", "del", "der", "den", "di", "du", "la", "le", "van", "von"}
)
_ALIKE = 5
"""Letters from which two sounds with the same consonants may be one name; shorter ones are not:
Min-jun is not Min-jin."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name by sound (`kg.gazetteer.spelling`): family, given names in order, "jr" or "iii"."""

    family: str
    given: tuple[str, ...]
    suffix: str
    east_asian: bool


@lru_cache(maxsize=1 << 16)
def parse_name(name: str) -> PersonName:
    """Take a name apart; a lone word is a family name, Korean family names may come first.

    >>> parse_name("Park Min-jun").family == parse_name("Min-jun Park").family == "park"
    True
    >>> parse_name("Ursula von der Leyen").given == parse_name("Ursula Leyen").given
    True
    """
    words = [w.strip(",") for w in name.split()]
    suffix = ""
    if len(words) > 1 and words[-1].rstrip(".").casefold() in _SUFFIXES:
        suffix = words.pop().rstrip(".").casefold()
    surnames = gazetteer().surnames
    family_first = len(words) > 2 or (len(words) == 2 and "-" in words[1])
    if family_first and words[0] in surnames and not any(w.endswith(".") for w in words):
        given = transliteration("".join(words[1:]))
        return PersonName(transliteration(words[0]), (given,), suffix, east_asian=True)
    if len(words) == 2 and words[1] in surnames and "-" in words[0]:
        given = transliteration(words[0])
        return PersonName(transliteration(words[1]), (given,), suffix, east_asian=True)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    family = transliteration(words[-1].removeprefix("al-").removeprefix("Al-").removeprefix("el-"))
    given_names = tuple(s for w in words[:first] if (s := transliteration(w)))
    return PersonName(family, given_names, suffix, east_asian=False)


def given_relation(one: PersonName, other: PersonName) -> str:
    """Return `missing`, `equal`, `initial`, `short`, `spelling` or `different`."""
    mine, theirs = one.given, other.given
    if not mine or not theirs:
        return "missing"
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "different"
    first = _one_given(mine[0], theirs[0], strict=one.east_asian or other.east_asian)
    if first == "different":
        return "different"
    for a, b in zip(mine[1:], theirs[1:], strict=False):
        if _one_given(a, b, strict=False) == "different":
            return "different"  # "John A. Smith" is not "John B. Smith"
    return first


def _one_given(mine: str, theirs: str, *, strict: bool) -> str:
    if 1 in (len(mine), len(theirs)):
        return "initial" if letter(mine) == letter(theirs) else "different"
    if mine == theirs:
        return "equal"
    if strict:
        return "different"
    if formal(mine) == formal(theirs):
        return "short"
    return "spelling" if alike(mine, theirs) else "different"


def letter(sound: str) -> str:
    """Return a sound's first letter; i, j and y are one, since a lone "J." sounds like an i."""
    return "i" if sound[0] in "ijy" else sound[0]


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
