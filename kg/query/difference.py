"""What came, went or changed between two builds, record by record, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.counted import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

type Record = Mapping[str, Any]
type Build = Mapping[str, Sequence[Record]]
"""Records of a build by table: actors, propositions, statements, links."""

TABLES = ("statements", "actors", "propositions", "links")
_UNTOLD = frozenset({"judgements", "mentions", "appearances"})
"""Fields of which the reason, and not the change, is told."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record that `came`, `went` or `changed`; `what` are the fields, `reason` in words."""

    table: str
    change: str
    id: str
    label: str
    what: tuple[str, ...]
    reason: str


def differences(old: Build, new: Build) -> list[Change]:
    """Return the changes from one build to another, in order of table, kind and id."""
    reasons = _Reasons(old, new)
    found: list[Change] = []
    for table in TABLES:
        before = {key(table, r): r for r in old[table]}
        after = {key(table, r): r for r in new[table]}
        for name in sorted(before.keys() | after.keys()):
            one, other = before.get(name), after.get(name)
            if one is None or other is None:
                record = other if one is None else one
                assert record is not None
                change = "came" if one is None else "went"
                reason = reasons.of(table, record, came=one is None)
                found.append(Change(table, change, name, _label(table, record), (), reason))
                continue
            fields = tuple(
                f for f in sorted(one.keys() | other.keys()) if one.get(f) != other.get(f)
            )
            if fields:
                told = tuple(f for f in fields if f not in _UNTOLD)
                reason = reasons.changed(table, one, other, fields)
                if told or reason:
                    found.append(Change(table, "changed", name, _label(table, other), told, reason))
    return found


def key(table: str, record: Record) -> str:
    """Return what a record is known by; a link by its kind and ends."""
    if table == "links":
        return f"{record['source']} {record['kind']} {record['target']}"
    return str(record["id"])


def _label(table: str, record: Record) -> str:
    if table == "statements":
        speakers = " and ".join(s["label"] for s in record["speakers"])
        return f"{speakers or '(nobody named)'}: {record.get('quote') or ''}"
    if table == "links":
        return str(record["reason"])
    return str(record["label"])


class _Reasons:
    """Finds why: articles that came or went, actors that were joined or parted."""

    def __init__(self, old: Build, new: Build) -> None:
        self._articles = [{s["article"] for s in b["statements"]} for b in (old, new)]
        self._statements = [{s["id"] for s in b["statements"]} for b in (old, new)]
        self._homes = [_homes(b) for b in (old, new)]
        self._labels = {a["id"]: a["label"] for b in (old, new) for a in b["actors"]}

    def of(self, table: str, record: Record, *, came: bool) -> str:
        """Return why a record came or went."""
        return "; ".join(getattr(self, f"_{table}_")(record, came))

    def changed(self, table: str, one: Record, other: Record, fields: tuple[str, ...]) -> str:
        """Return why a record changed."""
        told: list[str] = []
        if table == "actors" and "appearances" in fields:
            told += self._moved(one, other)
        if table == "propositions" and "stances" in fields:
            told.append(_counted("stance", len(one["stances"]), len(other["stances"])))
        if table == "statements" and "origin" in fields:
            told.append("it goes back to another origin now")
        return "; ".join(told)

    def _statements_(self, record: Record, came: bool) -> Iterator[str]:
        if record["article"] not in self._articles[0 if came else 1]:
            yield f"its article {'came' if came else 'went'}"

    def _propositions_(self, record: Record, came: bool) -> Iterator[str]:
        told = {s["statement"] for s in record["stances"]}
        if told.isdisjoint(self._statements[0 if came else 1]):
            yield f"those who claim it {'came' if came else 'went'}"
        else:
            yield "it was told apart" if came else "it is one with another now"

    def _links_(self, record: Record, came: bool) -> Iterator[str]:
        missing = {record["source"], record["target"]} - self._statements[0 if came else 1]
        yield (
            f"a statement {'came' if came else 'went'}"
            if missing
            else "the stance, origin or date of one end changed"
        )

    def _actors_(self, record: Record, came: bool) -> Iterator[str]:
        beside = self._homes[0 if came else 1]
        others = {beside[p["id"]] for p in record["appearances"] if p["id"] in beside}
        if not others:
            yield f"no article {'named' if came else 'names'} it"
        for other in sorted(others):
            word = "parted from" if came else "joined to"
            yield f"{word} {self._labels[other]} ({other})"

    def _moved(self, one: Record, other: Record) -> Iterator[str]:
        before = {p["id"] for p in one["appearances"]}
        after = {p["id"] for p in other["appearances"]}
        for names, homes, verb in (
            (after - before, self._homes[0], "took in"),
            (before - after, self._homes[1], "gave up"),
        ):
            moved = sum(n in homes for n in names)
            fresh = len(names) - moved
            if moved:
                yield f"{verb} {plural(moved, 'appearance')} of another actor"
            if fresh:
                yield f"{plural(fresh, 'article')} {'more' if verb == 'took in' else 'fewer'}"


def _homes(build: Build) -> dict[str, str]:
    return {p["id"]: a["id"] for a in build["actors"] for p in a.get("appearances", ())}


def _counted(noun: str, before: int, after: int) -> str:
    return f"{before} → {plural(after, noun)}" if before != after else f"other {noun}s"
