"""Between two builds: what came, went, changed, and the reason."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.export import registry
from kg.export.release import Release
from kg.model import Appearance, Polarity
from kg.query.difference import TABLES, Build, differences
from tests import specimen as sp

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Graph


@pytest.fixture
def written(tmp_path: Path) -> object:
    def write(graph: Graph) -> Build:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        registry.write(Release(graph), folder, "jsonl")
        return {
            name: [
                json.loads(line)
                for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
            ]
            for name in TABLES
        }

    return write


def test_a_build_does_not_differ_from_itself(written) -> None:  # type: ignore[no-untyped-def]
    assert differences(written(sp.graph()), written(sp.graph())) == []


def without_beta() -> Graph:
    """Return the specimen without its second article."""
    whole = sp.graph()
    return replace(
        whole,
        articles=(sp.ARTICLE_A,),
        statements=tuple(s for s in whole.statements if s.article == "alpha"),
        propositions=tuple(
            replace(p, stances=tuple(s for s in p.stances if s.statement != sp.S_DENIAL.id))
            for p in whole.propositions
        ),
        links=(),
    )


def test_an_article_that_went_takes_its_statements_and_links(written) -> None:  # type: ignore[no-untyped-def]
    before, after = written(sp.graph()), written(without_beta())
    went = {(c.table, c.change, c.reason) for c in differences(before, after)}
    assert went == {
        ("statements", "went", "its article went"),
        ("propositions", "changed", "2 → 1 stance"),
        ("links", "went", "a statement went"),
    }
    came = {(c.table, c.change, c.reason) for c in differences(after, before)}
    assert ("statements", "came", "its article came") in came


def test_a_changed_field_is_named(written) -> None:  # type: ignore[no-untyped-def]
    other = replace(sp.S_BRANDT, polarity=Polarity.UNSPECIFIED)
    whole = sp.graph()
    changed = replace(
        whole, statements=tuple(other if s.id == other.id else s for s in whole.statements)
    )
    (found,) = differences(written(whole), written(changed))
    assert (found.table, found.change, found.what) == ("statements", "changed", ("polarity",))
    assert found.label.startswith("Ada Brandt: ")


def test_actors_joined_and_parted_say_with_whom(written) -> None:  # type: ignore[no-untyped-def]
    def seen(name: str) -> Appearance:
        return Appearance(id=name, article="alpha", names=("Brandt",))

    whole = sp.graph()
    one = replace(sp.BRANDT, appearances=(seen("ap-1"),))
    two = replace(sp.BRANDT, id="a-2", label="A. Brandt", appearances=(seen("ap-2"),))
    both = replace(one, appearances=(seen("ap-1"), seen("ap-2")))
    others = tuple(a for a in whole.actors if a.id != one.id)
    apart = replace(whole, actors=tuple(sorted((*others, one, two), key=lambda a: a.id)))
    joined = replace(whole, actors=tuple(sorted((*others, both), key=lambda a: a.id)))
    told = {c.id: (c.change, c.reason) for c in differences(written(apart), written(joined))}
    assert told == {
        "a-2": ("went", f"joined to Ada Brandt ({one.id})"),
        one.id: ("changed", "took in 1 appearance of another actor"),
    }
    told = {c.id: (c.change, c.reason) for c in differences(written(joined), written(apart))}
    assert told["a-2"] == ("came", f"parted from Ada Brandt ({one.id})")
    assert told[one.id] == ("changed", "gave up 1 appearance of another actor")
