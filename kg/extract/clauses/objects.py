"""What a verb takes: objects, complements and recipients, with voice undone.

In: a draft with its subject and what governs it. Out: `who`, `what`, `whom`, `attribute`,
`complement` and `adjuncts` of the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import copulas
from kg.extract.clauses.adjuncts import agent, collect_adjuncts, phrases, stranded, through
from kg.extract.clauses.complements import complements, set_complement
from kg.extract.clauses.model import Adjunct, Argument, Kind, Relation
from kg.extract.clauses.phrases import joined
from kg.extract.clauses.word_tables import tables, words
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.model import Token


def fill_objects(reading: Reading, draft: Draft) -> None:
    """Fill the places of a verbal or small clause."""
    if draft.kind is Kind.COPULA:
        copulas.fill_copula(reading, draft)
    elif draft.kind is Kind.SMALL:
        copulas.fill_small(reading, draft)
    elif draft.kind is Kind.LIGHT:
        copulas.fill_light(reading, draft)
    elif draft.kind is Kind.EXISTENTIAL:
        copulas.fill_existential(reading, draft)
    else:
        _verb(reading, draft)


def _verb(reading: Reading, draft: Draft) -> None:
    """Objects and complements of a full verb, voice undone."""
    parsed, verb = reading.parsed, draft.head
    used: set[int] = set()
    alone = stranded(reading, draft)
    object_ = parsed.child(verb, "dobj")
    if alone is not None and draft.gap is not None:
        _place_stranded(reading, draft, alone, draft.gap, used)
        draft.gap = None
    if object_ is not None and draft.gap is not None and object_.lemma in words("times"):
        draft.adjuncts.append(reading.adjunct(object_))  # "a word he used | several times"
        object_ = None
    direct = reading.argument(object_) if object_ is not None else None
    receiver = parsed.child(verb, "dative")
    indirect = None
    if receiver is not None and (receiver.pos != "ADP" or receiver.lemma in ("to", "for")):
        indirect = through(reading, receiver)
        used.add(receiver.i)
    if draft.passive:
        draft.who = agent(reading, draft)
        direct, indirect = _undone(draft, direct, indirect)
    else:
        draft.who = draft.subject
    clauses = complements(reading, draft)
    if direct is None and draft.gap is not None and _takes(reading, draft, clauses):
        direct, draft.gap = draft.gap, None
    _place(reading, draft, direct, indirect, clauses, used)
    collect_adjuncts(reading, draft, used)


def _undone(
    draft: Draft, direct: Argument | None, indirect: Argument | None
) -> tuple[Argument | None, Argument | None]:
    """Return the objects of a passive as if it were active."""
    if direct is not None:  # "was given tanks"
        return direct, draft.subject if indirect is None else indirect
    return draft.subject if draft.what is None else None, indirect


def _place(
    reading: Reading,
    draft: Draft,
    direct: Argument | None,
    indirect: Argument | None,
    clauses: list[Draft],
    used: set[int],
) -> None:
    """Give objects and complement clauses their places."""
    complement = clauses[0] if clauses else None
    given = indirect is not None or (direct is not None and reading.amount(direct))
    if complement is not None and complement.relation is not Relation.PURPOSE:
        told = None if given and not draft.passive else direct
        _with_clause(reading, draft, told, complement)
        if told is None and direct is not None:
            draft.what = direct  # "it cost the town a fortune | to hire them"
        if complement.head.dep == "xcomp":
            _told_through(reading, draft, used)
    elif direct is not None and draft.what is None:
        draft.what = direct
    elif direct is not None:
        draft.whom = direct
    if indirect is not None and draft.whom is None:
        draft.whom = indirect
    _prepositional(reading, draft, used)
    sole = draft.what if draft.whom is None else None
    made = draft.lemma in words("without_patient")  # "formed | a government |": done to nobody
    if sole is not None and sole is direct and reading.person(sole) and not made:
        draft.what, draft.whom = None, sole


def _with_clause(
    reading: Reading, draft: Draft, direct: Argument | None, complement: Draft
) -> None:
    """Place an object and a complement clause: "urged X | to go", "wants | X to go"."""
    if draft.passive and direct is draft.subject and direct is not None:
        _passive_with_clause(reading, draft, direct, complement)
        return
    set_complement(reading, draft, complement)
    if draft.dummy and draft.head.lemma in words("psych") and not draft.passive:
        draft.who, draft.what = draft.what, direct  # the clause is the subject that "it" stands for
        if direct is not None and reading.person(direct):
            draft.what, draft.whom = None, direct
        return
    whole = draft.what
    if direct is None or whole is None:
        return
    if _one(draft, complement):
        draft.what = replace(whole, span=joined([direct.span, whole.span]))
    else:
        draft.whom = direct


def _passive_with_clause(
    reading: Reading, draft: Draft, direct: Argument, complement: Draft
) -> None:
    """Place the subject of a passive with a complement: "was urged | to go", "was called | mad"."""
    if complement.kind is Kind.SMALL:
        draft.what = direct
        draft.attribute = reading.argument(complement.head)
        return
    control = tables().governors.get(draft.head.lemma)
    told = control is None or control.object is not None or complement.head.dep == "ccomp"
    if told and (control is None or control.raising is None):
        draft.whom = direct
    set_complement(reading, draft, complement)


def _one(draft: Draft, complement: Draft) -> bool:
    """Tell whether object and clause are one complement: "allow | X to win", "call | X a liar"."""
    if complement.kind is Kind.SMALL:
        return True
    control = tables().governors.get(draft.head.lemma)
    return (
        complement.head.dep == "xcomp"
        and control is not None
        and control.object is None
        and (control.small is not None)
    )


def _takes(reading: Reading, draft: Draft, clauses: list[Draft]) -> bool:
    """Tell whether the open place is this verb's object, not a lower clause's."""
    if draft.gap is None or draft.passive:
        return False
    lower = [c for c in clauses if c.relation is Relation.COMPLEMENT]
    if lower:
        control = tables().governors.get(draft.head.lemma)
        told = control is not None and control.object is not None
        return told and lower[0].head.dep == "xcomp"
    return True


def _place_stranded(
    reading: Reading, draft: Draft, preposition: Token, filler: Argument, used: set[int]
) -> None:
    used.add(preposition.i)
    word = preposition.text.casefold()
    filler = replace(filler, preposition=word)
    role = tables().prepositional.get((draft.lemma, word)) or tables().prepositional.get(
        (draft.head.lemma, word)
    )
    if role == "whom" or (role == "what" and reading.person(filler)):
        draft.whom = filler
    elif role == "what":
        draft.what = filler
    else:
        token = reading.parsed.tokens[filler.head]
        draft.adjuncts.append(Adjunct(argument=filler, setting=reading.setting(token, word)))


def _prepositional(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Give prepositional objects and recipients their places."""
    for preposition in phrases(reading, draft, used):
        filler = through(reading, preposition)
        if filler is None or (draft.passive and preposition.lemma == "by"):
            continue
        if _place_phrase(reading, draft, preposition.lemma, filler):
            used.add(preposition.i)


def _place_phrase(reading: Reading, draft: Draft, word: str, filler: Argument) -> bool:
    """Place a preposition's noun, if the verb asks for it; tell whether it does."""
    known = tables()
    whole = (draft.lemma, word) in known.prepositional  # with its particle: "put up with"
    lemma = draft.lemma if whole else draft.head.lemma
    taken = draft.what is not None or draft.whom is not None
    if taken and (lemma, word) in known.object_prepositional:
        return _after_object(reading, draft, word, filler)
    recipient = word in known.recipients.get(lemma, ()) and word in ("to", "for")
    if taken and recipient and draft.whom is None:
        return _recipient(reading, draft, word, filler)
    if not taken and (lemma, word) in known.prepositional:
        _prepositional_object(reading, draft, filler, known.prepositional[lemma, word])
        return True
    if word == "against" and draft.whom is None and reading.person(filler):
        draft.whom = filler
        return True
    return False


def _after_object(reading: Reading, draft: Draft, word: str, filler: Argument) -> bool:
    """Read "accused X of": the object is whom, the preposition's noun what."""
    if draft.what is not None and draft.whom is None and draft.complement is None:
        if word in words("change_links") and not reading.person(draft.what):
            return False  # "turned the mill into a school": the mill is what it is done to
        draft.whom, draft.what = draft.what, None
    if draft.what is None:
        draft.what = filler
        return True
    return False


def _recipient(reading: Reading, draft: Draft, word: str, filler: Argument) -> bool:
    """Read "gave X to Y": Y is whom, a person, or what a thing goes to."""
    thing = draft.what is not None and not reading.person(draft.what)
    if (word == "to" and thing) or reading.person(filler):
        draft.whom = filler
        return True
    return False


def _told_through(reading: Reading, draft: Draft, used: set[int]) -> None:
    """Read "called on Y | to leave": who is asked stands after a preposition."""
    for preposition in phrases(reading, draft, used):
        if f"{preposition.lemma}:{draft.head.lemma}" in words("asking_through"):
            draft.whom = draft.whom or through(reading, preposition)
            used.add(preposition.i)


def _prepositional_object(reading: Reading, draft: Draft, filler: Argument, role: str) -> None:
    if role == "whom" or reading.person(filler):
        draft.whom = filler
    else:
        draft.what = filler
