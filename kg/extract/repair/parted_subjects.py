"""Subjects that something between commas parts from their verb: "said the crew, by leaving, lost".

Each mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_FINITE = ("MD", "VBD", "VBP", "VBZ")
_SET_OFF = 14
"""Tokens of a phrase between commas at most."""


def subject_before_phrase(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Make a noun the subject of what it does: "said | the crew |, by leaving, had lost it".

    Parsers without a "that" take it for the object of the cue, which has a clause to tell and no
    noun; the deed then was that of whoever said so.
    """
    cue = parsed.head(noun)
    row = lexicon().verbs.get(cue.lemma) if noun.dep in ("dobj", "nsubj") else None
    if row is None or "s" not in row.frames or parsed.left(noun) != cue.i + 1:
        return ()
    verb, phrase = _verb_after_phrase(parsed, cue, noun)
    if verb is None or phrase is None:
        return ()
    joined = verb.dep == "conj" and any(cue.i < c.i < verb.i for c in parsed.all(cue, "cc"))
    if joined or parsed.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return ()
    passive = parsed.child(verb, "auxpass") is not None
    return (
        replace(noun, dep="nsubjpass" if passive else "nsubj", head=verb.i),
        replace(verb, dep="ccomp", head=cue.i),
        replace(phrase, head=verb.i),
    )


def _verb_after_phrase(
    parsed: ParsedArticle, cue: Token, noun: Token
) -> tuple[Token | None, Token | None]:
    """Return the cue's verb that begins right behind a phrase between commas, and that phrase."""
    comma = noun.i + 1
    while comma < noun.i + _SET_OFF and comma < len(parsed.tokens):
        if parsed.tokens[comma].text == ",":
            break
        comma += 1
    phrase = parsed.tokens[comma + 1] if comma + 1 < len(parsed.tokens) else noun
    end = parsed.right(phrase)
    inside = phrase.dep in ("prep", "advcl", "mark") and phrase.pos in ("ADP", "SCONJ")
    after = parsed.tokens[end : end + 2]
    closed = [t.text for t in after[:1]] == [","] and len(after) > 1 and end - comma <= _SET_OFF
    if not inside or not closed or after[1].tag not in _FINITE:
        return None, None
    first = after[1]
    verb = parsed.head(first) if first.dep in ("aux", "auxpass") else first
    if verb.head != cue.i or verb.dep not in _MISTAKEN:
        return None, None
    return (verb, phrase) if phrase.head in (cue.i, noun.i, verb.i) else (None, None)


_MISTAKEN = ("advcl", "ccomp", "conj", "parataxis", "dep")
"""How parsers hang such a verb on the cue."""
