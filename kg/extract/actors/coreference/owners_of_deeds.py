"""Whose deed a noun tells of under "his" or "her", where its sentence names two who may be meant.

"Marsh said it was fine with | his | decision to go" after "the Warden" may be either's: nobody is
held to it. The subject of the pronoun's own clause is, if nobody else is named behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actors.coreference.antecedent_rules import (
    owner_of_blamed_deed,
    owner_of_coordinated_noun,
)
from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.dependents import has_determiner
from kg.extract.grammar.noun_dependents import is_inside_phrase
from kg.extract.grammar.possible_speakers import is_group, is_person
from kg.extract.grammar.predicates import predicate_above
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def is_either_of_two(
    parsed: ParsedArticle,
    pronoun: Token,
    known_as: Callable[[Token], str],
    fits: Callable[[Token], bool],
) -> bool:
    """Tell whether a possessive pronoun may stand for another of its sentence than was found.

    `known_as` tells who a noun or pronoun is, the same words for the same one; `fits` whether the
    pronoun's gender is a noun's.
    """
    first, _ = parsed.sentence(pronoun)
    people = [t for t in _people(parsed, first, pronoun.i) if fits(t)]
    if len({known_as(t) for t in people}) < 2:
        return False
    settled = owner_of_blamed_deed(parsed, pronoun) or owner_of_coordinated_noun(parsed, pronoun)
    if settled is not None:
        return False
    verb = predicate_above(parsed, pronoun)
    doer = subject(parsed, verb) if verb is not None else None
    found = known_as(pronoun)
    if doer is None or known_as(doer) != found:
        return True
    return any(doer.i < t.i and known_as(t) != found for t in people)


def _people(parsed: ParsedArticle, first: int, last: int) -> Iterator[Token]:
    for token in parsed.tokens[first:last]:
        noun = token.pos in ("NOUN", "PROPN") and not is_inside_phrase(token)
        many = token.tag in ("NNS", "NNPS")
        if noun and not many and _may_be_one(parsed, token):
            yield token


def _may_be_one(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a noun is a person's, or a title that no table has: "the | Warden |"."""
    if is_person(parsed, noun) or "person" in noun_kinds().get(noun.lemma.casefold(), ()):
        return True
    titled = noun.text[:1].isupper() and has_determiner(parsed, noun, "the")
    known = is_group(noun) or gazetteer().country(noun.text) is not None
    return titled and not known
