"""What `graph.html` holds when a graph is too large for one page, or part of it is wanted.

A filter is written `key=value`; several values, separated by commas or by naming a key again, mean
any of them; different keys must all hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.export.stance_families import StanceFamily, family_of
from kg.model import Act, Voice
from ontology import edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.model import Actor, Article, Graph, Statement

MOST = 10_000
"""Statements a page holds unless `most` asks for more: opening twice 5,000 is still bearable."""
KEYS = {
    "speaker": "a speaker's name, alias or id",
    "about": "name, alias or id of an actor spoken about",
    "country": "the speaker's country, as ISO 3166 alpha-3",
    "act": "an act",
    "stance": "asserts, denies, considers, wants, opposes or declines",
    "voice": "attributed or article",
    "article": "an article's id",
    "publisher": "a publisher",
    "since": "articles published on that day or later",
    "until": "articles published on that day or earlier",
    "confidence": "at least this share of right reports, 0 to 1",
    "most": f"at most so many statements ({MOST:,} unless given)",
    "text": "all, or quoted: only the sentences quoted, not the whole articles",
}
_LISTS = {
    "act": [a.value for a in Act],
    "stance": [s.value for s in StanceFamily],
    "voice": [v.value for v in Voice],
    "text": ["all", "quoted"],
}
_ONE = ("since", "until", "confidence", "most", "text")


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Wanted values by key (folded in case), and the filters as they were written."""

    wanted: dict[str, frozenset[str]] = field(default_factory=dict)
    written: tuple[str, ...] = ()

    def one(self, key: str) -> str | None:
        """Return the value of a key that takes one."""
        return next(iter(self.wanted.get(key, ())), None)

    @property
    def whole(self) -> bool:
        """Tell whether the page holds the whole text of its articles."""
        return self.one("text") != "quoted"


def parse(written: Iterable[str]) -> PageFilter:
    """Read filters; raises ConfigError for an unknown key or a value that a key cannot have."""
    wanted: dict[str, set[str]] = {}
    texts = tuple(written)
    for text in texts:
        key, equals, values = text.partition("=")
        found = {v.strip().casefold() for v in values.split(",") if v.strip()}
        if not equals or key not in KEYS or not found:
            known = "; ".join(f"{k}: {means}" for k, means in KEYS.items())
            raise ConfigError(f"--html-filter {text!r} is not KEY=VALUE with a known key ({known})")
        wanted.setdefault(key, set()).update(found)
    for key, values_of in wanted.items():
        _check(key, values_of)
    return PageFilter({k: frozenset(v) for k, v in wanted.items()}, texts)


def _check(key: str, values: set[str]) -> None:
    if key in _ONE and len(values) > 1:
        raise ConfigError(f"--html-filter {key} takes one value, not {', '.join(sorted(values))}")
    for value in values:
        fine = value in _LISTS.get(key, [value])
        if key in ("since", "until"):
            day = edtf.days(value)
            fine = day is not None and day.first is not None and day.last is not None
        elif key == "confidence":
            fine = _number(value) is not None and 0 <= float(value) <= 1
        elif key == "most":
            fine = value.isascii() and value.isdecimal() and int(value) > 0
        if not fine:
            raise ConfigError(f"--html-filter {key}={value}: wanted is {KEYS[key]}")


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def page_part(graph: Graph, wanted: PageFilter) -> Graph:
    """Return the part of a graph that the page holds, with what its statements refer to.

    When more than `most` statements are left, whole articles are left out, so that each article
    that is there is complete: the earliest published first, and of those without a date as large a
    share as of all.
    """
    articles = {a.id: a for a in graph.articles}
    actors = {a.id: a for a in graph.actors}
    tests = list(_tests(wanted, actors, articles))
    kept = [s for s in graph.statements if all(test(s) for test in tests)]
    most = int(wanted.one("most") or MOST)
    if len(kept) > most:
        kept = _latest(kept, articles, most)
    return _closed(graph, kept) if len(kept) < len(graph.statements) else graph


type Test = Callable[[Statement], bool]


def _tests(
    wanted: PageFilter, actors: dict[str, Actor], articles: dict[str, Article]
) -> Iterable[Test]:
    for key, values in wanted.wanted.items():
        if key in ("speaker", "about"):
            yield _by_name(key, {a.id for a in actors.values() if values & _names(a)})
        elif key == "country":
            yield _by_country(values, actors)
        elif key in ("publisher", "since", "until"):
            yield _by_article(key, values, articles)
        elif key not in ("most", "text"):
            yield _by_itself(key, values)


def _by_name(key: str, ids: set[str]) -> Test:
    if key == "speaker":
        return lambda said: any(p.actor in ids for p in said.speakers)
    return lambda said: any(p.actor in ids for p in said.targets)


def _by_country(values: frozenset[str], actors: dict[str, Actor]) -> Test:
    ids = {a.id for a in actors.values() if (a.country or "").casefold() in values}
    return _by_name("speaker", ids)


def _by_article(key: str, values: frozenset[str], articles: dict[str, Article]) -> Test:
    if key == "publisher":
        fits = {a.id for a in articles.values() if (a.publisher or "").casefold() in values}
    else:
        fits = {a.id for a in articles.values() if _in_time(a, key, min(values))}
    return lambda said: said.article in fits


def _by_itself(key: str, values: frozenset[str]) -> Test:
    if key == "confidence":
        least = float(min(values))
        return lambda said: said.confidence >= least
    of: dict[str, Callable[[Statement], str]] = {
        "act": lambda said: said.act.value,
        "voice": lambda said: said.voice.value,
        "stance": lambda said: family_of(said).value,
        "article": lambda said: said.article.casefold(),
    }
    return lambda said: of[key](said) in values


def _names(actor: Actor) -> set[str]:
    return {name.casefold() for name in (actor.id, actor.label, *actor.aliases)}


def _in_time(article: Article, key: str, value: str) -> bool:
    limit = edtf.days(value)
    days = edtf.days(article.published.value) if article.published else None
    if days is None or limit is None:
        return False
    if key == "since":
        return limit.first is not None and (days.last is None or days.last >= limit.first)
    return limit.last is not None and (days.first is None or days.first <= limit.last)


def _latest(kept: list[Statement], articles: dict[str, Article], most: int) -> list[Statement]:
    of: dict[str, list[Statement]] = {}
    for said in kept:
        of.setdefault(said.article, []).append(said)
    days = {article: _first_day(articles[article]) for article in of}
    undated = sorted(a for a in of if not days[a])
    dated = sorted((a for a in of if days[a]), key=lambda a: (days[a], a), reverse=True)
    number = {article: len(statements) for article, statements in of.items()}
    share = most * sum(number[a] for a in undated) // len(kept)
    chosen = _that_fit(undated, number, share)
    chosen += _that_fit(dated, number, most - sum(number[a] for a in chosen))
    return [s for s in kept if s.article in chosen]


def _first_day(article: Article) -> str:
    days = edtf.days(article.published.value) if article.published else None
    return days.first.isoformat() if days and days.first else ""


def _that_fit(ranked: list[str], number: dict[str, int], room: int) -> list[str]:
    """Return the first articles, as many as there is room for their statements."""
    fit = sum(1 for total in accumulate(number[a] for a in ranked) if total <= room)
    return ranked[:fit]


def _closed(graph: Graph, kept: list[Statement]) -> Graph:
    """Return the graph of these statements and of what they refer to."""
    said = {s.id for s in kept}
    claims = {p for s in kept for p in s.propositions}
    for condition in (a for s in kept for a in s.antecedents):
        claims.update((condition.proposition, *condition.consequents))
    parties = {p.actor for s in kept for p in (*s.speakers, *s.targets, *s.addressees)}
    parties.update(a for s in kept for a in s.whose_will)
    above = {a.affiliation for a in graph.actors if a.id in parties}
    articles = {s.article for s in kept}
    return replace(
        graph,
        articles=tuple(a for a in graph.articles if a.id in articles),
        actors=tuple(a for a in graph.actors if a.id in parties or a.id in above),
        statements=tuple(kept),
        propositions=tuple(p for p in graph.propositions if p.id in claims),
        links=tuple(x for x in graph.links if x.source in said and x.target in said),
    )
