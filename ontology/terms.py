"""The vocabulary's names as plain Python: closed namespaces and the closed lists.

Members of lists and shortcuts come from `data/*.toml` (`ontology.lists`), other names are those
that `sayso.ttl` defines at the beginning of a line. No RDF library is needed here, so that the
record rules and the exporters start quickly.
"""

from __future__ import annotations

import re

from ontology import files, lists

BASE = "https://w3id.org/sayso/"
NS = BASE + "ns#"
LIST = BASE + "list/"
PLOVER = BASE + "plover/"
PREDICATE = BASE + "predicate/"
SHAPES = BASE + "shapes#"


class Namespace:
    """IRIs under one prefix; asking for a name that the vocabulary lacks is an AttributeError."""

    def __init__(self, iri: str, names: tuple[str, ...]) -> None:
        self.iri = iri
        self.names = names
        self._known = frozenset(names)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_") or name not in self._known:
            raise AttributeError(f"{self.iri} has no term {name!r}")
        return self.iri + name


_OWN = re.findall(r"^kg:(\w+) a owl:(\w+)", files.read("sayso.ttl").decode(), re.MULTILINE)
CLASSES = tuple(name for name, kind in _OWN if kind == "Class")

ROLES = ("agent", "recipient", "theme", "attribute", "place", "instrument", "topic")
"""Roles that a predicate's participants take, each a property of the same name."""

LINK_PROPERTIES = lists.closed_list("link").column("property")
"""The property that joins two statements directly, for each kind of link."""

PROPERTIES = tuple(
    name for name, kind in _OWN if kind != "Class" and name not in LINK_PROPERTIES.values()
)
"""Every other property of `sayso.ttl`."""

ACT_SHORTCUTS = lists.closed_list("act").column("shortcut")
"""The derived property from speaker to target, for each act."""

STANCE_SHORTCUTS = tuple(str(row["property"]) for row in lists.stands())
"""The derived properties from speaker to proposition; `kg/export/rdf/shortcuts.py` chooses."""

SHORTCUTS = (*ACT_SHORTCUTS.values(), *STANCE_SHORTCUTS)

KG = Namespace(NS, (*CLASSES, *PROPERTIES, *LINK_PROPERTIES.values(), *SHORTCUTS))

LISTS = {key: tuple(lists.closed_list(key).rows) for key in lists.KEYS}
"""The closed lists: the SKOS concepts of each scheme `LIST + key`, at `LIST + key/member`."""

ACTS = LISTS["act"]
NEGATIVE_ACTS = frozenset(lists.closed_list("act").among("AGAINST"))
"""Acts that are themselves against their content: polarity `neg` is required."""

PLOVER_MODES = {kind: tuple(row["modes"]) for kind, row in lists.plover().rows.items()}
"""PLOVER's event types, each with its modes (`plover.ttl` has the source and the licence)."""

PLOVER_COOPERATION = lists.plover().members("cooperation", True)
"""PLOVER's event types of cooperation, verbal or material; all others are of conflict."""

PLOVER_CONTEXTS: tuple[str, ...] = tuple(lists.plover().head["contexts"])
"""PLOVER's 37 contexts."""
