"""`actors.graphml`: who speaks about whom, one weighted edge for each (speaker, target).

The edge counts its statements by act, polarity and stance family, so that a denial is not summed
into an assertion, and names them; `graph.graphml` has each of them. `sample` is the first of them
in words, with how it is meant. A count that an edge does not have is 0, which its key declares.

Edges of the kind `is-said-to` tell what actors are said to do to each other, with the sides taken
(`said_relations`).
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import IO, TYPE_CHECKING

from kg.export import labels
from kg.export.graph import said_relations
from kg.export.graph.graphml import join
from kg.export.graph.graphml_writer import Key, Writer
from kg.export.stance_families import StanceFamily, family_of
from kg.export.tables.json_lines import place
from kg.model import Act, Polarity, Voice

if TYPE_CHECKING:
    from kg.export.graph.graphml_writer import Value
    from kg.export.release import Release
    from kg.model import Participant, Statement

SAMPLE = 300
"""Characters kept of what the sample says."""

_COUNTS = (
    *(f"n_act_{act.value}" for act in Act),
    *(f"n_polarity_{polarity.value}" for polarity in Polarity),
    *(f"n_stance_{family.value}" for family in StanceFamily),
)
KEYS = (
    *(Key("node", name, "string") for name in ("label", "type", "country", "affiliation", "role")),
    Key("node", "named", "boolean"),
    *(Key("node", name, "int") for name in ("n_said", "n_about")),
    *(Key("edge", name, "string") for name in ("kind", "first", "last", "statements", "sample")),
    *(Key("edge", name, "string") for name in ("predicate", "class", "role", "sides")),
    *(Key("edge", name, "int") for name in ("weight", "n_articles", "n_dated")),
    *(Key("edge", name, "int", "0") for name in (*_COUNTS, *said_relations.COUNTS)),
)


def actors(release: Release, out: IO[bytes]) -> None:
    """Write `actors.graphml`."""
    pairs = _pairs(release)
    said = Counter(a for s in release.graph.statements for a in _ids(s.speakers))
    about = Counter(a for s in release.graph.statements for a in _ids(s.targets))
    writer = Writer(out, KEYS)
    for actor in sorted(release.graph.actors, key=lambda a: a.id):
        row: dict[str, Value] = {
            "label": actor.label,
            "type": actor.type.value,
            "named": actor.named,
            "country": actor.country,
            "affiliation": actor.affiliation,
            "role": actor.role,
            "n_said": said[actor.id],
            "n_about": about[actor.id],
        }
        writer.node(actor.id, row)
    for (speaker, target), group in sorted(pairs.items()):
        writer.edge(speaker, target, _edge(group, release))
    for agent, other, row in said_relations.relations(release):
        writer.edge(agent, other, row)
    writer.close()


def _ids(parties: tuple[Participant, ...]) -> list[str]:
    """Return the actors taking part, each once however often it is mentioned."""
    return list(dict.fromkeys(p.actor for p in parties))


def _pairs(release: Release) -> dict[tuple[str, str], list[Statement]]:
    pairs: dict[tuple[str, str], list[Statement]] = {}
    for said in sorted(release.graph.statements, key=place):
        for pair in product(_ids(said.speakers), _ids(said.targets)):
            pairs.setdefault(pair, []).append(said)
    return pairs


def _edge(group: list[Statement], release: Release) -> dict[str, Value]:
    counts = Counter(f"n_act_{s.act.value}" for s in group if s.voice is Voice.ATTRIBUTED)
    counts.update(f"n_polarity_{s.polarity.value}" for s in group)
    counts.update(f"n_stance_{family_of(s).value}" for s in group)
    dates = [s.said_on.value.split("/") for s in group if s.said_on]
    return {
        "kind": "speaks-about",
        "weight": len(group),
        "n_articles": len({s.article for s in group}),
        "n_dated": len(dates),
        "first": min((d[0] for d in dates), default=None),
        "last": max((d[-1] for d in dates), default=None),
        "statements": join(tuple(s.id for s in group)),
        "sample": labels.statement(group[0], release, SAMPLE),
        **{name: counts[name] for name in _COUNTS if counts[name]},
    }
