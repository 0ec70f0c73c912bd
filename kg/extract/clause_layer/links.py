"""How one clause governs another: complement, condition, purpose, relative, coordination …

In: a draft with its governor. Out: its `relation` and `marker` (the words that introduce it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause_layer.model import Form, Kind, Modal, Relation, Tense
from kg.extract.clause_layer.tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clause_layer.draft import Draft, Reading
    from kg.model import Token

_BY_LABEL = {
    "ccomp": Relation.COMPLEMENT,
    "xcomp": Relation.COMPLEMENT,
    "csubj": Relation.COMPLEMENT,
    "csubjpass": Relation.COMPLEMENT,
    "oprd": Relation.COMPLEMENT,
    "relcl": Relation.RELATIVE,
    "conj": Relation.COORDINATION,
    "parataxis": Relation.PARATAXIS,
    "appos": Relation.APPOSITION,
    "advcl": Relation.CIRCUMSTANCE,
}
_LONGEST = 4
"""Words of the longest subordinator in the table ("as soon as", "by the time")."""


def link(reading: Reading, draft: Draft) -> None:
    """Set the draft's relation and marker; a clause that nothing governs has none."""
    if draft.governor is None:
        return
    draft.marker = _marker(reading, draft)
    draft.relation = _relation(reading, draft)


def _relation(reading: Reading, draft: Draft) -> Relation:
    dep = draft.head.dep
    if draft.kind is Kind.NOMINAL:
        return Relation.COORDINATION if dep == "conj" and _joins(draft) else Relation.ARGUMENT
    if dep == "advcl" and not (draft.marker == "that" and _degree(reading, draft)):
        return _adverbial(reading, draft)
    if dep == "relcl" and _of_time(reading, draft):
        return Relation.TIME
    if dep in ("acl", "dep") or (dep == "relcl" and draft.form is Form.INFINITIVE):
        return _adnominal(reading, draft)
    if dep == "pcomp":
        return _prepositional(reading, draft)
    if dep == "ccomp" and _inverted_condition(reading, draft):
        return Relation.CONDITION
    if dep == "ccomp" and _absolute(reading, draft):
        return Relation.CIRCUMSTANCE
    if dep == "ccomp" and draft.marker in (
        *("if", "unless", "because", "when", "although", "while", "whether"),
    ):
        takes = _takes_clause(draft) or (draft.marker == "whether" and not _or_not(reading, draft))
        return Relation.COMPLEMENT if takes else _marked(draft)
    if dep in ("ccomp", "advcl") and draft.marker == "that" and _degree(reading, draft):
        return Relation.RESULT
    if dep == "xcomp" and _purpose(reading, draft):
        return Relation.PURPOSE
    if dep == "conj" and not _joins(draft):
        return Relation.ARGUMENT if draft.kind is Kind.SMALL else Relation.COORDINATION
    return _BY_LABEL.get(dep, Relation.COMPLEMENT)


def _of_time(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause is one of time: "by the time X left", "the moment X left"."""
    parsed = reading.parsed
    noun = parsed.head(draft.head)
    if noun.lemma not in words("times") or parsed.tokens[parsed.left(draft.head)].tag[0] == "W":
        return False
    if noun.dep == "pobj" and parsed.head(noun).lemma in ("by", "until", "from", "since", "at"):
        draft.marker = f"{parsed.head(noun).text.casefold()} the {noun.lemma}"
        return True
    if noun.dep == "npadvmod":
        draft.marker = f"the {noun.lemma}"
        return True
    return False


def _degree(reading: Reading, draft: Draft) -> bool:
    """Tell whether "so" or "such" before the clause makes it a result: "so old that it fell"."""
    parsed = reading.parsed
    holder = parsed.head(draft.head)
    words_ = [holder, *parsed.all(holder, "acomp", "advmod", "attr", "dobj")]
    if holder.pos == "NOUN":
        words_ += parsed.all(holder, "amod")
    return any(
        c.lemma in ("so", "such") and c.i < draft.i
        for w in words_
        for c in parsed.children[w.i]
        if c.dep in ("advmod", "predet", "det", "amod")
    )


def _joins(draft: Draft) -> bool:
    return draft.governor is not None and draft.head.head == draft.governor.i


def _absolute(reading: Reading, draft: Draft) -> bool:
    """Tell whether a participle with a subject stands before a clause: "his work done"."""
    above = draft.governor
    if above is None or draft.form not in (Form.PARTICIPLE, Form.GERUND) or draft.i > above.i:
        return False
    own = reading.parsed.child(draft.head, "nsubj", "nsubjpass")
    said = above.head.lemma in words("reporting")
    return own is not None and own.i < draft.i and draft.marker is None and not said


def _or_not(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause is "whether or not", with a verb that takes no question."""
    words_ = [t.lemma for t in reading.parsed.tokens[reading.parsed.left(draft.head) : draft.i]]
    return words_[:3] == ["whether", "or", "not"]


def _takes_clause(draft: Draft) -> bool:
    above = draft.governor
    return above is not None and (
        above.lemma in words("asking")
        or above.lemma in words("reporting")
        or above.lemma in ("see", "decide", "know", "care", "matter", "mind", "determine", "check")
    )


def _marked(draft: Draft) -> Relation:
    found = tables().subordinators.get(draft.marker or "")
    return found[0] if found is not None else Relation.CIRCUMSTANCE


def _adverbial(reading: Reading, draft: Draft) -> Relation:
    if draft.form is Form.INFINITIVE and draft.marker == "for":
        above = draft.governor
        asked = above is not None and f"for:{above.head.lemma}" in words("asking_through")
        return Relation.COMPLEMENT if asked or _it_is(reading, draft) else Relation.PURPOSE
    if draft.marker is not None and draft.marker in tables().subordinators:
        if draft.marker == "as" and reading.parsed.child(draft.head, "nsubj", "nsubjpass"):
            after = draft.governor is not None and draft.i > draft.governor.i
            if draft.head.lemma == "do" and reading.parsed.child(draft.head, "dobj") is None:
                return Relation.COMPARISON  # "as Moreau did"
            return Relation.TIME if after and draft.head.tag != "VBZ" else Relation.REASON
        if draft.marker == "while":
            present = draft.tense is Tense.PRESENT and draft.head.tag != "VBG"
            return Relation.CONCESSION if present else Relation.TIME
        if draft.marker == "since" and draft.governor is not None:
            perfect = any(c.lemma == "have" for c in reading.parsed.all(draft.governor.head, "aux"))
            return Relation.TIME if perfect else Relation.REASON
        return _marked(draft)
    if draft.form is Form.INFINITIVE:
        under = draft.governor is not None and draft.governor.kind is Kind.SMALL
        return Relation.COMPLEMENT if under or _it_is(reading, draft) else Relation.PURPOSE
    if _inverted_condition(reading, draft):
        return Relation.CONDITION
    return Relation.CIRCUMSTANCE


def _it_is(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause above is "it is …", which takes an infinitive with "for"."""
    above = draft.governor
    own = reading.parsed.child(above.head, "nsubj", "expl") if above is not None else None
    return own is not None and own.lemma == "it"


def _adnominal(reading: Reading, draft: Draft) -> Relation:
    """Content of a noun of an event is its complement, of another noun its apposition."""
    noun = reading.parsed.head(draft.head)
    above = draft.governor
    event = above is not None and (above.head is noun or above.noun is noun)
    if draft.form is Form.FINITE and draft.marker == "that":
        return Relation.COMPLEMENT if event else Relation.APPOSITION
    if draft.form is Form.INFINITIVE and event:
        return Relation.COMPLEMENT
    if draft.form is Form.INFINITIVE and noun.lemma in words("content_nouns"):
        return Relation.APPOSITION
    if draft.form is Form.INFINITIVE and noun.dep == "attr" and _it_is(reading, draft):
        return Relation.COMPLEMENT  # "it is a mistake to …"
    if above is not None and noun.i == above.i and above.kind not in (Kind.NOMINAL, Kind.SMALL):
        return Relation.CIRCUMSTANCE
    return Relation.RELATIVE


_PREPOSITIONS = {
    "after": Relation.TIME,
    "before": Relation.TIME,
    "since": Relation.TIME,
    "upon": Relation.TIME,
    "until": Relation.TIME,
    "while": Relation.TIME,
    "by": Relation.MANNER,
    "without": Relation.CIRCUMSTANCE,
    "with": Relation.CIRCUMSTANCE,
    "despite": Relation.CONCESSION,
    "because": Relation.REASON,
    "than": Relation.COMPARISON,
    "like": Relation.MANNER,
}


def _prepositional(reading: Reading, draft: Draft) -> Relation:
    preposition = reading.parsed.head(draft.head)
    above = reading.parsed.head(preposition)
    if above.pos == "ADV":  # "far from", "instead of"
        above = reading.parsed.head(above)
    if preposition.lemma == "on" and above.lemma == "depend" and above.tag == "VBG":
        return Relation.CONDITION
    pair = (above.lemma, preposition.lemma)
    known = tables()
    if pair in known.prepositional or pair in known.object_prepositional:
        return Relation.COMPLEMENT
    if above.pos == "VERB" or above.pos == "AUX":
        return _PREPOSITIONS.get(preposition.lemma, Relation.CIRCUMSTANCE)
    return Relation.COMPLEMENT


def _inverted_condition(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause is a condition by inversion: "Should Peru refuse, …"."""
    verb = draft.head
    first = reading.parsed.tokens[reading.parsed.left(verb)]
    if first.text.casefold() not in ("should", "had", "were"):
        return False
    if first.head != verb.i and first.i != verb.i:
        return False
    own = reading.parsed.child(verb, "nsubj", "nsubjpass")
    return (
        own is not None
        and own.i > first.i
        and draft.governor is not None
        and (draft.i < draft.governor.i or first.text.islower())
    )


def _purpose(reading: Reading, draft: Draft) -> bool:
    """Tell whether an infinitive after an object is a purpose, not a complement."""
    above = draft.governor
    if above is None or draft.form is not Form.INFINITIVE or above.kind is not Kind.VERB:
        return False
    if draft.head.head != above.i or _it_is(reading, draft):
        return False
    if above.head.lemma in words("purpose_infinitive"):
        return True
    if above.head.lemma in tables().governors:
        return False
    return reading.parsed.child(above.head, "dobj") is not None


def _marker(reading: Reading, draft: Draft) -> str | None:
    """Return the words that subordinate a clause, the longest that the table knows."""
    parsed, verb = reading.parsed, draft.head
    first = parsed.left(verb)
    marks = [c for c in parsed.children[verb.i] if c.i < verb.i and _subordinates(c)]
    if not marks:
        return _preposition(reading, verb) if verb.dep == "pcomp" else None
    known = tables().subordinators
    for mark in marks:
        for size in range(_LONGEST, 0, -1):
            for start in range(max(0, mark.i - size + 1), mark.i + 1):
                words_ = parsed.tokens[start : start + size]
                text = " ".join(t.text.casefold() for t in words_)
                if text in known and start + size > mark.i and start >= first - 2:
                    return text
    return marks[0].text.casefold()


def _preposition(reading: Reading, verb: Token) -> str:
    """Return the preposition before a gerund, of two words if it has two: "instead of"."""
    preposition = reading.parsed.head(verb)
    before = reading.parsed.tokens[preposition.i - 1] if preposition.i else preposition
    joined = before.head == preposition.i or preposition.head == before.i
    if joined and before.lemma in (
        "instead",
        "because",
        "ahead",
        "out",
        "regardless",
        "aside",
        "far",
    ):
        return f"{before.text.casefold()} {preposition.text.casefold()}"
    return preposition.text.casefold()


def _subordinates(token: Token) -> bool:
    return (token.dep == "mark" and token.tag != "TO") or (
        token.dep == "advmod" and token.lemma in ("when", "whenever", "where", "once", "how", "why")
    )


def governed_modal(reading: Reading, draft: Draft) -> Modal | None:
    """Return how the governor's meaning, or the relation, puts the clause, if they do."""
    above = draft.governor
    if above is None:
        return None
    if draft.relation is Relation.CONDITION:
        return Modal.CONDITIONAL
    if draft.relation is Relation.PURPOSE:
        return Modal.INTENDED
    if draft.relation is Relation.COORDINATION:
        return above.modal if draft.form is not Form.FINITE else None
    marked = tables().subordinators.get(draft.marker or "")
    if draft.relation is not Relation.COMPLEMENT:
        return marked[1] if marked is not None and marked[1] is not Modal.NONE else None
    if draft.marker == "whether":
        return Modal.QUESTION
    if draft.form is Form.FINITE or draft.kind is Kind.SMALL:
        return None
    if above.whom is not None and above.whom.preposition is not None:
        through = f"{above.whom.preposition}:{above.head.lemma}" in words("asking_through")
        if through:  # "called on Norland to | withdraw"
            return Modal.OBLIGATION
    holder = reading.parsed.head(draft.head)
    adjective = holder.lemma if holder.pos in ("ADJ", "ADV") else None
    control = tables().governors.get(adjective or above.lemma)
    if control is None:
        return None
    if above.passive:
        return control.object or control.raising or control.small or control.subject
    if above.whom is not None or draft.subject is not above.subject:
        return control.object or control.small or control.raising or control.subject
    if control.subject is None and control.object is None and control.small is None:
        return control.raising
    return control.subject or (control.raising if adjective else None)
