"""Pronouns of one article: whom each stands for, as a mention of that actor."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.actor_records import named_actor
from kg.extract.actors.coreference.antecedent_reach import is_noun_near
from kg.extract.actors.coreference.antecedent_rules import companion, named_beside
from kg.extract.actors.coreference.disjoint_reference import others_of_own_verb
from kg.extract.actors.coreference.pronoun_agreement import agrees, base_pronoun, pronoun_gender
from kg.extract.actors.coreference.pronoun_antecedents import antecedent
from kg.extract.actors.facts.people import gender_of_noun
from kg.extract.grammar.apposed_names import names_beside
from kg.extract.grammar.noun_phrases import name_of
from kg.extract.grammar.possible_speakers import is_body, is_counsel
from kg.extract.lexicon import words
from kg.extract.reports.rules.releases import issuer
from kg.extract.span_index import SpanIndex
from kg.model import ActorType, Span

if TYPE_CHECKING:
    from kg.extract.actors.coreference.disjoint_reference import SpokenWords
    from kg.extract.actors.resolver import Resolver
    from kg.extract.grammar.quotation_spans import Quote
    from kg.model import Token


class Pronouns:
    """Resolves pronouns for `Identities`."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self._quotes: SpanIndex[Quote] = SpanIndex()
        for quote in identities.quotes:
            self._quotes.add(quote, (quote.inner,))
        self._spoken: SpanIndex[tuple[Span, int, SpokenWords]] = SpanIndex()
        for words_said in identities.spoken:
            length = sum(s.end - s.start for s in words_said.spans)
            for span in words_said.spans:
                self._spoken.add((span, length, words_said), (span,))
        self._spoken_at: dict[int, tuple[SpokenWords, ...]] = {}
        self._quotes_around: dict[int, Quote | None] = {}
        self._antecedents: dict[int, Token | None] = {}
        self._others: dict[int, frozenset[str]] = {}

    def pronoun(self, head: Token) -> tuple[str, ...]:
        """Return the actors that a pronoun stands for, some without a name for "many"."""
        if head.text.casefold() in words("quantifiers"):
            some = named_actor(self.parsed, name_of(self.parsed, head), None, proper=False)
            return self.identities.book.keep(head, some, "description")
        found = self._issuer(head) or self._antecedent(head)
        if found is None:
            return ()
        noun = self.parsed.first_conjunct(self.parsed.head(head))
        joined = head.tag == "PRP$" and found in self.parsed.conjuncts(noun)
        one = joined or named_beside(self.parsed, head) == found
        resolve = self.identities.without_conjuncts if one else self.identities.resolve
        actors = resolve(found)  # "Ann Lee and | her | husband": not his
        beside = companion(self.parsed, found) if base_pronoun(head.text) == "they" else None
        if beside is not None:  # "Ann Lee, along with Kim, left. | They | said so"
            actors = tuple(dict.fromkeys((*actors, *self.identities.resolve(beside))))
        if self._is_own_side(head, actors):
            return ()
        for actor in actors:
            self.identities.book.mention(head.span, actor, "pronoun")
        return actors

    def _is_own_side(self, pronoun: Token, actors: tuple[str, ...]) -> bool:
        """Tell whether "they" would be the state for which its speaker says "we" beside it.

        "“If | they | attack, we will answer,” a Chadian officer said": whoever it is, not Chad.
        """
        spoken = next((s for s in self._spoken_around(pronoun) if s.whole), None)
        if spoken is None or pronoun.text.casefold() not in words("plural_third_person"):
            return False
        ours = words("first_person_plural")
        tokens = (t for span in spoken.spans for t in self.parsed.within(span))
        if not any(t.pos in ("PRON", "DET") and t.text.casefold() in ours for t in tokens):
            return False
        book = self.identities.book.actors
        sides = {book[a].country for t in spoken.speakers for a in self.identities.resolve(t)}
        return any(
            book[a].type is ActorType.COUNTRY and book[a].country in sides - {None} for a in actors
        )

    def _issuer(self, head: Token) -> Token | None:
        """Return whoever issues a release, for the "we" of it that is nobody's in quotation."""
        if head.text.casefold() not in words("first_person_plural"):
            return None
        quoted = any(q.inner.start <= head.start < q.inner.end for q in self._quotes.at(head.start))
        return None if quoted else issuer(self.parsed)

    def named_by(self, head: Token) -> Token | None:
        """Return the noun that a pronoun stands for, None where unknown; a noun names itself."""
        if head.pos != "PRON" or head.text.casefold() in words("quantifiers"):
            return head
        seen = {head.i}
        found = self._antecedent(head)
        while found is not None and found.pos == "PRON" and found.i not in seen:
            seen.add(found.i)
            found = self._antecedent(found)
        return found if found is not None and found.pos != "PRON" else None

    def _antecedent(self, pronoun: Token) -> Token | None:
        if pronoun.i not in self._antecedents:
            self._antecedents[pronoun.i] = None  # a chain that runs back here finds nobody
            if is_noun_near(self.parsed, pronoun):
                self._antecedents[pronoun.i] = self._sought(pronoun)
        return self._antecedents[pronoun.i]

    def _sought(self, pronoun: Token) -> Token | None:
        """Return the antecedent of a pronoun; in what counsel says it is not counsel for sure.

        "Mr Hale said | he | had never been there": of the accused, where another can be meant.
        """
        spoken = next(iter(self._spoken_around(pronoun)), None)
        topic = self._topic(pronoun, spoken) if spoken is not None and spoken.topics else None
        if topic is not None:
            return topic
        direct = self._direct_words(pronoun)
        found = antecedent(self.parsed, pronoun, self.gender, self._quoted, self._is_other, direct)
        if found is None or spoken is None or spoken is direct or pronoun_gender(pronoun) is None:
            return found
        counsel = [t for t in spoken.speakers if self._is_counsel(t)]
        keys = {k for t in counsel for k in self._keys(t)}
        if keys.isdisjoint(self._keys(found)):
            return found

        def is_other(one: Token, candidate: Token) -> bool:
            return self._is_counsel(candidate) or self._is_other(one, candidate)

        other = antecedent(
            self.parsed, pronoun, self.gender, self._quoted, is_other, asked_again="counsel"
        )
        return found if other is None else other if spoken.hold(other) else None

    def _topic(self, pronoun: Token, spoken: SpokenWords) -> Token | None:
        """Return whom quoted words are of, for a pronoun that no word of them can stand for.

        "The mayor said of the owners: “| They | lied to us.”"
        """
        said = self.parsed.within(Span(spoken.spans[0].start, pronoun.start))
        if any(t.pos in ("NOUN", "PROPN") and agrees(self.parsed, pronoun, t) for t in said):
            return None
        many = pronoun.text.casefold() in words("plural_third_person")  # "of the board: “their …”"
        fitting = (
            t
            for t in spoken.topics
            if agrees(self.parsed, pronoun, t) or (many and is_body(self.parsed, t))
        )
        wanted = pronoun_gender(pronoun)
        return next((t for t in fitting if wanted in (None, self.gender(t) or wanted)), None)

    def _is_other(self, pronoun: Token, candidate: Token) -> bool:
        """Tell whether a noun is somebody whom a pronoun cannot stand for."""
        if pronoun.i not in self._others:
            self._others[pronoun.i] = frozenset()
            others = [*self._speaking(pronoun), *others_of_own_verb(self.parsed, pronoun)]
            self._others[pronoun.i] = frozenset([k for t in others for k in self._keys(t)])
        known = self._others[pronoun.i]
        if known and not known.isdisjoint(self._keys(candidate)):
            return True
        return self._is_at_court(pronoun) and self._is_counsel(candidate)

    def _speaking(self, pronoun: Token) -> tuple[Token, ...]:
        """Return who says the quoted words in which a pronoun stands, and to whom."""
        around = self._spoken_around(pronoun)
        direct = self._direct_words(pronoun) or next((s for s in around if s.whole), None)
        return (*direct.speakers, *direct.hearers) if direct is not None else ()

    def _direct_words(self, pronoun: Token) -> SpokenWords | None:
        """Return the words quoted in which a pronoun for one stands as its speaker said it."""
        if pronoun_gender(pronoun) is None:
            return None
        around = self._spoken_around(pronoun)
        return next((s for s in around if self._is_direct(s, pronoun)), None)

    def _is_direct(self, spoken: SpokenWords, pronoun: Token) -> bool:
        """Tell whether a pronoun is the speaker's own word, and not the narrator's for "I".

        In "said he was “sure that | he | would win”" the narrator has changed all of it.
        """
        if spoken.whole:
            return True
        quote = self._quoted(pronoun)
        if quote is None or quote.inner.start < spoken.spans[0].start:
            return False
        before = self.parsed.within(Span(spoken.spans[0].start, quote.inner.start))
        return not any(t.lemma == pronoun.lemma and t.pos == "PRON" for t in before)

    def _is_at_court(self, pronoun: Token) -> bool:
        """Tell whether a pronoun for one stands in what counsel says, or what a jury is told."""
        direct = self._direct_words(pronoun)
        if direct is None:
            return False
        heard = any(t.lemma in words("court_words") for t in direct.hearers)
        return heard or any(self._is_counsel(t) for t in direct.speakers)

    def _is_counsel(self, token: Token) -> bool:
        """Tell whether a noun or pronoun stands for somebody whom the article names as counsel."""
        named = self.named_by(token)
        name = self.identities.facts.people.name_at(named) if named is not None else None
        if name is None:
            return named is not None and is_counsel(self.parsed, named)
        return name in self._counsel

    @cached_property
    def _counsel(self) -> frozenset[str]:
        """The names of those who speak for a party at court."""
        tokens = self.parsed.tokens
        return frozenset(
            [
                name
                for name, entities in self.identities.facts.people.named()
                if any(is_counsel(self.parsed, tokens[e.last - 1]) for e in entities)
            ]
        )

    def _spoken_around(self, token: Token) -> tuple[SpokenWords, ...]:
        """Return the words said among which a token is, the innermost first."""
        if token.i not in self._spoken_at:
            near = self._spoken.at(token.start)
            holding = [(n, s) for span, n, s in near if span.start <= token.start < span.end]
            self._spoken_at[token.i] = tuple([s for _, s in sorted(holding, key=_length)])
        return self._spoken_at[token.i]

    def _keys(self, token: Token) -> tuple[str, ...]:
        """Return what two mentions of one have in common: the place, and the person's name."""
        named = self.named_by(token)
        name = self.identities.facts.people.name_at(named) if named is not None else None
        places = {token.i, named.i if named is not None else token.i}
        return (*(str(i) for i in sorted(places)), *([name] if name is not None else []))

    def gender(self, head: Token) -> str | None:
        """Return `m` or `f` where the article or the given name tells."""
        people = self.identities.facts.people
        name = people.name_at(head)
        if name is None and head.pos in ("NOUN", "PROPN"):  # "the | chairman |, Ann Lee,"
            beside = names_beside(self.parsed, head)
            name = people.name_at(beside[0]) if len(beside) == 1 else None
        return (
            self.identities.facts.people.gender(name) if name is not None else gender_of_noun(head)
        )

    def _quoted(self, token: Token) -> Quote | None:
        """Return the quotation that a token stands in."""
        if token.i not in self._quotes_around:
            place = token.start
            around = (q for q in self._quotes.at(place) if q.inner.start <= place < q.inner.end)
            self._quotes_around[token.i] = next(around, None)
        return self._quotes_around[token.i]


def _length(told: tuple[int, SpokenWords]) -> int:
    return told[0]
