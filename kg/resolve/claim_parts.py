"""Who or what fills a place of a claim, and a thing by its words: its noun, whose it is, its name.

In: words that are printed for a thing. Out: its noun in the singular, the words that say which, the
state whose it is and the words of its name, in any order: "Lithuanian airspace", "Lithuania's
airspace", "the airspace of Lithuania".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extract.noun_kinds import kinds_above, noun_kinds
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.ids import key_id
from kg.resolve.claim_keys import singular
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME_OF = re.compile(r"(?i:the )?([a-z]+) of (?=[A-Z])")
_LETTERS = re.compile(r"(?:[A-Z][a-z]+ ){2,5}\([A-Z]{2,5}\)")


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what fills a place: an actor by id, another claim by id, or a thing by its words.

    `head` is a thing's noun, `words` what says which one, `names` the words of its name ("R7" of
    "the R7 rebels in Ostia"), `owner` the id of whose it is. `bound` tells that only its article
    says which one is meant ("the ship").
    """

    key: str
    actor: str | None = field(default=None, compare=False)
    owner: str | None = field(default=None, compare=False)
    head: str = field(default="", compare=False)
    words: frozenset[str] = field(default=frozenset(), compare=False)
    country: str | None = field(default=None, compare=False)
    kinds: frozenset[str] = field(default=frozenset(), compare=False)
    names: frozenset[str] = field(default=frozenset(), compare=False)
    bound: bool = field(default=False, compare=False)
    several: bool = field(default=False, compare=False)

    @property
    def named(self) -> bool:
        """Tell whether it has a name."""
        return bool(self.names)


@cache
def noun_conditions(head: str, before: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return a noun and the wider ones above it, as conditions of `data/deeds.csv` name them.

    With each of the words `before` it it is one too: "=child-labour".
    """
    nouns = (head, *kinds_above(head), *(f"{word}-{head}" for word in before))
    return frozenset({f"={noun}" for noun in nouns})


SOMEBODY = frozenset({"person", "people", "organisation", "state"})


def names_in(label: str, head: str) -> frozenset[str]:
    """Return the words of a name up to its noun: those with a capital that are no nouns.

    Capital letters alone before the noun of a thing or place stand for what it is ("an IDP camp").

    >>> sorted(names_in("the Orla camp in Ostia", "camp")), names_in("an IDP camp", "camp")
    (['orla'], frozenset())
    """
    kinds = noun_kinds().get(head)
    thing = kinds is not None and (kinds.isdisjoint(SOMEBODY) or "territory" in kinds)
    if thing:  # "Displaced Persons (DP) camp": words written out for their letters
        label = _LETTERS.sub("", label)
    found = []
    if thing:  # "the village | of Tine |"
        named = _NAME_OF.match(label)
        label = label[named.end() :] if named is not None and named.group(1) == head else label
    for printed in label.split():
        word = printed.strip("'\"“”‘’.,;:()[]").removesuffix("'s").removesuffix("’s")
        plain = fold(word)
        said = any(c.isupper() for c in word) and plain not in words("loose_words")
        if said and plain not in noun_kinds() and not (thing and word.isupper() and word.isalpha()):
            found.append(plain)
        if singular(plain) == head or (found and plain in words("before_what_follows")):
            break
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def thing_of(told: str) -> tuple[str, frozenset[str], str | None]:
    """Return a thing's noun, the words that say which, and the code of the state whose it is.

    >>> thing_of("the airspace of lithuania") == thing_of("lithuanian airspace")
    True
    >>> thing_of("an undersea cable")
    ('cable', frozenset({'undersea'}), None)
    """
    found = [w.strip("'\"“”‘’.,;:()[]") for w in told.split()]
    found = [w.removesuffix("'s").removesuffix("’s") for w in found if w]
    ends = next((k for k, w in enumerate(found) if k and w in words("before_what_follows")), None)
    noun = found[ends - 1 if ends is not None else -1] if found else ""
    states = [_state_of(w) for w in found if w != noun]
    named = [s for s in states if s is not None]
    rest = frozenset(
        _same_words().get(singular(w), singular(w))
        for w in found
        if w != noun and w not in words("loose_words") and _state_of(w) is None
    )
    if len(set(named)) > 1:
        return singular(noun), rest | {s.casefold() for s in named}, None
    return singular(noun), rest, named[0] if named else None


@cache
def _same_words() -> Mapping[str, str]:
    """Return the word that counts for each of several that mean one thing before a noun."""
    pairs = (pair.split() for pair in words("same_words"))
    return {word: one for one, *others in pairs for word in others}


def is_plural(told: str, head: str) -> bool:
    """Tell whether words for a thing have its noun in the plural.

    >>> is_plural("other countries", "country"), is_plural("the country", "country")
    (True, False)
    """
    return bool(head) and not any(w.strip(",.") == head for w in told.split())


@lru_cache(maxsize=1 << 14)
def _state_of(word: str) -> str | None:
    """Return the code of the state that a word names: "lithuanian", "lithuania"."""
    names = gazetteer()
    found = names.adjectives.get(word)
    if found is None and len(word) > 3:
        found = next((c for c in (names.places.get(word),) if c and fold(c.name) == word), None)
    return found.alpha3 if found is not None else None


@cache
def states_by_actor() -> Mapping[str, str]:
    """Return the codes of the states by the ids of their actors."""
    return {key_id("a", "country", code): code for code in gazetteer().countries}
