"""How something is done, where nothing else tells two deeds of one doer apart.

In: a clause and what fills its roles. Out: the roles with its manner beside them, which is part of
what the claim is known by: "acted properly" and "acted as a court of appeal" are two claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import Kind, Setting
from kg.extract.grammar.dependents import adverbs
from kg.extract.lexicon import words
from kg.extract.propositions.fillers import KeyedFiller
from kg.model import Filler

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.extract.clauses import Clause
    from kg.model import Token
    from kg.parse import ParsedArticle

_BEARERS = frozenset({"agent", "place", "instrument", "source"})
"""Roles that tell no two deeds of one verb apart."""


def with_manner(
    parsed: ParsedArticle, clause: Clause, roles: Mapping[str, tuple[KeyedFiller, ...]]
) -> dict[str, tuple[KeyedFiller, ...]]:
    """Return roles with how it is done; as they are where something is done to or said of it."""
    told = [role for role, fillers in roles.items() if fillers]
    if clause.kind is not Kind.VERB or not _BEARERS.issuperset(told):
        return dict(roles)
    found = [*_adverbs(parsed, clause), *_phrases(parsed, clause)]
    return {**roles, "manner": tuple(_keyed(t, k) for t, k in found)}


def _keyed(token: Token, key: str) -> KeyedFiller:
    return KeyedFiller(filler=Filler(label=token.text, span=token.span), key=key)


def _adverbs(parsed: ParsedArticle, clause: Clause) -> Iterator[tuple[Token, str]]:
    for token in adverbs(parsed, parsed.tokens[clause.head]):
        word = token.lemma.casefold()
        tells = token.tag in ("RB", "RBR", "RBS") and token.i not in clause.negations
        if tells and (word in words("manner_adverbs") or _is_of_manner(word)):
            yield token, word


def _is_of_manner(word: str) -> bool:
    """Tell whether an adverb may say how: no time, no degree and no stance of the speaker's."""
    return word.endswith("ly") and word not in words("stance_adverbs") | words("no_manner")


def _phrases(parsed: ParsedArticle, clause: Clause) -> Iterator[tuple[Token, str]]:
    for adjunct in clause.adjuncts:
        argument = adjunct.argument
        how = argument.preposition in words("manner_prepositions")
        if how and adjunct.setting is Setting.OTHER and argument.clause is None:
            head = parsed.tokens[argument.head]
            yield head, f"{argument.preposition} {head.lemma.casefold()}"
