"""Whom something is given to, where a parser took him for a part of the thing's name.

"Gave | Mali | ten million dollars", "denied | the Malian opposition | access": no name of a thing
goes on with a number, and of "access" there is no sort that a body with an article names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_SORTS = ("compound", "nmod")
_OF_WHOM = ("amod", "compound", "det", "nmod", "poss")


def recipient_as_sort(parsed: ParsedArticle, thing: Token) -> tuple[Token, ...]:
    """Make whom it is given to the verb's second object: "gave | Mali | ten million dollars"."""
    verb = parsed.head(thing)
    gives = thing.dep == "dobj" and verb.i < thing.i and verb.lemma in words("double_object_verbs")
    if not gives or parsed.child(verb, "dative") is not None:
        return ()
    before = [c for c in parsed.children[thing.i] if c.i < thing.i]
    if thing.lemma in words("given_in_numbers"):
        whom = _before_number(parsed, verb, before)
    elif thing.lemma in words("given_without_article"):
        whom = next((c for c in before if c.dep in _SORTS and c.i == thing.i - 1), None)
    else:
        return ()
    if whom is None or not is_agent(parsed, whom):
        return ()
    own = [c for c in before if c.i < whom.i and c.dep in _OF_WHOM]
    if whom.pos != "PROPN" and not any(c.dep in ("det", "poss") for c in own):
        return ()  # "gave government support"
    return (
        replace(whom, dep="dative", head=verb.i),
        *(replace(c, head=whom.i) for c in own),
    )


def _before_number(parsed: ParsedArticle, verb: Token, before: list[Token]) -> Token | None:
    """Return the name between a verb and the number of what is given."""
    number = next((c for c in before if c.dep == "nummod"), None)
    if number is None:
        return None
    inside = (*before, *parsed.children[number.i])
    return next((t for t in inside if t.dep in _SORTS and t.i == verb.i + 1 < number.i), None)
