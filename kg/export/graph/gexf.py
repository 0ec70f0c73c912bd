"""`graph.gexf`: the nodes and edges of `graph.graphml` for Gephi, as GEXF 1.2, written as a stream.

Statements and articles have the days on which they were made (`spells`), for Gephi's timeline, and
so have edges: those of the later of their ends, before which there was nothing to join.
GEXF keeps a label for every node and the kind of every edge where Gephi shows them. It has no
place for the day of writing here, so that the same graph gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from typing import IO, TYPE_CHECKING

from kg.export.encode import xml
from kg.export.graph.graphml import EDGE_KEYS, NODE_KEYS, edges, nodes
from ontology import edtf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kg.export.graph.graphml_writer import Key, Value
    from kg.export.release import Release

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta><creator>sayso</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date">
"""
_TYPES = {"int": "integer"}

type Days = tuple[date, date]
"""The first day and the last."""


def gexf(release: Release, out: IO[bytes]) -> None:
    """Write `graph.gexf`."""
    out.write(_HEAD.encode())
    for domain, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        out.write(_declared(domain, keys).encode())
    out.write(b"<nodes>\n")
    days: dict[str, Days] = {}
    for name, row in nodes(release):
        label = xml(str(row.get("label") or name))
        made = _days(row)
        if made is not None:
            days[name] = made
        parts = _values(row) + _spells(made)
        out.write(f'<node id="{xml(name)}" label="{label}">{parts}</node>\n'.encode())
    out.write(b"</nodes>\n<edges>\n")
    seen: Counter[str] = Counter()
    for kind, source, target, row in edges(release):
        base = f"{kind}:{source}>{target}"
        seen[base] += 1
        name = base if seen[base] == 1 else f"{base}#{seen[base]}"
        ends = f'source="{xml(source)}" target="{xml(target)}" label="{xml(kind)}"'
        values = _values({"kind": kind, **row})
        spells = _spells(_later(days.get(source), days.get(target)))
        out.write(f'<edge id="{xml(name)}" {ends}>{values}{spells}</edge>\n'.encode())
    out.write(b"</edges>\n</graph>\n</gexf>\n")


def _declared(domain: str, keys: Sequence[Key]) -> str:
    rows = "".join(
        f'<attribute id="{k.name}" title="{k.name}" type="{_TYPES.get(k.type, k.type)}"/>\n'
        for k in keys
    )
    return f'<attributes class="{domain}" mode="static">\n{rows}</attributes>\n'


def _values(row: Mapping[str, Value]) -> str:
    found = "".join(
        f'<attvalue for="{name}" value="{_text(value)}"/>'
        for name, value in row.items()
        if value is not None
    )
    return f"<attvalues>{found}</attvalues>" if found else ""


def _days(row: Mapping[str, Value]) -> Days | None:
    """Return the days on which a statement may have been made, or an article published."""
    told = row.get("said_on") or row.get("said_within") or row.get("published")
    found = edtf.days(told) if isinstance(told, str) else None
    if found is None or found.first is None or found.last is None:
        return None
    return found.first, found.last


def _later(one: Days | None, other: Days | None) -> Days | None:
    """Return the days from which two are both there: of one that has none, those of the other."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), max(one[1], other[1])


def _spells(days: Days | None) -> str:
    return "" if days is None else f'<spells><spell start="{days[0]}" end="{days[1]}"/></spells>'


def _text(value: str | bool | int | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return xml(value) if isinstance(value, str) else repr(value)
