"""Whether a main clause asks: "did Peru leave?", and what a question takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import active_subject, auxiliaries
from kg.extract.grammar.functions import may_be_main_clause
from kg.extract.grammar.verb_forms import Tense
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.standing.veridicality.clause_standing import ClauseStanding
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_asked(parsed: ParsedArticle, verb: Token, own: ClauseStanding) -> bool:
    """Tell whether a main clause is a question that leaves open whether it is so.

    "Why did he leave?" presupposes that he left; "I think he left?" only sounds unsure.
    """
    if verb.pos not in ("VERB", "AUX") or not may_be_main_clause(verb):
        return False
    first, last = parsed.sentence(verb)
    ending = [t.text for t in parsed.tokens[max(first, last - 3) : last] if not t.text.isspace()]
    if "?" not in ending or _states(parsed, verb):
        return False
    tokens = (t for t in parsed.tokens[first:last] if t.pos not in ("PUNCT", "SPACE"))
    opener = next(tokens, verb)
    presupposing = opener.lemma in words("presupposing_questions") and opener.i < verb.i
    return not (presupposing and own.tense is Tense.PAST)


def _states(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "I" or "we" stands before its verb with no auxiliary before it."""
    own = active_subject(parsed, verb)
    if own is None or own.lemma not in words("first_person") or own.i > verb.i:
        return False
    return not any(c.i < own.i for c in auxiliaries(parsed, verb))
