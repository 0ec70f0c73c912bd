"""`kg query`, `validate`, `ontology`, `eval`: answers on standard output, exit codes that hold."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from kg.cli import ontology as ontology_module
from kg.cli import query as query_module
from kg.cli import validate as validate_module
from kg.export import registry
from kg.export.rdf import iris as names
from kg.export.release import Release
from kg.query.named import questions
from kg.query.table import FORMATS
from ontology import describe
from ontology.rdf.reading import SYNTAXES
from tests import specimen
from tests.export import planted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg


def test_the_choices_are_those_of_the_modules_behind() -> None:
    assert tuple(FORMATS) == query_module._FORMATS
    assert tuple(SYNTAXES) == validate_module._SYNTAXES
    assert tuple(describe.FORMATS) == ontology_module._FORMATS


def test_every_question_is_listed_with_its_parameters(kg: Kg) -> None:
    done = kg("query", "--list")
    assert done.code == 0
    for one in questions():
        assert f"{one.name}\n" in done.out
        for parameter in one.parameters:
            assert f"--{parameter.name} …" in done.out


def test_a_question_is_answered_in_three_layouts(kg: Kg, exports: Path) -> None:
    shown = kg("query", "denials", "-o", exports)
    assert shown.code == 0
    assert "having sent tanks" in shown.out
    assert "(1 row)" in shown.out
    (row,) = json.loads(kg("query", "denials", "-o", exports, "--format", "json").out)
    assert (row["speaker"], row["article"]) == ("Sudovia", "beta")
    text = kg("query", "denials", "-o", exports, "--format", "csv").out
    assert next(iter(csv.DictReader(io.StringIO(text))))["denied"] == "having sent tanks"


def test_rows_left_out_are_told_apart_from_the_answer(kg: Kg, exports: Path) -> None:
    asked = ("query", "timeline", "-o", exports, "--format", "json")
    whole, one = kg(*asked), kg(*asked, "--limit", "1")
    assert json.loads(one.out) == json.loads(whole.out)[:1] != json.loads(whole.out)
    assert "more rows than 1 were found; --limit 10 prints more" in one.err
    assert whole.err == ""
    assert kg(*asked, "--limit", "0").code == 2


def test_a_name_that_nobody_has_is_told_with_the_nearest(kg: Kg, exports: Path) -> None:
    done = kg("query", "about", "--actor", "Sudowia", "-o", exports)
    assert "(0 rows)" in done.out
    assert "no actor is called 'Sudowia'; nearest: Sudovia" in done.err
    done = kg("query", "denials", "--actor", "x\x1b[31m", "-o", exports, "--format", "json")
    assert done.out.strip() == "[]"
    assert "no actor is called 'x" in done.err
    assert "\x1b" not in done.err
    assert kg("query", "declines", "--actor", "Ada Brandt", "-o", exports).err == ""


def test_columns_are_picked_in_the_order_given(kg: Kg, exports: Path) -> None:
    done = kg("query", "denials", "-o", exports, "--columns", "denied, speaker", "--format", "csv")
    assert done.out.split("\r\n") == ["denied,speaker", "having sent tanks,Sudovia", ""]


def test_a_caveat_stays_whatever_columns_are_picked(
    kg: Kg, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("planted")
    registry.write(Release(planted.graph()), out, "nq")
    asked = ("query", "demands", "-o", out, "--columns", "speaker,demanded")
    shown = kg(*asked).out.splitlines()
    assert shown[0].split() == ["speaker", "demanded", "caveat"]
    assert any("flood-opposed" in line and "against it" in line for line in shown)
    assert "| caveat |" in kg(*asked, "--format", "markdown").out.splitlines()[0]
    assert kg(*asked, "--format", "csv").out.splitlines()[0] == "speaker,demanded"
    only = kg(*asked[:-1], "caveat,demanded").out
    assert only.split()[:2] == ["caveat", "demanded"]
    plain = kg("query", "denials", "-o", out, "--columns", "speaker,denied").out
    assert plain.split()[:2] == ["speaker", "denied"]


def test_markdown_keeps_the_evidence_whatever_columns_are_picked(kg: Kg, exports: Path) -> None:
    done = kg("query", "denials", "-o", exports, "--columns", "speaker", "--format", "markdown")
    assert done.out.splitlines()[2] == "| Sudovia | [^1] |"
    assert "[^1]: beta, characters 0–90: “Sudovia on Wednesday denied" in done.out


def test_parameters_are_values_and_never_code(kg: Kg, exports: Path) -> None:
    def rows(actor: str) -> int:
        done = kg("query", "about", "-o", exports, "--format", "json", "-p", f"actor={actor}")
        assert done.code == 0, done.err
        return len(json.loads(done.out))

    by_option = kg("query", "about", "--actor", "sudovia", "-o", exports, "--format", "json")
    assert len(json.loads(by_option.out)) == rows("sudovia") > 0
    joined = kg("query", "--actor=sudovia", "about", "-o", exports, "--format", "json")
    assert joined.out == by_option.out
    assert rows('" } SELECT * { ?s ?p ?o } #') == 0
    assert rows("a=b") == 0


def test_sparql_from_a_file_and_from_standard_input(kg: Kg, exports: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    graph = ["--graph", exports / "graph.ttl", "--format", "json"]
    by_file = kg("query", tmp_path / "q.rq", *graph)
    by_pipe = kg("query", "-", *graph, stdin=text.encode())
    assert by_file.out == by_pipe.out
    assert json.loads(by_file.out)[0]["n"] > 100


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["nonsense"], "known: about, "),
        (["about", "-p", "actor"], "NAME=VALUE"),
        (["about", "-p", "nonsense=1"], "nonsense"),
        (["denials", "--columns", "speaker,whom"], "columns are speaker, denied, "),
        (["about", "--nonsense", "1"], "it has: actor, since, until"),
        (["about", "--actor"], "no value for it: --actor"),
        (["about", "-x"], "No such option"),
        (["about", "denials"], "One question at a time"),
        (["-", "--actor", "x"], "only named questions have options"),
        (["no-such.rq"], "cannot read no-such.rq"),
        (["-"], "line 1, column 1"),
        (["denials", "--graph", "no-such.nq"], "run `kg build` first"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_query_that_cannot_be_asked(args: list[str], told: str, kg: Kg, exports: Path) -> None:
    done = kg("query", "-o", exports, *args, stdin=b"")
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_query_may_not_write_or_reach_out(kg: Kg, exports: Path) -> None:
    for text in (
        b"DELETE WHERE { ?s ?p ?o }",
        b"SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
    ):
        done = kg("query", "-", "-o", exports, stdin=text)
        assert done.code == 2
        assert "refused" in done.err


def test_an_export_conforms(kg: Kg, exports: Path) -> None:
    done = kg("validate", exports / "graph.nq")
    assert (done.code, done.out) == (0, "")
    assert "conforms" in done.err


def test_a_breach_is_reported_with_exit_1(kg: Kg, exports: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    lines = (exports / "graph.nq").read_text(encoding="utf-8").splitlines()
    kept = [x for x in lines if f"{specimen.S_DENIAL.id}> <https://w3id.org/sayso/ns#act>" not in x]
    assert len(kept) < len(lines)
    broken.write_text("\n".join(kept), encoding="utf-8")
    done = kg("validate", broken, "--format", "nq")
    assert done.code == 1
    assert specimen.S_DENIAL.id in done.out
    assert "does not conform" in done.err


def test_a_breach_is_told_with_what_was_expected_found_and_where(
    kg: Kg, exports: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.nq"
    text = (exports / "graph.nq").read_text(encoding="utf-8")
    broken.write_text(text.replace("list/polarity/neg", "list/polarity/neutral"), encoding="utf-8")
    lines = kg("validate", broken).out.splitlines()
    at = lines.index("statement-polarity: A statement has one polarity from the list.")
    node, _, line = lines[at + 1].partition(" (line ")
    assert node.endswith(names.statement(specimen.S_DENIAL.id))
    assert text.splitlines()[int(line.rstrip(")")) - 1].startswith(f"<{node.split()[1]}> ")
    assert lines[at + 2 : at + 4] == [
        "    at     kg:polarity",
        "    found  https://w3id.org/sayso/list/polarity/neutral",
    ]
    assert "article/beta 0-90 “Sudovia on Wednesday denied" in lines[at + 4]


def test_quotes_are_held_against_the_articles(kg: Kg, exports: Path, tmp_path: Path) -> None:
    (tmp_path / "alpha.txt").write_text(specimen.ALPHA, encoding="utf-8")
    (tmp_path / "beta.txt").write_text(specimen.BETA, encoding="utf-8")
    fine = kg("validate", exports / "graph.nq", "--against", tmp_path)
    assert (fine.code, fine.out) == (0, "")
    assert "quotes held against 2 articles" in fine.err
    broken = tmp_path / "broken.nq"
    text = (exports / "graph.nq").read_text(encoding="utf-8")
    said = "up to 300 tanks to Ostia."
    changed = text.replace(said, said.replace("300", "900"))
    assert changed != text
    broken.write_text(changed, encoding="utf-8")
    done = kg("validate", broken, "--against", tmp_path / "alpha.txt")
    assert done.code == 1
    assert "place-quote: the words quoted of a place are those of the article" in done.out
    assert "article/alpha 43-135" in done.out


def test_what_is_no_graph_is_exit_2(kg: Kg, exports: Path, tmp_path: Path) -> None:
    for file in (exports / "statements.jsonl", tmp_path / "nowhere.ttl", tmp_path):
        done = kg("validate", file)
        assert (done.code, done.out) == (2, "")
        assert file.name in done.err


def test_the_vocabulary_is_printed(kg: Kg) -> None:
    done = kg("ontology")
    assert done.code == 0
    for word in ("== class ==", "kg:Statement", "== list/act ==", "deny"):
        assert word in done.out
    turtle = kg("ontology", "--format", "turtle")
    assert (turtle.code, turtle.out) == (0, describe.turtle())


def test_scores_are_printed_as_lines_or_json(kg: Kg, exports: Path, tmp_path: Path) -> None:
    statement = specimen.S_DENIAL
    gold = {
        "id": "1",
        "article": "beta",
        "level": "core",
        "speakers": ["Sudovia"],
        "acts": ["deny"],
        "cue": [statement.cue.start, statement.cue.end] if statement.cue else None,
        "content": [[s.start, s.end] for s in statement.content],
        "targets": [],
        "quotation": "direct",
        "polarity": "neg",
        "modality": "realis",
        "said_on": None,
        "conditions": [],
        "also": {
            key: []
            for key in ("content", "polarity", "modality", "quotation", "targets", "speakers")
        }
        | {"said_on": None},
        "text": {"cue": "denied", "speaker": "Sudovia", "content": ["having sent tanks"]},
    }
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold) + "\n", encoding="utf-8")
    shown = kg("eval", file, "-o", exports, "--misses")
    assert shown.code == 0
    assert "detection_f1         1.000" in shown.out
    assert "wrong   1 quotation: " in shown.out
    figures = json.loads(kg("eval", file, "-o", exports, "--json").out)
    assert (figures["speaker"], figures["quotation"], figures["inverted"]) == (1.0, 0.0, 0)


def test_gold_that_is_none_is_exit_2(kg: Kg, exports: Path, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text("{}\n[1]\n", encoding="utf-8")
    done = kg("eval", file, "-o", exports)
    assert done.code == 2
    assert "line 2" in done.err


def test_the_network_is_measured(kg: Kg, exports: Path) -> None:
    every = kg("analyse", "-o", exports)
    assert every.code == 0
    for view in ("activity", "central", "contested", "ties", "communities", "brokers"):
        assert f"{view}\n" in every.out
    (row,) = json.loads(kg("analyse", "activity", "-o", exports, "--format", "json").out)
    assert row["statements"] == 3
    months = kg("analyse", "activity", "-o", exports, "--window", "month", "--format", "csv")
    assert months.out.splitlines()[1].startswith("2024-10,2,")
    assert kg("analyse", "-o", exports, "--format", "csv").code == 2
    assert kg("analyse", "gossip", "-o", exports).code == 2
