"""Prepositional phrases of a clause: which fill a place, which are adverbials.

In: a draft and its head's dependents. Out: their fillers, the agent of a passive, the stranded
preposition, and the draft's `adjuncts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.heads import is_as_predicate
from kg.extract.clauses.model import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument
    from kg.model import Token


def agent(reading: Reading, draft: Draft) -> Argument | None:
    """Return the noun of a passive's by-phrase; a coordinate participle shares it."""
    parsed = reading.parsed
    for by in parsed.children[draft.i]:
        if by.dep == "agent" or (by.dep == "prep" and by.lemma == "by"):
            noun = parsed.child(by, "pobj", "pcomp")
            return reading.argument(noun) if noun is not None else None
    return None


def through(reading: Reading, token: Token) -> Argument | None:
    """Return the filler of a preposition, or of a bare noun."""
    if token.pos != "ADP" and token.dep != "prep":
        return reading.argument(token)
    noun = reading.parsed.child(token, "pobj", "pcomp")
    if noun is None:
        inner = reading.parsed.child(token, "prep")
        noun = reading.parsed.child(inner, "pobj", "pcomp") if inner is not None else None
    return reading.argument(noun, token.text.casefold()) if noun is not None else None


def phrases(reading: Reading, draft: Draft, used: set[int]) -> Iterator[Token]:
    """Yield the prepositions of a clause that fill no place yet."""
    for child in reading.parsed.children[draft.i]:
        if child.dep not in ("prep", "dative") or child.i in used:
            continue
        if child.i > draft.i or _relative_object(reading, child):
            yield child


def _relative_object(reading: Reading, preposition: Token) -> bool:
    """Tell whether a preposition's noun is a relative or question word: "to whom"."""
    noun = reading.parsed.child(preposition, "pobj")
    return noun is not None and (noun.i in reading.relatives or noun.tag.startswith("W"))


def stranded(reading: Reading, draft: Draft) -> Token | None:
    """Return the preposition that has lost its noun: "the house they live in"."""
    for child in reading.parsed.children[draft.i]:
        after = child.pos == "ADP" and child.i > draft.i and child.dep in ("prep", "dative")
        if after and not reading.parsed.children[child.i]:
            return child
    return None


def collect_adjuncts(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Collect the adverbials that fill no place."""
    for child in reading.parsed.children[draft.i]:
        if child.i in used:
            continue
        if child.dep == "prep" or (child.dep == "agent" and not draft.passive):
            word, noun = _phrase(reading, child)
            if noun is not None and not is_as_predicate(reading, noun):
                draft.adjuncts.append(reading.adjunct(noun, word))
        elif child.dep == "npadvmod" or (
            child.dep in ("advmod", "tmod") and reading.setting(child) is not Setting.OTHER
        ):
            draft.adjuncts.append(reading.adjunct(child))


def _phrase(reading: Reading, preposition: Token) -> tuple[str, Token | None]:
    """Return a preposition, of two words if it has two ("according to"), and its noun."""
    parsed = reading.parsed
    word = preposition.text.casefold()
    noun = parsed.child(preposition, "pobj")
    inner = parsed.child(preposition, "prep", "pcomp") if noun is None else None
    if inner is not None and inner.pos == "ADP":
        return f"{word} {inner.text.casefold()}", parsed.child(inner, "pobj")
    return word, noun
