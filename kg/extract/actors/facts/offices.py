"""Who holds an office: "the official", "a senior official at the ministry", "the two ministers".

A holder without a name is somebody of this article alone. "The official" takes up the last one
told of, never somebody of another article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import bodies_above, country_actor, office_actor, unnamed_actor
from kg.extract.actors.coreference.counted_states import REACH, number_of, only_counted
from kg.extract.actors.coreference.office_holders import OfficeHolders, indefinite
from kg.extract.actors.facts.groups import actor_of_group
from kg.extract.actors.facts.later_names import name_given_later
from kg.extract.actors.facts.states import owners_country
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.apposed_names import names_beside
from kg.extract.grammar.dependents import has_determiner, nouns_after
from kg.extract.grammar.functions import is_attributive_noun
from kg.extract.grammar.non_possessors import beside
from kg.extract.grammar.noun_phrases import extent, joint_owners, organ_of, owner
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country
    from kg.model import Token


class Offices:
    """Resolves holders of offices for `Identities`, remembering who was told of, in text order."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.holders = OfficeHolders(identities)
        self.known: list[tuple[int, str, str, bool]] = []

    def role(self, head: Token) -> tuple[str, ...]:
        """Return the holder of an office: named beside it, taken up again, or nobody known."""
        parsed = self.identities.parsed
        role = agents.role_of(parsed, head)
        if role is None or head.pos not in ("NOUN", "PROPN", "ADJ"):
            return ()
        plural = head.tag in ("NNS", "NNPS")
        after = self.identities.facts.people.named_after(head)
        named = (after,) if after is not None else names_beside(parsed, head)
        if named:
            return self._named(head, role, named)
        labelled = self.holders.of_label(head, role)
        if labelled is not None:
            return self._meant(head, (labelled,), "role")
        definite = has_determiner(parsed, head, "the", "this", "these", "those")
        if only_counted(parsed, head):
            return ()
        if definite and owner(parsed, head) is None and not beside(parsed, head):
            held = self._held(head, role, plural=plural)
            if held:
                return self._meant(head, held, "role")
        later = name_given_later(parsed, head)
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
            if holder is not None:
                self.remember(head, role, holder, plural=False)
                return self._meant(head, (holder,), "role")
        if affiliation is None and role == "official":
            affiliation = self.holders.of_official(head)
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
        self.known.append((head.i, role, actor, plural))

    def _held(self, head: Token, role: str, *, plural: bool) -> tuple[str, ...]:
        """Return whom "the official", "the expert", "the two ministers" take up again."""
        many = number_of(self.identities.parsed, head)
        if many:
            return self._counted(head, role, many)
        before = [h for h in self._before(head) if h[3] == plural]
        for same in (_equal, _akin):
            found = [h for h in before if same(role, h[1])]
            if found:
                last = max(h[0] for h in found)
                return tuple(dict.fromkeys(h[2] for h in found if h[0] == last))
        return ()

    def _counted(self, head: Token, role: str, many: int) -> tuple[str, ...]:
        """Return whom "the two ministers" are: told of together, or one by one shortly before."""
        before = [h for h in self._before(head) if _equal(role, h[1])]
        if before and max(before)[3]:
            last = max(before)[0]
            held = tuple(dict.fromkeys(h[2] for h in before if h[0] == last))
            if len(held) in (1, many):
                return held
        tokens = self.identities.parsed.tokens
        near = [h[2] for h in before if not h[3] and head.sent - tokens[h[0]].sent <= REACH]
        found = tuple(dict.fromkeys(near))
        return found if len(found) == many else ()

    def _one_of(self, head: Token, role: str) -> str | None:
        """Return what "the official" belongs to when only "officials in Seoul" were told of."""
        parsed = self.identities.parsed
        for token in parsed.tokens[: head.i]:
            if token.tag == "NNS" and agents.role_of(parsed, token) == role:
                self.identities.resolve(token)
        groups = [h for h in self._before(head) if h[3] and _equal(role, h[1])]
        if not groups:
            return None
        return self.identities.book.actors[max(groups)[2]].affiliation

    def _before(self, head: Token) -> list[tuple[int, str, str, bool]]:
        return [h for h in self.known if h[0] < head.i]


def _equal(role: str, held: str) -> bool:
    """Tell whether one may be the other: "the minister" a foreign one, who is no defence one."""
    return f" {held}".endswith(f" {role}") or f" {role}".endswith(f" {held}")


def _akin(role: str, held: str) -> bool:
    return role in ("expert", "official") and held in words(f"{role}s")
