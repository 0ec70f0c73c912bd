"""The verb group: its form, voice, tense, lemma and place, its own negation and modal.

In: a draft with its governor read. Out: those fields of the draft. Negation here is the clause's
own: "not", "never", "no" on an argument, "neither … nor"; "hardly" and the like count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clause_layer.draft import AUXILIARIES
from kg.extract.clause_layer.model import Form, Kind, Modal, Mood, Relation, Tense
from kg.extract.clause_layer.tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clause_layer.draft import Draft, Reading
    from kg.model import Token

_MODALS = {
    "will": Modal.FUTURE,
    "shall": Modal.FUTURE,
    "wo": Modal.FUTURE,
    "'ll": Modal.FUTURE,
    "’ll": Modal.FUTURE,
    "can": Modal.POSSIBLE,
    "ca": Modal.POSSIBLE,
    "could": Modal.POSSIBLE,
    "may": Modal.POSSIBLE,
    "might": Modal.POSSIBLE,
    "must": Modal.OBLIGATION,
    "should": Modal.OBLIGATION,
    "ought": Modal.OBLIGATION,
    "need": Modal.OBLIGATION,
    "would": Modal.HYPOTHETICAL,
    "'d": Modal.HYPOTHETICAL,
    "’d": Modal.HYPOTHETICAL,
}
_FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")


def read(reading: Reading, draft: Draft) -> None:
    """Fill the draft's form, voice, tense, lemma and predicate."""
    if draft.kind in (Kind.NOMINAL, Kind.SMALL):
        draft.form = Form.VERBLESS
        draft.predicate = reading.parsed.span(draft.i, draft.i + 1)
        draft.lemma = "be" if draft.kind is Kind.SMALL else noun_lemma(draft.head)
        return
    draft.passive = _passive(reading, draft)
    draft.form = _form(reading, draft)
    draft.tense = _tense(reading, draft)
    _name(reading, draft)


def noun_lemma(noun: Token) -> str:
    """Return the verb that a noun of an event comes from."""
    return tables().nominals.get(noun.lemma, noun.lemma)


def _name(reading: Reading, draft: Draft) -> None:
    if draft.noun is not None:
        draft.predicate = reading.parsed.span(draft.noun.i, draft.noun.i + 1)
        particles = reading.parsed.all(draft.head, "prt")
        light = " ".join([draft.head.lemma, *(p.lemma for p in particles)])
        draft.lemma = tables().light.get((light, draft.noun.lemma), draft.noun.lemma)
        return
    verb = draft.head
    lemma = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be"}.get(
        verb.lemma, verb.lemma
    )
    after = list(reading.parsed.all(verb, "prt"))
    draft.lemma = " ".join([lemma, *(p.text.casefold() for p in after)])
    last = verb.i + 1
    if after and after[-1].i == last:
        last += 1
    draft.predicate = reading.parsed.span(verb.i, last)


def _passive(reading: Reading, draft: Draft) -> bool:
    parsed, verb = reading.parsed, draft.head
    if parsed.child(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if verb.tag not in ("VBN", "VBD") or draft.kind is Kind.COPULA:
        return False
    if parsed.child(verb, "agent") is not None and parsed.child(verb, "nsubj") is None:
        return True
    if verb.dep == "conj" and draft.governor is not None and draft.governor.passive:
        own = parsed.child(verb, "nsubj", "aux", "auxpass", "dobj")
        return verb.tag == "VBN" and own is None and verb.lemma not in words("intransitive")
    own = parsed.child(verb, "nsubj")
    marks = [m.lemma for m in parsed.all(verb, "mark")]
    if own is not None and marks == ["with"] and parsed.child(verb, "aux", "dobj") is None:
        return True
    if verb.tag != "VBN" or parsed.child(verb, "aux") is not None:
        return False
    if verb.dep == "advcl" and own is not None:
        return marks in (["with"], [])
    if verb.dep in ("ccomp", "xcomp", "pcomp") and own is not None:
        return not any(m.lemma == "that" for m in parsed.all(verb, "mark"))
    return own is None and verb.dep in ("acl", "advcl", "ccomp", "xcomp", "ROOT", "pcomp", "conj")


def _form(reading: Reading, draft: Draft) -> Form:
    parsed, verb = reading.parsed, draft.head
    auxiliaries = list(parsed.all(verb, *AUXILIARIES))
    if any(c.tag in _FINITE_TAGS for c in auxiliaries):
        return Form.FINITE
    if any(c.tag == "TO" for c in auxiliaries) or any(
        c.tag == "TO" for c in parsed.all(verb, "mark")
    ):
        return Form.INFINITIVE
    if draft.passive and verb.tag == "VBD" and not auxiliaries and verb.dep == "advcl":
        return Form.PARTICIPLE
    if verb.tag in _FINITE_TAGS:
        return Form.FINITE
    if verb.tag == "VB":
        return _bare(reading, draft)
    first = parsed.child(verb, "aux", "auxpass")
    if verb.tag == "VBG" or (first is not None and first.tag == "VBG"):
        adverbial = verb.dep in ("acl", "advcl", "conj", "ROOT", "parataxis")
        return Form.PARTICIPLE if adverbial else Form.GERUND
    if verb.tag == "VBN" and parsed.child(verb, "nsubj") is not None and not draft.passive:
        return Form.FINITE  # a past tense misread as a participle
    return Form.PARTICIPLE


def _bare(reading: Reading, draft: Draft) -> Form:
    """Return the form of a plain verb: a coordinate shares its first conjunct's auxiliaries."""
    own = reading.parsed.child(draft.head, "nsubj")
    if draft.head.dep == "conj" and draft.governor is not None and own is None:
        return draft.governor.form
    if own is None and draft.head.dep in ("xcomp", "acl"):
        return Form.INFINITIVE
    marked = any(m.lemma == "that" for m in reading.parsed.all(draft.head, "mark"))
    if own is not None and not marked and draft.head.dep == "ccomp":
        return Form.INFINITIVE  # "made Ruiz leave"
    return Form.FINITE


def _tense(reading: Reading, draft: Draft) -> Tense:
    if draft.form is not Form.FINITE:
        return Tense.NONE
    verb = draft.head
    for token in (*reading.parsed.all(verb, *AUXILIARIES), verb):
        if token.tag == "MD":
            return Tense.NONE
        if token.tag == "VBD" or (token is verb and token.tag == "VBN"):
            return Tense.PAST
        if token.tag in ("VBZ", "VBP"):
            return Tense.PRESENT
    shared = verb.dep == "conj" and draft.governor is not None
    return draft.governor.tense if shared and draft.governor is not None else Tense.NONE


def modal_auxiliary(reading: Reading, draft: Draft) -> Token | None:
    """Return the clause's modal auxiliary."""
    return next((c for c in reading.parsed.all(draft.head, "aux") if c.tag == "MD"), None)


def own_modal(reading: Reading, draft: Draft) -> Modal | None:
    """Return the modal of the clause's own auxiliaries; None where they have none."""
    if draft.head.tag == "MD":
        return _MODALS.get(draft.head.text.casefold())
    token = modal_auxiliary(reading, draft)
    if any(
        c.lemma == "well" or c.text == "better" for c in reading.parsed.all(draft.head, "advmod")
    ) and any(c.lemma == "have" for c in reading.parsed.all(draft.head, "aux")):
        return Modal.OBLIGATION if draft.head.tag == "VB" else None  # "had better resign"
    folded = reading.tree.modals.get(draft.i)
    if folded not in (None, Modal.NONE):
        return folded
    if token is None:
        return None
    modal = _MODALS.get(token.text.casefold()) or _MODALS.get(token.lemma)
    if modal is Modal.HYPOTHETICAL and _reported(draft):
        return Modal.FUTURE
    return modal


def _reported(draft: Draft) -> bool:
    """Tell whether a clause is told by a report in the past: "said it would | leave"."""
    above = draft.governor
    while above is not None and draft.relation is Relation.COORDINATION:
        draft, above = above, above.governor
    if above is None or draft.relation is not Relation.COMPLEMENT:
        return False
    return above.tense is Tense.PAST and above.lemma in words("past_reporters")


def own_negation(reading: Reading, draft: Draft) -> bool:
    """Tell whether the clause's own words negate it."""
    if draft.i in reading.tree.negated:
        return True
    parsed = reading.parsed
    for token in parsed.children[draft.i]:
        if _negates(reading, draft, token):
            return True
    if draft.noun is not None and _no(reading, draft.noun):
        return True
    if draft.head.dep == "pcomp" and parsed.head(draft.head).lemma == "without":
        return True
    return draft.kind is Kind.NOMINAL and _no(reading, draft.head)


def _negates(reading: Reading, draft: Draft, token: Token) -> bool:
    """Tell whether one dependent negates the verb."""
    word = token.text.casefold()
    if token.dep == "neg" or word in ("n't", "n’t"):
        before = [t.lemma for t in reading.parsed.tokens[max(0, token.i - 2) : token.i]]
        if before == ["whether", "or"]:
            return False
        return not _only(reading, token) and not (word == "no" and draft.kind is Kind.SMALL)
    if token.dep in ("advmod", "preconj", "cc", "det"):
        if word in ("longer", "more") and _no(reading, token):
            return True
        return word in words("negative_adverbs")
    if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "expl"):
        return word in words("negatives") or _no(reading, token)
    return False


def _only(reading: Reading, negation: Token) -> bool:
    """Tell whether "not" is that of "not only" or "not just"."""
    after = negation.i + 1
    if after >= len(reading.parsed.tokens):
        return False
    return reading.parsed.tokens[after].lemma in ("only", "just", "merely", "simply")


def _no(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun has "no", "neither" or "not a" before it."""
    for token in reading.parsed.children[noun.i]:
        word = token.text.casefold()
        if token.dep in ("det", "neg", "preconj", "cc", "advmod", "predet") and token.i < noun.i:
            if word in ("no", "neither", "nary"):
                return True
            if word == "not" and not _only(reading, token):
                return True
        inner = token.dep == "prep" and token.lemma == "of" and noun.lemma in ("one", "none")
        if inner and word == "none":
            return True
    return False


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
    _, last = parsed.sentence(draft.head)
    marks = [t for t in parsed.tokens[draft.i + 1 : last] if t.text in ("?", ".", "!")]
    asks = bool(marks) and marks[0].text == "?"
    main = draft.relation in (None, Relation.COORDINATION, Relation.COMPLEMENT)
    return asks and main and draft.form is Form.FINITE


def _imperative(reading: Reading, draft: Draft) -> bool:
    parsed, verb = reading.parsed, draft.head
    if verb.tag not in ("VB", "VBP") or draft.form is not Form.FINITE:
        return False
    if draft.relation is Relation.COORDINATION and draft.governor is not None:
        alone = parsed.child(verb, "nsubj", "aux") is None
        return alone and draft.governor.mood is Mood.IMPERATIVE
    if draft.subject is not None and parsed.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    bare = all(c.lemma in ("do", "let") for c in parsed.all(verb, *AUXILIARIES))
    main = draft.relation in (None, Relation.PARATAXIS) or verb.dep in ("ccomp", "ROOT")
    return bare and main and draft.relation is not Relation.RELATIVE


def _subjunctive(reading: Reading, draft: Draft) -> bool:
    verb = draft.head
    above = draft.governor
    if above is None or draft.relation is not Relation.COMPLEMENT:
        return False
    auxiliaries = list(reading.parsed.all(verb, *AUXILIARIES))
    plain = verb.tag == "VB" and all(c.tag != "TO" and c.tag != "MD" for c in auxiliaries)
    plain = plain or any(c.tag == "VB" and c.lemma == "be" for c in auxiliaries)
    own = reading.parsed.child(verb, "nsubj", "nsubjpass") is not None
    demanded = above.lemma in words("mandative") or (
        above.attribute is not None
        and reading.parsed.tokens[above.attribute.head].lemma in words("mandative")
    )
    return plain and own and demanded
