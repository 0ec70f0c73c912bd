"""Organs of government and bodies: named, possessed, taken up again by a bare "the ministry"."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import body_actor, office_of_actor, organ_actor
from kg.extract.actors.coreference.organ_owners import Owners
from kg.extract.actors.facts.states import owner_by_possessor
from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.dependents import has_determiner, possessor
from kg.extract.grammar.functions import is_attributive_noun
from kg.extract.grammar.noun_phrases import body_of, extent, organ_of, owner
from kg.gazetteer import gazetteer
from kg.model import ActorType

if TYPE_CHECKING:
    from kg.extract.actors.resolver import Resolver
    from kg.model import Token


class Organs:
    """Resolves organs for `Identities`, remembering which were named, in text order."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self.owners = Owners(identities)
        self._named: list[tuple[int, str, str]] = []

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""
        if agents.is_role(self.parsed, head) and organ_of(self.parsed, head) is None:
            return ()
        body = body_of(self.parsed, head)
        if body is not None:
            return self.identities.book.keep(head, body_actor(body), "name")
        found = organ_of(self.parsed, head)
        if found is None:
            return self._office_of(head) or self._named_before(head)
        organ = found[1]
        explicit = owner(self.parsed, head) or owner_by_possessor(self.identities, head)
        owned = explicit or self.owners.of(head, organ)
        if owned is None:
            return ()
        kept = self.identities.book.keep(head, organ_actor(organ, owned), "organ")
        self._named.append((head.i, head.lemma, kept[0]))
        return kept

    def _named_before(self, head: Token) -> tuple[str, ...]:
        """Return the organ that a bare "the ministry" takes up again."""
        if not self._is_bare(head):
            return ()
        for noun in self._nouns:
            if noun.i < head.i and noun.lemma == head.lemma:
                self.identities.resolve(noun)
        before = [o for o in self._named if o[0] < head.i and o[1] == head.lemma]
        called = [
            (m.span.start and self.parsed.at(m.span.start), head.lemma, m.actor)
            for m in self.identities.book.mentions.values()
            if m.span.start < head.start and self._is_called(m.actor, head)
        ]
        if len({c[2] for c in called}) == 1:  # of two commissions it is neither
            before += called
        if not before:
            return ()
        actor = max(before)[2]
        self.identities.book.mention(extent(self.parsed, head), actor, "role")
        return (actor,)

    def _is_bare(self, head: Token) -> bool:
        """Tell whether it is "the ministry", or the first word of "ministry spokesman Ann Lee"."""
        children = self.parsed.children[head.i]
        if is_attributive_noun(head):
            after = self.parsed.tokens[head.i + 1 : head.i + 2]
            return not children and any(agents.is_role(self.parsed, t) for t in after)
        return len(children) == 1 and has_determiner(self.parsed, head, "the")

    @cached_property
    def _nouns(self) -> tuple[Token, ...]:
        """The nouns that name an organ with what stands beside them."""
        nouns = (t for t in self.parsed.tokens if t.pos in ("NOUN", "PROPN"))
        return tuple(t for t in nouns if organ_of(self.parsed, t) is not None)

    def _is_called(self, actor: str, head: Token) -> bool:
        """Tell whether a body's name ends in this noun: "the commission" for a Commission."""
        known = self.identities.book.actors[actor]
        body = known.type in (ActorType.ORGANISATION, ActorType.ORGAN) and known.named
        return body and known.label.casefold().split(" ")[-1] == head.text.casefold()

    def _office_of(self, head: Token) -> tuple[str, ...]:
        """Return the office of a president: "his office", "Ortega's office"."""
        poss = possessor(self.parsed, head)
        if head.lemma != "office" or poss is None:
            return ()
        for actor in self.identities.resolve(poss):
            holder = self.identities.book.actors[actor]
            if holder.role in ("president", "prime minister") and holder.country:
                organs = gazetteer().organs
                phrase = (
                    "presidential office"
                    if holder.role == "president"
                    else "prime minister's office"
                )
                country = gazetteer().countries[holder.country]
                return self.identities.book.keep(
                    head, organ_actor(organs[phrase], country), "office of"
                )
            if holder.type is ActorType.PERSON and holder.named:
                return self.identities.book.keep(head, office_of_actor(holder), "office of")
        return ()
