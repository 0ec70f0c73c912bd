"""Acronyms that an article gives in brackets after a name: "Lakeside Water Board (LWB)"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from kg.extract.lexicon import ordered_words, words
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.parse import ParsedArticle

_SMALL = rf"(?:{'|'.join(ordered_words('small_words_of_names'))})"
_NAME = rf"(?:[A-Z][\w’'-]*)(?:\s+(?:{_SMALL}\s+)*[A-Z][\w’'-]*){{1,7}}"
_BEHIND = re.compile(rf"({_NAME})\s+\(([A-Z]{{2,6}})\)")
_OR_LONG = re.compile(rf"\b([A-Z]{{2,6}}), or (?:the )?({_NAME})")
_OR_SHORT = re.compile(rf"({_NAME}), or (?:the )?([A-Z]{{2,6}})\b")
_BRACKETS = re.compile(r" \(([A-Z]{2,6})\)")
_GIVEN = re.compile(
    rf"((?:[A-Z][\w’'-]*)(?:\s+(?:{_SMALL}\s+)*[A-Z][\w’'-]*){{1,7}})\s+\(([A-Z][A-Za-z]{{1,7}})\)"
)

_KNOWN = re.compile(
    rf"({_NAME}),? (?:better |also |widely )?known (?:by its \w+ )?as (?:the )?([A-Z]{{2,6}})\b"
)
_FOREIGN = (
    (_BEHIND, 1, 2, "("),
    (_OR_LONG, 2, 1, ", or "),
    (_OR_SHORT, 1, 2, ", or "),
    (_KNOWN, 1, 2, " known "),
)
"""Patterns with the groups of the long and the short name, and what a line has that they fit."""


def acronyms(parsed: ParsedArticle) -> Mapping[str, str]:
    """Return the long name by its acronym, where the capitals of the name spell it.

    "The" and other words before the first that counts are no part of the name.
    """
    found: dict[str, str] = {}
    for line in parsed.read_lines():
        if "(" not in line.span.of(parsed.text):
            continue
        for match in _GIVEN.finditer(parsed.text, line.span.start, line.span.end):
            parts = match[1].split()
            for first in range(len(parts) - 1):
                if parts[first][:1].isupper() and _spells(parts[first:], match[2]):
                    found.setdefault(match[2], " ".join(parts[first:]))
                    break
    return found


def foreign_acronyms(parsed: ParsedArticle) -> Mapping[str, str]:
    """Return the long name by an acronym of other letters: "Workers' Party of Tagant (PTK)".

    It is in brackets behind the name of a body, or joined with "or": "the PTK, or Workers' Party".
    A name that tells no kind of body has one only where the acronym stands again, since brackets
    hold much else.
    """
    found: dict[str, str] = {}
    for line in parsed.read_lines():
        text = line.span.of(parsed.text)
        for pattern, long, short, mark in _FOREIGN:
            if mark not in text:
                continue
            for match in pattern.finditer(parsed.text, line.span.start, line.span.end):
                name = _without_state(re.sub(r"^The ", "", match[long]))
                kinds = {w.strip("’'").casefold() for w in re.split(r"[\s’']", name)}
                if kinds & words("collective") and len(name.split()) > 1:
                    found.setdefault(match[short], name)
    found |= {k: v for k, v in _named_again(parsed).items() if k not in found}
    for entity in parsed.parse.entities:
        if entity.label != "ORG":
            continue
        behind = _BRACKETS.match(parsed.text, parsed.tokens[entity.last - 1].end)
        if behind is None:
            continue
        name = re.sub(r"^[Tt]he ", "", parsed.span(entity.first, entity.last).of(parsed.text))
        name = _without_state(name)
        if " " not in name:
            continue
        again = _times_printed(parsed)[behind[1]] > 1  # brackets behind a body may hold anything
        if again and gazetteer().country(behind[1]) is None:
            found.setdefault(behind[1], re.sub(r"\s+", " ", name))
    return found


def _times_printed(parsed: ParsedArticle) -> Counter[str]:
    """Return how often each word stands in an article."""
    key = ("times that words are printed",)
    if key not in parsed.memory:
        parsed.memory[key] = Counter([t.text for t in parsed.tokens])
    found: Counter[str] = parsed.memory[key]
    return found


def _named_again(parsed: ParsedArticle) -> dict[str, str]:
    """Return names by the acronym behind them in brackets that stands again, whatever they tell.

    "Doctors Beyond Frontiers (MSF) … MSF said", "Norland's Democrats (SPD) … the SPD". Behind a
    person or a place it is a party or a state: "Ada Brandt (SPD)".
    """
    found: dict[str, str] = {}
    for line in parsed.read_lines():
        text = line.span.of(parsed.text)
        if "(" not in text and " known " not in text:
            continue
        both = (p.finditer(parsed.text, line.span.start, line.span.end) for p in (_BEHIND, _KNOWN))
        for match in chain.from_iterable(both):
            short, last = match[2], parsed.tokens[parsed.at(match.end(1) - 1)]
            entity = parsed.entity_at.get(last.i)
            body = entity is None or entity.label in ("ORG", "NORP")
            known = gazetteer().country(short) is not None
            again = _times_printed(parsed)[short] > 1
            if body and not known and again and last.tag != "POS":
                name = re.sub(r"^(?:The |\S+[’']s )", "", re.sub(r"\s+", " ", match[1]))
                name = _without_state(name)
                if " " in name:
                    found.setdefault(short, name)
    return found


def _without_state(name: str) -> str:
    """Return a body's name without the state that owns it: "| Norland's | Department of Trade"."""
    owner, mark, rest = re.sub(r"\s+", " ", name).replace("’s ", "'s ").partition("'s ")
    return rest if mark and gazetteer().country(owner) is not None else name


def short_names_of_firms(parsed: ParsedArticle) -> Mapping[str, str]:
    """Return the long name of a firm by its short one: "Orlo" in an article on "Orlo Shipping".

    What the long name has more are words that firms and institutes have, and one name alone fits.
    The surname of somebody whom the article names in full is no firm's: "Orlo" beside "Ann Orlo".
    """
    names = {
        re.sub(r"\s+", " ", parsed.span(e.first, e.last).of(parsed.text)).removeprefix("the ")
        for e in parsed.parse.entities
        if e.label == "ORG"
    }
    people = {
        parsed.tokens[e.last - 1].text
        for e in parsed.parse.entities
        if e.label == "PERSON" and e.last - e.first > 1
    }
    longer: dict[str, set[str]] = {}
    for name in names:
        parts = name.split(" ")
        for k in range(1, len(parts)):
            if all(p.casefold().rstrip(".") in words("firms") for p in parts[k:]):
                longer.setdefault(" ".join(parts[:k]), set()).add(name)
    told = sorted((names - people) & longer.keys())
    return {n: longer[n].pop() for n in told if len(longer[n]) == 1}


def _spells(parts: list[str], acronym: str) -> bool:
    """Tell whether the capitals of some words are the acronym's letters."""
    capitals = "".join(w[0] for w in parts if w[:1].isupper())
    return capitals.casefold() == acronym.casefold()
