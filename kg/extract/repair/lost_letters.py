"""Lemmas of another word: "hoped" is a form of "hope", not of "hop", "taxes" is one of "tax".

"Allegations" at the head of a sentence is no name, "claims" that are denied no verb, and what
stands behind an adverb no noun.

A mend from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon, words
from kg.extract.noun_kinds import noun_kinds
from kg.extract.predicate_lexicon import is_verb
from kg.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle

_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""One syllable that doubles its last letter before an ending: "hop", "hopped"."""


def lost_letter(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Give "hoped" and "hopes" the lemma "hope": "hop" has "hopped" and "hops".

    "Cordoned" is of "cordon", for there is no "cordone".
    """
    form = verb.text.casefold()
    if verb.lemma.endswith("e") and form.endswith("ed") and not is_verb(verb.lemma):
        known = next((one for one in _without_e(verb.lemma) if is_verb(one)), None)
        return (replace(verb, lemma=known),) if known is not None else ()
    if not verb.tag.startswith("VB") or form == verb.lemma or not form.startswith(verb.lemma):
        return ()
    if _DOUBLING.fullmatch(verb.lemma) is None:
        return ()
    endings = ("ed", "ing") if verb.lemma[-1] in "sz" else ("ed", "ing", "es")
    if form.removeprefix(verb.lemma) not in endings:
        return ()
    return (replace(verb, lemma=f"{verb.lemma}e"),)


def _without_e(lemma: str) -> Iterator[str]:
    """Yield what a verb may be of which a lemma has an e too many: "slimme", "ponie", "cordone"."""
    if lemma.endswith("ie"):
        yield f"{lemma[:-2]}y"
    if lemma[-2:-1] == lemma[-3:-2]:
        yield lemma[:-2]
    yield lemma[:-1]


def plural_in_xes(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Give "taxes" the lemma "tax", a noun, where parsers make "taxis" of it, as of "axes"."""
    form = noun.text.casefold()
    if not (form.endswith("xes") and noun.lemma == f"{form[:-2]}is"):
        return ()
    return (replace(noun, lemma=form[:-2]),) if form[:-2] in noun_kinds() else ()


def claim_at_start(parsed: ParsedArticle, noun: Token) -> tuple[Token, ...]:
    """Read "Allegations" that opens a sentence as a common noun: below a headline it is a name.

    So "described | claims | that he lied as false", which stand as an object, are no verb. Else
    nothing would tell that "Allegations that he lied are false" denies that he lied; nor would it
    where its clause hangs on it as on a verb.
    """
    form = noun.text.casefold()
    singular = form.removesuffix("s")
    if form == singular or singular not in words("denied_claims") | words("reported_claims"):
        return ()
    after = parsed.tokens[noun.i + 1] if noun.i + 1 < len(parsed.tokens) else noun
    opens = parsed.sentence(noun)[0] == noun.i and after.text[:1].islower()
    nominal = noun.dep in _NOMINAL and after.lemma == "that"
    if not (opens or nominal) or (noun.tag == "VBZ" and not nominal):
        return ()
    clauses = [c for c in parsed.all(noun, "ccomp") if nominal and c.i > after.i]
    if noun.tag == "NNS" and not clauses:
        return ()
    as_noun = replace(noun, pos="NOUN", tag="NNS", lemma=singular)
    return (as_noun, *(replace(c, dep="acl") for c in clauses))


_NOMINAL = ("dobj", "nsubj", "nsubjpass")


def label_of_claim(parsed: ParsedArticle, link: Token) -> tuple[Token, ...]:
    """Hang what a claim is called on who calls it so: "dismissed claims that he lied | as false |".

    Parsers hang it on the claim's clause, but nobody lies as false.
    """
    label = parsed.child(link, "amod", "pobj", "acomp", "pcomp")
    if link.lemma != "as" or label is None or label.lemma not in words("falsehoods"):
        return ()
    deed = parsed.head(link)
    claim = next((t for t in parsed.ancestors(deed) if t.dep == "dobj"), deed)
    above = parsed.head(claim)
    row = lexicon().verbs.get(above.lemma)
    if claim.lemma.removesuffix("s") not in words("denied_claims") or row is None:
        return ()
    labels = "a" in row.frames or row.act is Act.DENY  # "denied claims that he lied | as false |"
    inside = claim.i < deed.i < link.i and labels
    return (replace(link, dep="prep", tag="IN", pos="ADP", head=above.i),) if inside else ()


def verb_behind_adverb(parsed: ParsedArticle, word: Token) -> tuple[Token, ...]:
    """Make a "noun" behind its subject and an adverb the verb: "clerks usually | queue | there".

    An adverb stands before no noun, and many who have no verb do nothing.
    """
    if not word.i or word.dep not in ("ccomp", "ROOT", "relcl", "advcl"):
        return ()
    subject, adverb = parsed.child(word, "nsubj"), parsed.tokens[word.i - 1]
    if subject is None or subject.tag not in ("NNS", "NNPS") or word.text != word.lemma:
        return ()
    if adverb.dep != "advmod" or adverb.head != word.i or adverb.tag != "RB":
        return ()
    if subject.i > adverb.i or not is_verb(word.lemma):
        return ()
    return (replace(word, tag="VBP", pos="VERB"),)
