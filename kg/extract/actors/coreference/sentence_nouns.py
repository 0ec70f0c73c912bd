"""The nouns of a sentence whom a pronoun may stand for, and its people by name.

In: a parsed article and a sentence, or the places of its tokens. Out: tokens in text order, or the
subject of the highest verb first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_agent_phrase, is_nominal_subject
from kg.extract.grammar.governors import preposition_before
from kg.extract.grammar.noun_dependents import has_only_article, is_inside_phrase
from kg.extract.grammar.possible_speakers import is_person
from kg.extract.lexicon import lexicon, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


_NOUNS = ("NOUN", "PROPN", "PRON")


def nominals(parsed: ParsedArticle, sentence: int) -> list[Token]:
    """Return the nouns, pronouns and "one" of a sentence that are no part of another's phrase."""
    key = ("nominals", sentence)
    if key not in parsed.memory:
        first, last = parsed.parse.sentences[sentence]
        some = [t for t in parsed.tokens[first:last] if t.pos in _NOUNS or t.tag == "CD"]
        parsed.memory[key] = [t for t in some if _nominal(t)]
    found: list[Token] = parsed.memory[key]
    return found


def _nominal(token: Token) -> bool:
    counted = token.tag == "CD" and (token.lemma == "one" or is_nominal_subject(token))
    noun = token.pos in _NOUNS or counted
    return noun and not is_inside_phrase(token)


def subjects(parsed: ParsedArticle, sentence: int) -> list[Token]:
    """Return the subjects of a sentence, the one of the highest verb first.

    Then who does what a passive tells, where that is to say something: "Kohl was asked by | Lee |".
    """
    key = ("subjects", sentence)
    if key not in parsed.memory:
        nouns = nominals(parsed, sentence)
        acting = [t for t in nouns if is_nominal_subject(t)]
        agents = [t for t in nouns if _asks_in_passive(parsed, t) and is_person(parsed, t)]
        by_depth = sorted(acting, key=lambda t: (parsed.depth[t.i], t.i))
        parsed.memory[key] = [*by_depth, *agents]
    found: list[Token] = parsed.memory[key]
    return found


def _asks_in_passive(parsed: ParsedArticle, noun: Token) -> bool:
    link = preposition_before(parsed, noun)
    if link is None or not is_agent_phrase(link):
        return False
    return parsed.head(link).lemma in lexicon().verbs


def called_firm(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is for a firm: "the miner", where no person was called one before."""
    if noun.lemma not in words("firm_nouns"):
        return False
    before = (t for t in parsed.tokens[: noun.i] if t.lemma == noun.lemma)
    return all(t.tag == "NN" and has_only_article(parsed, t) for t in before)


def people_in(parsed: ParsedArticle, first: int, last: int) -> Iterator[Token]:
    """Yield the last words of the names of people between two tokens."""
    for token in parsed.tokens[first:last]:
        entity = parsed.entity_at.get(token.i)
        if entity is not None and entity.label == "PERSON" and entity.last - 1 == token.i:
            yield token


def joined_people(parsed: ParsedArticle, name: Token) -> Iterator[Token]:
    """Yield a person's name and those that it is joined to: they spoke, or did not, together."""
    yield name
    yield from (c for c in parsed.conjuncts(name) if c.ent == "PERSON")
