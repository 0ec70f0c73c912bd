from __future__ import annotations

from ontology import describe, terms


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
