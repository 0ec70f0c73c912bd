"""Which word governs a predicate, and with what signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.veridicality.link import (
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    PRESUPPOSED,
    PURPOSE,
    QUESTION,
    REPORT,
    Link,
)
from kg.extract.veridicality.nominals import nominal
from kg.extract.veridicality.own import carrier
from kg.extract.veridicality.signatures import linkers, look_up, signature

if TYPE_CHECKING:
    from kg.extract.veridicality.signatures import Signature
    from kg.model import Token
    from kg.parse import ParsedArticle


def link(parsed: ParsedArticle, token: Token) -> Link | None:
    """Return what governs a predicate; None at a root and where nothing bears on it."""
    if token.head == token.i:
        return None
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("ccomp", "xcomp", "advcl", "relcl"):
        return nominal(parsed, token)
    rule = _RULES.get(token.dep)
    return rule(parsed, token) if rule is not None else None


def is_infinitive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has "to"."""
    return any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))


def _conjunct(parsed: ParsedArticle, verb: Token) -> Link | None:
    """A later conjunct is governed by what governs the first."""
    first = parsed.first_conjunct(verb)
    if first.dep == "ROOT" or first.head == first.i:
        return None
    if verb.tag in ("VBD", "VBZ", "VBP") and is_infinitive(parsed, first):
        return None
    if first.pos in ("NOUN", "PROPN") and verb.pos in ("VERB", "AUX"):
        return None
    return link(parsed, first)


def _complement(parsed: ParsedArticle, verb: Token) -> Link | None:
    above = parsed.head(verb)
    frames = _frames(parsed, verb, above)
    if any(c.lemma == "whether" for c in parsed.all(verb, "mark")):
        return Link(above, look_up(above.lemma, "V", "whether") or QUESTION)
    if above.pos == "AUX" or above.lemma == "be":
        return _of_be(parsed, verb, above, frames)
    if above.pos in ("ADJ", "ADV"):
        return _of_adjective(parsed, above, frames)
    if above.pos in ("NOUN", "PROPN"):
        return _of_noun(parsed, above, frames)
    found = look_up(_with_particle(parsed, above), "V", *frames) or look_up(
        above.lemma, "V", *frames
    )
    if found is None and above.lemma == "go" and above.tag == "VBG" and "to" in frames:
        found = FUTURE
    if found is None and "that" in frames:
        marked = any(c.lemma == "if" for c in parsed.all(verb, "mark"))
        found = QUESTION if marked else REPORT
    if found is None:
        found = PURPOSE if "to" in frames else IMPLIED
    return Link(above, found)


def _with_particle(parsed: ParsedArticle, verb: Token) -> str:
    particle = parsed.child(verb, "prt")
    return f"{verb.lemma} {particle.lemma}" if particle is not None else verb.lemma


def _frames(parsed: ParsedArticle, verb: Token, above: Token) -> tuple[str, ...]:
    """Return the frame in which a predicate stands, the more exact name first."""
    if is_infinitive(parsed, verb):
        own = parsed.child(verb, "nsubj", "nsubjpass") is not None
        patient = parsed.child(above, "dobj", "dative", "nsubjpass") is not None
        return ("obj-to", "to") if own or patient else ("to", "obj-to")
    helped = parsed.child(verb, "aux", "auxpass") is not None
    if verb.tag == "VBG" and not helped:
        return ("ing",)
    if verb.tag == "VB" and not helped and verb.dep in ("ccomp", "xcomp"):
        return ("bare", "that")
    return ("that",)


def _of_be(parsed: ParsedArticle, verb: Token, be: Token, frames: tuple[str, ...]) -> Link:
    adjective = parsed.child(be, "acomp")
    if adjective is not None:
        return _of_adjective(parsed, adjective, frames)
    subject, noun = parsed.child(be, "nsubj"), parsed.child(be, "attr")
    if noun is None or (subject is not None and subject.lemma not in ("it", "this", "that")):
        noun = subject if noun is None else noun
    found = look_up(noun.lemma, "N", *frames) if noun is not None else None
    if found is not None:
        return Link(be, found)
    return Link(be, PURPOSE if "to" in frames else REPORT)


def _of_adjective(parsed: ParsedArticle, adjective: Token, frames: tuple[str, ...]) -> Link:
    found = look_up(adjective.lemma, "A", *frames)
    degrees = {c.lemma for c in parsed.all(adjective, "advmod")}
    if "to" in frames and "too" in degrees:
        found = signature("-", "unspecified")
    if found is None:
        found = signature("possible", "-possible") if "to" in frames else PRESUPPOSED
    return Link(carrier(parsed, adjective), found)


def _of_noun(parsed: ParsedArticle, noun: Token, frames: tuple[str, ...]) -> Link:
    found = look_up(noun.lemma, "N", *frames)
    if found is None:
        found = PURPOSE if "to" in frames else REPORT
    return Link(noun, found)


def _adverbial(parsed: ParsedArticle, verb: Token) -> Link | None:
    above = carrier(parsed, parsed.head(verb))
    marks = [c for c in parsed.all(verb, "mark", "advmod") if c.i < verb.i]
    for mark in marks:
        before = parsed.tokens[mark.i - 1].lemma if mark.i else ""
        if mark.lemma in ("if", "though") and before == "as":
            return Link(above, HYPOTHESIS)
        if mark.lemma == "that" and before == "so":
            return Link(above, PURPOSE)
        if mark.lemma in ("before", "after", "when", "once", "until", "till"):
            return Link(above, _time_clause(mark.lemma))
        found = linkers("marks").get(mark.lemma)
        if found is not None:
            return Link(above, found)
    if is_infinitive(parsed, verb):
        return _purpose(parsed, verb, above)
    if verb.tag == "VB":
        return Link(above, None)
    return Link(above, signature("+", "+") if verb.tag == "VBN" else None)


def _time_clause(mark: str) -> Signature | None:
    return FUTURE if mark in ("until", "till") else None


def _purpose(parsed: ParsedArticle, verb: Token, above: Token) -> Link:
    head = parsed.head(verb)
    if head.pos == "ADJ":
        return _of_adjective(parsed, head, ("to",))
    opener = parsed.tokens[parsed.left(verb) - 1].lemma if parsed.left(verb) else ""
    first = parsed.tokens[parsed.left(verb)].lemma
    if "only" in (opener, first):
        return Link(above, IMPLIED)
    found = look_up(head.lemma, "V", "obj-to" if parsed.child(head, "dobj") else "to", "to")
    if head.tag == "VBN" and parsed.child(head, "auxpass"):
        found = look_up(head.lemma, "V", "obj-to", "to")
    return Link(above, found or PURPOSE)


def _adnominal(parsed: ParsedArticle, verb: Token) -> Link | None:
    noun = parsed.head(verb)
    frames = _frames(parsed, verb, noun)
    if "to" in frames or parsed.child(verb, "mark") is not None:
        return _of_noun(parsed, noun, frames)
    return None


def _after_preposition(parsed: ParsedArticle, verb: Token) -> Link | None:
    """`prevented from leaving`, `talk about leaving`, `without leaving`."""
    preposition = parsed.head(verb)
    above = parsed.head(preposition)
    if preposition.pos not in ("ADP", "SCONJ", "ADV") or above.i == preposition.i:
        return None
    pos = {"NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(above.pos, "V")
    word = preposition.lemma
    found = look_up(above.lemma, pos, f"{word}-ing", word)
    if found is None and word == "of" and above.lemma in ("instead", "because"):
        found = linkers("prepositions").get(above.lemma)
        above = parsed.head(above)
    if found is None:
        found = linkers("prepositions").get(word)
    return Link(carrier(parsed, above), found)


def _subject_clause(parsed: ParsedArticle, verb: Token) -> Link | None:
    above = parsed.head(verb)
    if is_infinitive(parsed, verb):
        return Link(above, HYPOTHESIS)
    frames = _frames(parsed, verb, above)
    if "that" in frames:
        return _of_be(parsed, verb, above, frames)
    return Link(above, None)


def _of_verb(parsed: ParsedArticle, verb: Token) -> Link | None:
    """A gerund in an object's place."""
    above = parsed.head(verb)
    if verb.tag != "VBG":
        return None
    found = look_up(_with_particle(parsed, above), "V", "ing", "noun")
    return Link(above, found or IMPLIED)


_RULES = {
    "conj": _conjunct,
    "ccomp": _complement,
    "xcomp": _complement,
    "advcl": _adverbial,
    "acl": _adnominal,
    "pcomp": _after_preposition,
    "pobj": _after_preposition,
    "csubj": _subject_clause,
    "csubjpass": _subject_clause,
    "dobj": _of_verb,
}
