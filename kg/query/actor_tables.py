"""Who is who in a build, as tables: all actors, the pairs left unsure, one actor's appearances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.query.records import Record

LISTED = (
    *("id", "label", "type", "role", "country"),
    *("articles", "mentions", "also called", "members"),
)


def listed(actors: Iterable[Record]) -> Table:
    """Return all actors, those mentioned most first."""
    taken = list(actors)
    labels = {a["id"]: a["label"] for a in taken}
    rows = [
        (
            a["id"],
            a["label"],
            a["type"],
            a["role"],
            a["country"],
            len({p["article"] for p in a["appearances"]}),
            len(a["mentions"]),
            " | ".join(a["aliases"]),
            " | ".join(sorted(labels[m] for m in a["members"])),
        )
        for a in sorted(taken, key=lambda a: (-len(a["mentions"]), a["label"], a["id"]))
    ]
    return Table(LISTED, tuple(rows))


def unsure(actors: Iterable[Record]) -> Table:
    """Return pairs that may be one actor, first those whose joining is likely and tells most."""
    taken = list(actors)
    names = {p["id"]: a["label"] for a in taken for p in a["appearances"]}
    sizes = {p["id"]: len(a["mentions"]) for a in taken for p in a["appearances"]}
    homes = {p["id"]: p["article"] for a in taken for p in a["appearances"]}
    found = {
        (
            -j["score"] * min(sizes.get(j["left"], 0), sizes.get(j["right"], 0)),
            -j["score"],
            j["left"],
            j["right"],
        ): j["reason"]
        for a in taken
        for j in a["judgements"]
        if j["verdict"] == "unsure"
    }
    rows = [
        (
            -score,
            one,
            names.get(one),
            homes.get(one),
            other,
            names.get(other),
            homes.get(other),
            why,
        )
        for (_, score, one, other), why in sorted(found.items())
    ]
    columns = ("score", "left", "name", "article", "right", "its name", "its article", "reason")
    return Table(columns, tuple(rows))


def appearances(actor: Record, label_of: Callable[[str], str | None]) -> Table:
    """Return an actor's appearances, one for each article, and why each was joined."""
    why = {
        j["right"]: (j["by"], j["score"], j["reason"])
        for j in actor["judgements"]
        if j["verdict"] == "same"
    }
    rows = [
        (
            p["id"],
            p["article"],
            p["seen"],
            " | ".join(p["names"]),
            p["role"],
            label_of(p["affiliation"] or ""),
            *why.get(p["id"], (None, None, None)),
        )
        for p in actor["appearances"]
    ]
    columns = (
        "id",
        "article",
        "seen",
        "names",
        "role",
        "belongs to",
        "by",
        "score",
        "because",
    )
    return Table(columns, tuple(rows))
