"""Whose ministry is "the ministry"? The country that the article is chiefly about acting."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.extract.phrases import country_of
from kg.gazetteer import gazetteer
from kg.model import LineKind

if TYPE_CHECKING:
    from kg.gazetteer import Country
    from kg.parse import ParsedArticle


def home_country(parsed: ParsedArticle) -> Country | None:
    """Return the country of the lead's first subject, else of the dateline, else the commonest."""
    return _lead(parsed) or _dateline(parsed) or _commonest(parsed)


def _lead(parsed: ParsedArticle) -> Country | None:
    lead = next((n for n in parsed.article.lines if n.kind is LineKind.PROSE), None)
    if lead is None:
        return None
    for token in parsed.within(lead.span):
        if token.dep in ("nsubj", "nsubjpass"):
            for part in parsed.subtree(token):
                found = country_of(parsed, part)
                if found is not None:
                    return found
            return None
    return None


def _dateline(parsed: ParsedArticle) -> Country | None:
    for line in parsed.article.lines:
        if line.kind is LineKind.DATELINE:
            for part in line.span.of(parsed.text).replace("(", ",").replace("—", ",").split(","):
                found = gazetteer().country(part.strip().title())
                if found is not None:
                    return found
    return None


def _commonest(parsed: ParsedArticle) -> Country | None:
    counts = Counter(
        found.alpha3
        for entity in parsed.parse.entities
        if (found := country_of(parsed, parsed.tokens[entity.first])) is not None
    )
    if not counts:
        return None
    return gazetteer().countries[min(counts, key=lambda a: (-counts[a], a))]
