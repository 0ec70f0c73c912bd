"""Who asks and who answers in an interview, by what its head and introduction tell.

In: the lines above the first turn, and what the answers say. Out: the head of the name of whoever
answers and those of whoever asks, None and none for those whom nothing tells or of whom several
could be meant.

Two who speak with each other are told apart by the press: whoever is a paper, or writes for one,
asks. Where neither is, "X spoke to Y" and "X in conversation with Y" have X answer, "Y interviewed
X" and "Y caught up with X" too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.wordlists import words as article_words
from kg.extract.grammar.apposed_names import name_ending_phrase, names_beside
from kg.extract.grammar.clause_structure import agent
from kg.extract.grammar.dependents import (
    active_subject,
    appositions,
    direct_object,
    nouns_after,
    object_of,
    particle,
    passive_subject,
    possessor,
    prepositions_or_datives,
)
from kg.extract.grammar.functions import is_prepositional_object
from kg.extract.grammar.governors import owner_of_phrase, with_governors
from kg.extract.grammar.noun_phrases import body_of
from kg.extract.lexicon import words
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Line, Span, Token
    from kg.parse import ParsedArticle


_NAMED = ("PERSON", "ORG")
VOICED = 1 / 3
"""Share of the answers in which "I" speaks, for the only one whom the head names to be he."""
_TALK = ("to", "with")


@dataclass(frozen=True, slots=True)
class Partners:
    """Who answers, and who asks."""

    answers: Token | None
    ask: tuple[Token, ...]


def partners(
    parsed: ParsedArticle, lines: Sequence[Line], answered: Sequence[Sequence[Span]] = ()
) -> Partners:
    """Return who answers and who asks, by the lines above the first turn and the answers."""
    told = [pair for line in lines for pair in _told(parsed, line)]
    names = list(_named(parsed, lines))
    askers = {name.text: name for _, ask in told for name in ask}
    people = [(t, line) for t, line in names if t.ent == "PERSON" and t.text not in askers]
    own = [name for name, _ in told if name is not None and name.text not in askers]
    is_told = any(t.lemma in words("interviewing") for n in lines for t in parsed.within(n.span))
    alone = people if is_told or _speak_of_themselves(parsed, answered) else []
    press = _press(parsed, lines)
    ask = (press,) if press is not None else tuple(askers.values())
    for found in (
        own,
        [t for t, line in alone if line.kind is LineKind.HEADLINE],
        [t for t, _ in alone],  # else a name may be what the answers are about
    ):
        if found:
            several = len({t.text for t in found}) > 1 or len(parsed.conjuncts(found[0])) > 1
            return Partners(None if several else found[0], ask)
    return Partners(None, ask)


def _named(parsed: ParsedArticle, lines: Sequence[Line]) -> Iterator[tuple[Token, Line]]:
    """Yield the last words of the names of people and bodies, each with its line."""
    for line in lines:
        for token in parsed.within(line.span):
            if _is_name(parsed, token):
                yield token, line


def _is_name(parsed: ParsedArticle, token: Token) -> bool:
    entity = parsed.entity_at.get(token.i)
    named = entity is not None and token.i == entity.last - 1 and entity.label in _NAMED
    return named or (
        token.pos == "PROPN" and token.text.casefold() in article_words("turns", "media")
    )


def _is_person(parsed: ParsedArticle, token: Token) -> bool:
    return _is_name(parsed, token) and token.ent == "PERSON"


def _told(parsed: ParsedArticle, line: Line) -> Iterator[tuple[Token | None, tuple[Token, ...]]]:
    """Yield who answers and who asks, for each word of a line that tells of an interview."""
    for word in parsed.within(line.span):
        if word.pos == "VERB":
            yield from _told_by_verb(parsed, word)
        elif word.lemma in words("interview_nouns"):
            yield from _told_by_noun(parsed, word)


def _told_by_verb(
    parsed: ParsedArticle, verb: Token
) -> Iterator[tuple[Token | None, tuple[Token, ...]]]:
    first = active_subject(parsed, verb) or _name_before(parsed, verb)
    other = _partner(parsed, verb)
    if verb.lemma in words("giving_interviews"):
        given = direct_object(parsed, verb)
        if given is not None and given.lemma in words("interview_nouns"):
            yield from _two(parsed, first, other)
    elif verb.lemma in words("putting_questions"):
        asked = passive_subject(parsed, verb)
        if asked is not None:
            by = agent(parsed, verb)
            yield from _pair(parsed, asked, by)
            return
        with_him = other if particle(parsed, verb) is not None else None
        yield from _pair(parsed, direct_object(parsed, verb) or with_him, first)
    elif verb.lemma in words("taking_questions"):
        yield from _two(parsed, first, other)
    elif verb.lemma == "tell":
        heard = direct_object(parsed, verb)
        if heard is not None and _name(parsed, heard) is not None:
            yield None, _askers(parsed, heard)


def _told_by_noun(
    parsed: ParsedArticle, noun: Token
) -> Iterator[tuple[Token | None, tuple[Token, ...]]]:
    """Yield the parties of an interview by the noun for it: "Hale's interview with the Herald"."""
    other = next(nouns_after(parsed, noun, "with", "for", "to", "of"), None)
    if other is None or _name(parsed, other) is None:
        return
    owner = possessor(parsed, noun)
    by = next(nouns_after(parsed, noun, "by"), None)
    if owner is not None and _name(parsed, owner) is not None:
        if _is_of_press(parsed, owner) or _has_office(parsed, owner):
            yield from _two(parsed, owner, other)
        return
    inside = owner_of_phrase(parsed, noun, "in")
    if inside is not None and by is None:
        above = (inside, *with_governors(parsed, inside))
        first = next((s for w in above if (s := _first(parsed, w)) is not None), None)
        if first is not None and first.i != other.i:
            yield from _two(parsed, first, other)
            return
    yield from (_pair(parsed, other, by) if not _is_of_press(parsed, other) else ())


def _first(parsed: ParsedArticle, word: Token) -> Token | None:
    """Return who is named as doing something or stands alone: "| Ada Brandt | in conversation"."""
    subject = active_subject(parsed, word) if word.pos in ("VERB", "AUX") else word
    return subject if subject is not None and _name(parsed, subject) is not None else None


def _partner(parsed: ParsedArticle, verb: Token) -> Token | None:
    phrases = prepositions_or_datives(parsed, verb, *_TALK)
    return next((n for p in phrases if (n := object_of(parsed, p)) is not None), None)


def _name_before(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return the name right before a verb in the present, where a headline has it for a noun."""
    before = parsed.tokens[verb.i - 1] if verb.i else None
    return before if before is not None and _is_name(parsed, before) else None


def _two(
    parsed: ParsedArticle, first: Token | None, other: Token | None
) -> Iterator[tuple[Token | None, tuple[Token, ...]]]:
    """Yield the parties of a talk: the first answers unless the first is of the press."""
    if first is not None and _is_of_press(parsed, first):
        yield from _pair(parsed, other, first)
    else:
        yield from _pair(parsed, first, other)


def _pair(
    parsed: ParsedArticle, answers: Token | None, asks: Token | None
) -> Iterator[tuple[Token | None, tuple[Token, ...]]]:
    name = _name(parsed, answers) if answers is not None else None
    if name is not None and not _is_person(parsed, name):
        name = None
    askers = _askers(parsed, asks) if asks is not None else ()
    if name is not None or askers:
        yield name, tuple([a for a in askers if name is None or a.text != name.text])


def _name(parsed: ParsedArticle, head: Token) -> Token | None:
    """Return the name that a noun is, or that stands beside it: "the director, | Ada Brandt |"."""
    if _is_name(parsed, head):
        return head
    beside = (*names_beside(parsed, head), *appositions(parsed, head))
    found = next((t for t in beside if _is_person(parsed, t)), None)
    return found or name_ending_phrase(parsed, head)


def _askers(parsed: ParsedArticle, head: Token) -> tuple[Token, ...]:
    """Return those who ask by their names; whoever is joined to a head is known with it.

    "Paul Kane of World News and | Kenji Mori |" may be parsed as if he was of Mori too.
    """
    own = _name(parsed, head)
    if own is None:
        return ()
    bodies = nouns_after(parsed, head, "of", "from")
    return (own, *(t for b in bodies for t in parsed.conjuncts(b)[1:] if _is_person(parsed, t)))


def _is_of_press(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether somebody is a paper, "we", or a person who is said to work for one."""
    if head.pos == "PRON":
        return head.text.casefold() in words("first_person")
    if head.ent != "PERSON" or _is_paper(parsed, head):
        return _is_paper(parsed, head) or head.ent == "ORG" or head.lemma in words("askers")
    owner = possessor(parsed, head)
    of = nouns_after(parsed, head, "of", "from", "with", "for")
    entity = parsed.entity_at.get(head.i)
    before = parsed.tokens[max(0, entity.first - 1) : entity.first] if entity is not None else ()
    near = (*of, *appositions(parsed, head), *([owner] if owner is not None else []), *before)
    return any(_is_paper(parsed, t) or t.lemma in words("of_the_press") for t in near)


def _is_paper(parsed: ParsedArticle, head: Token) -> bool:
    body = body_of(parsed, head)
    return _has_papers_name(head) or (body is not None and body.organ_class == "news")


def _has_papers_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text.casefold() in article_words("turns", "media")


def _has_office(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether an office stands before or behind a name: "Prime Minister | Hale |"."""
    entity = parsed.entity_at.get(name.i)
    before = parsed.tokens[entity.first - 1] if entity is not None and entity.first else None
    nouns = (*appositions(parsed, name), *([before] if before is not None else []))
    return any(
        t.pos in ("NOUN", "PROPN") and t.head in (name.i, t.head) and t.ent != "PERSON"
        for t in nouns
    )


def _speak_of_themselves(parsed: ParsedArticle, answered: Sequence[Sequence[Span]]) -> bool:
    """Tell whether enough answers say "I": they are somebody's own words, and not of a guide."""
    own = [
        any(
            t.text.casefold() in words("first_person_singular")
            for s in spans
            for t in parsed.within(s)
        )
        for spans in answered
    ]
    return bool(own) and sum(own) >= VOICED * len(own)


def _press(parsed: ParsedArticle, lines: Sequence[Line]) -> Token | None:
    """Return "reporters" or "the press" of "took questions from reporters"."""
    tokens = (t for line in lines for t in parsed.within(line.span))
    asked = (t for t in tokens if is_prepositional_object(t))
    return next((t for t in asked if t.lemma in words("askers")), None)
