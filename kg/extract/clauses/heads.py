"""Which tokens head a clause, of what kind, and which clause governs it.

In: the repaired sentence. Out: `Reading.drafts`, governors before what they govern; a clause's
governor is the nearest one above it in the tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.clause_draft import AUXILIARIES, SUBJECTS, Draft, Reading
from kg.extract.clauses.model import Kind
from kg.extract.clauses.word_tables import tables, words

if TYPE_CHECKING:
    from kg.model import Token

_NO_HEADS = frozenset(
    [
        "aux",
        "auxpass",
        "amod",
        "compound",
        "prt",
        "det",
        "neg",
        "punct",
        "case",
        "nmod",
        "prep",
        "mark",
        "cc",
        "nummod",
        "poss",
        "advmod",
        "expl",
        "preconj",
        "intj",
        "quantmod",
    ]
)
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_AFTER_AS = ("pobj", "amod", "pcomp", "acomp", "advmod")
_CLAUSAL = ("ccomp", "ROOT", "advcl", "pcomp", "conj", "xcomp", "parataxis")
_PREDICATED = frozenset(["oprd", "appos", *_AFTER_AS, *_CLAUSAL])
"""Labels of words that may be predicated without a verb."""
_NEVER_HEADS = _NO_HEADS - _PREDICATED
_NOUN_PLACES = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "ROOT", "dative")


def find_heads(reading: Reading, first: int, last: int) -> None:
    """Fill `reading.drafts` for the sentence of tokens `[first, last)`, from its roots down."""
    parsed = reading.parsed
    above: dict[int, Draft | None] = {}
    order = [t for t in parsed.tokens[first:last] if t.head == t.i]
    for token in order:
        below = parsed.children[token.i]
        if not below and token.dep in _NEVER_HEADS:
            continue  # half of all words
        order.extend(below)
        governor = above[token.head] if token.head != token.i else None
        kind = kind_of(reading, token)
        if kind is None:
            above[token.i] = governor
            continue
        helpers = parsed.all(token, *AUXILIARIES)
        draft = Draft(head=token, kind=kind, governor=governor, helpers=helpers)
        if kind is Kind.LIGHT:
            draft.noun = light_noun(reading, token)
        reading.drafts[token.i] = draft
        above[token.i] = draft


def kind_of(reading: Reading, token: Token) -> Kind | None:
    """Return the kind of the clause that a token heads, None if it heads none."""
    if token.dep in _NEVER_HEADS or token.pos in ("PUNCT", "SPACE", "SYM"):
        return None
    if token.tag in _VERB_TAGS and _verbal(reading, token):
        return _verb_kind(reading, token)
    if token.dep in _PREDICATED and _predicated(reading, token):
        return Kind.SMALL
    if token.pos in ("NOUN", "VERB", "PROPN") and token.dep not in _NO_HEADS:
        light = (
            token.dep in ("dobj", "nsubjpass")
            and light_noun(reading, reading.parsed.head(token)) is token
        )
        if not light and _event(token) and not _modifies(reading, token):
            return Kind.NOMINAL
    return None


def _event(token: Token) -> bool:
    return token.pos != "PROPN" and (token.lemma in tables().nominals or token.tag == "VBG")


def _modifies(reading: Reading, token: Token) -> bool:
    """Tell whether a participle only modifies a noun: "a costly and disabling war"."""
    if token.dep == "pcomp":  # "lower-than-expected profits"
        joint, link = reading.parsed.tokens[token.i - 1], reading.parsed.head(token)
        return joint.tag == "HYPH" and link.i == token.i - 2
    if token.dep not in ("conj", "acl", "dep"):
        return False
    if token.dep == "conj" and reading.parsed.head(token).dep == "amod":
        return True
    before = reading.parsed.tokens[token.i - 1] if token.i else token
    return before.tag == "HYPH"


def _verbal(reading: Reading, token: Token) -> bool:
    if token.dep in _NO_HEADS:
        return False
    if _modifies(reading, token):
        return False
    if token.tag == "VBG" and token.dep in _NOUN_PLACES:
        return reading.parsed.child(token, "det", "amod", "poss", "nummod") is None
    return token.dep not in ("nsubj", "pobj") or token.tag in ("VBG", "VB")


def _verb_kind(reading: Reading, verb: Token) -> Kind:
    parsed = reading.parsed
    if verb.lemma in ("be", "'s", "’s") or (verb.pos == "AUX" and verb.lemma == "be"):
        return Kind.EXISTENTIAL if _there(reading, verb) else Kind.COPULA
    if _there(reading, verb) and parsed.child(verb, "xcomp") is None:
        return Kind.EXISTENTIAL
    if verb.lemma in words("copulas") and parsed.child(verb, "attr", "acomp", "oprd") is not None:
        return Kind.COPULA if parsed.child(verb, "dobj") is None else Kind.VERB
    if light_noun(reading, verb) is not None:
        return Kind.LIGHT
    return Kind.VERB


def _there(reading: Reading, verb: Token) -> bool:
    """Tell whether "there" is the verb's subject, its own or one that raising took from it."""
    parsed = reading.parsed
    while True:
        there = parsed.child(verb, "expl")
        if there is not None:
            return there.lemma == "there"
        above = parsed.head(verb)
        if above.pos == "ADJ" and above.dep == "acomp":
            above = parsed.head(above)
        if verb.dep != "xcomp" or verb.lemma != "be" or above is verb:
            return False
        verb = above


def light_noun(reading: Reading, verb: Token) -> Token | None:
    """Return the noun of an event that a light verb stands with, as its object."""
    if not verb.tag.startswith("VB"):
        return None
    noun = reading.parsed.child(verb, "dobj", "nsubjpass")
    if noun is None or noun.pos != "NOUN":
        return None
    lemma = verb.lemma
    particle = reading.parsed.child(verb, "prt")
    if particle is not None:
        lemma = f"{lemma} {particle.lemma}"
    return noun if (lemma, noun.lemma) in tables().light else None


def _predicated(reading: Reading, token: Token) -> bool:
    """Tell whether a word that is no verb is predicated of something, without a copula."""
    parsed = reading.parsed
    if token.dep == "oprd":
        verb = parsed.head(token)
        joins = verb.lemma in words("copulas") and parsed.child(verb, "dobj", "nsubjpass") is None
        return not joins and parsed.child(verb, "dobj", "nsubjpass", "nsubj") is not None
    if token.dep in _CLAUSAL and parsed.child(token, *SUBJECTS) is not None:
        return token.pos in ("NOUN", "ADJ", "PROPN", "ADV", "ADP", "PRON", "NUM")
    if token.dep == "advcl" and token.pos == "ADJ":
        return True  # "Angry at the vote, Brandt left"
    if token.dep == "appos":
        beside = parsed.tokens[parsed.left(token) - 1].text if parsed.left(token) else ""
        nominal = token.pos in ("NOUN", "PROPN") and not _is_listed(reading, token)
        return nominal and beside != "(" and parsed.head(token).pos in ("NOUN", "PROPN", "PRON")
    return is_as_predicate(reading, token)


def _is_listed(reading: Reading, token: Token) -> bool:
    """Tell whether a noun that the parser sets beside another is the next of a list.

    "Discussed the dam, the | road | and the mill"; "the mayor, a | doctor | and a poet" is one man.
    """
    parsed = reading.parsed
    first = parsed.head(token)
    if token.pos != "NOUN" or first.pos != "NOUN":
        return False
    if any(c.lemma in ("a", "an") for c in parsed.all(token, "det")):
        return False
    last = parsed.child(token, "conj")
    joined = last is not None and parsed.child(token, "cc") is not None
    while last is not None and not joined:  # "graft, | waste | of money, theft and malice"
        after = parsed.child(last, "conj")
        joined, last = after is not None and parsed.child(last, "cc") is not None, after
    return joined or len(parsed.all(first, "appos")) > 1


def is_as_predicate(reading: Reading, token: Token) -> bool:
    """Tell whether a word is what "as" predicates of an object ("dismissed X as | nonsense")."""
    parsed = reading.parsed
    preposition = parsed.head(token)
    if preposition.lemma != "as" or token.dep not in _AFTER_AS or token.tag in ("IN", "TO"):
        return False  # "as to why", "as for the rest" predicate nothing
    verb = parsed.head(preposition)
    if token.i < preposition.i or preposition.dep not in ("prep", "advcl", "dative"):
        return False
    if verb.pos == "VERB":
        object_ = parsed.child(verb, "dobj", "nsubjpass")
        bare = verb.tag == "VBN" and verb.dep in ("acl", "advcl")
        return verb.lemma in words("as_verbs") and (object_ is not None or bare)
    above = parsed.head(verb)  # "sees Hale as a hero", with "as" on the object
    return verb.dep == "dobj" and above.lemma in words("as_verbs")
