"""The graph as networks for networkx: every statement a line, or all lines of two actors summed.

Attributes are text, whole numbers, numbers or booleans, one type a name, and are left out where
there is no value, so that any format of networkx can write them. Days are ISO 8601 text, beside
them the year as a number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.query.aggregates import ids, side, speaks_for, summary
from kg.query.records import Record, contents, decoded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import networkx as nx

SIDES = {1: "asserted", -1: "denied", 0: "left open"}
"""How a label tells the sides that are taken on a claim."""

WINDOWS = {"year": 4, "month": 7, "day": 10}
"""Windows of time, with the letters of a day that name one."""


@dataclass(frozen=True, slots=True)
class Network:
    """The networks of a build.

    `statements`: nodes are actors, propositions and articles (`kind` says which), lines are
    `says-about` (speaker or, for narration, article → target), `stance` (→ proposition), `role`
    (proposition → actor), `affiliation` and `member` (actor → actor). The key of a line of a
    statement begins with the statement's id. The label of a proposition begins with the sides
    taken on it ("asserted, denied: …"); `claim` is its wording alone. `actors`: a line for each
    speaker and target, with counts.
    """

    statements: nx.MultiDiGraph
    actors: nx.DiGraph
    records: tuple[Record, ...] = field(repr=False, default=())
    propositions: tuple[Record, ...] = field(repr=False, default=())
    people: tuple[Record, ...] = field(repr=False, default=())
    published: Mapping[str, str] = field(repr=False, default_factory=dict)
    links: tuple[Record, ...] = field(repr=False, default=())
    outlets: Mapping[str, str | None] = field(repr=False, default_factory=dict)
    """The publisher of each article, by its id."""
    issues: tuple[Record, ...] = field(repr=False, default=())


def load(out: Path, since: str = "", until: str = "") -> Network:
    """Read a folder that `kg build` wrote; `since` and `until` keep the statements of these days.

    The day of a statement is that of its utterance, else of its article's publication. Raises
    `InputError` when a file is missing or is not what a build writes.
    """
    names = ("statements", "propositions", "actors", "links", "issues")
    data = contents(out, [*(f"{name}.jsonl" for name in names), "report.json"])
    found = {name: decoded(out / f"{name}.jsonl", data[f"{name}.jsonl"]) for name in names}
    try:
        articles = _articles(out / "report.json", data["report.json"])
        published = {a["id"]: a["published"]["value"] for a in articles if a["published"]}
        said = [s for s in found["statements"] if within(day(s, published), since, until)]
        return network(
            said,
            found["propositions"],
            found["actors"],
            published,
            links=tuple(found["links"]),
            outlets={a["id"]: a["publisher"] for a in articles},
            issues=tuple(found["issues"]),
        )
    except (KeyError, TypeError) as error:
        raise InputError(
            f"{out}: not the records of this version ({error}); build it anew"
        ) from error


def _articles(path: Path, data: bytes) -> list[Record]:
    try:
        articles: list[Record] = json.loads(data)["articles"]
    except (ValueError, RecursionError) as error:
        raise InputError(f"cannot read {path}; run `kg build INPUT -o {path.parent}`") from error
    return articles


def day(said: Record, published: Mapping[str, str]) -> str:
    """Return the EDTF day or period of a statement, or of its article, or nothing."""
    return said["said_on"] or said["said_within"] or published.get(said["article"], "")


def within(when: str, since: str, until: str) -> bool:
    """Tell whether a day may lie between two, each of which may be empty: `2024-10`, `2024`."""
    if not when:
        return not since and not until
    first, last = when[: len(until)], when.split("/")[-1]
    return (not since or last >= since[: len(last)]) and (not until or first <= until)


def network(
    said: list[Record],
    propositions: list[Record],
    actors: list[Record],
    published: Mapping[str, str],
    *,
    links: tuple[Record, ...] = (),
    outlets: Mapping[str, str | None] | None = None,
    issues: tuple[Record, ...] = (),
) -> Network:
    """Return the networks of records; statements that no record explains are left out."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for actor in actors:
        graph.add_node(actor["id"], **_actor(actor))
    for claim in propositions:
        graph.add_node(claim["id"], **_claim(claim))
    claims = {c["id"]: c for c in propositions}
    for one in said:
        row = _statement(one, day(one, published))
        for source in _sources(one, graph):
            for target in ids(one["targets"]):
                if target in graph:
                    key = f"{one['id']} about {target}"
                    graph.add_edge(source, target, key, kind="says-about", **row)
            for name, stance in _stances(one, claims):
                key = f"{one['id']} on {name}"
                graph.add_edge(source, name, key, kind="stance", **{**row, **stance})
    for claim in propositions:
        graph.nodes[claim["id"]]["label"] = f"{_standing(graph, claim['id'])}: {claim['label']}"
        for role, fillers in claim["roles"].items():
            for filler in fillers:
                if filler["id"] in graph:
                    graph.add_edge(claim["id"], filler["id"], kind="role", role=role)
    for actor in actors:
        above = [("affiliation", actor["affiliation"])]
        for kind, other in (*above, *(("member", m) for m in actor["members"])):
            if other in graph:
                graph.add_edge(actor["id"], other, kind, kind=kind)
    summed = summary(graph, said, speaks_for(actors))
    records = tuple(said), tuple(propositions), tuple(actors)
    return Network(graph, summed, *records, published, links, outlets or {}, issues)


def parts(net: Network, length: str) -> dict[str, Network]:
    """Return a network for each year, month or day; what is not dated so closely is in none."""
    found: dict[str, list[Record]] = {}
    for one in net.records:
        when = window(day(one, net.published), length)
        if when is not None:
            found.setdefault(when, []).append(one)
    rest = list(net.propositions), list(net.people), net.published
    return {
        when: network(said, *rest, links=net.links, outlets=net.outlets)
        for when, said in sorted(found.items())
    }


def window(when: str, length: str) -> str | None:
    """Return the window of a day, or None where the day is not known that closely.

    >>> window("2024-10-22", "month"), window("2024", "month")
    ('2024-10', None)
    """
    letters = WINDOWS[length]
    first, _, last = when.partition("/")
    same = len(first) >= letters and (not last or last[:letters] == first[:letters])
    return first[:letters] if same else None


def _present(**row: object) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def _actor(actor: Record) -> dict[str, Any]:
    names = ("label", "type", "named", "country", "role", "wikidata")
    return _present(kind="actor", **{name: actor[name] for name in names})


def _claim(claim: Record) -> dict[str, Any]:
    return _present(
        kind="proposition", claim=claim["label"], type=claim["type"], time=claim["time"]
    )


def _standing(graph: nx.MultiDiGraph, claim: str) -> str:
    """Return which sides are taken on a claim, so that no label reads as fact."""
    lines = (line for *_, line in graph.in_edges(claim, data=True))
    taken = {line["side"] for line in lines if line["kind"] == "stance"}
    return ", ".join(name for held, name in SIDES.items() if held in taken) or "only mentioned"


def _statement(said: Record, when: str) -> dict[str, Any]:
    names = ("article", "act", "plover", "polarity", "modality", "certainty", "quotation")
    head = when[:4]
    return _present(
        statement=said["id"],
        **{name: said[name] for name in names},
        confidence=float(said["confidence"]),
        hedged=said["hedge"] is not None,
        conditional=bool(said["conditions"]),
        day=when or None,
        year=int(head) if head.isdecimal() else None,
        quote=said["quote"],
        start=said["evidence"][0],
        end=said["evidence"][1],
    )


def _sources(said: Record, graph: nx.MultiDiGraph) -> list[str]:
    if said["voice"] != "article":
        return [s for s in ids(said["speakers"]) if s in graph]
    name = f"article/{said['article']}"
    graph.add_node(name, kind="article", label=said["article"])
    return [name]


def _stances(said: Record, claims: Mapping[str, Record]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in said["propositions"]:
        for stance in claims[name]["stances"] if name in claims else ():
            if stance["statement"] == said["id"]:
                row = {k: stance[k] for k in ("polarity", "modality", "certainty")}
                yield (
                    name,
                    {**row, "presupposed": stance["presupposed"], "side": side(stance)},
                )
