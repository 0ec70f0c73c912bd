"""Whom a pronoun cannot stand for, by grammar and discourse.

Whoever is quoted says "I", so no "he" of his quotation is he; the object of a verb is not its
subject, for which there is "himself".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import subject
from kg.extract.grammar.functions import is_object, is_prepositional_object
from kg.extract.grammar.governors import preposition_before
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Span, Token
    from kg.parse import ParsedArticle


def quoted_speakers(found: tuple[ReportCandidate, ...]) -> dict[Span, tuple[Token, ...]]:
    """Return who speaks in each quotation, by the places of what is quoted.

    A quotation without a cue of its own is its speaker's who was quoted before.
    """
    speaking: dict[Span, tuple[Token, ...]] = {}
    last: tuple[Token, ...] = ()
    for one in found:
        if one.content.frame == "quote" and one.rule != "according-to":
            last = last if one.carry and not one.speakers else one.speakers
            speaking |= dict.fromkeys(one.content.spans, last)
    return speaking


def subjects_of_own_verb(parsed: ParsedArticle, pronoun: Token) -> Iterator[Token]:
    """Yield the subject of the verb whose object a pronoun is: not "her" in "she saw | her |"."""
    if pronoun.tag == "PRP$" or pronoun.text.casefold() in words("reflexives"):
        return
    verb = None
    if is_object(pronoun):
        verb = parsed.head(pronoun)
    elif is_prepositional_object(pronoun):
        link = preposition_before(parsed, pronoun)
        above = parsed.head(link) if link is not None else None
        verb = above if above is not None and link is not None and link.lemma == "to" else None
    if verb is not None and verb.pos == "VERB":
        own = subject(parsed, verb)
        if own is not None and own.i < pronoun.i:
            yield own
