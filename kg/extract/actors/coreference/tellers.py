"""Pronouns of what somebody tells another: of the teller, of whom he tells it, or of nobody sure.

In: a pronoun and whom it would stand for. Out: who else it may as well stand for, and which.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import is_passive, modals
from kg.extract.grammar.dependents import (
    active_subject,
    is_infinitive,
    objects,
    open_complement,
    passive_subject,
)
from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.functions import (
    is_adverbial_clause,
    is_finite_complement,
    is_nominal_subject,
)
from kg.extract.grammar.governors import (
    WORDS_ABOVE,
    owner_of_clause,
    verb_of_complement,
    verb_of_direct_object,
)
from kg.extract.lexicon import lexicon, words
from kg.model import Act

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def teller_beside(parsed: ParsedArticle, pronoun: Token, told: Token) -> Token | None:
    """Return who tells somebody the clause that a pronoun is in: "| Peru | told Chad that it …"."""
    verb = verb_of_direct_object(parsed, told)
    if verb is None or verb.lemma not in words("telling_somebody"):
        return None
    inside = any(is_finite_complement(c) and c.head == verb.i for c in parsed.ancestors(pronoun))
    return active_subject(parsed, verb) if inside and told.i < pronoun.i else None


def teller_above(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who tells the clause that a pronoun is the subject in: "| Lee | said Kohl left as he".

    Of a pronoun that is no subject, nobody.
    """
    if not is_nominal_subject(pronoun):
        return None
    for clause in parsed.ancestors(pronoun):
        cue = verb_of_complement(parsed, clause)
        if cue is not None and cue.lemma in lexicon().verbs and cue.i < clause.i:
            return active_subject(parsed, cue)
    return None


def of_teller_or_told(
    parsed: ParsedArticle, pronoun: Token, teller: Token, told: Token
) -> Token | None:
    """Return which of two who both fit a pronoun is meant; None where it may be either.

    What will be done is the teller's to promise ("told Chad that it would pay"), what must be done
    is asked of whom it is told. "Told Chad that it had paid", "warned Chad that it would lose" may
    be of either.
    """
    verb = parsed.head(pronoun)
    if pronoun not in (active_subject(parsed, verb), passive_subject(parsed, verb)):
        return None
    put = set(modals(parsed, verb))
    goal = open_complement(parsed, verb)
    has_to = verb.lemma in words("having_to") and goal is not None and is_infinitive(parsed, goal)
    advised = put & words("advising_modals") and verb.lemma == "want"  # "that he might want to go"
    if put & words("obligation_modals") or has_to or advised:
        return told
    promised = put & words("future_modals") and not is_passive(parsed, verb)
    planned = verb.lemma in words("intending")
    own = parsed.head(told).lemma not in words("warning_somebody")
    return teller if own and (promised or planned) else None


def person_charged(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return who is charged with saying what a pronoun is the subject of.

    "| Ostrow | is accused of testifying that | he | owned it": his words tell of himself, and of
    nobody who spoke for him before.
    """
    for clause in islice(parsed.ancestors(pronoun), WORDS_ABOVE):
        told_by = verb_of_complement(parsed, clause)
        if told_by is None or told_by.tag != "VBG":
            continue
        charge = owner_of_clause(parsed, told_by)
        if charge is None or not is_passive(parsed, charge):
            return None
        cue = lexicon().verbs.get(charge.lemma)
        accused = cue is not None and cue.act is Act.ACCUSE
        accused = accused or charge.lemma in words("charging_before_courts")
        return passive_subject(parsed, charge) if accused else None
    return None


def person_judged(parsed: ParsedArticle, pronoun: Token) -> Token | None:
    """Return whom the main verb judges, where its participle tells why: "blamed Berg, saying he".

    Verbs of judgement put the cause with their object (Garvey and Caramazza 1974: implicit
    causality): what is said for it is what he did. What the judge will do, wants or feels is his.
    """
    verb = parsed.head(pronoun)
    cue = verb_of_complement(parsed, verb) if is_nominal_subject(pronoun) else None
    if cue is None or cue.tag != "VBG" or cue.lemma not in lexicon().verbs:
        return None
    judge = parsed.head(cue) if is_adverbial_clause(cue) else None
    row = lexicon().verbs.get(judge.lemma) if judge is not None else None
    if judge is None or row is None or row.act not in _JUDGING or is_passive(parsed, judge):
        return None
    own = bool(set(modals(parsed, verb)) & words("future_modals"))
    if own or verb.lemma in words("intending") or verb.lemma in words("wishing"):
        return None
    others = (t for t in parsed.subtree(verb) if t.pos == "PRON" and t.i > pronoun.i)
    if any(t.text.casefold() in words("third_person") for t in others):
        return None  # "saying he had never met him"
    people = (o for o in objects(parsed, judge) if o.i < cue.i and is_persons_name(parsed, o))
    return next(people, None)


_JUDGING = frozenset({Act.ACCUSE, Act.CONDEMN, Act.PRAISE})
