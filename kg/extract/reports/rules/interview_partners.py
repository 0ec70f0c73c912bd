"""Who asks and who answers in an interview, by what its head and introduction tell.

In: the lines above the first turn. Out: the head of the name of whoever answers and of whoever
asks, None for those whom nothing tells or of whom several could be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.wordlists import words as article_words
from kg.extract.grammar.functions import is_prepositional_object
from kg.extract.grammar.governors import (
    owner_of_phrase,
    verb_of_active_subject,
    verb_of_direct_object,
)
from kg.extract.lexicon import words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Token
    from kg.parse import ParsedArticle


_NAMED = ("PERSON", "ORG")


def partners(parsed: ParsedArticle, lines: Sequence[Line]) -> tuple[Token | None, Token | None]:
    """Return who answers and who asks."""
    askers = [t for t, _ in _named(parsed, lines) if _asks(parsed, t)]
    spoken_to = {t.text for t in askers}
    people = [
        (t, line)
        for t, line in _named(parsed, lines)
        if t.ent == "PERSON" and t.text not in spoken_to
    ]
    asker = _press(parsed, lines) or next(iter(askers), None)
    is_told = any(t.lemma in words("interviewing") for n in lines for t in parsed.within(n.span))
    named = people if is_told else []  # else a name may be what the answers are about
    for told in (
        [t for t, _ in people if _answers(parsed, t)],
        [t for t, line in named if line.kind is LineKind.HEADLINE],
        [t for t, _ in named],
    ):
        if told:
            several = len({t.text for t in told}) > 1 or len(parsed.conjuncts(told[0])) > 1
            return (None if several else told[0]), asker
    return None, asker


def _named(parsed: ParsedArticle, lines: Sequence[Line]) -> Iterator[tuple[Token, Line]]:
    """Yield the last words of the names of people and bodies, each with its line."""
    papers = article_words("turns", "media")
    for line in lines:
        for token in parsed.within(line.span):
            entity = parsed.entity_at.get(token.i)
            named = entity is not None and token.i == entity.last - 1 and entity.label in _NAMED
            if named or (token.pos == "PROPN" and token.text.casefold() in papers):
                yield token, line


def _answers(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether somebody takes questions: "Hale spoke to", "an interview with Hale"."""
    verb = verb_of_active_subject(parsed, name)
    if verb is not None:
        return verb.lemma in words("taking_questions")
    verb = verb_of_direct_object(parsed, name)
    if verb is not None:
        return verb.lemma in words("putting_questions")
    noun = owner_of_phrase(parsed, name, "with", "for", "to", "of")
    return noun is not None and noun.lemma in words("interview_nouns")


def _asks(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether somebody puts questions: "spoke to the Herald", "Jan Dale asked her"."""
    verb = verb_of_active_subject(parsed, name)
    if verb is not None:
        return verb.lemma in words("putting_questions")
    verb = verb_of_direct_object(parsed, name)
    if verb is not None:
        return verb.lemma == "tell"
    verb = owner_of_phrase(parsed, name, "to", "with")
    return verb is not None and verb.pos == "VERB" and verb.lemma in words("taking_questions")


def _press(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return "reporters" or "the press" of "took questions from reporters"."""
    tokens = (t for line in lines for t in parsed.within(line.span))
    asked = (t for t in tokens if is_prepositional_object(t))
    return next((t for t in asked if t.lemma in words("askers")), None)
