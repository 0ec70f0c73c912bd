"""Whose infinitive or gerund is it? Control and raising, and the "it" that stands for a clause.

In: a draft without a subject of its own, and the draft above it. Out: the argument that the
governing word gives it; whether a subject is a dummy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract import lexicon
from kg.extract.clauses.clause_draft import SUBJECTS
from kg.extract.clauses.model import Form, Kind, Modal, Relation
from kg.extract.clauses.word_tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument
    from kg.model import Token


def own_subject(reading: Reading, verb: Token) -> Token | None:
    """Return the verb's subject; of two, the one nearer to it and before it."""
    found = reading.parsed.all(verb, *SUBJECTS)
    if len(found) < 2:
        return found[0] if found else None
    before = [t for t in found if t.i < verb.i]
    after = [t for t in found if t.i > verb.i]
    if after and before and before[0].lemma in words("inverting"):
        return after[0]
    if len(before) > 1 and before[0].tag in ("WDT", "WP"):
        return before[-1]
    return before[0] if before else next(iter(found), None)


def is_dummy(reading: Reading, draft: Draft, own: Token) -> bool:
    """Tell whether "it" or "there" stands for nothing: extraposition, clefts, weather, time."""
    if own.lemma == "there" and own.tag == "EX":
        return True
    if own.lemma != "it" or own.text.casefold() != "it":
        return False
    later = _later(reading, draft)
    if draft.kind is Kind.SMALL:
        return bool(later)  # "found it hard to sleep"
    if draft.kind is Kind.COPULA:
        alone = reading.parsed.child(draft.head, "attr", "acomp", "oprd", "prep") is None
        if alone and not _judged_time(reading, draft):
            return False  # "it was what Weber wanted"
        if _wills(reading, draft):
            return False  # "it is ready to meet them": the ministry is
        return _of_time(reading, draft) or any(_extraposed(reading, c) for c in later)
    if draft.passive or draft.head.lemma in words("raising"):
        only = not (draft.passive and _is_resolved(draft))
        return any(_extraposed(reading, c, finite_only=only) for c in later)
    if draft.head.lemma in words("psych"):
        return any(_extraposed(reading, c) for c in later)
    if draft.head.lemma in words("weather"):
        return True
    return draft.head.lemma in words("impersonal") and bool(later)


def _is_resolved(draft: Draft) -> bool:
    """Tell whether a passive tells what somebody resolved to do: "it was decided to | reopen it".

    Such verbs give their infinitive to nobody but their own subject, who is left out there.
    """
    control = tables().governors.get(draft.head.lemma)
    if control is None or control.subject is not Modal.INTENDED:
        return False
    return control.object is None and control.raising is None and control.small is None


def _wills(reading: Reading, draft: Draft) -> bool:
    """Tell whether an adjective's infinitive is its subject's: "ready to", "unable to"."""
    adjective = reading.parsed.child(draft.head, "acomp")
    return adjective is not None and adjective.lemma in lexicon.words("adjectives_of_will")


def _judged_time(reading: Reading, draft: Draft) -> list[Token]:
    """Return the adverbs by which a time is judged: "it is too | soon | to tell"."""
    return [w for w in reading.parsed.all(draft.head, "advmod") if w.lemma in words("judged_times")]


def _of_time(reading: Reading, draft: Draft) -> bool:
    """Tell whether a copula tells the time: "it is time to leave"."""
    attribute = reading.parsed.child(draft.head, "attr")
    return attribute is not None and attribute.lemma in words("times")


def _later(reading: Reading, draft: Draft) -> list[Token]:
    """Return the clauses after a predicate that "it" may stand for."""
    parsed = reading.parsed
    later = [c for c in parsed.children[draft.i] if c.i > draft.i]
    judged = _judged_time(reading, draft)
    for word in (*parsed.all(draft.head, "acomp", "attr", "oprd"), *judged):
        later += parsed.children[word.i]
    for lower in parsed.all(draft.head, "xcomp"):  # "it remains to be seen whether …"
        later += parsed.all(lower, "ccomp")
    return [c for c in later if c.i in reading.drafts]


def _extraposed(reading: Reading, clause: Token, *, finite_only: bool = False) -> bool:
    """Tell whether a clause is what "it" stands for."""
    if clause.dep not in ("ccomp", "xcomp", "advcl", "acl", "relcl", "csubj"):
        return False
    marks = [c for c in reading.parsed.children[clause.i] if c.dep in ("mark", "aux")]
    that = any(m.lemma in ("that", "whether") for m in marks) or clause.dep in ("ccomp", "relcl")
    to = any(m.tag == "TO" for m in marks)
    return that or (to and not finite_only)


def controller(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """Return whose an open complement is: the object's or the subject's, by the governing word."""
    if draft.form is Form.FINITE and draft.head.tag == "VB":
        return None  # an imperative in quotation marks
    holder = reading.parsed.head(draft.head)
    if above.kind is Kind.COPULA and holder.i != above.i and _tough(reading, draft, holder):
        return None
    if above.dummy and above.kind is Kind.SMALL:
        over = above.governor
        made = over is None or over.head.lemma in words("making_it_so")
        return None if made or over is None else over.subject  # "the rules make it hard to | pay"
    if above.dummy:
        return for_whom(reading, holder) or _taken_from(reading, above)
    if above.kind is Kind.COPULA and holder.i == above.i:
        return _of_plan(reading, above)
    beside = reading.parsed.head(holder)
    if holder.pos == "ADJ" and holder.dep == "amod" and beside.i < holder.i:
        return reading.argument(beside, without=holder.i)  # "with the envoys unable to | go"
    if above.passive:
        return above.subject
    if draft.form is Form.GERUND and above.head.lemma in words("anybody_doing"):
        return None
    return asked_through(reading, draft, above) or _by_object(reading, draft, above)


def _by_object(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """Return the object of the governing verb where it controls, else the subject."""
    object_ = reading.parsed.child(above.head, "dobj", "dative")
    if above.kind is Kind.LIGHT or object_ is None or object_.i > draft.i:
        return above.subject
    control = tables().governors.get(above.head.lemma)
    if control is None or draft.relation is Relation.PURPOSE:
        subject = draft.relation is Relation.PURPOSE
    else:  # "promised Chile to leave"
        subject = control.object is None and control.small is None
    fronted = object_.tag.startswith("W") or object_.i < above.i
    asked = control is not None and control.object is not None  # "whom do you trust to | decide"
    if subject or (fronted and not asked):
        return above.subject
    if object_.pos == "ADP":
        object_ = reading.parsed.child(object_, "pobj") or object_
    return reading.argument(object_, without=draft.i)


def _tough(reading: Reading, draft: Draft, adjective: Token) -> bool:
    """Tell whether the subject is the infinitive's object: "Hale is hard to | beat"."""
    if adjective.lemma not in words("tough") or draft.form is not Form.INFINITIVE:
        return False
    if draft.passive or reading.parsed.child(draft.head, "dobj", "ccomp", "xcomp") is not None:
        return False
    if draft.governor is not None:
        draft.gap = draft.governor.subject
    return True


def for_whom(reading: Reading, holder: Token) -> Argument | None:
    """Return Y of "it is wrong for Y to …" and "wise of Y to …" where the parser hung it above."""
    adjective = reading.parsed.child(holder, "acomp", "attr") or holder
    for preposition in reading.parsed.all(adjective, "prep"):
        if preposition.lemma in ("for", "of"):
            noun = reading.parsed.child(preposition, "pobj")
            return reading.argument(noun) if noun is not None else None
    return None


def _taken_from(reading: Reading, above: Draft) -> Argument | None:
    """Return Y of "it took Y three days to | answer"."""
    noun = reading.parsed.child(above.head, "dative", "dobj")
    if above.kind is not Kind.VERB or above.head.lemma not in ("take", "cost") or noun is None:
        return None
    filler = reading.argument(noun)
    return filler if reading.person(filler) else None


def _of_plan(reading: Reading, above: Draft) -> Argument | None:
    """Return whose the infinitive of "Brandt's plan is to | go" or "what Y did was | go" is."""
    own = own_subject(reading, above.head)
    if own is None:
        return None
    inner = reading.drafts.get(own.i)
    if own.dep == "csubj" and inner is not None:
        return inner.subject
    owner = reading.parsed.child(own, "poss")
    return reading.argument(owner) if owner is not None else None


def asked_through(reading: Reading, draft: Draft, above: Draft) -> Argument | None:
    """Return Y of "called on Y to | leave"."""
    for preposition in reading.parsed.all(above.head, "prep", "dative"):
        pair = f"{preposition.lemma}:{above.head.lemma}"
        if preposition.i < draft.i and pair in words("asking_through"):
            noun = reading.parsed.child(preposition, "pobj")
            if noun is not None:
                return reading.argument(noun)
    return None
