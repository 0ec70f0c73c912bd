"""Which kind of a thing is given: humanitarian aid is no military aid, offensive no defensive arms.

The words that class a thing are in `data/qualifiers.csv`; they are part of what makes two mentions
one claim. Every other word beside it ("a large number of", "heavy") tells how much or which ones:
under a negation or a doubt it is what is denied, and the bare event is not.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from kg.extract.event_lexicon import objects, theme_chain, themes
from kg.extract.grammar.dependents import (
    attributive_adjectives,
    objects_of,
    prepositional_phrases,
    sort_modifiers,
)
from kg.extract.grammar.functions import (
    is_attributive,
    is_attributive_noun,
    is_conjunct,
)
from kg.extract.grammar.governors import owner_of_phrase, verb_of_direct_object
from kg.extract.grammar.noun_dependents import words_before
from kg.extract.grammar.noun_phrases import country_of
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.model import Token
    from kg.parse import ParsedArticle


@cache
def qualifiers() -> Mapping[tuple[str, str], str]:
    """Return what a word makes of a class of things, by class and word."""
    text = (files("kg.extract") / "data" / "qualifiers.csv").read_text(encoding="utf-8")
    return {
        (row["theme"], word): row["qualifier"]
        for row in csv.DictReader(StringIO(text))
        for word in row["words"].split()
    }


def theme_class(token: Token | None) -> str:
    """Return the class of things that a word belongs to, else its own lemma."""
    if token is None:
        return ""
    return themes()[token.lemma][0] if token.lemma in themes() else token.lemma


def theme_of(parsed: ParsedArticle, token: Token | None, states: frozenset[str]) -> str:
    """Return the class of a thing with the kinds of it that the phrase tells: "offensive weapons".

    `states` are those of who gives it: whose troops somebody else moves is told with them.
    """
    if token is None:
        return ""
    base = theme_class(token)
    told = {k: w for w, name in _beside(parsed, token) if (k := _qualifier(base, name))}
    joined = any(is_conjunct(w) for w in told.values())
    known = (AND if joined else " ").join(sorted(told))
    owner = _foreign(parsed, token, states) if base == "troops" and states else ""
    return " ".join(w for w in (owner, known, base) if w)


def _qualifier(base: str, word: str) -> str | None:
    """Return what a word makes of a class of things, or of the nearest wider one it classes."""
    found = (qualifiers().get((kind, word)) for kind in theme_chain(base))
    return next((k for k in found if k is not None), None)


AND = " and "
"""Joins two kinds of a thing that are given side by side: "financial and humanitarian aid"."""


def coordinated_themes(theme: str) -> tuple[str, ...]:
    """Return the things that joined kinds make: financial aid and humanitarian aid.

    >>> coordinated_themes("financial and humanitarian aid")
    ('financial aid', 'humanitarian aid')
    """
    kinds, _, base = theme.rpartition(" ")
    return tuple(f"{k} {base}" for k in kinds.split(AND)) if AND in kinds else (theme,)


def _beside(parsed: ParsedArticle, noun: Token) -> Iterator[tuple[Token, str]]:
    """Yield the words that may class a thing, "non-lethal" as one."""
    beside = [c for c in words_before(parsed, noun) if is_attributive(c) or is_conjunct(c)]
    if is_attributive_noun(noun):  # "defensive | weapon support"
        beside += [c for c in attributive_adjectives(parsed, parsed.head(noun)) if c.i < noun.i]
    for prep in prepositional_phrases(parsed, noun):
        if prep.lemma in ("of", "for"):  # "weapons of defence", "arms for defensive purposes"
            inside = objects_of(parsed, prep)
            beside += [t for n in inside for t in (n, *sort_modifiers(parsed, n))]
    given = verb_of_direct_object(parsed, noun)
    if given is not None:  # "supply arms | for defensive purposes"
        aims = [n for p in prepositional_phrases(parsed, given) for n in objects_of(parsed, p)]
        beside += [
            c
            for n in aims
            if n.lemma in words("purposes")
            for c in attributive_adjectives(parsed, n)
        ]
    for word in dict.fromkeys(c for w in beside for c in parsed.conjuncts(w)):
        before = parsed.text[max(0, word.start - 4) : word.start].casefold()
        mark = "non-" if re.search(r"\bnon[-‑]$", before) else ""
        yield word, mark + word.lemma.casefold()


def _foreign(parsed: ParsedArticle, noun: Token, states: frozenset[str]) -> str:
    """Return whose troops are moved, by the adjective of a state that does not move them."""
    for child in words_before(parsed, noun):
        if is_attributive(child):
            country = country_of(parsed, child)
            if country is not None and country.alpha3 not in states:
                entity = parsed.entity_at.get(child.i)
                first = entity.first if entity is not None else child.i
                return parsed.span(first, child.i + 1).of(parsed.text)
    return ""


def may_be_one_theme(one: str, other: str) -> bool:
    """Tell whether two classes of things may be one: "offensive weapons", "missiles", "weapons".

    A kind is taken up by a wider one ("the weapons"), never by another kind.
    """
    return is_kind_of(one, other) or is_kind_of(other, one)


def is_kind_of(narrow: str, wide: str) -> bool:
    """Tell whether a thing is of a sort or kind of another: missiles of weapons."""
    sort, _, base = narrow.rpartition(" ")
    wanted, _, kind = wide.rpartition(" ")
    return kind in theme_chain(base) and (not wanted or wanted == sort)


def partitive_words(parsed: ParsedArticle, noun: Token) -> str:
    """Return the words of a thing of which only some are meant: "a large number of | troops".

    Empty where nothing restricts it.
    """
    outer = noun
    while (above := owner_of_phrase(parsed, outer, "of")) is not None:
        if (
            above.lemma not in objects()["parts"]
            and above.text.casefold() not in objects()["parts"]
        ):
            break
        outer = above
    base = theme_class(noun)
    told = [
        c
        for t in {outer.i: outer, noun.i: noun}.values()
        for c in words_before(parsed, t)
        if c.dep in ("amod", "nummod", "compound")
        and c.lemma not in words("unspecific_modifiers")
        and _qualifier(base, c.lemma) is None
        and c.lemma not in themes()
        and country_of(parsed, c) is None
    ]
    if not told:
        return ""
    first = min(parsed.left(c) for c in told)
    return re.sub(r"\s+", " ", parsed.span(first, noun.i + 1).of(parsed.text))
