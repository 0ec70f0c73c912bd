"""Taking part in a war: whose war it is, and against whom it is fought.

"Chad's participation in Mali's war against Niger": Chad fights Niger beside Mali, and not Mali.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.events.participants import is_named, joined_parties, parties_in
from kg.extract.grammar.dependents import (
    direct_objects,
    objects_of,
    possessor,
    prepositional_phrases,
)
from kg.extract.grammar.functions import is_possessor, is_preposition
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def war_of(parsed: ParsedArticle, word: Token) -> Token | None:
    """Return the war that a word of taking part is about: "took part in | the war"."""
    holders = [word, *direct_objects(parsed, word)]
    for holder in holders:
        for prep in prepositional_phrases(parsed, holder):
            for noun in objects_of(parsed, prep):
                if prep.lemma in ("in", "alongside") and noun.lemma in words("wars"):
                    return noun
    return next((n for n in direct_objects(parsed, word) if n.lemma in words("wars")), None)


def opponents(parsed: ParsedArticle, war: Token) -> tuple[Token, ...]:
    """Return whom a war is fought against, else the state that it is in; none where it is whose."""
    owner = possessor(parsed, war)
    preps = [t for t in parsed.subtree(war) if is_preposition(t)]
    for wanted in (words("enemy_prepositions"), ("in",)):
        for prep in preps:
            for noun in objects_of(parsed, prep) if prep.lemma in wanted else ():
                found = parties_in(parsed, noun) or (
                    joined_parties(parsed, noun) if is_named(parsed, noun) else ()
                )
                if found and (owner is None or owner not in found):
                    return found
    return ()


def war_label(parsed: ParsedArticle, war: Token) -> str:
    """Return a war by whose it is: "Mali's war", "the war"."""
    for child in parsed.children[war.i]:
        proper = child.dep in ("poss", "amod", "compound") and is_named(parsed, child)
        if proper and child.i < war.i:
            entity = parsed.entity_at.get(child.i)
            first = entity.first if entity is not None else child.i
            owner = re.sub(r"\s+", " ", parsed.span(first, child.i + 1).of(parsed.text))
            mark = "'s" if is_possessor(child) else ""
            return f"{owner}{mark} {war.lemma}"
    return f"the {war.lemma}"
