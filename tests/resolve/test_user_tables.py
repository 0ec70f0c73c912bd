"""A user's own table of names: read in every form, compiled once, never guessed between two."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.errors import InputError
from kg.resolve import Names
from kg.resolve.countries import country_code
from kg.resolve.table_files import entries
from tests.resolve.people import actors, body, named, person

if TYPE_CHECKING:
    from pathlib import Path

CSV = """id,label,alias,type,country,wikidata,start,end
Q11,Ana Ruiz,Ana Ruiz Vidal|A. R. Vidal,person,es,Q11,,
Q12,Ana Ruiz,,person,mx,Q12,,
Q13,Salt Bank,Banco de Sal,organisation,,Q13,,
Q14,Per Moen,,person,NOR,Q14,2010,2015
"""
FTM = [
    {
        "id": "p1",
        "schema": "Person",
        "properties": {"name": ["Ana Ruiz", "Ana Ruiz Vidal"], "country": ["es"]},
    },
    {"id": "o1", "schema": "Company", "properties": {"name": ["Salt Bank"], "wikidataId": ["Q13"]}},
]
SPARQL = {
    "head": {"vars": ["item", "itemLabel", "alias", "country"]},
    "results": {
        "bindings": [
            {
                "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q11"},
                "itemLabel": {"type": "literal", "value": "Ana Ruiz"},
                "alias": {"type": "literal", "value": alias},
                "country": {"type": "uri", "value": "http://www.wikidata.org/entity/Q29"},
            }
            for alias in ("Ana Ruiz Vidal", "A. R. Vidal")
        ]
    },
}


def table(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", CSV.replace("Q12,Ana", "Q12,Eva")),
        ("a.jsonl", "\n".join(json.dumps(r) for r in FTM)),
        ("a.json", json.dumps(SPARQL)),
        (
            "b.jsonl",
            '{"id": "Q11", "name": "Ana Ruiz", "alias": ["Ana Ruiz Vidal"], "country": "ESP"}',
        ),
    ],
)
def test_every_form_is_read(tmp_path: Path, name: str, text: str) -> None:
    ruiz = next(e for e in entries(table(tmp_path, name, text)) if e.label == "Ana Ruiz")
    assert (ruiz.country, "Ana Ruiz Vidal" in ruiz.aliases) == ("ESP", True)


@pytest.mark.parametrize("kept", [True, False], ids=["index", "memory"])
def test_two_names_of_one_entry_are_one_actor(tmp_path: Path, kept: bool) -> None:
    names = Names.load(table(tmp_path, "t.csv", CSV), tmp_path / "cache" if kept else None)
    told = person("Ana Ruiz", "ESP"), person("Ana Ruiz Vidal", "ESP")
    assert named(*told) == [["0"], ["1"]]
    (ruiz,) = actors(*told, names=names)
    assert (ruiz.wikidata, ruiz.label) == ("Q11", "Ana Ruiz")
    assert "Ana Ruiz Vidal" in ruiz.aliases
    assert "table +5.0" in ruiz.judgements[0].features


def test_a_name_of_two_entries_is_neither(tmp_path: Path) -> None:
    names = Names.load(table(tmp_path, "t.csv", CSV), None)
    assert [a.wikidata for a in actors(person("Ana Ruiz"), names=names)] == [None]
    assert [a.wikidata for a in actors(person("Ana Ruiz", "MEX"), names=names)] == ["Q12"]
    assert [a.wikidata for a in actors(person("Ana Ruiz", "FRA"), names=names)] == [None]


def test_a_body_is_recognised_under_another_name(tmp_path: Path) -> None:
    names = Names.load(table(tmp_path, "t.csv", CSV), None)
    (bank,) = actors(body("Banco de Sal"), body("Salt Bank Ltd"), names=names)
    assert (bank.wikidata, bank.label) == ("Q13", "Salt Bank")


def test_an_entry_counts_in_its_years(tmp_path: Path) -> None:
    names = Names.load(table(tmp_path, "t.csv", CSV), None)
    for seen, qid in (("2009-05-01", None), ("2012-05-01", "Q14"), ("2016", None)):
        assert [a.wikidata for a in actors(person("Per Moen"), names=names, seen=(seen,))] == [qid]


def test_an_edited_table_is_compiled_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for text in (CSV, CSV, CSV.replace("Q13", "Q99")):
        Names.load(table(tmp_path, "t.csv", text), cache)
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "no names in it"), ("x,y\n1,2\n", "no names in it"), ('{"a": 1}\n{', "line 2: not JSON")],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        Names.load(table(tmp_path, "t", text), None)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the table"):
        Names.load(tmp_path / "none.csv", tmp_path)


@pytest.mark.parametrize("cell", ["es", "ES", "ESP", "Spain", "Q29", "http://x.example/entity/Q29"])
def test_a_country_by_any_of_its_marks(cell: str) -> None:
    assert country_code(cell) == "ESP"
    assert country_code("nowhere") is None
