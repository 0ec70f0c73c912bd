"""Joints that a parser set wrongly, where grammar leaves no doubt.

A verb in the past is not joined to an infinitive: in "asked why Chad had come to speak and called
it late" it is the asker who called. In "with Peru blaming a pilot and Chad denying it" Chad denies,
and is not blamed. In "said on Monday it had left", without a "that", the day is that of the saying.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.functions import (
    is_finite_complement,
    is_preposition,
    is_prepositional_object,
    is_subject,
)
from kg.extract.lexicon import lexicon
from kg.parse import ParsedArticle

if TYPE_CHECKING:
    from kg.model import Token


def rejoined(parsed: ParsedArticle) -> ParsedArticle:
    """Return the article with such joints set right; the same one where there is none."""
    moves = [m for verb in parsed.readable for rule in RULES if (m := rule(parsed, verb))]
    if not moves:
        return parsed
    tokens = list(parsed.tokens)
    for move in moves:
        _move(tokens, move)
    return ParsedArticle(parsed.article, replace(parsed.parse, tokens=tuple(tokens)))


def _day_of_cue(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Return the day between a cue and its content, which the parser hung on the content's verb."""
    cue = parsed.head(verb)
    if not is_finite_complement(verb) or cue.lemma not in lexicon().verbs or cue.i > verb.i:
        return ()
    opener = parsed.tokens[cue.i + 1]
    if opener.head != verb.i or opener.lemma != "on" or not is_preposition(opener):
        return ()
    day = next((c for c in parsed.children[opener.i] if is_prepositional_object(c)), None)
    subject = next((c for c in parsed.children[verb.i] if is_subject(c)), None)
    if day is None or subject is None or not opener.i < day.i < subject.i:
        return ()
    return (replace(opener, head=cue.i),) if day.ent == "DATE" else ()


def _move(tokens: list[Token], move: tuple[Token, ...]) -> None:
    """Join tokens anew, unless that would make one of them govern itself.

    Each move is right by itself; two of them can close a circle.
    """
    before = [tokens[t.i] for t in move]
    for token in move:
        tokens[token.i] = token
    if any(_governs_itself(tokens, t) for t in move):
        for token in before:
            tokens[token.i] = token


def _governs_itself(tokens: list[Token], token: Token) -> bool:
    passed = {token.i}
    above = token
    while above.head != above.i:
        above = tokens[above.head]
        if above.i in passed:
            return True
        passed.add(above.i)
    return False


def _past(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Return a past cue joined to an infinitive, and its "and", as joined to the cue above."""
    first = parsed.head(verb)
    if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VB":
        return ()
    if verb.lemma not in lexicon().verbs or parsed.child(verb, "nsubj", "nsubjpass") is not None:
        return ()
    for above in parsed.ancestors(first):
        if above.tag == "VBD" and above.lemma in lexicon().verbs:
            link = [c for c in parsed.all(first, "cc") if first.i < c.i < verb.i]
            return (replace(verb, head=above.i), *(replace(c, head=above.i) for c in link[-1:]))
        if above.tag in ("VBD", "VBZ", "VBP"):
            return ()
    return ()


def _with(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Return a second participle of "with A doing X and B doing Y", B and "and", joined so."""
    name = parsed.tokens[verb.i - 1] if verb.i else verb
    if verb.tag != "VBG" or name.dep != "conj" or parsed.child(verb, "nsubj") is not None:
        return ()
    other = parsed.first_conjunct(name)
    first = parsed.head(other)
    if other.dep != "dobj" or first.tag != "VBG" or first.dep != "pcomp" or first.i > verb.i:
        return ()
    if parsed.head(first).lemma != "with" or parsed.child(first, "nsubj") is None:
        return ()
    if verb in parsed.ancestors(first):
        return ()
    link = [c for c in parsed.all(parsed.head(name), "cc") if c.i < name.i]
    return (
        replace(name, dep="nsubj", head=verb.i),
        replace(verb, dep="conj", head=first.i),
        *(replace(c, head=first.i) for c in link[-1:]),
    )


RULES = (_past, _with, _day_of_cue)
"""What each mends, by the joints that it returns anew; in this order."""
