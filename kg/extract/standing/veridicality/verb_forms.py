"""Forms of a verb: infinitive, perfect, tense, particle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.clause_structure import modals
from kg.extract.lexicon import words
from kg.extract.standing.veridicality.predicate_standing import Tense

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_infinitive(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a verb has "to"."""
    return any(c.tag == "TO" for c in parsed.all(verb, "aux", "mark"))


def is_be(verb: Token) -> bool:
    """Tell whether a verb is a form of "be"; of "it’s" parsers give no lemma."""
    curly = verb.text in words("contracted_be") and verb.tag in ("VBZ", "VBP")
    return verb.lemma == "be" or curly


def with_particle(parsed: ParsedArticle, verb: Token) -> str:
    """Return a verb's lemma with its particle: "rule out"."""
    particle = parsed.child(verb, "prt")
    return f"{verb.lemma} {particle.lemma}" if particle is not None else verb.lemma


def is_perfect(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a modal is followed by "have": "may have left"."""
    return any(c.lemma in words("have_forms") and c.tag == "VB" for c in parsed.all(verb, "aux"))


def tense(parsed: ParsedArticle, verb: Token) -> Tense:
    """Return the tense of a verb by its auxiliaries; "would have" counts as past."""
    forms = modals(parsed, verb)
    if forms:
        return Tense.PAST if is_perfect(parsed, verb) else Tense.FUTURE
    helpers = [*parsed.all(verb, "aux", "auxpass"), verb]
    finite = next((t for t in helpers if t.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is None:
        return Tense.NONE
    if finite.tag == "VBD":
        return Tense.PAST
    has = finite.lemma in words("have_forms") and finite is not verb and verb.tag == "VBN"
    return Tense.PAST if has else Tense.PRESENT
