"""Nouns of events: "the accusations", "Libya's attack on Chad", "his decision to run".

In: a nominal draft. Out: its `who`, `what`, `whom` from possessor, "by", "of" and the noun's other
complements; and those who are charged with it ("accused X of | fraud").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import lexicon
from kg.extract.clauses.subjects import holder
from kg.extract.clauses.word_tables import tables, words
from kg.extract.grammar.noun_complements import befell_own

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
    if draft.who is None:
        draft.who = _charged(reading, draft)
        if draft.who is not None:
            _sort(reading, draft)
    alone = draft.whom is None and draft.complement is None
    if draft.what is not None and alone and reading.person(draft.what):
        draft.what, draft.whom = None, draft.what


def _owner(reading: Reading, draft: Draft) -> None:
    """Place the possessor, a name before the noun, or the subject of the verb that has it."""
    noun = draft.head
    owner = reading.parsed.child(noun, "poss")
    if owner is None or owner.lemma.casefold() in words("times"):  # "60 days' pay": nobody's
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
    elif (draft.lemma, word) in tables().prepositional and draft.what is None:
        draft.what = filler  # "interference | in the election |", as "interfered in it"
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


def _sort(reading: Reading, draft: Draft) -> None:
    """Read a noun before the deed as what it is done to: "| tax | evasion", "| child | abuse".

    Of people that is so only of what is done to them ("a police raid" is by the police).
    """
    noun = draft.head
    if draft.what is not None or draft.whom is not None or draft.lemma in words("intransitive"):
        return
    before = reading.parsed.tokens[noun.i - 1] if noun.i else noun
    if before.head != noun.i or before.dep not in ("compound", "nmod") or before.pos != "NOUN":
        return
    if before.lemma not in words("persons") or noun.lemma in words("suffered"):
        draft.what = reading.argument(before)


def _charged(reading: Reading, draft: Draft) -> Argument | None:
    """Return whom a deed is laid to: "accused X of | fraud", "X is guilty of, X denied | fraud"."""
    parsed, noun, above = reading.parsed, draft.head, draft.governor
    if above is None:
        return None
    link = parsed.head(noun)
    if link is above.head:
        if above.lemma in lexicon.words("committing"):
            return above.who
        own = above.head.lemma in lexicon.words("owning_up") and noun.dep == "dobj"
        known = noun.lemma in lexicon.words("own_knowledge")  # "any knowledge of | their | losses"
        bare = own and _is_bare(reading, noun)
        bare = bare and (known or not befell_own(reading.tree.parsed, noun, above.i))
        return above.subject if bare else None
    word = parsed.head(link)
    if noun.dep != "pobj":
        return None
    if f"{word.lemma} {link.lemma}" in lexicon.words("pleading"):
        return above.subject
    if word.pos == "ADJ" or word.lemma in lexicon.words("responsible"):
        return above.subject if word.lemma in lexicon.words("responsible") else None
    if word is not above.head:
        return None
    if word.lemma == "be":
        return above.subject if link.lemma == "behind" else None
    if f"{word.lemma} {link.lemma}" in lexicon.words("laying_to"):
        return above.whom if not above.passive or above.whom is not None else above.subject
    if f"{word.lemma} {link.lemma}" in lexicon.words("involving_in") and above.passive:
        return above.subject
    return above.subject if f"{word.lemma} {link.lemma}" in lexicon.words("engaging_in") else None


def _is_bare(reading: Reading, noun: Token) -> bool:
    """Tell whether a deed is denied or owned up to as one's own: no article says whose it is."""
    whose = reading.parsed.child(noun, "det", "poss")
    return whose is None or whose.lemma in ("all", "any")
