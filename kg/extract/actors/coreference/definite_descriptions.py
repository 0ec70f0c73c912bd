"""What a bare "the union", "the memo", "the company" takes up again: the one told of before.

Of several told of before none is taken up. A company need not have been called one: it is the one
whose officer speaks, or that the sentence before is about.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.actors.coreference.sentence_nouns import called_firm
from kg.extract.actors.facts.outlets import is_outlet
from kg.extract.grammar.dependents import active_subject, appositions, has_determiner
from kg.extract.grammar.functions import (
    is_apposition,
    is_attribute,
    is_attributive,
    is_attributive_noun,
    is_possessor,
)
from kg.extract.grammar.noun_dependents import (
    forms_before,
    has_only_article,
    is_told_more_of,
    stands_alone,
    subject_of_sentence_before,
    verb_above,
    words_before,
)
from kg.extract.grammar.noun_phrases import country_of, extent, name_span
from kg.extract.grammar.possible_speakers import is_document, is_group, is_only_noun
from kg.extract.lexicon import lexicon, words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.model import NARRATED, ActorType, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.actors.resolver import Resolver
    from kg.model import Token
    from kg.parse import ParsedArticle

_TELLING = 2
"""Words before a noun for a body from which they tell which body is meant."""

_MAIN = 2
"""Times that a firm is named for each time of any other, if the article is about it."""


class DefiniteDescriptions:
    """Finds for `Identities` the noun that a bare definite one takes up."""

    def __init__(self, identities: Resolver) -> None:
        self.identities = identities
        self.parsed = identities.parsed
        self._told_of: dict[str, NounsTold] = {}
        self._bodies: dict[str, Token] = {}
        """The first name of each body, of those that were looked at."""
        self._looked = 0

    def actors(self, head: Token) -> tuple[str, ...]:
        """Return whom a bare "the union" or "the memo" takes up, as a mention of them."""
        noun = self.noun(head)
        found = self.identities.resolve(noun) if noun is not None else ()
        bare = _is_bare(self.parsed, head)
        place = self.parsed.span(head.i - 1, head.i + 1) if bare else extent(self.parsed, head)
        for actor in found:
            self.identities.book.mention(place, actor, "role")
        return found

    def noun(self, head: Token) -> Token | None:
        """Return the noun before that this one takes up; None for none or several."""
        if _is_bare(self.parsed, head):
            return self._told(head)
        if self._is_placed(head):
            return self._placed_firm(head)
        if self._is_ranked(head):
            return self._ranked_firm(head)
        return self._name_spelt_out(head)

    def _name_spelt_out(self, head: Token) -> Token | None:
        """Return the only name of the article that "the Chadian chess | league |" has words of.

        It ends in the same noun; two words tell of what the body is: "the chess league" may be any.
        """
        own = forms_before(self.parsed, head) - {"the"}
        described = head.tag == "NN" and head.text.islower() and is_group(head)
        if not described or len(own) < _TELLING or not has_determiner(self.parsed, head, "the"):
            return None
        if not is_told_more_of(self.parsed, head):
            nouns = self._by_lemma.get(head.lemma, ())
            names = [t for t in nouns if t.text.istitle() and own.issubset(self._key(t).split(" "))]
            if len({self._key(t) for t in names}) == 1:
                return names[0]
        return None

    def _is_placed(self, head: Token) -> bool:
        """Tell whether a firm is told of by where it is: "the Ontario-based | Swedish | firm"."""
        before = words_before(self.parsed, head)
        told = [t for t in before if t.text.casefold() != "the"]
        firm = head.tag == "NN" and head.lemma in words("firm_nouns")
        placed = all(t.text == "based" or country_of(self.parsed, t) is not None for t in told)
        return firm and len(told) < len(before) and bool(told) and placed

    def _is_ranked(self, head: Token) -> bool:
        """Tell whether a firm is told of by its rank: "Norland's biggest | grocer |"."""
        if head.tag != "NN" or head.lemma not in words("firm_nouns"):
            return False
        before = words_before(self.parsed, head)
        owned = any(is_possessor(t) for t in before)
        ranked = any(t.tag == "JJS" or t.text.casefold() in words("ranks") for t in before)
        return ranked and owned and not is_told_more_of(self.parsed, head)

    def _ranked_firm(self, head: Token) -> Token | None:
        """Return the firm of the sentence before, or the article's main one; the lead's in front.

        The phrase never stands for a firm of its own clause: "Orlo sued Norland's biggest grocer".
        """
        who = subject_of_sentence_before(self.parsed, head)
        found = who if who is not None and self._is_firm(who) else self._main_firm(head)
        if found is None:
            line = self.parsed.line_of[head.i]
            lead = line is not None and line.kind is LineKind.HEADLINE
            found = self._firm_names.only() if lead else None
        apposed = found is not None and found.i in (t.i for t in appositions(self.parsed, head))
        return None if found is None or apposed or self._is_beside(head, found) else found

    def _is_beside(self, head: Token, firm: Token) -> bool:
        """Tell whether a firm takes part in the clause of a noun: the two are not one."""
        own, other = verb_above(self.parsed, head), verb_above(self.parsed, firm)
        return own is not None and own == other

    def _main_firm(self, head: Token) -> Token | None:
        """Return the firm that an article is about, where it is the last that was named.

        It is named in the opening, and twice as often as any other until here; a name before the
        office of its man ("| Vestar | manager Ann Lee") is none told of since.
        """
        times = self._firm_names.times_before(head.i)
        if not times:
            return None
        (most, last), *others = sorted(times.values(), key=lambda found: (-found[0], found[1].i))
        rest = max((n for n, _ in others), default=0)
        latest = all(other.i < last.i or is_attributive(other) for _, other in others)
        opens = self._firm_names.first_of(self._key(last)) < self._end_of_opening
        return last if opens and latest and most >= _MAIN * rest else None

    @cached_property
    def _end_of_opening(self) -> int:
        """The token behind the first paragraph below the headline."""
        lead = next((n for n in self.parsed.article.lines if n.kind in NARRATED), None)
        return self.parsed.at(lead.span.end - 1) + 1 if lead is not None else 0

    def _placed_firm(self, head: Token) -> Token | None:
        """Return the firm of the sentence before, else the only one that was named before."""
        who = subject_of_sentence_before(self.parsed, head)
        if who is not None and self._is_firm(who):
            return who
        return self._firm_names.before(head.i)

    @cached_property
    def _firm_names(self) -> NounsTold:
        """The names of firms; not of papers, of which an article tells what they obtained."""
        named = [self.parsed.tokens[e.last - 1] for e in self.parsed.parse.entities]
        firms = [t for t in named if t.ent == "ORG" and self._is_firm(t)]
        return NounsTold((self._key(t), t) for t in firms if not is_outlet(self.parsed, t))

    @cached_property
    def _outlets(self) -> NounsTold:
        """The names of papers and broadcasters: "the newspaper" is the only one named before."""
        names = [self.parsed.tokens[e.last - 1] for e in self.parsed.parse.entities]
        return NounsTold((self._key(t), t) for t in names if is_outlet(self.parsed, t))

    def body_in_title(self, word: Token) -> tuple[str, ...]:
        """Return whom the first word of "union spokesman" stands for, if one was told of before."""
        if not stands_alone(self.parsed, word) or not is_only_noun(self.parsed, word):
            return ()
        noun = self._told(word)
        return self.identities.organ(word) or (
            self.identities.resolve(noun) if noun is not None else ()
        )

    def _told(self, head: Token) -> Token | None:
        anywhere = head.lemma in words("pairs") - {"party"}  # "the country" is told of everywhere
        if anywhere or not (is_group(head) or is_document(head) or called_firm(self.parsed, head)):
            return None
        if head.lemma in words("signs_sought"):  # "the evidence" is no one "credible evidence"
            return None
        if head.lemma not in self._told_of:
            nouns = self._by_lemma.get(head.lemma, ())
            self._told_of[head.lemma] = NounsTold((self._key(t), t) for t in nouns)
        told = self._told_of[head.lemma]
        if told.first < head.i:
            return told.before(head.i)
        outlet = self._outlets.before(head.i) if head.lemma in words("outlets") else None
        if outlet is not None:
            return outlet
        if head.lemma in words("group_nouns"):
            who = subject_of_sentence_before(self.parsed, head)
            return who if who is not None and self._may_be(who, head) else None
        if head.lemma not in words("firm_nouns"):
            return None
        here = self._firm(head)
        before = bisect_left(self._firms, head.i, key=lambda firm: firm[0])
        here = here or (self._firms[before - 1][1] if before else None)
        return here or self._main_firm(head) or self._only_firm_near(head)

    def _only_firm_near(self, head: Token) -> Token | None:
        """Return the one firm named before in a sentence or in the one before, in its paragraph."""
        first = self.parsed.parse.sentences[max(0, head.sent - 1)][0]
        line = self.parsed.line_of[head.i]
        named = {
            self._key(t): t
            for t in self.parsed.tokens[first : head.i]
            if t.ent == "ORG" and self.parsed.line_of[t.i] is line and self._closes_name(t)
        }
        found = next(iter(named.values())) if len(named) == 1 else None
        plain = found is not None and self._is_firm(found) and not is_outlet(self.parsed, found)
        return found if plain and found is not None and not self._is_beside(head, found) else None

    def _closes_name(self, token: Token) -> bool:
        entity = self.parsed.entity_at.get(token.i)
        return entity is not None and token.i == entity.last - 1

    def _key(self, token: Token) -> str:
        """Return what tells one from another: the name, else the place."""
        entity = self.parsed.entity_at.get(token.i)
        if entity is None and token.tag == "NNP":
            words_of = self.parsed.tokens[self.parsed.left(token) : token.i + 1]
            return fold(" ".join(t.text for t in words_of if t.lemma != "the"))
        if entity is None:
            return str(token.i)
        return fold(name_span(self.parsed, entity).of(self.parsed.text))

    @cached_property
    def _by_lemma(self) -> dict[str, list[Token]]:
        """The nouns told of for the first time, or the names told with them, by the noun."""
        found: dict[str, list[Token]] = {}
        for token in self.parsed.readable:
            if token.pos not in ("NOUN", "PROPN") or not (is_group(token) or is_document(token)):
                continue
            first = self._introduced(token)
            if first is not None:
                found.setdefault(token.lemma.casefold(), []).append(first)
        return found

    def _introduced(self, token: Token) -> Token | None:
        entity = self.parsed.entity_at.get(token.i)
        if entity is not None and not is_only_noun(self.parsed, token):
            last = self.parsed.at(name_span(self.parsed, entity).end - 1)
            opens = token.i == entity.first and entity.last - entity.first > 1
            link = self.parsed.tokens[token.i + 1].text.casefold()
            opens = opens and (link in words("links_in_names") or token.lemma == "police")
            closes = token.i == last
            return self.parsed.tokens[last] if entity.label == "ORG" and (opens or closes) else None
        if token.tag not in ("NN", "NNP") or _is_bare(self.parsed, token):
            return None
        name = self._named(token)
        if name is not None:
            return name
        if token.tag == "NNP" and token.text[:1].isupper() and entity is None:
            named = forms_before(self.parsed, token) - {"the"}  # "the Magistrate's | Court |"
            return token if named and not is_attributive(token) else None
        if token.pos != "NOUN" or is_attributive(token) or is_attribute(token):
            return None
        before = forms_before(self.parsed, token)
        introduced = before and not before & words("no_particular_one")
        return token if introduced and not is_possessor(token) else None

    def _named(self, token: Token) -> Token | None:
        """Return the body's name beside a noun: "the union Nordforb", "Nordforb, a union of …"."""
        named = is_attributive_noun(token) or is_apposition(token)
        beside = [self.parsed.head(token)] if named else []
        for name in (*beside, *appositions(self.parsed, token)):
            entity = self.parsed.entity_at.get(name.i)
            if entity is not None and entity.label == "ORG" and name.i == entity.last - 1:
                return name
        return None

    @cached_property
    def _firms(self) -> tuple[tuple[int, Token], ...]:
        """The places where a company is taken up, each with the name of the company."""
        return tuple(self._firms_told())

    def _firms_told(self) -> Iterator[tuple[int, Token]]:
        for token in self.parsed.readable:
            if token.lemma in words("firm_nouns") and _is_bare(self.parsed, token):
                found = self._firm(token)
                if found is not None:
                    yield token.i, found

    def _firm(self, head: Token) -> Token | None:
        """Return the name of whose officer says something of "the company", or of whom was told."""
        for verb in self.parsed.ancestors(head):
            who = active_subject(self.parsed, verb)
            if verb.lemma in lexicon().verbs and who is not None and who.i != head.i:
                found = self._employer(who)
                if found is not None:
                    return found
        who = subject_of_sentence_before(self.parsed, head)
        return who if who is not None and self._is_firm(who) else None

    def _may_be(self, who: Token, head: Token) -> bool:
        """Tell whether a body may be called by a noun: by its name it is nothing else."""
        other = is_group(who) and who.lemma.casefold() != head.lemma
        other = other or self._key(who) in gazetteer().body_names
        return self._is_body(who) and (not other or head.lemma in words("any_body"))

    def _is_body(self, token: Token) -> bool:
        entity = self.parsed.entity_at.get(token.i)
        return entity is not None and entity.label == "ORG"

    def _is_firm(self, token: Token) -> bool:
        known = self._key(token)
        firm = known not in self._called_otherwise and known not in gazetteer().body_names
        return firm and self._is_body(token)

    @cached_property
    def _called_otherwise(self) -> frozenset[str]:
        """The names of bodies that the article calls a union, a council, anything but a firm."""
        others = (
            n for k, names in self._by_lemma.items() if k not in words("firm_nouns") for n in names
        )
        return frozenset(self._key(n) for n in others)

    def _employer(self, who: Token) -> Token | None:
        """Return the name in the article of the body that a person belongs to."""
        for actor in self.identities.resolve(who):
            above = self.identities.book.actors.get(
                self.identities.book.actors[actor].affiliation or ""
            )
            if above is None or above.type is not ActorType.ORGANISATION:
                continue
            name = self._name_of(above.id)
            if name is not None:
                return name if self._is_firm(name) else None
        return None

    def _name_of(self, body: str) -> Token | None:
        """Return the first name in the article that stands for a body."""
        entities = self.parsed.parse.entities
        while body not in self._bodies and self._looked < len(entities):
            entity = entities[self._looked]
            self._looked += 1
            if entity.label == "ORG":
                name = self.parsed.tokens[entity.last - 1]
                for one in self.identities.resolve(name):
                    self._bodies.setdefault(one, name)
        return self._bodies.get(body)


class NounsTold:
    """Nouns told of, each with what tells one from another."""

    def __init__(self, told: Iterable[tuple[str, Token]]) -> None:
        self._last: dict[str, list[Token]] = {}
        firsts: dict[str, int] = {}
        for key, token in told:
            self._last.setdefault(key, []).append(token)
            firsts[key] = min(token.i, firsts.get(key, token.i))
        for tokens in self._last.values():
            tokens.sort(key=lambda t: t.i)
        places = sorted((place, key) for key, place in firsts.items())
        self.first, self._only = places[0] if places else (sys.maxsize, "")
        self._second = places[1][0] if len(places) > 1 else sys.maxsize

    def only(self) -> Token | None:
        """Return the first of the nouns where all are one."""
        return self._last[self._only][0] if self._last and self._second == sys.maxsize else None

    def first_of(self, key: str) -> int:
        """Return where something is first told of."""
        return self._last[key][0].i

    def times_before(self, place: int) -> dict[str, tuple[int, Token]]:
        """Return how often each was told of before a place, with the last noun for it."""
        found: dict[str, tuple[int, Token]] = {}
        for key, tokens in self._last.items():
            number = bisect_left(tokens, place, key=lambda t: t.i)
            if number:
                found[key] = (number, tokens[number - 1])
        return found

    def before(self, place: int) -> Token | None:
        """Return the last noun before a place, where all before it are one."""
        if not self.first < place <= self._second:
            return None
        tokens = self._last[self._only]
        return tokens[bisect_left(tokens, place, key=lambda t: t.i) - 1]


def _is_bare(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether it is "the memo", a noun that is no name with "the" alone."""
    return head.tag == "NN" and head.i not in parsed.entity_at and has_only_article(parsed, head)
