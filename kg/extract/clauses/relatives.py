"""Relative clauses: what their pronoun stands for, and what a clause without one leaves open.

In: the drafts of a reading. Out: `Reading.relatives` (pronoun → antecedent) and each relative
clause's `gap`, the antecedent that no pronoun of its own places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.model import Form, Relation
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.model import Token


def resolve_relatives(reading: Reading) -> None:
    """Find the antecedents of all relative pronouns; set the gap of clauses without one."""
    for draft in reading.drafts.values():
        if draft.head.dep == "relcl":
            _resolve(reading, draft)
        elif draft.head.dep in ("ccomp", "advcl"):
            _cleft(reading, draft)
            _sentential(reading, draft)


def _resolve(reading: Reading, draft: Draft) -> None:
    noun = reading.parsed.head(draft.head)
    pronoun = _pronoun(reading, draft.head)
    if pronoun is not None and pronoun.lemma == "which":
        noun = _what_it_takes_up(reading, draft.head, pronoun, noun)
    if pronoun is not None:
        if pronoun.tag in ("WDT", "WP") or pronoun.lemma in words("relative_pronouns"):
            reading.relatives[pronoun.i] = (noun, draft.head)
        return
    adverbial = noun.lemma in words("times") or noun.lemma in words("manners")
    if not adverbial and draft.form is not Form.INFINITIVE:
        draft.gap = reading.argument(noun, without=draft.i)


def _what_it_takes_up(reading: Reading, verb: Token, which: Token, noun: Token) -> Token:
    """Return what "which" stands for behind a comma: the clause, where no name can be what is said.

    Quirk et al. 1985, 15.57: "the ferry sank in May, | which | was a lie".
    """
    parsed = reading.parsed
    if not noun.ent or which.i != noun.i + 2 or parsed.tokens[which.i - 1].text != ",":
        return noun
    said = parsed.child(verb, "attr") if verb.lemma == "be" else None
    if said is None or said.lemma not in words("what_clauses_are"):
        return noun
    above = noun
    while above.pos != "VERB" and above.head != above.i:
        above = parsed.head(above)
    return above if above.pos == "VERB" else noun


def _cleft(reading: Reading, draft: Draft) -> None:
    """Read "It was Peru that | sent …": the pronoun stands for what is set apart."""
    be = reading.parsed.head(draft.head)
    it = reading.parsed.child(be, "nsubj") if be.lemma == "be" else None
    focus = reading.parsed.child(be, "attr") if it is not None and it.lemma == "it" else None
    if focus is None:
        return
    pronoun = _pronoun(reading, draft.head)
    if pronoun is not None and pronoun.tag in ("WDT", "WP") and focus.i < pronoun.i:
        reading.relatives[pronoun.i] = (focus, draft.head)
        draft.relation = Relation.RELATIVE


def _sentential(reading: Reading, draft: Draft) -> None:
    """Read "Brandt resigned, which | surprised Moreau": "which" stands for the clause before it."""
    if draft.head.dep != "advcl" or draft.governor is None or draft.i < draft.governor.i:
        return
    pronoun = _pronoun(reading, draft.head)
    if pronoun is None or pronoun.lemma != "which":
        return
    before = reading.parsed.tokens[pronoun.i - 1].text if pronoun.i else ""
    if before in (",", "-", "—"):
        reading.relatives[pronoun.i] = (draft.governor.head, draft.head)
        draft.relation = Relation.RELATIVE


def _pronoun(reading: Reading, verb: Token) -> Token | None:
    """Return the word that opens a relative clause, a preposition before it apart."""
    for token in reading.parsed.tokens[reading.parsed.left(verb) : verb.i]:
        if token.tag in ("WDT", "WP", "WP$", "WRB"):
            return token
        if token.lemma == "that" and token.dep not in ("mark", "det"):
            return token
    return None
