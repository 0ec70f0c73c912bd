"""Lemmas of another word: "hoped" is a form of "hope", not of "hop", "taxes" is one of "tax".

"Allegations" at the head of a sentence is no name.

A mend from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.extract.noun_kinds import noun_kinds

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""One syllable that doubles its last letter before an ending: "hop", "hopped"."""


def lost_letter(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give "hoped" and "hopes" the lemma "hope": "hop" has "hopped" and "hops"."""
    form = verb.text.casefold()
    if not verb.tag.startswith("VB") or form == verb.lemma or not form.startswith(verb.lemma):
        return ()
    if _DOUBLING.fullmatch(verb.lemma) is None:
        return ()
    endings = ("ed", "ing") if verb.lemma[-1] in "sz" else ("ed", "ing", "es")
    if form.removeprefix(verb.lemma) not in endings:
        return ()
    return (replace(verb, lemma=f"{verb.lemma}e"),)


def plural_in_xes(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Give "taxes" the lemma "tax", a noun, where parsers make "taxis" of it, as of "axes"."""
    form = noun.text.casefold()
    if not (form.endswith("xes") and noun.lemma == f"{form[:-2]}is"):
        return ()
    return (replace(noun, lemma=form[:-2]),) if form[:-2] in noun_kinds() else ()


def claim_at_start(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Read "Allegations" that opens a sentence as a common noun: below a headline it is a name.

    Then nothing would tell that "Allegations that he lied are false" denies that he lied.
    """
    after = parsed.tokens[noun.i + 1] if noun.i + 1 < len(parsed.tokens) else noun
    form = noun.text.casefold()
    singular = form.removesuffix("s")
    claims = words("denied_claims") | words("reported_claims")
    opens = parsed.sentence(noun)[0] == noun.i and after.text[:1].islower()
    if not opens or form == singular or singular not in claims:
        return ()
    return (replace(noun, pos="NOUN", tag="NNS", lemma=singular),)
