"""What is agreed: an accord on the border is none on a railway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import (
    direct_object,
    is_infinitive,
    object_of,
    prepositional_phrases,
)
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.events.event_mention import Event
    from kg.model import Token
    from kg.parse import ParsedArticle


def accord_of(parsed: ParsedArticle, event: Event) -> str:
    """Return what an accord is about, in words: "on the border"; empty where it is not told."""
    for site in (event.trigger, event.support, event.object):
        if site is None:
            continue
        for clause in parsed.all(site, "xcomp", "ccomp", "acl"):
            if is_infinitive(parsed, clause) and clause.i > site.i:
                thing = direct_object(parsed, clause)
                last = thing.i if thing is not None else clause.i
                return _words(parsed, clause.i, last, "to")
        for prep in prepositional_phrases(parsed, site):
            noun = object_of(parsed, prep)
            dated = noun is not None and noun.ent in ("DATE", "TIME")
            if prep.lemma in words("subject_prepositions") and noun is not None and not dated:
                return _words(parsed, parsed.left(noun), noun.i, prep.lemma)
    return ""


def _words(parsed: ParsedArticle, first: int, last: int, opener: str) -> str:
    tokens: list[Token] = [t for t in parsed.tokens[first : last + 1] if t.pos != "SPACE"]
    kept = [t for t in tokens if t.dep not in ("det", "poss", "case", "punct")]
    return re.sub(r"\s+", " ", " ".join([opener, *(t.text.casefold() for t in kept)]))
