"""The records of a build as typed, frozen values, for programs: what `kg.open` gives.

A value holds what most programs ask for; `record` is the whole JSON object, with every field that
`kg/export/records.md` describes. Offsets count code points of the article's text as read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.aggregates import side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.records import Record


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where to read it: `[start, end)` in an article, and the words that stand there."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a statement names it; `named` tells whether the article does."""

    id: str
    label: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """An article: `day` of publication (EDTF), `outlet`, and its `text` where the page holds it."""

    id: str
    title: str | None
    day: str | None
    outlet: str | None
    url: str | None
    text: str | None
    record: Record = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody performing an `act` with a content, at an exact place; never a bare fact.

    `polarity`, `modality`, `hedged` and `conditions` say how it is put; `content` are its words.
    `claims` are the ids of what it takes a stand on or names.
    """

    id: str
    article: str
    act: str | None
    narrated: bool
    speakers: tuple[Party, ...]
    targets: tuple[Party, ...]
    addressees: tuple[Party, ...]
    content: tuple[str, ...]
    quotation: str
    polarity: str
    modality: str
    certainty: str
    hedged: bool
    conditions: tuple[str, ...]
    day: str | None
    claims: tuple[str, ...]
    confidence: float
    rule: str
    evidence: Evidence
    record: Record = field(repr=False, compare=False)

    @property
    def quote(self) -> str:
        """The sentence or sentences that hold cue and content."""
        return self.evidence.quote


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or is spoken of, across articles; `mentions` are places with no words."""

    id: str
    label: str
    type: str
    named: bool
    aliases: tuple[str, ...]
    role: str | None
    country: str | None
    affiliation: str | None
    members: tuple[str, ...]
    wikidata: str | None
    articles: tuple[str, ...]
    record: Record = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Stance:
    """What one statement does with a claim; `side` is 1 or -1 only where it is put as a fact."""

    statement: str
    polarity: str
    modality: str
    certainty: str
    presupposed: bool
    side: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, whoever claims it and whether or not it is so."""

    id: str
    label: str
    predicate: str | None
    kind: str | None
    roles: Mapping[str, tuple[str, ...]]
    time: str | None
    issue: str | None
    stances: tuple[Stance, ...]
    record: Record = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """What is argued about: a subject with the claims that belong to it."""

    id: str
    label: str
    actor: str | None
    claims: tuple[str, ...]
    record: Record = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """How two statements bear on each other, why, and where to read both."""

    kind: str
    source: str
    target: str
    reason: str
    score: float
    claim: str | None
    record: Record = field(repr=False, compare=False)


def article(record: Record, text: str | None) -> Article:
    """Return an article of `report.json`."""
    published = record["published"]
    day = published["value"] if published else None
    about = (record["title"], day, record["publisher"], record["url"])
    return Article(record["id"], *about, text, record)


def statement(record: Record) -> Statement:
    """Return a statement of `statements.jsonl`."""
    start, end = record["evidence"]

    def words(spans: list[list[int]]) -> tuple[str, ...]:
        quote = record["quote"]
        return tuple(quote[max(a - start, 0) : max(b - start, 0)] for a, b in spans)

    return Statement(
        id=record["id"],
        article=record["article"],
        act=record["act"],
        narrated=record["voice"] == "article",
        speakers=_parties(record["speakers"]),
        targets=_parties(record["targets"]),
        addressees=_parties(record["addressees"]),
        content=words(record["content"]),
        quotation=record["quotation"],
        polarity=record["polarity"],
        modality=record["modality"],
        certainty=record["certainty"],
        hedged=record["hedge"] is not None,
        conditions=words(record["conditions"]),
        day=record["said_on"] or record["said_within"],
        claims=tuple(record["propositions"]),
        confidence=float(record["confidence"]),
        rule=record["rule"],
        evidence=Evidence(record["article"], start, end, record["quote"]),
        record=record,
    )


def _parties(records: list[Record]) -> tuple[Party, ...]:
    return tuple(Party(p["id"], p["label"], p.get("named", True)) for p in records)


def actor(record: Record) -> Actor:
    """Return an actor of `actors.jsonl`."""
    return Actor(
        id=record["id"],
        label=record["label"],
        type=record["type"],
        named=record["named"],
        aliases=tuple(record["aliases"]),
        role=record["role"],
        country=record["country"],
        affiliation=record["affiliation"],
        members=tuple(record["members"]),
        wikidata=record["wikidata"],
        articles=tuple(dict.fromkeys(p["article"] for p in record["appearances"])),
        record=record,
    )


def claim(record: Record) -> Claim:
    """Return a claim of `propositions.jsonl`."""
    roles = {role: tuple(f["label"] for f in found) for role, found in record["roles"].items()}
    return Claim(
        id=record["id"],
        label=record["label"],
        predicate=record["predicate"]["lemma"] if record["predicate"] else None,
        kind=record["class"],
        roles=roles,
        time=record["time"],
        issue=record["issue"],
        stances=tuple(_stance(s) for s in record["stances"]),
        record=record,
    )


def _stance(record: Record) -> Stance:
    held = (record["polarity"], record["modality"], record["certainty"], record["presupposed"])
    return Stance(record["statement"], *held, side(record))


def issue(record: Record, claims: tuple[str, ...]) -> Issue:
    """Return an issue of `issues.jsonl`, with the ids of its claims."""
    return Issue(record["id"], record["label"], record["actor"], claims, record)


def link(record: Record) -> Link:
    """Return a link of `links.jsonl`."""
    ends = (record["kind"], record["source"], record["target"])
    return Link(*ends, record["reason"], record["score"], record["proposition"], record)
