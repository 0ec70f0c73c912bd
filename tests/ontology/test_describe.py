from __future__ import annotations

import json

import pyoxigraph as ox

from ontology import describe, files, terms


def test_every_term_has_a_row_with_its_meaning() -> None:
    found = {row.term: row for row in describe.rows()}
    assert {f"kg:{name}" for name in terms.KG.names} <= set(found)
    assert {f"act:{act}" for act in terms.ACTS} <= set(found)
    assert found["act:decline"].meaning.startswith("Give no answer")
    assert found["kg:contradicts"].aligned == "cito:disputes"
    assert found["kg:cue"].domain == "kg:Statement"
    explained = [row for row in found.values() if row.kind not in ("plover/mode", "plover/context")]
    assert all(row.meaning for row in explained)


def test_table_has_one_block_a_kind_in_a_fixed_order() -> None:
    text = describe.table()
    heads = [line for line in text.splitlines() if line.startswith("== ")]
    assert heads[:4] == ["== class ==", "== property ==", "== annotation ==", "== reused =="]
    assert len(heads) == len(set(heads))
    assert text == describe.table()


def test_sources_of_the_vocabularies_are_named() -> None:
    assert "prov:Agent" in describe.table()
    assert '"PLOVER"' not in describe.table()


def test_the_vocabulary_and_the_shapes_are_one_turtle_document_each() -> None:
    for text, names in (
        (describe.turtle(), files.VOCABULARY),
        (describe.shapes(), files.SHAPES),
    ):
        whole = sum(1 for _ in ox.parse(text, format=ox.RdfFormat.TURTLE))
        parts = [sum(1 for _ in ox.parse(files.read(n), format=ox.RdfFormat.TURTLE)) for n in names]
        assert whole == sum(parts) > 500


def test_the_context_is_json() -> None:
    assert "act" in json.loads(describe.context())["@context"]


def test_markdown_has_every_own_term_and_list_once() -> None:
    lines = describe.markdown().splitlines()
    first = [line.split("`")[1] for line in lines if line.startswith("| `")]
    names = {f"kg:{n}" for n in terms.KG.names if not n.startswith("shortcut")}
    assert sorted(first) == sorted(names | {f"list:{key}" for key in terms.LISTS})
    assert all(line.count("|") in (3, 5) for line in lines if line)
