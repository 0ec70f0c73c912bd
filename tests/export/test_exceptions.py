"""“Unless X” is never printed as “X”, its opposite, in whatever file or table."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg import codec
from kg.cli.statement_lines import marked
from kg.export.graph import gexf, graphml, neo4j
from kg.export.rdf import iris as names
from kg.export.rdf import syntaxes as rdf
from kg.export.rdf.shortcuts import shortcuts
from kg.export.release import Release
from kg.export.tables import parquet
from kg.model import Antecedent, Article, Modality, Polarity, Span, Stance
from kg.query.named import ask
from kg.query.table import as_markdown
from tests import specimen as sp

if TYPE_CHECKING:
    from pathlib import Path

TEXT = sp.ALPHA.replace(" if Sudovia sends more tanks", " unless Sudovia sends in tanks")
"""As long as before, with the words after “unless” elsewhere."""
WORDS = "Sudovia sends in tanks"
PLACE = sp.at(TEXT, WORDS)
LAST = sp.at(TEXT, TEXT.split("\n")[3])
SAID = replace(
    sp.S_OFFICIAL,
    content=(Span(sp.S_OFFICIAL.content[0].start, PLACE.end),),
    conditions=(PLACE,),
    antecedents=(
        Antecedent(span=PLACE, proposition=sp.SENT, consequents=(sp.CLOSE,), unless=True),
    ),
    evidence=LAST,
)
ARTICLE: Article = replace(sp.ARTICLE_A, text=TEXT, lines=())
CLAIM = replace(
    sp.P_SENT,
    stances=(
        *sp.P_SENT.stances,
        Stance(statement=SAID.id, polarity=Polarity.POS, modality=Modality.CONDITIONAL),
    ),
)
GRAPH = replace(
    sp.graph(),
    articles=(ARTICLE, sp.ARTICLE_B),
    statements=tuple(SAID if s.id == SAID.id else s for s in sp.graph().statements),
    propositions=tuple(CLAIM if p.id == sp.SENT else p for p in sp.graph().propositions),
)
RELEASE = Release(GRAPH)


@pytest.mark.parametrize("write", [graphml.graphml, gexf.gexf, neo4j.nodes])
def test_a_condition_in_words_has_its_unless(write: object) -> None:
    out = io.BytesIO()
    write(RELEASE, out)  # type: ignore[operator]
    shown = out.getvalue().decode()
    assert f">unless {WORDS}<" in shown or f'"unless {WORDS}"' in shown
    assert f">{WORDS}<" not in shown
    assert f'"{WORDS}"' not in shown
    assert f"{PLACE.start}-{PLACE.end}" in shown
    assert PLACE.of(TEXT) == WORDS


def test_parquet_and_json_say_that_it_must_not_come_true() -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet as pq

    out = io.BytesIO()
    parquet.statements(RELEASE, out)
    rows = pq.read_table(io.BytesIO(out.getvalue())).to_pylist()
    (row,) = (r for r in rows if r["conditions"])
    assert [a["unless"] for a in row["antecedents"]] == [True]
    written = codec.statement(SAID, RELEASE.actors)
    assert written["antecedents"] == row["antecedents"]


def test_the_question_and_its_citations_say_unless(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    with path.open("wb") as file:
        rdf.nquads(RELEASE, file)
    table = ask("conditions", path)
    (row,) = table.rows
    found = dict(zip(table.columns, row, strict=True))
    assert found["condition"] == f"unless {WORDS}"
    assert found["supposed"] == f"unless {sp.P_SENT.label}"
    assert f"unless {WORDS}" in as_markdown(table)


def test_what_is_excepted_or_supposed_is_not_held() -> None:
    stances = {p.id: s for p in GRAPH.propositions for s in p.stances if s.statement == SAID.id}
    told = {(key, end) for _, key, end in shortcuts(SAID, stances)}
    assert ("mentions", names.proposition(sp.SENT)) in told
    assert len({key for key, end in told if end == names.proposition(sp.SENT)}) == 1


@pytest.mark.parametrize("unless", [True, False])
def test_the_marked_evidence_tells_an_exception_from_a_condition(unless: bool) -> None:
    said = replace(SAID, antecedents=(replace(SAID.antecedents[0], unless=unless),))
    shown = marked(codec.statement(said, RELEASE.actors, TEXT), colours=False)
    assert f"unless [{'exception' if unless else 'condition'} {WORDS}]" in shown
