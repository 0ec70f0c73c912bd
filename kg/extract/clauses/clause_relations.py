"""How one clause governs another: complement, condition, purpose, relative, coordination …

In: a draft with its governor. Out: its `relation` and `marker` (the words that introduce it).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses.model import Form, Kind, Relation, Tense
from kg.extract.clauses.word_tables import tables, words
from kg.extract.grammar.complementation import is_place_left

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
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
_CLOSING = ("”", '"', "''", "’’")


def set_relation(reading: Reading, draft: Draft) -> None:
    """Set the draft's relation and marker; a clause that nothing governs has none."""
    if draft.governor is None:
        return
    draft.marker = _marker(reading, draft)
    draft.relation = _relation(reading, draft)
    found = draft.head.lemma in words("finding") and draft.governor.head.lemma in words("arriving")
    if draft.relation is Relation.PURPOSE and found:
        draft.relation = Relation.RESULT  # "returned to | find the house burned"


def _relation(reading: Reading, draft: Draft) -> Relation:
    dep = draft.head.dep
    if draft.kind is Kind.NOMINAL:
        return Relation.COORDINATION if dep == "conj" and _joins(draft) else Relation.ARGUMENT
    if dep in ("ccomp", "advcl") and draft.marker == "that" and _degree(reading, draft):
        return Relation.RESULT
    if dep == "advcl":
        return _adverbial(reading, draft)
    if dep == "ccomp":
        return _complement(reading, draft)
    if dep == "pcomp":
        return _prepositional(reading, draft)
    if dep == "relcl" and _of_time(reading, draft):
        return Relation.TIME
    if dep in ("acl", "dep") or (dep == "relcl" and draft.form is Form.INFINITIVE):
        return _adnominal(reading, draft)
    if dep == "xcomp" and _purpose(reading, draft):
        return Relation.PURPOSE
    return _BY_LABEL.get(dep, Relation.COMPLEMENT)


def _complement(reading: Reading, draft: Draft) -> Relation:
    """Return the relation of what the parser takes for a complement clause."""
    if _inverted_condition(reading, draft):
        return Relation.CONDITION
    if _absolute(reading, draft):
        return Relation.CIRCUMSTANCE
    if draft.marker in words("adverbial_subordinators"):
        return _marked(draft)
    if _run_on(reading, draft):
        return Relation.PARATAXIS
    if draft.marker in words("question_subordinators"):
        takes = _takes_clause(draft) or (draft.marker == "whether" and not _or_not(reading, draft))
        return Relation.COMPLEMENT if takes else _marked(draft)
    return Relation.COMPLEMENT


def _run_on(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause only stands before another: "they know, so they wait"."""
    parsed, above = reading.parsed, draft.governor
    if above is None or draft.i > above.i or draft.form is not Form.FINITE or draft.marker:
        return False
    between = parsed.tokens[draft.i : above.i]
    if any(t.text in _CLOSING for t in between) or parsed.child(above.head, "nsubj") is None:
        return False
    own = parsed.child(above.head, "nsubj")
    if own is None or own.i > above.i or own.i < draft.i:
        return False  # "…, said Hale", or a clause inside its governor
    if above.head.lemma not in words("reporting") and above.head.lemma not in words("asking"):
        return True
    phrases = parsed.all(above.head, "prep")
    return any((above.head.lemma, p.lemma) in tables().prepositional for p in phrases)


def _of_time(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause is one of time: "by the time X left", "the moment X left"."""
    parsed = reading.parsed
    noun = parsed.head(draft.head)
    if noun.lemma not in words("times") or parsed.tokens[parsed.left(draft.head)].tag[0] == "W":
        return False
    if noun.dep == "pobj" and parsed.head(noun).lemma in words("time_links"):
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
    takers = ("asking", "reporting", "deciding")
    return above is not None and any(above.lemma in words(verbs) for verbs in takers)


def _marked(draft: Draft) -> Relation:
    found = tables().subordinators.get(draft.marker or "")
    return found[0] if found is not None else Relation.CIRCUMSTANCE


def _adverbial(reading: Reading, draft: Draft) -> Relation:
    """Return the relation of an adverbial clause, by its subordinator or its form."""
    above = draft.governor
    if draft.form is Form.INFINITIVE and draft.marker in ("for", None):
        asked = above is not None and f"for:{above.head.lemma}" in words("asking_through")
        asked = asked and draft.marker == "for"
        small = above is not None and above.kind is Kind.SMALL
        complement = asked or small or _it_is(reading, draft)
        return Relation.COMPLEMENT if complement else Relation.PURPOSE
    if draft.marker in _BY_TENSE:
        return _BY_TENSE[draft.marker](reading, draft)
    if draft.marker in tables().subordinators:
        return _marked(draft)
    return Relation.CONDITION if _inverted_condition(reading, draft) else Relation.CIRCUMSTANCE


def _as(reading: Reading, draft: Draft) -> Relation:
    """Read "as": of time, of reason, or of comparison ("as Moreau did")."""
    parsed, verb = reading.parsed, draft.head
    if parsed.child(verb, "nsubj", "nsubjpass") is None:
        return _marked(draft)
    if verb.lemma == "do" and parsed.child(verb, "dobj") is None:
        return Relation.COMPARISON
    after = draft.governor is not None and draft.i > draft.governor.i
    return Relation.TIME if after and verb.tag != "VBZ" else Relation.REASON


def _while(reading: Reading, draft: Draft) -> Relation:
    """Read "while": of contrast it stands with the plain present, else it is of time."""
    present = draft.tense is Tense.PRESENT and draft.head.tag != "VBG"
    return Relation.CONCESSION if present else Relation.TIME


def _since(reading: Reading, draft: Draft) -> Relation:
    """Read "since": it is of time under a perfect, else of reason."""
    above = draft.governor
    auxiliaries = reading.parsed.all(above.head, "aux") if above is not None else ()
    perfect = any(c.lemma == "have" for c in auxiliaries)
    return Relation.TIME if perfect else Relation.REASON


_BY_TENSE = {"as": _as, "while": _while, "since": _since}


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
    if draft.form is Form.FINITE and (draft.marker == "that" or _is_claimed(reading, draft, noun)):
        return Relation.COMPLEMENT if event else Relation.APPOSITION
    if draft.form is Form.INFINITIVE:
        return _infinitive(reading, draft, noun, event=event)
    verbal = above is not None and above.kind not in (Kind.NOMINAL, Kind.SMALL)
    if above is not None and noun.i == above.i and verbal:
        return Relation.CIRCUMSTANCE
    return Relation.RELATIVE


def _is_claimed(reading: Reading, draft: Draft, noun: Token) -> bool:
    """Tell whether a whole clause without "that" is what a noun holds: "the claim | it fell |"."""
    own = reading.parsed.child(draft.head, "nsubj", "nsubjpass")
    whole = own is not None and own.tag not in ("WDT", "WP", "WRB") and draft.marker is None
    return whole and draft.head.dep == "acl" and noun.lemma in words("nouns_of_claims")


def _infinitive(reading: Reading, draft: Draft, noun: Token, *, event: bool) -> Relation:
    """Return the relation of an infinitive after a noun."""
    if event:
        return Relation.COMPLEMENT
    if noun.lemma in words("content_nouns"):
        return Relation.APPOSITION
    extraposed = noun.dep == "attr" and _it_is(reading, draft)  # "it is a mistake to …"
    return Relation.COMPLEMENT if extraposed else Relation.RELATIVE


def _prepositional(reading: Reading, draft: Draft) -> Relation:
    """Return the relation of a gerund after a preposition."""
    preposition = reading.parsed.head(draft.head)
    above = reading.parsed.head(preposition)
    if above.pos == "ADV":  # "far from", "instead of"
        above = reading.parsed.head(above)
    if preposition.lemma == "on" and above.lemma == "depend" and above.tag == "VBG":
        return Relation.CONDITION
    pair = (above.lemma, preposition.lemma)
    known = tables()
    asked = pair in known.prepositional or pair in known.object_prepositional
    if above.pos in ("NOUN", "PROPN") and above.i not in reading.drafts:
        return Relation.APPOSITION  # "the cost of | rebuilding the dam"
    if asked or above.pos not in ("VERB", "AUX"):
        return Relation.COMPLEMENT
    return known.gerunds.get(preposition.lemma, Relation.CIRCUMSTANCE)


def _inverted_condition(reading: Reading, draft: Draft) -> bool:
    """Tell whether a clause is a condition by inversion: "Should Peru refuse, …"."""
    verb = draft.head
    first = reading.parsed.tokens[reading.parsed.left(verb)]
    if first.text.casefold() not in words("condition_auxiliaries"):
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
    if above.head.lemma in words("purpose_infinitive") or _leaves_a_place(reading, above):
        return True
    if above.head.lemma in tables().governors:
        return False
    return reading.parsed.child(above.head, "dobj") is not None


def _leaves_a_place(reading: Reading, above: Draft) -> bool:
    """Tell whether a verb tells of leaving what is no person: "left the country to study"."""
    left = reading.parsed.child(above.head, "dobj") if above.head.lemma == "leave" else None
    return left is not None and is_place_left(left)


def _marker(reading: Reading, draft: Draft) -> str | None:
    """Return the words that subordinate a clause, the longest that the table knows."""
    parsed, verb = reading.parsed, draft.head
    first = parsed.left(verb)
    marks = [c for c in parsed.children[verb.i] if c.i < verb.i and _subordinates(c)]
    if not marks:
        return _preposition(reading, verb) if verb.dep == "pcomp" else None
    known, longest = tables().subordinators, _longest_subordinator()
    for mark in marks:
        start = max(0, first - 2, mark.i - longest + 1)
        forms = [t.text.casefold() for t in parsed.tokens[start : mark.i + longest]]
        place = mark.i - start
        for size in range(longest, 0, -1):
            for k in range(max(0, place - size + 1), place + 1):
                text = " ".join(forms[k : k + size])
                if text in known:
                    return text
    return marks[0].text.casefold()


@cache
def _longest_subordinator() -> int:
    """Return the words of the longest subordinator of the table."""
    return max(k.count(" ") for k in tables().subordinators) + 1


def _preposition(reading: Reading, verb: Token) -> str:
    """Return the preposition before a gerund, of two words if it has two: "instead of"."""
    preposition = reading.parsed.head(verb)
    before = reading.parsed.tokens[preposition.i - 1] if preposition.i else preposition
    joined = before.head == preposition.i or preposition.head == before.i
    if joined and before.lemma in words("two_words"):
        return f"{before.text.casefold()} {preposition.text.casefold()}"
    return preposition.text.casefold()


def _subordinates(token: Token) -> bool:
    return (token.dep == "mark" and token.tag != "TO") or (
        token.dep == "advmod" and token.lemma in words("adverb_subordinators")
    )
