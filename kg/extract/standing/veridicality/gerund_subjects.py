"""Gerunds with a subject of their own that prompt something: "in light of Chad sending troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.standing.veridicality.clause_standing import predicate_verb
from kg.extract.standing.veridicality.embedding import Embedding
from kg.extract.standing.veridicality.signatures import linkers, look_up

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def presupposed_gerund(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what a gerund prompts, where the words before take it for granted; else None.

    Its subject stands right before it after a preposition, and parsers hang the gerund anywhere.
    """
    if verb.tag != "VBG" or verb.dep not in ("acl", "advcl", "pcomp"):
        return None
    place = verb.i - 1
    while place > 0 and parsed.tokens[place].pos == "ADV":
        place -= 1
    doer = parsed.tokens[place]
    if place < 1 or doer.dep != "pobj" or doer.pos not in ("NOUN", "PROPN"):
        return None
    preposition = parsed.head(doer)
    above = parsed.head(preposition)
    found = look_up(above.lemma, "N", preposition.lemma) if above.pos == "NOUN" else None
    found = found or linkers("prepositions").get(preposition.lemma)
    return (
        Embedding(predicate_verb(parsed, above), found)
        if found is not None and found.factive
        else None
    )
