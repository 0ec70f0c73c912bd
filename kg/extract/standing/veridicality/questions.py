"""Whether a main clause asks: "did Peru leave?", and what a question takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.complementation import helped_verb
from kg.extract.grammar.dependents import active_subject, auxiliaries, own_subject
from kg.extract.grammar.functions import may_be_main_clause
from kg.extract.grammar.verb_forms import Tense
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    if "?" not in ending and is_turned(parsed, verb):
        return True
    if "?" not in ending or _states(parsed, verb) or is_tagged(parsed, parsed.tokens[first:last]):
        return False
    tokens = (t for t in parsed.tokens[first:last] if t.pos not in ("PUNCT", "SPACE"))
    opener = next(tokens, verb)
    presupposing = opener.lemma in words("presupposing_questions") and opener.i < verb.i
    return not (presupposing and own.tense is Tense.PAST)


def is_turned(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether quoted words open with a question word and their auxiliary: "“how did you go.”".

    In the order of statements no auxiliary stands between a question word and the subject.
    """
    own = active_subject(parsed, verb)
    help_ = next(iter(auxiliaries(parsed, verb)), None)
    if own is None or help_ is None or not 1 < help_.i < own.i < verb.i:
        return False
    opening, word = parsed.tokens[help_.i - 2 : help_.i]
    turned = word.tag in ("WRB", "WP") and parsed.left(own) == help_.i + 1
    return turned and opening.text in _OPENING


def _states(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether "I" or "we" stands before its verb with no auxiliary before it."""
    own = active_subject(parsed, verb)
    if own is None or own.lemma not in words("first_person") or own.i > verb.i:
        return False
    return not any(c.i < own.i for c in auxiliaries(parsed, verb))


def is_tagged(parsed: ParsedArticle, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence states a thing and only asks for assent: "it fell, didn't it?".

    The tag is an auxiliary with a pronoun, or a word like "right" (Quirk et al. 1985, 11.8-11.13).
    Before it stands a clause in the order of statements: "is it Lee, right?" asks.
    """
    said = [t for t in tokens if not t.text.isspace() and t.text not in ("”", '"', "’")]
    commas = [k for k, t in enumerate(said) if t.text == ","]
    if not said or said[-1].text != "?" or not commas or not 0 < commas[-1] < len(said) - 2:
        return False
    tag = said[commas[-1] + 1 : -1]
    low = [t.text.casefold() for t in tag]
    word = " ".join(low) in words("invariant_tags")
    turned = 2 <= len(tag) <= _TAG and low[-1] in words("tag_pronouns")
    turned = turned and low[0] in words("tag_auxiliaries")
    return (word or turned) and _is_in_order(parsed, said[: commas[-1]])


_OPENING = frozenset("“\"'‘«„")
_TAG = 3
"""Words of a tag with an auxiliary at most: "did", "n't", "it"."""


def _is_in_order(parsed: ParsedArticle, said: Sequence[Token]) -> bool:
    """Tell whether a clause has its subject before the finite verb, and no question word first."""
    if said[0].tag in ("WP", "WRB", "WDT", "WP$"):
        return False
    finite = next((t for t in said if t.tag in ("MD", "VBD", "VBZ", "VBP")), None)
    if finite is None:
        return False
    verb = helped_verb(parsed, finite)
    own = own_subject(parsed, verb)
    return own is None or own.i < finite.i
