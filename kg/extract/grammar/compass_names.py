"""Which state "the South" is: by the states that the article names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from kg.gazetteer import Country
    from kg.parse import ParsedArticle


OPPOSITES = {"North": "South", "South": "North", "East": "West", "West": "East"}


def direction(parsed: ParsedArticle, word: str) -> Country | None:
    """Return the country that "the South" means here: the South X that the article names most."""
    key = (f"{__name__}:{word}", 0)
    if key not in parsed.memory:
        parsed.memory[key] = _most_named(parsed, word)
    found: Country | None = parsed.memory[key]
    return found


def _most_named(parsed: ParsedArticle, word: str) -> Country | None:
    counts: dict[str, int] = {}
    for entity in parsed.parse.entities:
        name = parsed.span(entity.first, entity.last).of(parsed.text)
        if name.startswith(f"{word} "):
            found = gazetteer().country(name)
            if found is not None:
                counts[found.alpha3] = counts.get(found.alpha3, 0) + 1
    if not counts:  # "the North" may be all that is said of it: its twin settles which
        twin = OPPOSITES[word]
        other = direction_counts(parsed, twin)
        names = [c.name.replace(twin, word, 1) for c in other]
        return next((c for n in names if (c := gazetteer().country(n))), None)
    best = min(counts, key=lambda a: (-counts[a], a))
    return gazetteer().countries[best]


def direction_counts(parsed: ParsedArticle, word: str) -> list[Country]:
    """Return the countries whose names begin with a direction, as often as they are named."""
    found = []
    for entity in parsed.parse.entities:
        country = gazetteer().country(parsed.span(entity.first, entity.last).of(parsed.text))
        if country is not None and country.name.startswith(f"{word} "):
            found.append(country)
    return found
