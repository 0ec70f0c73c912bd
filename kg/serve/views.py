"""What each page shows: from an opened build to the values of its template."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.codec import correction_of
from kg.export.claim_words import class_names
from kg.query.named import questions
from kg.query.statement_words import side_in_words
from kg.serve import citations, record_words
from kg.serve.listings import (
    EACH,
    KINDS,
    Listed,
    choices,
    listed,
    one_of,
    pages_of,
    spoken,
    storable,
    wanted,
)
from ontology.lists import closed_list

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from kg.model import Article
    from kg.query.record_index import RecordIndex
    from kg.serve.open_build import OpenedBuild

type Record = dict[str, Any]
type Values = dict[str, Any]

_ORDERS = {
    "newest": "newest first",
    "place": "by article",
    "disputed": "most disputed first",
    "statements": "most statements first",
    "said": "most said",
    "about": "most spoken about",
    "name": "by name",
    "score": "surest first",
}


def listing(build: OpenedBuild, kind: str, asked: Mapping[str, str]) -> Values:
    """Return a page of a list. Raises `ConfigError` for what it cannot be asked."""
    what = wanted(kind, asked)
    with build.records() as (database, index):
        found = listed(database, what)
        rows = _rows(database, index, kind, found)
        offered = build.once((kind, "offered"), lambda: _offered(database, kind))
    return {
        "title": KINDS[kind].title,
        "kind": kind,
        "asked": what,
        "rows": rows,
        "total": found.total,
        "pages": found.pages,
        "orders": {name: _ORDERS[name] for name in KINDS[kind].orders},
        "days": KINDS[kind].days,
        "offered": offered,
        "told": _told(build, what.values),
    }


def _offered(database: sqlite3.Connection, kind: str) -> Values:
    """Return what a list is narrowed down by: each value, in words, with how often it is there."""
    one = KINDS[kind]
    return {
        name: [(v, _in_words(name, v), n) for v, n in choices(database, one.table, name)]
        for name in one.offered
    }


def _rows(
    database: sqlite3.Connection, index: RecordIndex, kind: str, found: Listed
) -> list[Record]:
    match kind:
        case "statements":
            return record_words.statements(database, found.rows)[0]
        case "claims":
            return [record_words.claim(r) for r in found.rows]
        case "actors":
            return [{**record_words.actor(r), **_times(database, r["id"])} for r in found.rows]
        case "links":
            return _links(database, index, found.rows)
        case "articles":
            return [record_words.article_line(r["id"], r) for r in found.rows]
    return [{**r, "address": record_words.address("issues", r["id"])} for r in found.rows]


def _times(database: sqlite3.Connection, actor: str) -> dict[str, int]:
    """Return how many statements an actor makes, and how many are about it."""
    query = "SELECT said, about FROM actor JOIN record USING (n) WHERE kind = 'actors' AND id = ?"
    said, about = database.execute(query, (actor.encode("utf-8", "surrogatepass"),)).fetchone()
    return {"said": said, "about": about}


def _links(
    database: sqlite3.Connection, index: RecordIndex, found: tuple[Record, ...]
) -> list[Record]:
    ends: dict[str, Record | None] = {}
    for link in found:
        for name in (link["source"], link["target"]):
            ends[name] = ends.get(name) or index.by_id("statements", name)
    told = {
        one["id"]: one
        for one in record_words.statements(database, (r for r in ends.values() if r))[0]
    }
    return [
        {
            "kind": record_words.link_kind(link["kind"]),
            "name": link["kind"],
            "reason": link["reason"],
            "score": round(100 * link["score"]),
            "source": told.get(link["source"]),
            "target": told.get(link["target"]),
        }
        for link in found
    ]


def _in_words(name: str, value: str) -> str:
    words = {
        "act": closed_list("act").column("present"),
        "kind": record_words.LINKS,
        "type": record_words.TYPES,
    }
    return str(words.get(name, {}).get(value, value))


def _told(build: OpenedBuild, values: Mapping[str, str]) -> str:
    """Return what a list is narrowed down to, where that is no choice of its form."""
    if "issue" in values:
        with build.reading() as database:
            found = one_of(database, "issue", values["issue"])
        return f"part of the issue “{found['label']}”" if found else "part of an issue"
    if "article" in values:
        return f"of the article {values['article']}"
    return "contradicted by others" if values.get("disputed") == "1" else ""


def overview(build: OpenedBuild) -> Values:
    """Return the first page: how much there is, what is disputed, what is new."""
    return build.once("overview", lambda: _overview(build))


def _overview(build: OpenedBuild) -> Values:
    with build.records() as (database, index):
        claims = listed(database, wanted("claims", {}))
        newest = listed(database, wanted("statements", {}))
        issues = listed(database, wanted("issues", {}))
        actors = listed(database, wanted("actors", {}))
        disputed = [record_words.claim(r) for r in claims.rows if _disputed(r)]
        statements, _ = record_words.statements(database, newest.rows[:10])
        (first, last) = database.execute(
            "SELECT min(day), max(day) FROM article WHERE day != ''"
        ).fetchone()
        people = _rows(database, index, "actors", Listed(actors.rows[:10], 10))
    return {
        "title": "Overview",
        "counts": build.counts,
        "first": first,
        "last": last,
        "disputed": disputed[:10],
        "issues": _issue_rows(issues.rows[:10]),
        "statements": statements,
        "actors": people,
        "explorer": build.page is not None,
    }


def _issue_rows(rows: tuple[Record, ...]) -> list[Record]:
    return [{**r, "address": record_words.address("issues", r["id"])} for r in rows]


def _disputed(record: Record) -> bool:
    told = record["corroboration"]
    return bool(told and told["asserted_by"] and told["denied_by"])


def statement(build: OpenedBuild, name: str) -> Values | None:
    """Return the page of a statement."""
    with build.records() as (database, index):
        said = index.by_id("statements", name)
        if said is None:
            return None
        (row,), articles = record_words.statements(database, [said])
        claims = record_words.sides_taken(said, index)
        links = _links(database, index, tuple(index.links_of(name)))
        made = [index.by_id("propositions", one) for one in said["propositions"]]
        roles = {one["id"]: record_words.fillers(one) for one in made if one is not None}
    return {
        "title": f"Statement {name}",
        "row": row,
        "claims": claims,
        "links": links,
        "corrections": [str(correction_of(c)) for c in said.get("corrections", ())],
        "problems": [p["reason"] for p in said.get("problems", ())],
        "said_on_basis": said["said_on_basis"],
        "place": said["evidence"],
        "quotation": said["quotation"],
        "fields": {**_fields(said), "roles": roles},
        "cited": (citations.of_statement(said),),
        "articles": articles,
    }


def _fields(said: Record) -> Record:
    """Return what a form of corrections begins with."""
    start = said["evidence"][0]
    return {
        "speaker": "; ".join(p["label"] for p in said["speakers"]),
        "target": "; ".join(p["label"] for p in said["targets"]),
        "act": said["act"] or "",
        "acts": sorted(closed_list("act").column("present").items()),
        "polarity": said["polarity"],
        "polarities": ("pos", "neg", "unspecified"),
        "modality": said["modality"],
        "modalities": list(closed_list("modality").column("page")),
        "said_on": said["said_on"] or "",
        "conditions": "; ".join(
            said["quote"][a - start : b - start] for a, b in said["conditions"]
        ),
        "links": sorted(record_words.LINKS.items()),
        "classes": [(name, one.label) for name, one in sorted(class_names().items())],
    }


def claim(build: OpenedBuild, name: str, page: int) -> Values | None:
    """Return the page of a claim: who takes which side, each with the sentence."""
    with build.records() as (database, index):
        one = index.by_id("propositions", name)
        if one is None:
            return None
        some = one["stances"][(page - 1) * EACH : page * EACH]
        said = [index.by_id("statements", s["statement"]) for s in some]
        pairs = [(r, s) for r, s in zip(said, some, strict=True) if r is not None]
        rows, _ = record_words.statements(database, (r for r, _ in pairs))
        told = [side_in_words(r, name, s) for r, s in pairs]
        issue = one_of(database, "issue", one["issue"]) if one["issue"] else None
        parts = record_words.claim_parts(one, index.labels)
    return {
        "title": one["label"],
        "claim": record_words.claim(one),
        "parts": parts,
        "issue": _issue_rows((issue,))[0] if issue else None,
        "stances": list(zip(told, rows, strict=True)),
        "total": len(one["stances"]),
        "page": page,
        "pages": pages_of(len(one["stances"])),
    }


def actor(build: OpenedBuild, name: str, role: str, page: int) -> Values | None:
    """Return the page of an actor: who it is, and what it says or is said of it."""
    with build.records() as (database, index):
        one = index.by_id("actors", name)
        if one is None:
            return None
        found = spoken(database, name, role, page)
        rows, _ = record_words.statements(database, found.rows)
        labels = index.labels
        belongs = [
            record_words.Named(record_words.address("actors", other), labels.get(other, other))
            for other in dict.fromkeys(filter(None, (one["affiliation"],)))
        ]
        members = [
            record_words.Named(record_words.address("actors", m), labels.get(m, m))
            for m in one["members"][:EACH]
        ]
        times = _times(database, name)
        who = _who(database, index, one)
    return {
        "title": one["label"],
        "actor": {**record_words.actor(one), **times},
        **who,
        "belongs": belongs,
        "members": members,
        "wikidata": one["wikidata"] or "",
        "problems": [p["reason"] for p in one.get("problems", ())],
        "role": role,
        "rows": rows,
        "total": found.total,
        "page": page,
        "pages": found.pages,
    }


def _who(database: sqlite3.Connection, index: RecordIndex, one: Record) -> Record:
    """Return where an actor appears, and with whom it may be one."""
    seen = one["appearances"][:EACH]
    articles = record_words.articles_called(database, (p["article"] for p in seen))
    mine = {p["id"] for p in one["appearances"]}
    unsure = []
    for told in one["judgements"]:
        if told["verdict"] != "unsure":
            continue
        other = index.actor_of(told["right"] if told["left"] in mine else told["left"])
        if other is not None and other["id"] != one["id"]:
            named = record_words.Named(
                record_words.address("actors", other["id"]), other["label"], other["id"]
            )
            unsure.append({**told, "other": named})
    return {
        "appearances": [
            {
                **p,
                "article": record_words.Named(
                    record_words.address("articles", p["article"]),
                    articles.get(p["article"], {}).get("title") or p["article"],
                ),
            }
            for p in seen
        ],
        "unsure": unsure[:EACH],
    }


def issue(build: OpenedBuild, name: str) -> Values | None:
    """Return an issue with its most disputed claims."""
    with build.reading() as database:
        one = one_of(database, "issue", name)
        if one is None:
            return None
        found = listed(database, wanted("claims", {"issue": name}))
    return {
        "title": one["label"],
        "issue": one,
        "rows": [record_words.claim(r) for r in found.rows],
        "total": found.total,
    }


class Run(NamedTuple):
    """A run of an article's text: `inside` evidence or not, and the statements that begin here."""

    text: str
    inside: bool
    begins: tuple[record_words.Named, ...]


def article(build: OpenedBuild, name: str) -> tuple[Values, Record] | None:
    """Return the page of an article but for its text, and its record."""
    with build.reading() as database:
        one = one_of(database, "article", name)
        if one is None:
            return None
        lines = database.execute(
            "SELECT line FROM record JOIN said ON record.n = said.n WHERE said.article = ?"
            " ORDER BY said.start, said.n",
            (storable(name),),
        )
        said = [json.loads(line) for (line,) in lines]
        rows, articles = record_words.statements(database, said)
    told = {
        "title": one["title"] or name,
        "article": record_words.article_line(name, one),
        "author": one["author"] or "",
        "basis": one["published"]["basis"] if one["published"] else "",
        "rows": rows,
        "said": said,
        "cited": tuple(dict.fromkeys(citations.of_statement(s) for s in said)),
        "articles": articles,
    }
    return told, one


def text_of(found: Article, said: list[Record]) -> list[Run]:
    """Return the text of an article in runs, the evidence of its statements marked."""
    places = [tuple(s["evidence"]) for s in said]
    ends = {0, len(found.text), *(n for place in places for n in place)}
    edges = sorted(n for n in ends if 0 <= n <= len(found.text))
    runs = []
    for start, end in pairwise(edges):
        begins = tuple(
            record_words.Named(record_words.address("statements", s["id"]), str(number), s["id"])
            for number, s in enumerate(said, 1)
            if s["evidence"][0] == start
        )
        inside = any(a <= start < b for a, b in places)
        runs.append(Run(found.text[start:end], inside, begins))
    return runs


def question_list() -> Values:
    """Return the named questions."""
    return {"title": "Questions", "questions": questions()}
