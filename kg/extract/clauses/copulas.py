"""What copulas, existentials, verbless predicates and light verbs take.

In: a draft of one of these kinds. Out: its places filled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.adjuncts import agent, collect_adjuncts, through
from kg.extract.clauses.complements import complements, set_complement
from kg.extract.clauses.model import Relation
from kg.extract.clauses.word_tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument
    from kg.model import Token

_CLAUSES = ("xcomp", "ccomp", "acl", "advcl", "relcl")


def fill_small(reading: Reading, draft: Draft) -> None:
    """Fill a predication without a verb: what is said of what."""
    draft.who = draft.subject
    own = reading.parsed.child(draft.head, "nsubj", "nsubjpass")
    without = own.i if own is not None else None
    draft.attribute = reading.argument(draft.head, without=without)


def fill_existential(reading: Reading, draft: Draft) -> None:
    """Fill "there is X": X is."""
    noun = reading.first(draft.head, "attr", "nsubj", "dobj", "nsubjpass", "acomp", "oprd")
    if noun is not None and noun.lemma != "there":
        draft.who = reading.argument(noun)
    elif draft.subject is not None:
        draft.who = draft.subject
    draft.dummy = True
    draft.subject = draft.who
    collect_adjuncts(reading, draft, set())


def fill_copula(reading: Reading, draft: Draft) -> None:
    """Fill a copula: its subject, its attribute, and the clause that "it" stands for."""
    draft.who = draft.subject
    used: set[int] = set()
    clauses = complements(reading, draft)
    word = reading.parsed.child(draft.head, "attr", "acomp", "oprd", "dobj")
    if word is not None and word.dep == "attr" and word.i < draft.i and draft.subject is None:
        word = None
    if word is not None:
        _attribute(reading, draft, word, clauses)
    elif draft.dummy and clauses:
        draft.attribute = _predicate_phrase(reading, draft, used)  # "It was in May that …"
        clauses[0].relation = Relation.RELATIVE
    elif clauses and clauses[0].relation is Relation.COMPLEMENT:
        draft.complement = clauses[0]
        draft.attribute = reading.argument(clauses[0].head)
    else:
        draft.attribute = _predicate_phrase(reading, draft, used)
    collect_adjuncts(reading, draft, used)


def _attribute(reading: Reading, draft: Draft, word: Token, clauses: list[Draft]) -> None:
    """Set the attribute, without a clause under it that is none of it."""
    below = reading.parsed.children[word.i]
    extra = next((c for c in below if _extra(reading, draft, c)), None)
    draft.attribute = reading.argument(word, without=extra.i if extra is not None else None)
    late = clauses or ([reading.drafts[extra.i]] if extra is not None else [])
    if draft.dummy and late and late[0].relation is Relation.COMPLEMENT:
        set_complement(reading, draft, late[0])


def _extra(reading: Reading, draft: Draft, token: Token) -> bool:
    """Tell whether a clause under an attribute is none of it: extraposed, or a result."""
    if token.i not in reading.drafts or token.dep not in _CLAUSES:
        return False
    if reading.drafts[token.i].relation is Relation.APPOSITION:
        return False  # "it is time to leave"
    return draft.dummy or reading.drafts[token.i].relation is Relation.RESULT


def _predicate_phrase(reading: Reading, draft: Draft, used: set[int]) -> Argument | None:
    """Return what is predicated by a preposition or an adverb: "is against the plan", "is here"."""
    for child in reading.parsed.children[draft.i]:
        if child.i < draft.i:
            continue
        noun = reading.parsed.child(child, "pobj", "pcomp") if child.dep == "prep" else None
        if noun is not None:
            used.add(child.i)
            return reading.argument(noun, child.text.casefold())
        if child.dep in ("advmod", "prt", "npadvmod") and not _loose(child):
            return reading.argument(child)
    return None


def _loose(adverb: Token) -> bool:
    """Tell whether an adverb after a copula tells when or how, and is no attribute."""
    manner = adverb.dep == "advmod" and adverb.tag == "RB" and adverb.lemma.endswith("ly")
    return adverb.lemma in words("times") | words("focus") or (
        manner and adverb.lemma not in words("places")
    )


def fill_light(reading: Reading, draft: Draft) -> None:
    """The noun is the predicate; its complements and the verb's are the clause's."""
    parsed, noun = reading.parsed, draft.noun
    assert noun is not None
    passive = noun.dep == "nsubjpass"
    draft.who = agent(reading, draft) if passive else draft.subject
    used: set[int] = set()
    receiver = parsed.child(draft.head, "dative")
    if receiver is not None:
        draft.whom = through(reading, receiver)
        used.add(receiver.i)
    for child in (*parsed.children[noun.i], *parsed.children[draft.i]):
        if child.i <= noun.i or child is noun:
            continue
        if child.i in reading.drafts and child.dep in ("acl", "ccomp", "xcomp", "relcl"):
            if child.dep != "relcl" and draft.what is None:
                set_complement(reading, draft, reading.drafts[child.i])
        elif child.dep in ("prep", "dative") and child.i not in used:
            _light_phrase(reading, draft, child, used)
    collect_adjuncts(reading, draft, used)


def _light_phrase(reading: Reading, draft: Draft, preposition: Token, used: set[int]) -> None:
    """Place a phrase of a light verb or its noun: "an offer to X", "an attack on X"."""
    filler = through(reading, preposition)
    if filler is None:
        return
    word = preposition.text.casefold()
    asked = (draft.lemma, word) in tables().prepositional
    if preposition.head == draft.i and word not in words("light_links"):
        filler = filler if asked else None  # "made decisions | on her behalf"
    if filler is None:
        return
    towards = word in ("on", "of") and reading.person(filler)
    if towards and draft.whom is None:
        draft.whom = filler
    elif word in words("light_what") and draft.what is None:
        draft.what = filler
    elif word in words("light_whom") and draft.whom is None:
        draft.whom = filler
    else:
        return
    used.add(preposition.i)
