"""Who holds an office that a phrase leaves open, where one answer alone fits the article.

"The foreign minister of Peru" is the minister whom the article names; a minister named without a
state is the home state's, if the article knows no other of that office. Where two answers fit,
there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import possible_speakers as agents
from kg.extract.grammar.dependents import has_determiner
from kg.extract.grammar.noun_dependents import (
    words_before,
)
from kg.extract.grammar.noun_phrases import joint_owners, organ_of, owner
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.model import ActorType, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.actors.resolver import Resolver
    from kg.gazetteer import Country, Role
    from kg.model import Entity, Token
    from kg.parse import ParsedArticle

_NEAR_NAME = 4
_SAID = (LineKind.TURN, LineKind.QUESTION)
_OF_TURNS = (LineKind.SPEAKER_LABEL, LineKind.TURN)


class OfficeHolders:
    """Finds holders and their bodies for `Identities`; what it reads of the article is kept."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self._states: dict[str, frozenset[str]] = {}
        self._people: dict[str, tuple[tuple[Entity, str | None], ...]] = {}
        self._holders: dict[tuple[str, str | None], frozenset[str]] = {}

    def of_state(self, head: Token, role: str, state: str | None) -> str | None:
        """Return the one person whom the article names in an office of one holder of a state."""
        office = gazetteer().roles.get(role)
        above = self.identities.book.actors.get(state or "")
        if office is None or not office.unique or above is None:
            return None
        if above.type is not ActorType.COUNTRY or _is_past(self.parsed, head):
            return None
        fitting = (
            entity
            for entity, country in self._named(office)
            if (country or self._home(office)) == above.country
        )
        return self._one((office.name, above.country), fitting)

    def of_head(self, head: Token) -> str | None:
        """Return the one named before whom "the head of state" or of government means."""
        after = [t.text.casefold() for t in self.parsed.tokens[head.i + 1 : head.i + 3]]
        if (
            head.lemma != "head"
            or after[:1] != ["of"]
            or after[1:] not in (["state"], ["government"])
        ):
            return None
        if not has_determiner(self.parsed, head, "the"):
            return None
        heads = words(f"heads_of_{after[1]}")
        people = self.identities.facts.people
        named = [
            entities[0]
            for name, entities in people.named()
            if entities[0].first < head.i and people.facts(name).role in heads
        ]
        found = self._person(named[0]) if len(named) == 1 else ()
        return found[0] if len(found) == 1 else None

    def of_label(self, head: Token, role: str) -> str | None:
        """Return the one person named in an office of a turn: "PRIME MINISTER: …".

        Before a turn it is a label, in it whom it speaks to: "Prime Minister, will you go?". Whom
        the turns only tell of is another: "PRIME MINISTER: I met Prime Minister Okoro".
        """
        line = self.parsed.line_of[head.i]
        office = gazetteer().roles.get(role)
        if line is None or line.kind not in _OF_TURNS or office is None:
            return None
        first = self.parsed.left(head)
        opens = first == 0 or self.parsed.line_of[first - 1] is not line
        if not opens or owner(self.parsed, head) is not None:
            return None
        present = (e for e, _ in self._named(office) if not self._is_told_in_turn(e))
        return self._one((office.name, ""), present)

    def _is_told_in_turn(self, entity: Entity) -> bool:
        """Tell whether a name first stands inside what is said, and tells nobody who is there.

        "Prime Minister Okoro, will you go?" calls him, "with me is Prime Minister Okoro" presents
        him there, "have you met Prime Minister Okoro?" does neither.
        """
        line = self.parsed.line_of[entity.first]
        if line is None or line.kind not in _SAID:
            return False
        start, _ = self.parsed.sentence(self.parsed.tokens[entity.first])
        before = self.parsed.tokens[max(start, entity.first - _NEAR_NAME) : entity.first]
        after = self.parsed.tokens[entity.last : entity.last + 1]
        titled = all(t.pos == "PROPN" for t in before) and len(before) == entity.first - start
        called = titled and any(t.text == "," for t in after)
        above = self.parsed.head(self.parsed.tokens[entity.last - 1])
        return not called and above.lemma not in words("presenting")

    def _one(self, key: tuple[str, str | None], named: Iterable[Entity]) -> str | None:
        """Return the person if all the names are one's; found once for an office and its state."""
        if key not in self._holders:
            self._holders[key] = frozenset(p for entity in named for p in self._person(entity))
        people = self._holders[key]
        return next(iter(people)) if len(people) == 1 else None

    def _person(self, entity: Entity) -> tuple[str, ...]:
        return self.identities.person(self.parsed.tokens[entity.last - 1])

    def _named(self, office: Role) -> tuple[tuple[Entity, str | None], ...]:
        """Return where the people in an office are first named, with the state if told."""
        if office.office not in self._people:
            self._people[office.office] = tuple(self._found(office))
        return self._people[office.office]

    def _found(self, office: Role) -> Iterator[tuple[Entity, str | None]]:
        roles = gazetteer().roles
        for name, entities in self.identities.facts.people.named():
            facts = self.identities.facts.people.facts(name)
            held = roles.get(facts.role or "")
            before = self.parsed.tokens[max(0, entities[0].first - _NEAR_NAME) : entities[0].first]
            if held is None or held.office != office.office or any(_past(t) for t in before):
                continue
            organ = organ_of(self.parsed, facts.organ) if facts.organ is not None else None
            if facts.country is not None or facts.organ is None or organ is not None:
                country = facts.country or (
                    owner(self.parsed, facts.organ) if facts.organ is not None else None
                )
                yield entities[0], country.alpha3 if country else None

    def state_of(self, role: str | None) -> Country | None:
        """Return the state of a minister (or his deputy) who is named without one."""
        office = gazetteer().roles.get(role or "")
        code = self._home(office) if office is not None else None
        return gazetteer().countries[code] if code is not None else None

    def _home(self, office: Role) -> str | None:
        """Return the home state, if it is the only one whose holder of an office may be meant.

        Of the states whose ministry, or whose minister, the article tells of, those are left out
        whose minister it names.
        """
        home = self.identities.facts.home
        if office.organ is None or home is None:
            return None
        others = {c for _, c in self._named(office) if c is not None} if office.unique else set()
        if self._told(office.organ) - others != {home.alpha3}:
            return None
        sure = self.identities.facts.sole_home is not None or bool(others - {home.alpha3})
        return home.alpha3 if sure else None

    def _told(self, organ_class: str) -> frozenset[str]:
        """Return the states of whose organ of a class, or of whose minister, the article tells."""
        if organ_class not in self._states:
            found: set[str] = set()
            for token in self.parsed.tokens:
                if token.pos in ("NOUN", "PROPN") and self._is_of(token, organ_class):
                    joined = joint_owners(self.parsed, token)
                    country = owner(self.parsed, token)
                    found.update(c.alpha3 for c in (*joined, *([country] if country else [])))
            self._states[organ_class] = frozenset(found)
        return self._states[organ_class]

    def _is_of(self, token: Token, organ_class: str) -> bool:
        organ = organ_of(self.parsed, token)
        if organ is not None:
            return organ[1].organ_class == organ_class
        if token.lemma not in ("minister", "secretary"):
            return False
        role = agents.role_of(self.parsed, token)
        return role is not None and gazetteer().roles[role].organ == organ_class


def indefinite(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a phrase tells of somebody new: "a foreign minister"."""
    return has_determiner(parsed, head, "a", "an", "another", "any", "no")


def _past(token: Token) -> bool:
    return token.text.casefold() in words("not_in_office")


def _is_past(parsed: ParsedArticle, head: Token) -> bool:
    return any(_past(c) for c in words_before(parsed, head))
