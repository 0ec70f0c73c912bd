"""The sentence type of a clause, and how its event stands: future, possible, demanded, asked …

In: a draft with its places filled and its governor settled. Out: its mood and its modal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.model import Form, Kind, Modal, Mood, Relation, Tense
from kg.extract.clauses.word_tables import tables, words
from kg.extract.grammar.verb_forms import continued_verb

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.extract.clauses.word_tables import Control


def modal(reading: Reading, draft: Draft) -> Modal:
    """Return how the clause puts its event."""
    if draft.kind is Kind.NOMINAL:
        return Modal.NONE
    if draft.relation is Relation.CONDITION:
        return Modal.CONDITIONAL
    if draft.mood is Mood.INTERROGATIVE:
        return Modal.QUESTION
    own = _own_modal(reading, draft)
    if own is not None:
        return own
    if draft.mood in (Mood.IMPERATIVE, Mood.SUBJUNCTIVE):
        return Modal.OBLIGATION
    if draft.relation is None and draft.form is Form.INFINITIVE:
        return Modal.FUTURE  # a headline: "Peru to send rockets"
    shared = draft.relation is Relation.COORDINATION and draft.governor is not None
    if shared and draft.governor is not None and shares_auxiliaries(reading, draft):
        return draft.governor.modal
    return _governed(reading, draft) or Modal.NONE


def shares_auxiliaries(reading: Reading, draft: Draft) -> bool:
    """Tell whether a coordinate verb stands under the first one's auxiliaries."""
    own = reading.parsed.child(draft.head, "aux", "auxpass", "nsubj", "nsubjpass", "expl")
    return own is None and draft.head.tag in ("VB", "VBN", "VBG")


def _own_modal(reading: Reading, draft: Draft) -> Modal | None:
    """Return the modal of the clause's own auxiliaries; None where they have none."""
    if draft.head.tag == "MD":
        return tables().modals.get(draft.head.text.casefold())
    auxiliaries = [c for c in draft.helpers if c.dep == "aux"]
    if "have" in [c.lemma for c in auxiliaries] and _is_better(reading, draft):
        return Modal.OBLIGATION if draft.head.tag == "VB" else None  # "had better resign"
    folded = reading.tree.modals.get(draft.i)
    if folded not in (None, Modal.NONE):
        return folded
    token = next((c for c in auxiliaries if c.tag == "MD"), None)
    if token is None:
        return None
    modal = tables().modals.get(token.text.casefold()) or tables().modals.get(token.lemma)
    if modal is Modal.HYPOTHETICAL and _reported(draft):
        return Modal.FUTURE
    return modal


def _is_better(reading: Reading, draft: Draft) -> bool:
    adverbs = reading.parsed.all(draft.head, "advmod")
    return any(c.lemma == "well" or c.text == "better" for c in adverbs)


def _reported(draft: Draft) -> bool:
    """Tell whether a clause is told by a report in the past: "said it would | leave"."""
    above = draft.governor
    while above is not None and draft.relation is Relation.COORDINATION:
        draft, above = above, above.governor
    if above is None or draft.relation is not Relation.COMPLEMENT:
        return False
    return above.tense is Tense.PAST and above.lemma in words("past_reporters")


def _governed(reading: Reading, draft: Draft) -> Modal | None:
    """Return how the governor's meaning, or the relation, puts the clause, if they do."""
    above = draft.governor
    if above is None:
        return None
    if draft.relation is Relation.PURPOSE:
        return Modal.INTENDED
    if draft.relation is Relation.COORDINATION:
        return above.modal if draft.form is not Form.FINITE else None
    if draft.relation is not Relation.COMPLEMENT:
        marked = tables().subordinators.get(draft.marker or "")
        return marked[1] if marked is not None and marked[1] is not Modal.NONE else None
    if draft.marker == "whether":
        return Modal.QUESTION
    if draft.form is Form.FINITE or draft.kind is Kind.SMALL:
        return None
    return _by_meaning(reading, draft, above)


def _by_meaning(reading: Reading, draft: Draft, above: Draft) -> Modal | None:
    """Return how the governing word puts a non-finite complement: "vowed to | go" intends it."""
    whom = above.whom
    if whom is not None and f"{whom.preposition}:{above.head.lemma}" in words("asking_through"):
        return Modal.OBLIGATION  # "called on Norland to | withdraw"
    holder = reading.parsed.head(draft.head)
    adjective = holder.pos in ("ADJ", "ADV")
    control = tables().governors.get(holder.lemma if adjective else above.lemma)
    if control is None:
        return None
    if above.passive:
        return _first(control, "object", "raising", "small", "subject")
    if above.whom is not None or draft.subject is not above.subject:
        return _first(control, "object", "small", "raising", "subject")
    only = control.object is None and control.small is None
    return control.subject or (control.raising if only or adjective else None)


def _first(control: Control, *classes: str) -> Modal | None:
    """Return the modal of the first class that the governor is of."""
    found: list[Modal | None] = [getattr(control, name) for name in classes]
    return next((m for m in found if m is not None), None)


def mood(reading: Reading, draft: Draft) -> Mood:
    """Return the sentence type of a clause."""
    if draft.kind in (Kind.NOMINAL, Kind.SMALL):
        return Mood.DECLARATIVE
    if _interrogative(reading, draft):
        return Mood.INTERROGATIVE
    if _imperative(reading, draft):
        return Mood.IMPERATIVE
    if _subjunctive(reading, draft):
        return Mood.SUBJUNCTIVE
    return Mood.DECLARATIVE


def _interrogative(reading: Reading, draft: Draft) -> bool:
    parsed = reading.parsed
    above = draft.governor
    if draft.relation is Relation.COMPLEMENT and above is not None:
        marker = draft.marker or ""
        if marker == "whether" or (marker == "if" and above.lemma in words("asking")):
            return True
        first = parsed.tokens[parsed.left(draft.head)]
        asked = above.lemma in words("asking")
        return asked and first.tag in ("WP", "WDT", "WRB", "WP$")
    asks = draft.i in reading.asked
    main = draft.relation in (None, Relation.COORDINATION, Relation.COMPLEMENT)
    return asks and main and draft.form is Form.FINITE


def _imperative(reading: Reading, draft: Draft) -> bool:
    parsed, verb = reading.parsed, draft.head
    if verb.tag not in ("VB", "VBP") or draft.form is not Form.FINITE:
        return False
    if continued_verb(reading.tree.parsed, reading.tree.parsed.tokens[verb.i]) is not None:
        return False
    if draft.relation is Relation.COORDINATION and draft.governor is not None:
        alone = parsed.child(verb, "nsubj", "aux") is None
        return alone and draft.governor.mood is Mood.IMPERATIVE
    if draft.subject is not None and parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    bare = all(c.lemma in ("do", "let") for c in draft.helpers)
    main = draft.relation in (None, Relation.PARATAXIS) or verb.dep in ("ccomp", "xcomp", "ROOT")
    return bare and main and draft.relation is not Relation.RELATIVE


def _subjunctive(reading: Reading, draft: Draft) -> bool:
    verb = draft.head
    above = draft.governor
    if above is None or draft.relation is not Relation.COMPLEMENT:
        return False
    demanded = above.lemma in words("mandative") or (
        above.attribute is not None
        and reading.parsed.tokens[above.attribute.head].lemma in words("mandative")
    )
    if not demanded or reading.parsed.child(verb, "nsubj", "nsubjpass") is None:
        return False
    plain = verb.tag == "VB" and all(c.tag != "TO" and c.tag != "MD" for c in draft.helpers)
    return plain or any(c.tag == "VB" and c.lemma == "be" for c in draft.helpers)
