"""Who is mentioned: noun phrases of one article to actors, with the rule that found each.

Names and states get ids that are the same in every article; holders of an office without a name,
and groups of them, get ids of this article alone, and are never merged with anybody elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import role_actor
from kg.extract.actors.actor_rules import NAMES, RULES, SPEAKER, TAKING_UP, Finders, person
from kg.extract.actors.book import ActorBook
from kg.extract.actors.coreference.disjoint_reference import spoken_words
from kg.extract.actors.coreference.owners_of_deeds import is_either_of_two
from kg.extract.actors.coreference.pronoun_agreement import pronoun_gender
from kg.extract.actors.facts.article_facts import ArticleFacts
from kg.extract.actors.facts.joint_actors import actor_of_group, acts_together
from kg.extract.grammar.apposed_names import holder_of_joined, office_of_one
from kg.extract.grammar.functions import is_conjunct
from kg.extract.grammar.negative_words import phrase_negators
from kg.extract.grammar.noun_phrases import extent, joint_owners
from kg.extract.lexicon import words
from kg.model import Participant

if TYPE_CHECKING:
    from kg.extract.actors.actor_rules import ActorRule
    from kg.extract.grammar.quotation_spans import Quote
    from kg.extract.report_candidate import ReportCandidate
    from kg.gazetteer import Country
    from kg.model import Actor, Mention, Token
    from kg.parse import ParsedArticle


class Identities:
    """Resolves noun phrases of one article in text order: the `Resolver` of its rules.

    What it finds is entered in `book`, whose actors and mentions leave as frozen records.
    """

    def __init__(
        self,
        parsed: ParsedArticle,
        quotes: tuple[Quote, ...] = (),
        found: tuple[ReportCandidate, ...] = (),
    ) -> None:
        self.parsed = parsed
        self.quotes = quotes
        self.spoken = spoken_words(parsed, found)
        self.facts = ArticleFacts(parsed, tuple(t for s in self.spoken for t in s.speakers))
        self.book = ActorBook(parsed)
        self.finders = Finders(self)
        self.sides: dict[int, tuple[str, ...]] = {}
        """Whose side "we" and "our" are, by their places, once the speakers are known."""
        self._known: dict[int, tuple[str, ...]] = {}

    def release(self) -> None:
        """Let the finders go, nothing being asked any more: they hold this resolver in turn."""
        del self.finders

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors met so far, by id."""
        return self.book.actors

    @property
    def mentions(self) -> dict[tuple[int, int, str], Mention]:
        """Their places so far, by start, end and actor."""
        return self.book.mentions

    def participants(self, head: Token) -> tuple[Participant, ...]:
        """Return the actors that a noun phrase names, each with the place of the whole phrase."""
        span = extent(self.parsed, head)
        return tuple([Participant(actor=a, span=span) for a in self.resolve(head)])

    def speakers(self, head: Token) -> tuple[Participant, ...]:
        """Return the actors of a cue's subject; one known by nothing else by its description.

        So is a second one: "both prosecution and | defence | agreed" tells what the two did.
        """
        issuer = self._issuer(head)
        if issuer is not None:
            self._known[head.i] = tuple(p.actor for p in self.speakers(issuer))
            return self.participants(head)
        found = self.participants(head)
        others = self._others_speaking(head) if found else ()
        if others:
            self._known[head.i] = tuple(dict.fromkeys((*self._known[head.i], *others)))
            return self.participants(head)
        if not found and head.pos == "PRON":
            named = self.named_by(head)  # "As for the herders, | they | refused"
            if named is not None and named.tag == "NNS" and named.i != head.i:
                self._known[head.i] = tuple(p.actor for p in self.speakers(named))
                return self.participants(head)
        if found or head.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "SYM"):
            return found
        issued = head.lemma in words("issued_texts")  # by whom is known, or nobody's
        told = None if issued else self.finders.descriptions.noun(head)
        if told is not None:  # "the memo", of which nothing else was known before
            self._known[head.i] = tuple(p.actor for p in self.speakers(told))
            return self.participants(head)
        self._known[head.i] = self._asked((SPEAKER,), head)
        return self.participants(head)

    def _issuer(self, head: Token) -> Token | None:
        """Return who issued the statement that a noun stands for, or "it" where it says something.

        "A statement from Ann Lee was read out. “The vote is lost,” | it | says."
        """
        issued, named = self.finders.issued, head
        if head.text.casefold() == "it":
            teller = issued.teller_in_text(head)
            if teller is not None:
                return teller
            named = self.named_by(head) or issued.text_before(head) or head
        issuer = issued.issuer(named)
        return issuer if issuer is not None and issuer.i != head.i else None

    def _others_speaking(self, head: Token) -> tuple[str, ...]:
        """Return those joined to a cue's subject of whom nothing is known but what they are."""
        joined = self.parsed.conjuncts(head)[1:] if not is_conjunct(head) else ()
        nouns = [c for c in joined if c.pos == "NOUN" and not phrase_negators(self.parsed, c)]
        mute = [c for c in nouns if not self.without_conjuncts(c)]
        return tuple(a for c in mute for a in self._asked((SPEAKER,), c))

    def unnamed(self, head: Token, role: str) -> tuple[Participant, ...]:
        """Return the unnamed holder of a role, one in the article, that a mark stands for."""
        actor = role_actor(self.parsed, role)
        self.book.add(actor)
        self.book.mention(head.span, actor.id, "role")
        self._known[head.i] = (actor.id,)
        return (Participant(actor=actor.id, span=head.span),)

    def resolved_before(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the actors that a noun phrase was found to stand for before, if any."""
        return self._known.get(head.i, ())

    def taken_up(self, head: Token) -> tuple[str, ...]:
        """Return the ids of whom a noun takes up or names, nobody new who has no name."""
        return self._known.get(head.i) or self._asked(TAKING_UP, head)

    def resolve(self, head: Token) -> tuple[str, ...]:
        """Return the ids of the actors that the noun phrase headed here stands for."""
        if head.i not in self._known:
            self._known[head.i] = ()  # a chain that runs back here finds nobody
            self._known[head.i] = tuple(dict.fromkeys(self._resolve(head)))
        return self._known[head.i]

    def _resolve(self, head: Token) -> tuple[str, ...]:
        joined = [c for c in self.parsed.conjuncts(head) if c.pos in ("NOUN", "PROPN", "PRON")]
        if len(joint_owners(self.parsed, head)) > 1:
            return self.without_conjuncts(head)
        if (office := office_of_one(self.parsed, joined)) is not None and not is_conjunct(head):
            return self.without_conjuncts(office)
        if not is_conjunct(head) and len(joined) > 1:
            if (name := holder_of_joined(self.parsed, joined)) is not None:
                return self.without_conjuncts(name)
            parts = [self.without_conjuncts(c) for c in joined]
            if acts_together(self.parsed, head):
                actor_of_group(self.book, extent(self.parsed, head), parts, "coordination")
            return tuple(a for part in parts for a in part)
        return self.without_conjuncts(head)

    def without_conjuncts(self, head: Token) -> tuple[str, ...]:
        """Return whom a noun stands for without what is joined to it: the first rule's answer.

        "No clerk" is nobody.
        """
        if head.pos == "NOUN" and any(n.lemma == "no" for n in phrase_negators(self.parsed, head)):
            return ()
        return self._asked(RULES, head)

    def _asked(self, rules: tuple[ActorRule, ...], head: Token) -> tuple[str, ...]:
        """Return the first answer of some rules; what is mentioned meanwhile is theirs."""
        before = self.book.rule
        found = None
        for rule in rules:
            self.book.rule = rule.name
            found = rule.find(self.finders, head)
            if found is not None:
                break
        self.book.rule = before
        return found or ()

    def state(self, country: str) -> str:
        """Return the id of a state, which becomes an actor of the article by being asked for."""
        return self.book.state(country)

    def named(self, head: Token) -> None:
        """Record a mention of the person, state or body that a name stands for."""
        self._asked(NAMES, head)

    def named_by(self, head: Token) -> Token | None:
        """Return the noun that a pronoun stands for, None where unknown; a noun names itself."""
        return self.finders.pronouns.named_by(head)

    def is_either_of_two(self, pronoun: Token) -> bool:
        """Tell whether "his" or "her" may be another's whom its sentence names before it."""
        gender = pronoun_gender(pronoun)
        pronouns = self.finders.pronouns

        def known_as(token: Token) -> str:
            noun = self.named_by(token) or token
            return self.facts.people.name_at(noun) or noun.text.casefold()

        def fits(noun: Token) -> bool:
            return pronouns.gender(noun) in (None, gender)

        return gender is not None and is_either_of_two(self.parsed, pronoun, known_as, fits)

    def person(self, head: Token) -> tuple[str, ...]:
        """Return the person that a name stands for."""
        return person(self.finders, head)

    def organ(self, head: Token) -> tuple[str, ...]:
        """Return the body or organ of government that a phrase names."""
        return self.finders.organs.organ(head)

    def body_in_title(self, word: Token) -> tuple[str, ...]:
        """Return whom the first word of "union spokesman" stands for, if one was told of before."""
        return self.finders.descriptions.body_in_title(word)

    def state_in_office(self, role: str | None) -> Country | None:
        """Return the state whose office the article means where it names none."""
        return self.finders.offices.holders.state_of(role)
