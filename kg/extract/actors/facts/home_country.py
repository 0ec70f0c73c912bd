"""Whose ministry is "the ministry"? The country that the article is chiefly about acting."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.grammar.dependents import attributives_and_possessors, nouns_after
from kg.extract.grammar.functions import (
    is_attributive,
    is_main,
    is_nominal_subject,
    is_possessor,
    is_preposition,
)
from kg.extract.grammar.governors import owner_of_phrase, stands_after
from kg.extract.grammar.noun_dependents import phrase_words
from kg.extract.grammar.noun_phrases import country_of, describes_another, owner
from kg.extract.grammar.possible_speakers import is_agent
from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.model import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.gazetteer import Country
    from kg.model import Token
    from kg.parse import ParsedArticle


_AFTER_PLACE = re.compile(r"[(—,:/]")
OFTEN = 2
"""Mentions from which a country can be the one that an article is about."""
_BOTH = 2
"""Reports of what it says from which another country is the other side of the story."""


def home_country(parsed: ParsedArticle) -> Country | None:
    """Return the country of the dateline, else of the lead's first subject, else one told of most.

    Which is told of most counts only if no other is half as often, and not under a dateline of a
    town that no table knows: a country merely mentioned owns no army of an article that gives it
    no country.
    """
    found = _dateline(parsed) or _lead(parsed)
    if found is not None or any(n.kind is LineKind.DATELINE for n in parsed.article.lines):
        return found
    return _commonest(parsed)


def sole_home(
    parsed: ParsedArticle, home: Country | None, speakers: Iterable[Token]
) -> Country | None:
    """Return the home country where no other speaks as often: else "the minister" may be its.

    A dateline's is the paper's own, however much others say.
    """
    if home is None or _dateline(parsed) is not None:
        return home
    named = (country_of(parsed, t) or owner(parsed, t) for t in speakers)
    counts = Counter(c.alpha3 for c in named if c is not None)
    often = max(_BOTH, counts.pop(home.alpha3, 0))
    return None if any(n >= often for n in counts.values()) else home


def has_unknown_owner(parsed: ParsedArticle, noun: Token) -> bool:
    """Tell whether a phrase names an owner that no table knows: "the ministry of Tagant".

    Whose it is stays open then: it is surely not the article's own country's.
    """
    owners = [*attributives_and_possessors(parsed, noun), *nouns_after(parsed, noun, "of")]
    first, _ = parsed.sentence(noun)
    return any(
        t.text[0].isupper()
        and t.i > first
        and country_of(parsed, t) is None
        and (t.ent in ("GPE", "NORP", "LOC") or (t.pos == "ADJ" and t.ent == ""))
        for t in owners
    )


def local_country(parsed: ParsedArticle, noun: Token) -> Country | None:
    """Return the one country in which the sentence places what it tells: "In Chad, | the army".

    "The government" goes on being that one in the next sentence of the paragraph.
    """
    found = _place_before(parsed, noun)
    if found is not None or noun.sent == 0:
        return found
    first, last = parsed.parse.sentences[noun.sent - 1]
    if parsed.line_of[first] is not parsed.line_of[noun.i]:
        return None
    same = [t for t in parsed.tokens[first:last] if t.lemma == noun.lemma]
    return _place_before(parsed, same[-1]) if same else None


def _place_before(parsed: ParsedArticle, noun: Token) -> Country | None:
    first, _ = parsed.sentence(noun)
    places = []
    for token in parsed.tokens[first : noun.i]:
        placed = stands_after(parsed, token, *words("placing"))
        place = country_of(parsed, token) if placed else None
        if place is not None:
            places.append(place)
    alone = {c.alpha3 for c in places}
    return places[0] if len(alone) == 1 else None


def _lead(parsed: ParsedArticle) -> Country | None:
    lead = next((n for n in parsed.article.lines if n.kind is LineKind.PROSE), None)
    if lead is None:
        return None
    for token in parsed.within(lead.span):
        if is_nominal_subject(token):
            phrase = tuple(phrase_words(parsed, token))
            if any(t.lemma in words("sent") for t in phrase):
                return None  # "Chad's ambassador to Peru said": it may be about either
            told = [
                c
                for t in phrase
                if (c := country_of(parsed, t)) is not None
                and not describes_another(parsed, t, token)
                and not _is_topic(parsed, t, token)
            ]
            return told[0] if len({c.alpha3 for c in told}) == 1 else None  # not "Peru and Chad"
    return None


def _is_topic(parsed: ParsedArticle, name: Token, subject: Token) -> bool:
    """Tell whether a phrase only tells whom something is about: "A debate on arms for | Chad |".

    Or whom it comes from, of what acts not itself: "Details from the | Lisbon | police".
    """
    acts = is_agent(parsed, subject)
    for above in parsed.ancestors(name):
        if above.i == subject.i:
            return False
        if not is_preposition(above):
            continue
        if above.lemma in words("topics_and_goals") or not (
            acts or above.lemma in words("links_to_owner")
        ):
            return True
    return False


def _dateline(parsed: ParsedArticle) -> Country | None:
    for line in parsed.article.lines:
        if line.kind is LineKind.DATELINE:
            for part in _AFTER_PLACE.split(line.span.of(parsed.text)):
                found = gazetteer().country(part.strip().title())
                if found is not None:
                    return found
    return None


def _commonest(parsed: ParsedArticle) -> Country | None:
    """Return the country told of most, if it acts or owns somewhere: not a mere topic or place."""
    told = [
        (found.alpha3, parsed.tokens[entity.last - 1])
        for entity in parsed.parse.entities
        if (found := country_of(parsed, parsed.tokens[entity.first])) is not None
    ]
    counts = Counter(code for code, _ in told)
    acting = {code for code, name in told if _acts_or_owns(parsed, name)}
    ranked = sorted(counts, key=lambda a: (-counts[a], a))
    if (
        not ranked
        or counts[ranked[0]] < OFTEN
        or ranked[0] not in acting
        or (len(ranked) > 1 and counts[ranked[1]] * 2 > counts[ranked[0]])
    ):
        return None
    return gazetteer().countries[ranked[0]]


def _acts_or_owns(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether a country does something or has a body: "| Chad |'s army", "| Chadian | MPs".

    Or a main clause tells what happens there: "Traders met in | Chad |". "The Chad-Mali conflict"
    does neither, nor do "those who work in Chad".
    """
    told = owner_of_phrase(parsed, name, "in")
    if told is not None and is_main(told):
        return True
    above = name
    while is_attributive(above):
        above = parsed.head(above)
    described = above is not name and is_agent(parsed, above)
    return is_nominal_subject(name) or is_possessor(name) or described
