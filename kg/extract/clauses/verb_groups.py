"""The verb group: its form, voice, tense, lemma and place.

In: a draft whose governor has been read. Out: those fields of the draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.model import Form, Kind, Tense
from kg.extract.clauses.word_tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft, Reading
    from kg.model import Token

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BE = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be"}


def read_verb_group(reading: Reading, draft: Draft) -> None:
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


def auxiliaries(reading: Reading, draft: Draft) -> tuple[int, ...]:
    """Return the places of the words before a verb that only carry its tense, voice and modal."""
    parsed = reading.parsed
    to = [m for m in parsed.all(draft.head, "mark") if m.tag == "TO"]
    own = [*draft.helpers, *to]
    if not own:
        return ()
    found = {i for a in own for i in range(parsed.left(a), min(parsed.right(a), draft.i))}
    return tuple(sorted(found | {a.i for a in own}))


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
    lemma = _BE.get(verb.lemma, verb.lemma)
    after = reading.parsed.all(verb, "prt")
    draft.lemma = " ".join([lemma, *(p.text.casefold() for p in after)]) if after else lemma
    last = verb.i + 1
    if after and after[-1].i == last:
        last += 1
    draft.predicate = reading.parsed.span(verb.i, last)


def _passive(reading: Reading, draft: Draft) -> bool:
    """Tell whether a verb is passive, with or without its auxiliary."""
    parsed, verb = reading.parsed, draft.head
    if draft.kind is Kind.COPULA and verb.lemma == "be":
        return False
    if parsed.child(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if verb.tag not in ("VBN", "VBD") or draft.kind is Kind.COPULA:
        return False
    if any(a.lemma in words("feeling_copulas") for a in draft.helpers):
        return True  # "felt | confirmed | by it"
    own = parsed.child(verb, "nsubj")
    if own is None and parsed.child(verb, "agent") is not None:
        return True
    if verb.dep == "conj" and draft.governor is not None and draft.governor.passive:
        bare = parsed.child(verb, "nsubj", "aux", "auxpass", "dobj") is None
        gerund = draft.governor.head.dep == "pcomp"  # "without being charged or | tried |"
        transitive = gerund or verb.lemma not in words("intransitive")
        return verb.tag == "VBN" and bare and transitive
    if own is None and _is_felt(reading, draft):
        return True
    if verb.dep == "conj" and own is None and _is_active(reading, reading.parsed.head(verb)):
        return False  # "have met and | spoken |", "lied or | stole |", whatever a tagger says
    return _with_subject(reading, verb) if own is not None else _bare_participle(reading, verb)


def _is_felt(reading: Reading, draft: Draft) -> bool:
    """Tell whether a feeling is joined to an adjective: "we are sad and | disappointed | that"."""
    above, verb = draft.governor, draft.head
    if verb.dep != "conj" or above is None or above.head.i != verb.head:
        return False
    told = above.kind is Kind.COPULA and verb.lemma in words("psych")
    return told and reading.parsed.child(verb, "dobj", "aux") is None


def _is_active(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is surely active: what is joined to it shares its voice."""
    parsed = reading.parsed
    if parsed.child(verb, "auxpass") is not None:
        return False
    if any(a.lemma == "have" for a in parsed.all(verb, "aux")):
        return True  # "knows him not and has not | met | or seen him": whose it is stands before
    own = parsed.child(verb, "nsubj") is not None
    return own and (verb.tag in _FINITE_TAGS or parsed.child(verb, "aux") is not None)


def _with_subject(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle with a subject is passive: "with the mine closed"."""
    parsed = reading.parsed
    marks = [m.lemma for m in parsed.all(verb, "mark")]
    if marks == ["with"]:
        return parsed.child(verb, "aux", "dobj") is None
    if verb.tag != "VBN" or parsed.child(verb, "aux") is not None:
        return False
    if verb.dep == "advcl":
        return not marks
    if verb.lemma in words("intransitive"):
        return False  # "said the mayor | conspired | against them", whatever a tagger says
    return verb.dep in ("ccomp", "xcomp", "pcomp") and "that" not in marks


def _bare_participle(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle without auxiliary and subject is passive: "arrested on Monday"."""
    if verb.tag != "VBN" or reading.parsed.child(verb, "aux") is not None:
        return False
    return verb.dep in ("acl", "advcl", "ccomp", "xcomp", "ROOT", "pcomp", "conj")


def _form(reading: Reading, draft: Draft) -> Form:
    """Return the form of a verb group, by its first word."""
    parsed, verb = reading.parsed, draft.head
    auxiliaries = [c.tag for c in draft.helpers]
    if not _FINITE_TAGS.isdisjoint(auxiliaries):
        return Form.FINITE
    if "TO" in auxiliaries or "TO" in [c.tag for c in parsed.all(verb, "mark")]:
        return Form.INFINITIVE
    if draft.passive and verb.tag == "VBD" and not auxiliaries and verb.dep == "advcl":
        return Form.PARTICIPLE
    if verb.tag in _FINITE_TAGS:
        return Form.FINITE
    if verb.tag == "VB":
        return _bare(reading, draft)
    if verb.tag == "VBG" or auxiliaries[:1] == ["VBG"]:
        adverbial = verb.dep in ("acl", "advcl", "conj", "ROOT", "parataxis")
        return Form.PARTICIPLE if adverbial else Form.GERUND
    past = verb.tag == "VBN" and parsed.child(verb, "nsubj") is not None and not draft.passive
    return Form.FINITE if past else Form.PARTICIPLE  # a past tense misread as a participle


def _bare(reading: Reading, draft: Draft) -> Form:
    """Return the form of a plain verb: a coordinate shares its first conjunct's auxiliaries."""
    own = reading.parsed.child(draft.head, "nsubj")
    if draft.head.dep == "conj" and draft.governor is not None and own is None:
        return draft.governor.form
    above = draft.governor
    quoted = above is not None and above.head.lemma in words("reporting")
    if own is None and (draft.head.dep == "acl" or (draft.head.dep == "xcomp" and not quoted)):
        return Form.INFINITIVE
    marked = any(m.lemma == "that" for m in reading.parsed.all(draft.head, "mark"))
    if own is not None and not marked and draft.head.dep == "ccomp":
        return Form.INFINITIVE  # "made Ruiz leave"
    return Form.FINITE


def _tense(reading: Reading, draft: Draft) -> Tense:
    if draft.form is not Form.FINITE:
        return Tense.NONE
    verb = draft.head
    for token in (*draft.helpers, verb):
        if token.tag == "MD":
            return Tense.NONE
        if token.tag == "VBD" or (token is verb and token.tag == "VBN"):
            return Tense.PAST
        if token.tag in ("VBZ", "VBP"):
            return Tense.PRESENT
    shared = verb.dep == "conj" and draft.governor is not None
    return draft.governor.tense if shared and draft.governor is not None else Tense.NONE
