"""The clause that tells what a noun holds: "her claim | that it failed |", "a vow | to win |".

In: a parsed article and a noun, or a clause. Out: verbs of clauses, left to right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import nouns_after
from kg.extract.grammar.functions import is_adnominal_clause, is_finite_complement
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def content_clauses(parsed: ParsedArticle, noun: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses on a noun that are no relative ones."""
    children = parsed.children[noun.i]
    return (c for c in children if is_adnominal_clause(c) or is_finite_complement(c))


def has_relative_pronoun(parsed: ParsedArticle, clause: Token) -> bool:
    """Tell whether a "which" or "who" hangs on a clause's verb."""
    return any(c.tag in ("WDT", "WP") for c in parsed.children[clause.i])


def addressee_of_noun(parsed: ParsedArticle, noun: Token, before: int) -> Token | None:
    """Return to whom a noun of saying is said: "a warning to | Chad | not to", "a call on her to".

    He stands between the noun and the content that begins at the character `before`.
    """
    after = nouns_after(parsed, noun, *words("addressing_prepositions"))
    return next((n for n in after if n.end <= before and is_agent(parsed, n)), None)
