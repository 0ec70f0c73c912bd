"""One actor for one name across articles; unnamed holders of an office are never joined.

Ids are made from what identifies an actor (`kg.extract.actors`), so the same name in two articles
already has one id, spellings of a transliteration too. What remains is to choose a label, gather
the names used, and keep two people apart whom articles place in different countries.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model import Actor, ActorType, Diagnostic, Severity
from kg.resolve.renaming import copies, renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Extraction, Mention, Proposition, Statement

_NAMING = frozenset({"name", "government", "organ", "office of", "people"})
"""Reasons for which the words of a mention are a name of the actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """All articles' records with actors of the whole collection."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    propositions: tuple[Proposition, ...]
    diagnostics: tuple[Diagnostic, ...]


def resolve(extractions: Iterable[Extraction], texts: Mapping[str, str]) -> Resolved:
    """Join the extractions of all articles; `texts` by article id give the names as printed.

    The result does not depend on the order of the extractions.
    """
    ordered = sorted(extractions, key=lambda e: e.article)
    apart = _kept_apart(ordered)
    ids: dict[str, dict[str, str]] = {}
    for (article, old), new in {**apart, **copies(ordered, texts)}.items():
        ids.setdefault(article, {})[old] = new
    joined = [renamed(e, ids.get(e.article, {})) for e in ordered]
    mentions = tuple(m for e in joined for m in e.mentions)
    return Resolved(
        actors=_actors([a for e in joined for a in e.actors], mentions, texts),
        mentions=mentions,
        statements=tuple(s for e in joined for s in e.statements),
        propositions=_propositions([p for e in joined for p in e.propositions]),
        diagnostics=_diagnostics(ordered, apart),
    )


def _kept_apart(extractions: list[Extraction]) -> dict[tuple[str, str], str]:
    """Return new ids by (article, actor) for people of one name but different countries."""
    countries: dict[str, dict[str, str]] = {}
    for extraction in extractions:
        for actor in extraction.actors:
            if actor.type is ActorType.PERSON and actor.country:
                countries.setdefault(actor.id, {})[extraction.article] = actor.country
    found = {}
    for actor_id, by_article in countries.items():
        if len(set(by_article.values())) > 1:
            for article, country in by_article.items():
                found[(article, actor_id)] = key_id("a", "person", actor_id, country)
    return found


def _actors(
    actors: list[Actor], mentions: tuple[Mention, ...], texts: Mapping[str, str]
) -> tuple[Actor, ...]:
    names: dict[str, Counter[str]] = {}
    for mention in mentions:
        if mention.basis in _NAMING:
            words = " ".join(mention.span.of(texts[mention.article]).split())
            name = _bare(words)
            if name:
                names.setdefault(mention.actor, Counter())[name] += 1
    together: dict[str, list[Actor]] = {}
    for actor in actors:
        together.setdefault(actor.id, []).append(actor)
    return tuple(_joined(together[i], names.get(i, Counter())) for i in sorted(together))


def _bare(name: str) -> str:
    """Return a name without article and possessive mark; nothing for "his office"."""
    plain = name.removesuffix("'s").removesuffix("’s").strip()
    first, _, rest = plain.partition(" ")
    if first.casefold() in ("his", "her", "its", "their", "our", "my"):
        return ""
    return rest if first.casefold() in ("the", "both", "a", "an") and rest else plain


def _joined(same: list[Actor], names: Counter[str]) -> Actor:
    """Return one actor: the label most used (then the longest), every name, the fullest facts."""
    labels = Counter(a.label for a in same)
    label = min(labels, key=lambda n: (-labels[n], -len(n), n))
    aliases = sorted({*names, *(n for a in same for n in a.aliases), *labels} - {label})
    return replace(
        same[0],
        label=label,
        aliases=tuple(aliases) if same[0].named else (),
        country=_commonest(a.country for a in same),
        affiliation=_commonest(a.affiliation for a in same),
        role=_commonest(a.role for a in same),
        wikidata=_commonest(a.wikidata for a in same),
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def _propositions(propositions: list[Proposition]) -> tuple[Proposition, ...]:
    """Join propositions of one key; the first by article and place gives the words."""
    together: dict[str, list[Proposition]] = {}
    for one in sorted(propositions, key=lambda p: (p.article, p.trigger, p.id)):
        together.setdefault(one.id, []).append(one)
    joined = []
    for name in sorted(together):
        stances = {s.statement: s for p in together[name] for s in p.stances}
        joined.append(
            replace(together[name][0], stances=tuple(stances[k] for k in sorted(stances)))
        )
    return tuple(joined)


def _diagnostics(
    extractions: list[Extraction], apart: dict[tuple[str, str], str]
) -> tuple[Diagnostic, ...]:
    found = [d for e in extractions for d in e.diagnostics]
    labels = {(e.article, a.id): a.label for e in extractions for a in e.actors}
    for article, actor in sorted(apart):
        found.append(
            Diagnostic(
                code="same-name",
                severity=Severity.WARNING,
                message=f"{labels[article, actor]!r} is kept apart from a namesake of another"
                " country in another article",
                article=article,
            )
        )
    return tuple(found)
