"""What a noun of saying or of a deed holds, and whose it is: "her claim | that it failed |".

In: a parsed article and a noun, or a clause. Out: verbs of clauses, left to right; to whom a noun
of saying is said, and who denies a deed that is nobody's yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import active_subject, determiner, nouns_after, possessor
from kg.extract.grammar.functions import (
    is_adnominal_clause,
    is_direct_object,
    is_finite_complement,
)
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import lexicon, words
from kg.model import Act

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


def denier_of_deed(parsed: ParsedArticle, deed: Token) -> Token | None:
    """Return who denies a deed that is his, if it is anybody's: "| Chad | denied any raid on Mali".

    A deed told as known, somebody's, or one that befell his own country is not his for that:
    "denied the raid", "denied Mali's raid", "Chad denied any raid on Chadian towns".
    """
    if not is_direct_object(deed) or deed.lemma in words("denied_claims"):
        return None
    verb = parsed.head(deed)
    cue = lexicon().verbs.get(verb.lemma)
    who = active_subject(parsed, verb) if cue is not None and cue.act is Act.DENY else None
    if who is None or who.pos == "PRON" or not _is_any(parsed, deed):
        return None
    return None if befell_own(parsed, deed, verb.i) else who


def befell_own(parsed: ParsedArticle, deed: Token, verb: int) -> bool:
    """Tell whether a deed befell the country of who denies it, by the place of the denying verb."""
    who = active_subject(parsed, parsed.tokens[verb])
    teller = parsed.subtree(who) if who is not None else ()
    mine = {c.alpha3 for t in teller if (c := country_of(parsed, t)) is not None}
    for word in parsed.subtree(parsed.tokens[deed.i]):
        country = country_of(parsed, word)
        if word.tag == "PRP$" or (country is not None and country.alpha3 in mine):
            return True
    return False


def _is_any(parsed: ParsedArticle, deed: Token) -> bool:
    """Tell whether a noun names no deed that is known: "any raid", "torture", not "the raid"."""
    if possessor(parsed, deed) is not None or any(
        country_of(parsed, c) is not None for c in parsed.children[deed.i] if c.i < deed.i
    ):
        return False
    told = determiner(parsed, deed)
    return told is None or told.lemma in ("any", "a")
