"""A member of a closed list is one table of a data file; all else is made of it, or reads it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import assemble
from ontology import generate, lists
from tests.reading import articles_of, extractions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Graph

ROOT = Path(__file__).resolve().parents[2]
MADE_UP = """
[[member]]
value = "apologise"
definition = "Say that one is sorry for what one did."
example = "Norland apologised to Ostia for the raid."
note = "PLOVER has it not."
cameo = "055"
effect = "asserts"
content = "or a target"
shortcut = "apologisesTo"
shortcut_label = "apologises to"
shortcut_example = "Norland kg:apologisesTo Ostia, by “Norland apologised to Ostia for the raid”."
present = "apologises"
plural = "apologise"
past = "apologised"
"""


@pytest.mark.parametrize(("name", "text"), generate.made().items())
def test_what_is_made_of_the_lists_is_up_to_date(name: str, text: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == text, "python -m ontology.generate"


@pytest.mark.parametrize("key", lists.KEYS)
def test_every_column_and_group_is_told(key: str) -> None:
    listed = lists.closed_list(key)
    told = (ROOT / "ontology/data/README.md").read_text(encoding="utf-8")
    columns = {column for row in listed.rows.values() for column in row}
    assert [column for column in sorted(columns) if f"`{column}`" not in told] == []
    groups = {group for row in listed.rows.values() for group in row.get("sets", ())}
    assert groups == set(listed.head.get("sets", ()))
    assert {*listed.column("effect").values()} <= set(listed.head.get("effects", ()))


def test_an_act_that_is_aimed_at_somebody_says_where_he_stands() -> None:
    listed = lists.closed_list("act")
    places = {value: row.get("target", ()) for value, row in listed.rows.items()}
    aimed = listed.members("aimed", True)
    assert aimed
    assert [act for act in aimed if not places[act]] == []
    told = (ROOT / "ontology/data/README.md").read_text(encoding="utf-8")
    assert [p for found in places.values() for p in found if f"`{p}`" not in told] == []
    assert {*listed.column("target_after")} <= {act for act, found in places.items() if found}


# ── examples

STANDING = ("act", "polarity", "modality", "certainty", "quotation", "voice")
FRAMES = {
    "actor-type": "{} said on Monday that the dam is safe.",
    "bound": "Brandt said that {} came.",
    "source-kind": "{}",
    "matter": "Ida Holm said: {}",
}
"""A sentence around what is no sentence itself."""


def examples() -> Iterator[tuple[str, str, str]]:
    for key in (*STANDING, *FRAMES):
        for value, row in lists.closed_list(key).rows.items():
            told = FRAMES.get(key, "{}").format(row["example"])
            yield key, value, told[0].upper() + told[1:]


@pytest.fixture(scope="module")
def graphs() -> dict[str, Graph]:
    articles = articles_of({f"{key}.{value}": text for key, value, text in examples()})
    found = extractions_of(articles)
    return {a.id: assemble([a], [found[a.id]]) for a in articles}


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, value, _ in examples()])
def test_an_example_is_read_as_what_it_shows(
    key: str, value: str, graphs: dict[str, Graph]
) -> None:
    graph = graphs[f"{key}.{value}"]
    if key in STANDING:
        (said,) = graph.statements
        stances = [s for p in graph.propositions for s in p.stances if hasattr(s, key)]
        assert value in [getattr(one, key) for one in (said, *stances)]
    elif key == "bound":
        assert value in [p.quantity.bound for p in graph.propositions if p.quantity]
    elif key == "matter":
        assert value in [issue.matter for issue in graph.issues]
    elif key == "source-kind":
        (said,) = graph.statements
        assert [source.kind for source in said.sources] == [value]
    else:
        (said,) = graph.statements
        types = {a.id: a.type for a in graph.actors}
        assert [types[p.actor] for p in said.speakers] == [value]


# ── a new act


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the code with a made-up act in its one table, and all made anew of it."""
    folder = tmp_path_factory.mktemp("copied")
    for name in ("kg", "ontology"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "ontology/data/act.toml").open("a", encoding="utf-8") as file:
        file.write(MADE_UP)
    run(folder, "-m", "ontology.generate")
    return folder


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


TEXT = "Norway apologised for the raid.\n\nNorway apologised to Sweden for it, a minister said.\n"
WORDS = """
from kg.query.statement_words import ACTS
from kg.export.page.page_words import word
from kg.model import Act
from ontology import describe, terms

print(Act.APOLOGISE, terms.KG.apologisesTo.removeprefix(terms.NS), ACTS["apologise"])
print(*(word(table, "apologise") for table in ("act", "acts", "acted")))
print(*(row.meaning for row in describe.rows() if row.term == "act:apologise"))
"""


def test_a_new_act_is_one_table_and_the_words_that_report_it(copied: Path, tmp_path: Path) -> None:
    assert run(copied, "-c", WORDS).splitlines() == [
        "apologise apologisesTo apologised",
        "apologises apologise apologised",
        "Say that one is sorry for what one did.",
    ]
    with (copied / "kg/extract/data/cues.csv").open("a", encoding="utf-8") as file:
        file.write("apologise,apologise,n for\n")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    run(copied, "-m", "kg", "build", str(tmp_path / "one.txt"), "-o", str(tmp_path / "out"))
    run(copied, "-m", "kg", "validate", str(tmp_path / "out/graph.nq"))
    rows = (tmp_path / "out/statements.jsonl").read_text(encoding="utf-8").splitlines()
    assert "apologise" in [json.loads(row)["act"] for row in rows]
    quads = (tmp_path / "out/graph.nq").read_text(encoding="utf-8")
    assert "list/act/apologise>" in quads
    assert "apologisesTo" in quads
    assert "apologisesTo" in (tmp_path / "out/graph.jsonld").read_text(encoding="utf-8")
    assert "apologises" in (tmp_path / "out/graph.html").read_text(encoding="utf-8")
