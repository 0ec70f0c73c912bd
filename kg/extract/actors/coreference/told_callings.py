"""What an article calls a person: the nouns before his name, set off beside it, told of it.

In: the people of an article and a noun. Out: whether somebody is called so, or by a narrower noun:
"Dr. Ann Lee, who was the house physician," is a doctor, "Gov. Lee" a governor.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.actors.facts.other_office import may_be_one
from kg.extract.grammar.apposed_names import holder_of
from kg.extract.grammar.dependents import appositions, attribute, relative_clauses
from kg.extract.grammar.governors import verb_of_active_subject
from kg.extract.grammar.possible_speakers import role_of
from kg.extract.lexicon import forms_of_address, words
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.actors.facts.people import People
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle


class ToldCallings:
    """What each person of an article is called, found once."""

    def __init__(self, parsed: ParsedArticle, people: People) -> None:
        self.parsed = parsed
        self.people = people
        self._of: dict[str, frozenset[str]] = {}

    def is_called(self, name: str, noun: Token) -> bool:
        """Tell whether somebody is called by a noun somewhere, or by one that it takes in."""
        role = role_of(self.parsed, noun)
        called, word = self.of(name), noun.text.casefold()
        if word in called or called & narrower().get(word, frozenset()):
            return True
        told = gazetteer().roles.get(role or "")
        return told is not None and any(_is_office(c, told.name) for c in called)

    def of(self, name: str) -> frozenset[str]:
        """Return the nouns and offices told of somebody, in lower case."""
        if name not in self._of:
            held = self.people.facts(name).role
            nouns = {n for e in self.people.places_of(name) for n in self._told(e)}
            self._of[name] = frozenset(nouns | ({held} if held is not None else set()))
        return self._of[name]

    def _told(self, entity: Entity) -> Iterator[str]:
        """Yield what is told of somebody at one place of his name."""
        before = self.parsed.tokens[entity.first - 1] if entity.first else None
        title = before.text.casefold().rstrip(".") if before is not None else ""
        form = forms_of_address().get(title)
        if form is not None and before is not None and before.text[:1].isupper():
            yield form.office or ("doctor" if title == "dr" else title)
        elif before is not None and before.tag in ("NN", "NNP"):
            yield before.text.casefold()
        name = self.parsed.tokens[entity.last - 1]
        for noun in (*appositions(self.parsed, name), *self._predicated(name)):
            if noun.tag in ("NN", "NNP") and noun.i not in self.parsed.entity_at:
                yield noun.text.casefold()
        above = holder_of(self.parsed, name)
        if above is not None:
            yield above.text.casefold()

    def _predicated(self, name: Token) -> Iterator[Token]:
        """Yield the nouns of "Ann Lee | is a doctor |" and of "Ann Lee, who | was a doctor |,"."""
        verbs = list(relative_clauses(self.parsed, name))
        own = verb_of_active_subject(self.parsed, name)
        if own is not None:
            verbs.append(own)
        for verb in verbs:
            noun = attribute(self.parsed, verb) if verb.lemma == "be" else None
            if noun is not None:
                yield noun


def _is_office(told: str, role: str) -> bool:
    """Tell whether something told of somebody is an office, or may be the same as it."""
    held = gazetteer().roles.get(told)
    return held is not None and (held.name == role or may_be_one(held.name, role))


@cache
def narrower() -> Mapping[str, frozenset[str]]:
    """Return the nouns for people that a wider one takes up: "soldier" of "officer"."""
    rows = (row.partition(": ") for row in words("narrower_callings"))
    return {wider: frozenset(nouns.split()) for wider, _, nouns in rows}
