"""Verbs joined to an infinitive, or to the verb above it, that their form joins to the other.

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_FINITE = ("VBD", "VBP", "VBZ")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_BASE = ("VB", "VBD", "VBN", "VBP")


def listed_infinitives(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join the bare forms of a list to the infinitive: "vowed to fight graft, | cut | waste and".

    So too where that stands deeper: "said he had a right to enter, | search | rooms and leave".

    The last of the list is a base form, so that those before it are, whatever else they may be.
    """
    above = parsed.head(verb)
    if verb.dep != "conj" or verb.tag not in _BASE or above.tag not in (*_FINITE, "VBG", "VBN"):
        return ()
    if verb.text.casefold() != verb.lemma or parsed.child(verb, *_SUBJECTS, "aux") is not None:
        return ()
    comma = parsed.left(verb) - 1
    before = [c for c in parsed.all(above, "xcomp") if above.i < c.i < verb.i]
    before = before or _ending_at(parsed, above, comma)
    first = next(iter(before), None)
    if first is None or first.tag != "VB" or not _has_to(parsed, first):
        return ()
    last = parsed.child(verb, "conj")
    listed = parsed.tokens[comma].text == ","
    based = verb.tag == "VB" or (last is not None and last.tag == "VB")
    if not listed or not based or last is None or last.text.casefold() != last.lemma:
        return ()
    return (replace(verb, tag="VB", head=first.i),)


def _ending_at(parsed: ParsedArticle, above: Token, comma: int) -> list[Token]:
    """Return the infinitive on a noun whose phrase ends at a comma, below a verb before it."""
    inside = parsed.tokens[above.i + 1 : comma]
    ends = (t for t in inside if t.dep == "acl" and comma <= parsed.right(t) <= comma + 1)
    return [t for t in ends if t.tag == "VB"]


def past_after_infinitive(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a past form to the past verb above an infinitive: "vowed to resign and | left |"."""
    first = parsed.head(verb)
    above = parsed.head(first)
    if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VB" or first.dep != "xcomp":
        return ()
    cue = lexicon().verbs.get(above.lemma)
    if cue is None or above.tag != "VBD" or not _has_to(parsed, first) or above.i > first.i:
        return ()
    if verb.text.casefold() == verb.lemma or parsed.child(verb, *_SUBJECTS) is not None:
        return ()
    link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
    return (replace(verb, head=above.i), *(replace(c, head=above.i) for c in link[-1:]))


def _has_to(parsed: ParsedArticle, verb: Token) -> bool:
    return any(a.tag == "TO" for a in parsed.all(verb, "aux"))
