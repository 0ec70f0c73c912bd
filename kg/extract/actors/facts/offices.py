"""Who holds an office: "the official", "a senior official at the ministry", "the two ministers".

A holder without a name is somebody of this article alone. "The official" takes up the last one
told of, never somebody of another article.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import bodies_above, country_actor, office_actor, unnamed_actor
from kg.extract.actors.coreference.bare_officials import place_of_official
from kg.extract.actors.coreference.counted_states import REACH, count_of, number_of, only_counted
from kg.extract.actors.coreference.named_later import NamedLater
from kg.extract.actors.coreference.office_holders import OfficeHolders, indefinite
from kg.extract.actors.coreference.people_in_focus import PeopleInFocus
from kg.extract.actors.coreference.single_offices import SingleOffices
from kg.extract.actors.facts.joint_actors import actor_of_group
from kg.extract.actors.facts.later_names import name_given_later
from kg.extract.actors.facts.other_office import may_be_one
from kg.extract.actors.facts.states import owners_country
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.apposed_names import names_beside
from kg.extract.grammar.dependents import appositions, has_determiner, nouns_after
from kg.extract.grammar.functions import is_apposition, is_attribute, is_attributive_noun
from kg.extract.grammar.non_possessors import beside
from kg.extract.grammar.noun_phrases import extent, joint_owners, organ_of, owner
from kg.extract.lexicon import words
from kg.parse.word_index import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Token

type Holding = tuple[int, int, str]
"""The place of a token that tells of a holder, how many were told before, and the actor."""


class Offices:
    """Resolves holders of offices for `Identities`, remembering who was told of, in text order."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.holders = OfficeHolders(identities)
        self.single = SingleOffices(identities)
        self.focus = PeopleInFocus(identities, self.single)
        self.named_later = NamedLater(identities, self.single)
        self._known: dict[tuple[str, bool], list[Holding]] = {}
        """Those told of, sorted by place, by role and whether several were told together."""
        self._told: set[tuple[int, str, str, bool]] = set()
        self._asked: dict[str, int] = {}

    def role(self, head: Token) -> tuple[str, ...]:
        """Return the holder of an office: named beside it, taken up again, or nobody known."""
        parsed = self.identities.parsed
        role = agents.role_of(parsed, head)
        if role is None or head.pos not in ("NOUN", "PROPN", "ADJ"):
            return ()
        body = self._body_beside(head)
        if body is not None:
            return self.identities.resolve(body)
        plural = head.tag in ("NNS", "NNPS")
        after = self.identities.facts.people.named_after(head)
        beside_it = names_beside(parsed, head)
        several = plural and len(beside_it) > 1  # "councillors Ann Lee, Oto Brandt and Kim Roe"
        named = (after,) if after is not None and not several else beside_it
        if named:
            return self._named(head, role, named)
        labelled = self.holders.of_label(head, role) or self.holders.of_head(head)
        if labelled is not None:
            return self._meant(head, (labelled,), "role")
        definite = has_determiner(parsed, head, "the", "this", "these", "those", "both")
        if only_counted(parsed, head):
            return ()
        if definite and owner(parsed, head) is None and not beside(parsed, head):
            held = self._held(head, role, plural=plural)
            if held and not self.focus.is_of_another(head, held):
                return self._meant(head, held, "role")
        later = name_given_later(parsed, head) or self.named_later.name(head)
        if later is not None:
            return self._meant(head, self.identities.person(later), "role")
        countries = joint_owners(parsed, head)
        if len(countries) > 1 and plural:
            held = tuple(self._holder(head, role, c) for c in countries)
            for one in held:
                self.remember(head, role, one, plural=True)
            return self._meant(head, held, "office")
        affiliation, behind = self._affiliation(head)
        if affiliation is None and definite and not plural:
            affiliation = self._one_of(head, role)
        if not plural and not indefinite(parsed, head):
            holder = self.holders.of_state(head, role, affiliation)
            holder = holder or self.single.holder(head, role) or self.focus.person(head)
            if holder is not None:
                self.remember(head, role, holder, plural=False)
                return self._meant(head, (holder,), "role")
        if affiliation is None and role == "official":
            affiliation = place_of_official(self.identities, head)
        country = (
            self.identities.book.actors[affiliation].country
            if affiliation in self.identities.book.actors
            else None
        )
        actor = unnamed_actor(
            parsed, head, role, affiliation, behind=behind, country=country, plural=plural
        )
        found = self.identities.book.keep(head, actor, "role")
        self.remember(head, role, actor.id, plural=plural)
        return found

    def by_letters(self, head: Token) -> tuple[str, ...]:
        """Return whom "the DCIO" is: who was named behind "District Criminal Officer (DCIO)"."""
        parsed = self.identities.parsed
        letters = head.text if has_determiner(parsed, head, "the") else ""
        if not letters.isupper() or letters not in self.identities.facts.acronyms:
            return ()
        found: set[str] = set()
        for place in places_of(parsed, frozenset({letters.casefold()})):
            office, opening = parsed.tokens[max(0, place - 2)], parsed.tokens[max(0, place - 1)]
            if opening.text == "(" and agents.is_role(parsed, office):
                found.update(
                    a for n in names_beside(parsed, office) for a in self.identities.person(n)
                )
        return self._meant(head, tuple(found), "role") if len(found) == 1 else ()

    def _body_beside(self, head: Token) -> Token | None:
        """Return the name of the body that a noun for it is: "the markets regulator, | Otbo |,"."""
        if head.lemma not in words("bodies_before_names"):
            return None
        beside = appositions(self.identities.parsed, head)
        return next((t for t in beside if t.ent == "ORG"), None)

    def _named(self, head: Token, role: str, names: tuple[Token, ...]) -> tuple[str, ...]:
        """Return the people named beside their office, together where they are several."""
        held = tuple(a for name in names for a in self.identities.person(name))
        if len(names) == 1:
            return held
        for one in held:
            self.remember(head, role, one, plural=True)
        return self._meant(head, held, "role")

    def _meant(self, head: Token, held: tuple[str, ...], basis: str) -> tuple[str, ...]:
        """Record that a phrase mentions these holders, together where they are several."""
        place = extent(self.identities.parsed, head)
        for one in held:
            self.identities.book.mention(place, one, basis)
        actor_of_group(self.identities.book, place, [(one,) for one in held], basis)
        return held

    def _holder(self, head: Token, role: str, country: Country) -> str:
        """Return the holder of a state's office: by name where the article has it."""
        named = self.holders.of_state(head, role, country_actor(country).id)
        if named is not None:
            return named
        actor = office_actor(self.identities.parsed, role, country)
        self.identities.book.add(actor, *bodies_above(actor))
        return actor.id

    def _affiliation(self, head: Token) -> tuple[str | None, str | None]:
        """Return the actor that a role-holder belongs to, and its label if it stands behind.

        An organ or body named in the phrase comes first, else the country that owns it.
        """
        parsed = self.identities.parsed
        other = beside(parsed, head)
        for noun in nouns_after(parsed, head, "at", "from", "of", "with", "in", "for"):
            if parsed.head(noun).i not in other and not agents.is_person(parsed, noun):
                found = self.identities.resolve(noun)
                if found:
                    return found[0], self.identities.book.actors[found[0]].label
        for child in parsed.children[head.i]:
            before = child.i < head.i and child.i not in other
            if before and organ_of(parsed, child) is not None:
                found = self.identities.organ(child)
                if found:
                    return found[0], None
            if is_attributive_noun(child):  # "a union spokesman" where one union was told of
                found = self.identities.body_in_title(child)
                if found:
                    return found[0], None
        country = owner(parsed, head)
        if country is None and not other:
            country = owners_country(self.identities, head)
        if country is None:
            return None, None
        actor = country_actor(country)
        self.identities.book.add(actor)
        return actor.id, None

    def remember(self, head: Token, role: str, actor: str, *, plural: bool) -> None:
        """Remember who holds an office, for "the official" later."""
        told = (head.i, role, actor, plural)
        if told not in self._told:
            insort(self._known.setdefault((role, plural), []), (head.i, len(self._told), actor))
            self._told.add(told)

    def _held(self, head: Token, role: str, *, plural: bool) -> tuple[str, ...]:
        """Return whom "the official", "the expert", "the two ministers" take up again."""
        many = number_of(self.identities.parsed, head) or count_of(self.identities.parsed, head)
        if many:
            return self._counted(head, role, many)
        if not plural:
            self._remember_named(head, role)
        for same in (_equal, _akin):
            found = [h for _, h in self._last(head, role, same, (plural,))]
            found = [h for h in found if not self._is_elsewhere(head, h)]
            if found:
                return tuple(dict.fromkeys(actor for _, _, actor in sorted(found)))
        return ()

    def _is_elsewhere(self, head: Token, held: Holding) -> bool:
        """Tell whether a phrase names another body than the one whose officer was told of."""
        return self.single.is_of_another(head, self.identities.parsed.tokens[held[0]])

    def _remember_named(self, head: Token, role: str) -> None:
        """Remember who was named in this office last, though nothing was asked of him there."""
        people = self.identities.facts.people
        for name, entities in people.named():
            before = [e for e in entities if e.last <= head.i]
            held = people.facts(name).role if before else None
            if held is not None and (held == role or _akin(role, held)):
                self.identities.person(self.identities.parsed.tokens[before[-1].last - 1])
        nouns = self._introduced.get(role, [])
        for noun in nouns[: bisect_left([n.i for n in nouns], head.i)][-1:]:
            self.identities.resolve(noun)

    def _counted(self, head: Token, role: str, many: int) -> tuple[str, ...]:
        """Return whom "the two ministers" are: told of together, or one by one shortly before.

        A group counted by another number is another: "seven researchers", "the 13 researchers".
        """
        last = self._last(head, role, _equal, (False, True))
        if last and max((r, h[2], plural) for (r, plural), h in last)[2]:
            held = tuple(dict.fromkeys(actor for _, _, actor in sorted(h for _, h in last)))
            if len(held) == many or (len(held) == 1 and self._told_as(last[0][1]) in (0, many)):
                return held
        same = [h for h in self._groups(head, role) if self._told_as(h) == many]
        if same:
            return (max(same)[2],)
        start = self.identities.parsed.parse.sentences[max(0, head.sent - REACH)][0]
        near: list[tuple[int, str]] = []
        for (held_role, plural), rows in self._known.items():
            if not plural and _equal(role, held_role):
                between = rows[bisect_left(rows, (start,)) : bisect_left(rows, (head.i,))]
                near += ((order, actor) for _, order, actor in between)
        found = tuple(dict.fromkeys(actor for _, actor in sorted(near)))
        return found if len(found) == many else ()

    def _groups(self, head: Token, role: str) -> Iterator[Holding]:
        """Yield the groups of holders told of before a noun."""
        for (held_role, plural), rows in self._known.items():
            if plural and _equal(role, held_role):
                yield from rows[: bisect_left(rows, (head.i,))]

    def _told_as(self, held: Holding) -> int:
        """Return how many a group was told to be, 0 where no number stands there."""
        return count_of(self.identities.parsed, self.identities.parsed.tokens[held[0]])

    def _one_of(self, head: Token, role: str) -> str | None:
        """Return what "the official" belongs to when only "officials in Seoul" were told of."""
        nouns = self._plurals.get(role, [])
        while (k := self._asked.get(role, 0)) < len(nouns) and nouns[k].i < head.i:
            self._asked[role] = k + 1
            self.identities.resolve(nouns[k])
        last = self._last(head, role, _equal, (True,))
        if not last:
            return None
        return self.identities.book.actors[max((r, h[2]) for (r, _), h in last)[1]].affiliation

    @cached_property
    def _introduced(self) -> dict[str, list[Token]]:
        """The nouns that bring up a holder of an office, in text order: "an agency | aide |"."""
        found: dict[str, list[Token]] = {}
        parsed = self.identities.parsed
        for token in parsed.readable:
            if token.tag == "NN" and has_determiner(parsed, token, "a", "an", "another"):
                role = agents.role_of(parsed, token)
                if role is not None and not (is_apposition(token) or is_attribute(token)):
                    found.setdefault(role, []).append(token)
        return found

    @cached_property
    def _plurals(self) -> dict[str, list[Token]]:
        """The nouns for several holders of an office, in text order, by the office."""
        found: dict[str, list[Token]] = {}
        for token in self.identities.parsed.tokens:
            role = agents.role_of(self.identities.parsed, token) if token.tag == "NNS" else None
            if role is not None:
                found.setdefault(role, []).append(token)
        return found

    def _last(
        self,
        head: Token,
        role: str,
        same: Callable[[str, str], bool],
        numbers: tuple[bool, ...],
    ) -> list[tuple[tuple[str, bool], Holding]]:
        """Return those told of at the last place before a noun who may hold its office."""
        found: list[tuple[tuple[str, bool], Holding]] = []
        for key, rows in self._known.items():
            if key[1] in numbers and same(role, key[0]):
                found += ((key, one) for one in last_before(rows, head.i))
        last = max((h[0] for _, h in found), default=0)
        return [(key, h) for key, h in found if h[0] == last]


def last_before(rows: list[Holding], place: int) -> Iterator[Holding]:
    """Yield the rows of the last place before a place."""
    end = bisect_left(rows, (place,))
    if end:
        yield from rows[bisect_left(rows, (rows[end - 1][0],)) : end]


def _equal(role: str, held: str) -> bool:
    """Tell whether one may be the other: "the minister" a foreign one, who is no defence one.

    "The president" is no vice president.
    """
    return role == held or may_be_one(role, held)


def _akin(role: str, held: str) -> bool:
    return role in words("wider_callings") and held in words(f"{role}s")
