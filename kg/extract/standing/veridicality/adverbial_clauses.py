"""What an adverbial clause takes from its opener: "if", "because", "in order to", "as if"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.lexicon import lexicon, words
from kg.extract.standing.veridicality.clause_standing import predicate_verb
from kg.extract.standing.veridicality.complement_clauses import adjective_embedding, is_proviso
from kg.extract.standing.veridicality.embedding import (
    CONDITION,
    FUTURE,
    HYPOTHESIS,
    IMPLIED,
    PURPOSE,
    Embedding,
)
from kg.extract.standing.veridicality.predicate_standing import Tense
from kg.extract.standing.veridicality.signatures import linkers, look_up
from kg.extract.standing.veridicality.verb_forms import is_infinitive, tense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Token
    from kg.parse import ParsedArticle


def adverbial_embedding(parsed: ParsedArticle, verb: Token) -> Embedding | None:
    """Return what governs an adverbial clause. Without an opener it stands as its main clause."""
    above = predicate_verb(parsed, parsed.head(verb))
    if is_inverted(parsed, verb):
        return Embedding(above, CONDITION)
    for mark in openers(parsed, verb):
        before = parsed.tokens[mark.i - 1].lemma if mark.i else ""
        after = parsed.lemma_after(mark)
        if mark.lemma == "as" and after in words("as_if"):
            return Embedding(above, HYPOTHESIS)
        if mark.lemma in words("as_if") and before == "as":
            return Embedding(above, HYPOTHESIS)
        if mark.lemma == "as" and before == "long":
            return Embedding(above, CONDITION)
        if mark.lemma == "that" and before == "so":
            return Embedding(above, PURPOSE)
        if mark.lemma == "before" and tense(parsed, above) is not Tense.PAST:
            return Embedding(above, FUTURE)
        found = linkers("marks").get(mark.lemma)
        if found is not None:
            return Embedding(above, found)
    if is_infinitive(parsed, verb):
        return _infinitive(parsed, verb, above)
    return Embedding(_of_result(parsed, verb) or above, None)


def _of_result(parsed: ParsedArticle, verb: Token) -> Token | None:
    """Return what a gerund tells the result of, where the parser hung it on a report.

    "Said it might sell arms, thus allowing …": the verb before "thus". "Said it had struck,
    killing five": what was said.
    """
    if verb.tag != "VBG":
        return None
    first, _ = parsed.sentence(verb)
    if any(c.lemma in words("resulting") for c in parsed.all(verb, "advmod")):
        before = (t for t in reversed(parsed.tokens[first : verb.i]) if t.pos == "VERB")
        return next(before, None)
    above = parsed.head(verb)
    if parsed.tokens[verb.i - 1].text == "," and is_infinitive(parsed, above):
        finite = (t for t in parsed.ancestors(above) if t.tag in ("VBD", "VBZ", "VBP"))
        return next(finite, None)  # "failed to stop, killing two"
    said = parsed.child(parsed.head(verb), "ccomp")
    inside = said is not None and parsed.head(verb).i < said.i < verb.i
    return said if inside and verb.lemma not in lexicon().verbs else None


def openers(parsed: ParsedArticle, verb: Token) -> Iterator[Token]:
    """Yield the words that may open a clause."""
    return (c for c in parsed.all(verb, "mark", "advmod") if c.i < verb.i)


def is_inverted(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether the auxiliary before its subject makes a clause a condition: "should X fail"."""
    own = parsed.child(verb, "nsubj", "nsubjpass", "expl")
    if own is None or verb.dep not in ("advcl", "ccomp", "dep"):
        return False
    first = parsed.tokens[parsed.left(verb)]
    helper = first.i < own.i and parsed.head(first).i == verb.i and first.dep in ("aux", "auxpass")
    return (helper or first is verb) and first.text.casefold() in words("inverting")


def is_conditioned(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether a clause holds only under a condition that it states."""
    first = parsed.first_conjunct(verb)
    return any(_is_condition(parsed, c) for v in {verb, first} for c in parsed.children[v.i])


def _is_condition(parsed: ParsedArticle, child: Token) -> bool:
    if is_proviso(parsed, child):
        return True
    if child.lemma == "long" and child.dep == "advmod":
        return parsed.child(child, "advcl") is not None  # "as long as"
    if child.dep == "prep":
        after = parsed.child(child, "prep", "pobj")
        if varies(parsed, child):
            return False
        return child.lemma in words("depending") or (
            after is not None and f"{child.lemma} {after.lemma}" in words("conditional_phrases")
        )
    if child.dep != "advcl":
        return False
    if is_inverted(parsed, child) or (child.lemma == "depend" and not varies(parsed, child)):
        return True
    for mark in openers(parsed, child):
        before = parsed.tokens[mark.i - 1].lemma if mark.i else ""
        conditional = linkers("marks").get(mark.lemma) == CONDITION
        conditional = conditional and parsed.lemma_after(mark) != "compare"
        conditional = conditional or (mark.lemma == "as" and before == "long")
        if conditional and before not in words("no_condition_if"):
            return True
    return False


def varies(parsed: ParsedArticle, opener: Token) -> bool:
    """Tell whether "depending on" only says by what something differs: "may vary depending on"."""
    above = parsed.head(opener)
    return above.lemma in words("varying") and opener.i - above.i in (1, 2)


def _infinitive(parsed: ParsedArticle, verb: Token, above: Token) -> Embedding:
    """`to` tells a purpose, or after "only" and of a change of state an outcome."""
    head = parsed.head(verb)
    if head.pos == "ADJ":
        return adjective_embedding(parsed, head, ("to",))
    first = parsed.left(verb)
    opener = parsed.tokens[first - 1].lemma if first else ""
    if "only" in (opener, parsed.tokens[first].lemma):
        return Embedding(above, IMPLIED)
    if verb.lemma in words("outcomes") and parsed.child(head, "dobj") is None:
        return Embedding(above, IMPLIED)
    patient = parsed.child(head, "dobj", "nsubjpass") is not None
    found = look_up(head.lemma, "V", *(("obj-to",) if patient else ("to",)))
    return Embedding(above, found or PURPOSE)
