"""Gerunds with a subject of their own that prompt something: "in light of Chad sending troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.governors import owner_of_phrase, preposition_before
from kg.extract.grammar.verb_forms import predicate_verb
from kg.extract.standing.veridicality.embedding import Embedding
from kg.extract.standing.veridicality.implication_signatures import linkers, look_up

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def presupposed_gerund(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what a gerund prompts, where the words before take it for granted; else None.

    Its subject stands right before it after a preposition, and parsers hang the gerund anywhere.
    """
    if verb.tag != "VBG":
        return None
    place = verb.i - 1
    while place > 0 and parsed.tokens[place].pos == "ADV":
        place -= 1
    doer = parsed.tokens[place]
    preposition = preposition_before(parsed, doer)
    above = owner_of_phrase(parsed, doer)
    if place < 1 or preposition is None or above is None or doer.pos not in ("NOUN", "PROPN"):
        return None
    found = look_up(above.lemma, "N", preposition.lemma) if above.pos == "NOUN" else None
    found = found or linkers("prepositions").get(preposition.lemma)
    return (
        Embedding(predicate_verb(parsed, above), found)
        if found is not None and found.factive
        else None
    )
