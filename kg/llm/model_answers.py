"""Reading what a model answered: JSON as asked for, or as much of it as can be read.

In: the text of an answer, whatever it is. Out: the statements in it as plain values, not yet held
against anything, and what was wrong with the whole.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

MOST = 400
"""Statements that are read of one answer: a window of 6,000 characters has no more words that
report; a model that repeats itself without end is not followed."""
LONGEST = 400_000
"""Characters of an answer that are looked at."""
_OPENED = '"statements"'


@dataclass(frozen=True, slots=True)
class Answer:
    """The statements of an answer as plain JSON; `problem` is `malformed` or `truncated`, or none.

    Of a truncated answer they are those that were written to their end.
    """

    statements: tuple[dict[str, Any], ...] = ()
    problem: str | None = None


def answer(text: str, finish: str = "stop") -> Answer:
    """Return what a text answers; `finish` is why the model stopped writing.

    >>> answer('{"statements": [{"act": "state"}]}').statements
    ({'act': 'state'},)
    >>> answer('{"statements": [{"act": "state"}, {"act": ', "length")
    Answer(statements=({'act': 'state'},), problem='truncated')
    >>> answer("I cannot help with that.").problem
    'malformed'
    """
    text = text[:LONGEST]
    whole = _whole(text)
    cut = finish == "length"
    if whole is not None:
        return Answer(_objects(whole), "truncated" if cut else None)
    begun = _begun(text)
    return Answer(begun, "truncated" if begun or (cut and _OPENED in text) else "malformed")


def _whole(text: str) -> list[Any] | None:
    """Return the list of statements of the first object in a text that has one, if it is whole.

    Endpoints without a JSON mode wrap it in a fence or a remark.
    """
    decoder = json.JSONDecoder()
    place = text.find("{")
    for _ in range(20):
        if place < 0:
            return None
        try:
            found, _end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict) and isinstance(found.get("statements"), list):
            return list(found["statements"])
        place = text.find("{", place + 1)
    return None


def _begun(text: str) -> tuple[dict[str, Any], ...]:
    """Return the objects of a list that breaks off, those that are whole."""
    place = text.find("[", text.find(_OPENED)) if _OPENED in text else -1
    decoder = json.JSONDecoder()
    found: list[Any] = []
    while 0 <= place < len(text) and len(found) < MOST:
        place = text.find("{", place)
        if place < 0:
            break
        try:
            one, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            break
        found.append(one)
    return _objects(found)


def _objects(found: list[Any]) -> tuple[dict[str, Any], ...]:
    """Return what is a statement at all: an object; a list element of another kind is an empty one,
    which is refused with a reason."""
    return tuple(one if isinstance(one, dict) else {} for one in found[:MOST])
