"""The shape of the packages: no circle of imports, and folders that are taken in at a glance."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from re import findall

import grimp
import networkx as nx
import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 400
"""Lines of a module, at most."""
MOST = 25
"""Modules of a folder, at most, its `__init__` not counted."""


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("kg", "ontology", cache_dir=None)
    arrows = nx.DiGraph()
    for module in sorted(graph.modules):
        found = graph.find_modules_directly_imported_by(module)
        arrows.add_edges_from((module, other) for other in found)
    assert arrows.number_of_edges() > 1000
    circles = [sorted(c) for c in nx.strongly_connected_components(arrows) if len(c) > 1]
    # `kg.load()` imports where it is called; nothing that it imports asks for it
    assert [c for c in circles if "kg" not in c] == []


@pytest.mark.parametrize(
    "folder",
    [
        folder
        for top in (ROOT / "kg", ROOT / "ontology")
        for folder in (top, *sorted(p for p in top.rglob("*/") if p.is_dir()))
        if folder.name != "__pycache__"
    ],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_a_folder_is_taken_in_at_a_glance(folder: Path) -> None:
    assert len([p for p in folder.glob("*.py") if p.name != "__init__.py"]) <= MOST


def test_a_module_is_short() -> None:
    modules = [p for top in ("kg", "ontology") for p in (ROOT / top).rglob("*.py")]
    lines = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in modules}
    assert {str(p): n for p, n in lines.items() if n > LONGEST} == {}


SAME = frozenset({"actor_rules", "article", "build", "groups", "lists", "validate"})
"""Names of modules that stand in several rooms for the same thing done there."""


def test_a_name_of_a_module_means_one_thing() -> None:
    modules = [p.stem for top in ("kg", "ontology") for p in (ROOT / top).rglob("*.py")]
    several = {name for name, times in Counter(modules).items() if times > 1}
    assert several - SAME == {"__init__"}


LABELS, READERS, WALKS = 120, 40, 250
"""Places outside those rooms of extraction that read the parser's labels, modules that do, and
places that walk its tree, at most: a rule asks `grammar` and `clauses` by name instead."""
_PARSERS_OWN = ("grammar", "repair", "clauses")


def test_few_rules_read_the_parse_itself() -> None:
    extract = ROOT / "kg" / "extract"
    modules = (
        p for p in extract.rglob("*.py") if p.relative_to(extract).parts[0] not in _PARSERS_OWN
    )
    texts = [p.read_text(encoding="utf-8") for p in modules]
    labels = [len(findall(r"\.dep\b", t)) for t in texts]
    walks = [len(findall(r"parsed\.(?:head|children|ancestors|subtree)\b", t)) for t in texts]
    assert 0 < sum(labels) <= LABELS
    assert sum(map(bool, labels)) <= READERS
    assert 0 < sum(walks) <= WALKS
