"""Who holds an office of which its body has one, where the article names him elsewhere.

"Norland captain" is Ann Lee in an article that names "Norland captain Ann Lee", "the Ostia Bank
chief" its chairman. An opening tells the office with its state and the text the name with the
office alone: "New Norland PM vows cuts | Prime Minister Ann Lee said". Where two are named, nobody.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.actors.facts.person_facts import TITLE
from kg.extract.grammar.apposed_names import holder_of, is_title
from kg.extract.grammar.dependents import appositions, has_determiner
from kg.extract.grammar.noun_phrases import country_of, extent, owner
from kg.extract.grammar.possible_speakers import role_of
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import NARRATED, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.actors.resolver import Resolver
    from kg.model import Entity, Token

_NAMES = ("ORG", "GPE", "NORP", "PERSON")


class _Held(NamedTuple):
    """Somebody named: the place of the first name, and the states and bodies of the office."""

    first: Entity
    bodies: frozenset[str]


class SingleOffices:
    """Finds by name the holders of offices of one, of those whom the article names in them."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self._named: dict[str, dict[str, _Held]] = {}

    def holder(self, head: Token, role: str) -> str | None:
        """Return the one person who is named in the office that a phrase tells with its body."""
        office = _office(role)
        if office is None or head.tag not in ("NN", "NNP") or not self._is_plain(head):
            return None
        own = self._body_of(head)
        people = self._people(office) if own else {}
        fitting = [held for held in people.values() if own & held.bodies]
        if not fitting and self._opens(head):
            fitting = [held for held in people.values() if not held.bodies]
            if any(held.first.first < head.i for held in fitting):
                return None
        if len(fitting) != 1:
            return None
        found = self.identities.person(self.parsed.tokens[fitting[0].first.last - 1])
        return found[0] if len(found) == 1 else None

    def is_of_another(self, head: Token, earlier: Token) -> bool:
        """Tell whether an office's phrase names another body than an earlier one: no holder of it.

        "The Nordbank chief" after "the Rheinchem chief"; "Rheinchem" may be short for a name.
        """
        one, other = self._names_in(head), self._names_in(earlier)
        short = any(
            set(a.split(" ")) <= set(b.split(" "))
            for x in one
            for y in other
            for a, b in ((x, y), (y, x))
        )
        return bool(one) and bool(other) and not short

    def _is_plain(self, head: Token) -> bool:
        """Tell whether a phrase tells of an office and whose it is, and nothing more.

        "The Norland women's captain" may be another; "new" is one only in an opening.
        """
        if has_determiner(self.parsed, head, "a", "an", "another", "any", "every", "no", "that"):
            return False
        span = extent(self.parsed, head, coordinated=False)
        return self._tells_only(self.parsed.at(span.start), head.i, head)

    def _tells_only(self, first: int, last: int, head: Token) -> bool:
        """Tell whether tokens before an office tell no more than whose it is."""
        said = words("single_office_openers") if self._opens(head) else frozenset[str]()
        said |= {"the", *(role_of(self.parsed, head) or "").split(" ")}
        rest = [t for t in self.parsed.tokens[first:last] if not self._names_body(t)]
        return all(t.tag == "POS" or t.text.casefold() in said for t in rest)

    def _names_body(self, token: Token) -> bool:
        entity = self.parsed.entity_at.get(token.i)
        known = entity is not None and entity.label in _NAMES
        return known or fold(token.text) in gazetteer().adjectives

    def _opens(self, head: Token) -> bool:
        """Tell whether a phrase stands in the headline or the first paragraph."""
        line = self.parsed.line_of[head.i]
        return line is not None and (line.kind is LineKind.HEADLINE or line is self._lead)

    @cached_property
    def _lead(self) -> object:
        return next((n for n in self.parsed.article.lines if n.kind in NARRATED), None)

    def _people(self, office: str) -> dict[str, _Held]:
        """Return the people who are named in an office, by their names."""
        if office not in self._named:
            people = self.identities.facts.people
            found: dict[str, _Held] = {}
            for name, entities in people.named():
                if _office(people.facts(name).role or "") != office:
                    continue
                told = [b for e in entities for b in self._tellings(e, office)]
                if told:
                    found[name] = _Held(entities[0], frozenset[str]().union(*told))
            self._named[office] = found
        return self._named[office]

    def _tellings(self, entity: Entity, office: str) -> Iterator[frozenset[str]]:
        """Yield whose an office is by the title before a name, and by what is set off beside it.

        Each only where the office is told alone: "vice-captain Ann Lee" is no captain.
        """
        tokens = self.parsed.tokens
        last = entity.first
        while last > 0 and is_title(tokens[last - 1]):
            last -= 1
        head = tokens[last - 1] if last else None
        if head is not None and _office(role_of(self.parsed, head) or "") == office:
            first = self._first_of_title(entity, head.i)
            if self._tells_only(first, head.i, head):
                yield self._keys(first, head.i)
        name = tokens[entity.last - 1]
        above = holder_of(self.parsed, name)
        for noun in (*appositions(self.parsed, name), *([above] if above is not None else [])):
            if _office(role_of(self.parsed, noun) or "") == office and self._is_plain(noun):
                yield self._body_of(noun)

    def _first_of_title(self, entity: Entity, last: int) -> int:
        """Return where the title begins that ends before a name."""
        first = last
        while first > 0 and entity.first - first < TITLE:
            before = self.parsed.tokens[first - 1]
            if before.pos not in ("NOUN", "PROPN", "ADJ", "PART") or before.text.isspace():
                break
            first -= 1
        return first

    def _body_of(self, head: Token) -> frozenset[str]:
        """Return the state and the bodies that an office's phrase tells."""
        own = self._names_in(head)
        sent = (role_of(self.parsed, head) or "") in words("sent")
        country = owner(self.parsed, head)
        if sent:
            own = frozenset()
        return own | ({country.alpha3} if country is not None else set())

    def _names_in(self, head: Token) -> frozenset[str]:
        """Return the names of bodies and places in an office's phrase, or in a person's titles."""
        name = self.identities.facts.people.name_at(head)
        if name is not None:
            return self._names_of_titles(name)
        span = extent(self.parsed, head, coordinated=False)
        return self._keys(self.parsed.at(span.start), self.parsed.at(span.end - 1) + 1)

    def _names_of_titles(self, name: str) -> frozenset[str]:
        """Return the bodies and places that stand before a person's name or beside it."""
        found: set[str] = set()
        for entity in self.identities.facts.people.places_of(name):
            found |= self._keys(self._first_of_title(entity, entity.first), entity.first)
            for noun in appositions(self.parsed, self.parsed.tokens[entity.last - 1]):
                if role_of(self.parsed, noun) is not None:
                    found |= self._names_in(noun)
        return frozenset(found)

    def _keys(self, first: int, last: int) -> frozenset[str]:
        """Return the states and bodies told between two places, each body by its full name."""
        found: set[str] = set()
        for token in self.parsed.tokens[first:last]:
            country = country_of(self.parsed, token)
            if country is not None:
                found.add(country.alpha3)
            entity = self.parsed.entity_at.get(token.i)
            if entity is not None and entity.label in ("ORG", "PERSON", "GPE"):
                text = self.parsed.span(entity.first, entity.last).of(self.parsed.text)
                text = " ".join(text.removeprefix("the ").split())
                found.add(fold(self.identities.facts.acronyms.get(text, text)))
        return frozenset(found)


def _office(role: str) -> str | None:
    """Return the office of one that a role is: a chief is the chairman of what has no other."""
    held = gazetteer().roles.get(role)
    if role in words("heads_of_bodies"):
        return "chief"
    single = held is not None and (held.unique or role in words("held_by_one"))
    return held.office if single and held is not None else None
