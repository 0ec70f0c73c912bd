"""What stands beside an event: its mode, its place, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.event_lexicon import modes
from kg.extract.grammar.dependents import object_of, prepositional_phrases
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def mode_of(parsed: ParsedArticle, word: Token, kind: str) -> str | None:
    """Return the mode that the words of the clause tell: "with machetes", "in a bomb attack"."""
    known = modes()
    near = parsed.tokens[parsed.left(word) : min(parsed.right(word), word.i + 12)]
    return next((m for t in near if (m := known.get((kind, t.lemma)))), None)


def place_of(parsed: ParsedArticle, site: Token, taken: tuple[Token, ...]) -> Token | None:
    """Return the place named after "in", "at" or "near", where nobody's role is there."""
    for prep in prepositional_phrases(parsed, site):
        if prep.lemma in words("event_place_prepositions"):
            noun = object_of(parsed, prep)
            entity = parsed.entity_at.get(noun.i) if noun is not None else None
            known = entity is not None and entity.label in ("GPE", "LOC", "FAC")
            if noun is not None and known and noun not in taken:
                return noun
    return None


def topic_of(parsed: ParsedArticle, site: Token) -> Token | None:
    """Return what talks, protests or inquiries are about."""
    for prep in prepositional_phrases(parsed, site):
        if prep.lemma in words("subject_prepositions"):
            noun = object_of(parsed, prep)
            if noun is not None and noun.ent not in ("DATE", "TIME") and noun.pos == "NOUN":
                return noun
    return None
