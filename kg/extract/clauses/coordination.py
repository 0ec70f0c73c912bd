"""What coordination and ellipsis leave out: shared objects, predicates that auxiliaries stand for.

In: drafts with their places filled. Out: the same drafts with what is understood put in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.model import Kind, Relation
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.model import Argument

_BETWEEN = frozenset(["CCONJ", "ADV", "PUNCT", "AUX", "PART", "SPACE"])
_COMPLEMENTS = ("dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "prep", "dative")
_STANDING_IN = (
    *(Relation.COORDINATION, Relation.COMPARISON, Relation.CONCESSION, Relation.CIRCUMSTANCE),
    *(Relation.TIME, Relation.CONDITION, Relation.REASON, Relation.MANNER, Relation.PARATAXIS),
)
"""Relations of a clause whose predicate may be understood from the one above it."""


def complete_coordinations(reading: Reading) -> None:
    """Fill every draft from its coordination, or from the clause that it stands in for."""
    for draft in reading.drafts.values():
        for step in STEPS:
            step(reading, draft)


def _share_object(reading: Reading, second: Draft) -> None:
    """Read "bought and | sold rockets": the first verb has the second one's object.

    "Has not sold and | will not agree to sell rockets": that of the same verb further in.
    """
    first = second.governor
    if second.relation is not Relation.COORDINATION or first is None:
        return
    if first.kind is not Kind.VERB or second.kind is not Kind.VERB or first.passive:
        return
    if (first.what, first.whom) != (None, None) or second.passive:
        return
    if first.head.lemma in words("intransitive"):
        return
    between = reading.parsed.tokens[first.i + 1 : second.i]
    if all(t.pos in _BETWEEN and t.text not in (",", ";") for t in between):
        again = second.complement
        if again is not None and again.lemma == first.lemma:
            first.what, first.whom = again.what, again.whom
            return
        if second.whom is not None and second.whom.preposition is not None:
            return  # "met or | spoke to | Lund": whom the first has for object is not told
        first.what, first.whom = second.what, second.whom
        first.complement = second.complement


def _share_agent(reading: Reading, second: Draft) -> None:
    """Read "bought and | closed by Hale": the first participle has the second one's agent."""
    first = second.governor
    if second.relation is not Relation.COORDINATION or first is None:
        return
    if not (first.passive and second.passive) or first.who is not None:
        return
    between = reading.parsed.tokens[first.i + 1 : second.i]
    if all(t.pos in _BETWEEN and t.text not in (",", ";") for t in between):
        first.who = second.who


def _share_attribute(reading: Reading, second: Draft) -> None:
    """Read "was and | remains a threat"."""
    first = second.governor
    if second.relation is not Relation.COORDINATION or first is None:
        return
    if first.kind is Kind.COPULA and second.kind is Kind.COPULA and first.attribute is None:
        first.attribute = second.attribute


def _stand_in(reading: Reading, draft: Draft) -> None:
    """Read "Chile will too", "than Chile did": an auxiliary alone stands for the other clause."""
    other = _stood_for(draft)
    if other is None or not _stands_alone(reading, draft):
        return
    draft.lemma, draft.kind, draft.passive = other.lemma, other.kind, other.passive
    own = draft.subject
    if other.passive:
        draft.who = other.who
        draft.what, draft.whom = (own, None) if other.what is not None else (None, own)
    else:
        what = _apart(reading, draft, other.what)
        draft.who, draft.what, draft.whom = own, what, other.whom
    draft.attribute = other.attribute
    draft.complement = other.complement


def _stands_alone(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause is an auxiliary with a subject and nothing else."""
    verb = draft.head
    if verb.tag != "MD" and verb.lemma not in words("stand_ins"):
        return False
    if draft.kind is Kind.EXISTENTIAL or draft.relation not in _STANDING_IN:
        return False
    if reading.parsed.child(verb, *_COMPLEMENTS) is not None or draft.subject is None:
        return False
    return draft.gap is None and draft.what is None and draft.attribute is None


def _stood_for(draft: Draft) -> Draft | None:
    """Return the clause that an auxiliary stands for: the one that it hangs on."""
    above = draft.governor
    if above is None or above.kind in (Kind.NOMINAL, Kind.SMALL):
        return None
    return above


def _apart(reading: Reading, draft: Draft, what: Argument | None) -> Argument | None:
    """Return an object without the clause that stands in it: "more tanks | than Chile did"."""
    if what is None:
        return None
    token = reading.parsed.tokens[what.head]
    inside = reading.parsed.left(token) <= draft.i < reading.parsed.right(token)
    return reading.argument(token, what.preposition, without=draft.i) if inside else what


def _parenthetical(reading: Reading, draft: Draft) -> None:
    """Read "The dam, Hale said, will burst": the report governs the clause that it stands in."""
    main = draft.governor
    as_said = draft.marker == "as" and draft.head.dep == "advcl"
    if main is None or not (draft.relation is Relation.PARATAXIS or as_said):
        return
    if draft.head.lemma not in words("reporting") or draft.complement is not None:
        return
    if draft.what is not None or draft.subject is None or draft.form != "finite":
        return
    if reading.parsed.child(draft.head, "ccomp", "xcomp", "dobj") is not None:
        return
    draft.governor, draft.relation, draft.marker = main.governor, main.relation, main.marker
    main.governor, main.relation, main.marker = draft, Relation.COMPLEMENT, None
    draft.complement = main
    opens = reading.parsed.left(draft.head) == reading.parsed.left(main.head)
    aside = opens or draft.i > main.i
    draft.what = reading.argument(main.head, without=draft.i if aside else None)


STEPS: tuple[Callable[[Reading, Draft], None], ...] = (
    _share_object,
    _share_agent,
    _share_attribute,
    _stand_in,
    _parenthetical,
)
"""What is filled in, in this order."""
