"""Nouns of events: "the accusations", "Libya's attack on Chad", "his decision to run".

In: a nominal draft. Out: its `who`, `what`, `whom` from possessor, "by", "of" and the noun's other
complements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.subjects import holder
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument
    from kg.model import Token


def fill_event_noun(reading: Reading, draft: Draft) -> None:
    """Fill the places of a noun of an event."""
    parsed, noun = reading.parsed, draft.head
    for preposition in parsed.all(noun, "prep", "agent", "dative"):
        _phrase(reading, draft, preposition, draft.lemma in words("intransitive"))
    for child in parsed.all(noun, "acl", "ccomp", "xcomp"):
        later = child.i in reading.drafts and child.i > noun.i
        if later and draft.what is None and _content(reading, child):
            draft.complement = reading.drafts[child.i]
            draft.what = reading.argument(child)
    _owner(reading, draft)
    alone = draft.whom is None and draft.complement is None
    if draft.what is not None and alone and reading.person(draft.what):
        draft.what, draft.whom = None, draft.what


def _owner(reading: Reading, draft: Draft) -> None:
    """Place the possessor, a name before the noun, or the subject of the verb that has it."""
    noun = draft.head
    owner = reading.parsed.child(noun, "poss")
    if owner is None:
        draft.who = draft.who or _named_before(reading, noun) or holder(reading, draft)
        return
    taken = draft.what is not None or draft.whom is not None
    if noun.lemma in words("objective") and not taken:
        draft.whom = reading.argument(owner)
    else:
        draft.who = draft.who or reading.argument(owner)


def _phrase(reading: Reading, draft: Draft, preposition: Token, bare: bool) -> None:
    noun = reading.parsed.child(preposition, "pobj", "pcomp")
    if noun is None:
        return
    word = preposition.text.casefold()
    filler = reading.argument(noun, word)
    spoken = draft.lemma in words("spoken") and reading.person(filler)
    if word == "by" or (word == "of" and (bare or spoken)):
        draft.who = draft.who or filler
    elif word == "of":
        draft.what = draft.what or filler
    elif draft.whom is None and _is_whom(reading, word, filler):
        draft.whom = filler
    elif word in words("event_what") and draft.what is None:
        draft.what = filler
    else:
        draft.adjuncts.append(reading.adjunct(noun, word))


def _is_whom(reading: Reading, word: str, filler: Argument) -> bool:
    """Tell whether a preposition's noun is whom the event is done to: "the attack on Peru"."""
    return word == "against" or (word in words("event_whom") and reading.person(filler))


def _content(reading: Reading, child: Token) -> bool:
    """Tell whether a clause after the noun is its content: an infinitive or "that" clause."""
    marks = [c for c in reading.parsed.children[child.i] if c.dep in ("mark", "aux")]
    return child.dep == "ccomp" or any(m.tag == "TO" or m.lemma == "that" for m in marks)


def _named_before(reading: Reading, noun: Token) -> Argument | None:
    """Return a name or people before the noun: "the Peruvian attack", "the U.S. decision"."""
    for child in reading.parsed.children[noun.i]:
        if child.dep in ("compound", "nmod", "amod") and child.i < noun.i:
            entity = reading.parsed.entity_at.get(child.i)
            named = entity is not None and entity.label in ("GPE", "NORP", "ORG", "PERSON")
            if named or (child.dep == "compound" and child.lemma in words("persons")):
                return reading.argument(child)
    return None
