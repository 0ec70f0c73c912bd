"""Answers that deny nothing, where the text ties them to what they answer.

In: the statements of a collection, through `Answers`. Out: a `responds-to` link from each to what
it answers in its article, where

- the sentence says that it is an answer: "asked about the allegations, he said …";
- it speaks of another's words: "his remarks harm us all", "the ministry's response says little";
- it is about an inquiry into charges: "a judge will look into these allegations".

Such a statement neither denies nor confirms, so nothing else follows from the link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link.answering.answers import is_claim
from kg.link.answering.pointing_contents import Pointing
from kg.link.charges.charge_families import any_of
from kg.model import ANSWERING, Act, Link, LinkKind, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.link.answering.answers import Answers
    from kg.link.reasons import Reasons
    from kg.link.speaker_sides import SpeakerSides
    from kg.model import Statement

_CHARGES = rf"(?:{any_of('charge_nouns')}|{any_of('answered_words')})s?\b"
_THESE = rf"(?:(?:{any_of('taken_up_by')})\s+)?(?:[\w’'-]+\s+){{0,3}}?"


def _either(name: str) -> str:
    return any_of(name).replace(r"\+", r"\s+")


_OCCASION = re.compile(rf"\b(?:{_either('occasions')})\s+{_THESE}{_CHARGES}", re.IGNORECASE)
_OWNED = re.compile(
    rf"\W*(?:the\s+)?(?:[^.,;]{{2,60}}?[’']s?|{any_of('owners')})\s+(?:[\w-]+[^\Ws]\s+)?"
    rf"(?:{_CHARGES}|(?:{any_of('words_answered')})s?\b)",
    re.IGNORECASE,
)
"""Opens a content whose subject is what somebody said; "Hale's accusers claim" is none."""
_SPEAKS_OF_WORDS = re.compile(rf"\b(?:{any_of('answered_words')})s?\b", re.IGNORECASE)
_INQUIRY = re.compile(
    rf"\b(?:{_either('looking_into')})\s+(?:of\s+|into\s+)?"
    rf"(?:{any_of('taken_up_by')})\s+(?:\w+\s+){{0,2}}?{_CHARGES}",
    re.IGNORECASE,
)
_LAID = frozenset({Act.ACCUSE, Act.CONDEMN})
_TIED = 0.6
"""How sure it is that what the text ties to a charge answers the one found."""


def tied_answers(
    statements: Iterable[Statement],
    answers: Answers,
    texts: Mapping[str, str],
    sides: SpeakerSides,
    reasons: Reasons,
) -> Iterator[Link]:
    """Yield the links from statements that deny nothing to what they answer."""
    for one in statements:
        text = texts.get(one.article, "")
        if not text or not one.speakers or not one.content or one.voice is Voice.ARTICLE:
            continue
        if one.act in ANSWERING:
            continue
        why, found = _answered(one, answers, text, sides)
        if found is not None:
            yield Link(
                kind=LinkKind.RESPONDS_TO,
                source=one.id,
                target=found.id,
                proposition=next(iter(one.propositions), None),
                reason=reasons.put(why, one, found),
                score=_TIED,
            )


def _answered(
    one: Statement, answers: Answers, text: str, sides: SpeakerSides
) -> tuple[str, Statement | None]:
    """Return why and what a statement answers, None where nothing ties it to anything."""
    content = " ".join(c.of(text) for c in one.content)
    if (owned := _OWNED.match(content)) is not None:
        found = _words_of(one, owned.end(), answers, text, sides)
        if found is not None:
            return "speaks of what another said", found
    if _OCCASION.search(_around(one, text)) is not None:
        aimed = answers.aimed_at(one, Pointing("allegation"))
        return "is said in answer to what another said", aimed[-1] if aimed else None
    if _INQUIRY.search(content) is not None:
        aimed = answers.aimed_at(one, Pointing("allegation"))
        last = aimed[-1] if aimed else _last_charge(one, answers)
        return "tells of an inquiry into what another said", last
    return "", None


def _around(one: Statement, text: str) -> str:
    """Return the words of a statement's sentence without what is said."""
    inside = [c for c in one.content if one.evidence.covers(c)]
    start, told = one.evidence.start, []
    for span in sorted(inside, key=lambda c: c.start):
        told.append(text[start : span.start])
        start = max(start, span.end)
    return " | ".join((*told, text[start : one.evidence.end]))


def _words_of(
    one: Statement, end: int, answers: Answers, text: str, sides: SpeakerSides
) -> Statement | None:
    """Return what the owner of the words with which a content opens said last before it.

    Where he speaks of remarks himself ("my remarks were aimed at nobody"), that is not what he
    said.
    """
    place = one.content[0]
    owners = {
        side
        for party in one.targets
        if party.span is not None and place.start <= party.span.start < place.start + end
        for side in sides.of_actor(party.actor)
    } - sides.of(one)
    return _last(
        s
        for s in answers.near(one)
        if is_claim(s)
        and not s.via
        and s.evidence.start < one.evidence.start
        and not any(_SPEAKS_OF_WORDS.search(c.of(text)) for c in s.content)
        and not owners.isdisjoint(sides.of(s))
        and answers.may_answer(one, s)
    )


def _last_charge(one: Statement, answers: Answers) -> Statement | None:
    """Return the last charge that another side makes before a statement."""
    return _last(
        s
        for s in answers.near(one)
        if s.act in _LAID
        and not s.via
        and s.evidence.start < one.evidence.start
        and answers.may_answer(one, s)
    )


def _last(some: Iterable[Statement]) -> Statement | None:
    found: Sequence[Statement] = tuple(some)
    return found[-1] if found else None
