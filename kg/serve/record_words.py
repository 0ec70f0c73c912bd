"""From records to what the templates show: words, links to other pages, marked sentences.

Everything is text: the templates escape it, and nothing of an article becomes markup.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from kg.export.claim_words import class_label, class_names, filler_words, quantity_words
from kg.query import statement_words
from kg.serve.listings import storable
from ontology.lists import closed_list
from ontology.terms import ROLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from kg.query.record_index import RecordIndex

type Record = dict[str, Any]


class Piece(NamedTuple):
    """A run of text, and what it is: `speaker`, `cue`, `content` …, or nothing."""

    kind: str
    text: str


class Named(NamedTuple):
    """Words that lead to a page."""

    address: str
    label: str
    more: str = ""


def address(kind: str, name: str) -> str:
    """Return the address of a page of one thing.

    >>> address("articles", "a b/c")
    '/articles/a%20b%2Fc'
    """
    return f"/{kind}/{quote(name, safe='')}"


def party(one: Record) -> Named:
    """Return an actor as a statement names it."""
    unnamed = "" if one.get("named", True) else "unnamed"
    return Named(address("actors", one["id"]), one["label"], unnamed)


def evidence(said: Record) -> list[Piece]:
    """Return the evidence of a statement in pieces: speaker, cue, content, condition marked."""
    text, marks = said["quote"], statement_words.marks(said)
    ends = {0, len(text), *(m.start for m in marks), *(m.end for m in marks)}
    edges = sorted(end for end in ends if 0 <= end <= len(text))
    pieces = []
    for start, end in pairwise(edges):
        kind = next((m.kind for m in reversed(marks) if m.start <= start < m.end), "")
        pieces.append(Piece(kind, text[start:end]))
    return pieces


def statement(said: Record, articles: Mapping[str, Record]) -> Record:
    """Return what a list shows of a statement."""
    own = said["voice"] == "article"
    article = articles.get(said["article"], {})
    return {
        "address": address("statements", said["id"]),
        "id": said["id"],
        "own": own,
        "speakers": [party(p) for p in said["speakers"]],
        "act": "" if own else statement_words.ACTS[said["act"]],
        "addressees": [party(p) for p in said["addressees"]],
        "targets": [party(p) for p in said["targets"]],
        "standing": statement_words.standing(said),
        "evidence": evidence(said),
        "day": said["said_on"] or said["said_within"] or "",
        "article": article_line(said["article"], article),
        "confidence": round(100 * said["confidence"]),
        "corrected": bool(said.get("corrections")),
    }


def article_line(name: str, article: Record) -> Record:
    """Return what a list shows of an article."""
    published = article.get("published")
    return {
        "address": address("articles", name),
        "id": name,
        "title": article.get("title") or name,
        "outlet": article.get("publisher") or "",
        "day": published["value"] if published else "",
        "url": outer(article.get("url")),
        "statements": article.get("statements", 0),
    }


def outer(url: object) -> str:
    """Return the address of a page elsewhere; nothing for what is not of the web.

    >>> outer("javascript:alert(1)"), outer("https://news.example/a")
    ('', 'https://news.example/a')
    """
    told = str(url or "")
    return told if told.startswith(("https://", "http://")) else ""


def statements(
    database: sqlite3.Connection, found: Iterable[Record]
) -> tuple[list[Record], dict[str, Record]]:
    """Return what a list shows of statements, and their articles by id."""
    records = list(found)
    articles = articles_called(database, (r["article"] for r in records))
    return [statement(r, articles) for r in records], articles


def articles_called(database: sqlite3.Connection, names: Iterable[str]) -> dict[str, Record]:
    """Return articles by id."""
    wanted = [storable(n) for n in dict.fromkeys(names)]
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        places = ", ".join("?" * len(some))
        query = f"SELECT id, line FROM article WHERE id IN ({places})"
        found |= {name: json.loads(line) for name, line in database.execute(query, some)}
    return found


def claim(one: Record) -> Record:
    """Return what a list shows of a claim."""
    told = one["corroboration"] or {}

    def sides(key: str) -> list[Named]:
        return [party(p) for p in told.get(key, ())]

    days = list(dict.fromkeys(d for d in (told.get("first"), told.get("last")) if d))
    return {
        "address": address("claims", one["id"]),
        "id": one["id"],
        "label": one["label"],
        "stances": len(one["stances"]),
        "asserted": sides("asserted_by"),
        "denied": sides("denied_by"),
        "silent": sides("not_confirmed_by"),
        "origins": told.get("origins", 0),
        "denial_origins": told.get("denial_origins", 0),
        "independent": told.get("independent", 0),
        "only_unnamed": bool(told.get("only_unnamed")),
        "told_by": told.get("narrated_in", ()),
        "days": " to ".join(days),
    }


def claim_parts(one: Record, labels: Mapping[str, str]) -> list[tuple[str, list[Named]]]:
    """Return what a claim is made of: its predicate, its class, who and what fills its roles."""
    parts = []
    if one["predicate"]:
        parts.append(("predicate", [Named("", one["predicate"]["lemma"])]))
    if one["class"]:
        parts.append(("class", [Named("", class_label(one["class"], class_names()))]))
    for role, fillers in one["roles"].items():
        parts.append((role, [_filler(f, labels) for f in fillers]))
    if one["time"]:
        parts.append(("time", [Named("", one["time"])]))
    if one["quantity"]:
        many = one["quantity"]
        told = quantity_words(many["bound"], many["value"], many["max"])
        parts.append(("quantity", [Named("", f"{told} {many['unit'] or ''}".rstrip())]))
    return parts


def fillers(one: Record) -> dict[str, str]:
    """Return who or what fills each role of a claim, in words, parted by semicolons."""
    told: dict[str, list[Record]] = one["roles"]
    return {role: "; ".join(f["label"] for f in told.get(role, ())) for role in ROLES}


def _filler(one: Record, labels: Mapping[str, str]) -> Named:
    inner = one.get("proposition")
    told = filler_words(one["label"], inner, labels.get(one.get("owner") or ""))
    if inner:
        return Named(address("claims", inner), told)
    return Named(address("actors", one["id"]) if one.get("id") else "", told)


def sides_taken(said: Record, found: RecordIndex) -> list[tuple[Record, str]]:
    """Return the claims of a statement, each with what the statement does with it."""
    taken = []
    for name in said["propositions"]:
        one = found.by_id("propositions", name)
        if one is not None:
            held = next((s for s in one["stances"] if s["statement"] == said["id"]), None)
            taken.append((claim(one), statement_words.side_in_words(said, name, held)))
    return taken


LINKS = closed_list("link").column("page")
TYPES = closed_list("actor-type").column("page")


def link_kind(name: str) -> str:
    """Return a kind of link in words."""
    return LINKS.get(name, name)


def actor(one: Record) -> Record:
    """Return what a list shows of an actor."""
    return {
        "address": address("actors", one["id"]),
        "id": one["id"],
        "label": one["label"],
        "type": TYPES.get(one["type"], one["type"]),
        "named": one["named"],
        "role": one["role"] or "",
        "country": one["country"] or "",
        "aliases": one["aliases"],
        "mentions": len(one["mentions"]),
        "articles": len(one["appearances"]),
    }
