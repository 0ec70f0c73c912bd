import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import IO, Any

import pytest

from kg.export.release import Release
from kg.export.report import report
from kg.export.tables import json_lines as records
from kg.model import Diagnostic, Graph, Polarity, Reject, Severity, Span
from tests.export import hostile
from tests.specimen import BRANDT, ISSUE, P_SENT, S_BRANDT, S_DENIAL, S_OFFICIAL, SUDOVIA, graph

type Exporter = Callable[[Release, IO[bytes]], None]


def written(exporter: Exporter, value: Graph) -> bytes:
    out = io.BytesIO()
    exporter(Release(value), out)
    return out.getvalue()


def rows(exporter: Exporter, value: Graph) -> list[dict[str, object]]:
    return [json.loads(row) for row in written(exporter, value).decode("utf-8").splitlines()]


def reported(value: Graph) -> Any:
    return json.loads(written(report, value))


def test_statements_stand_in_order_of_article_and_place() -> None:
    found = [r["id"] for r in rows(records.statements, graph())]
    assert found == [S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id]


def test_a_statement_without_cue_is_placed_by_its_content() -> None:
    late = replace(S_BRANDT, id="s-0", cue=None)
    value = replace(graph(), statements=(late, *graph().statements))
    assert [r["id"] for r in rows(records.statements, value)][:2] == [S_BRANDT.id, "s-0"]


def test_actors_carry_their_mentions_once() -> None:
    value = replace(graph(), mentions=(*graph().mentions, *graph().mentions))
    brandt = next(r for r in rows(records.actors, value) if r["id"] == BRANDT.id)
    assert brandt["mentions"] == [{"article": "alpha", "span": [63, 73]}]


def test_the_other_records_stand_in_order_of_id() -> None:
    shuffled = replace(graph(), propositions=graph().propositions[::-1])
    found = [r["id"] for r in rows(records.propositions, shuffled)]
    assert found == sorted(p.id for p in graph().propositions)
    assert rows(records.links, graph())[0]["proposition"] == P_SENT.id


def test_an_issue_of_two_claims_counts_who_argues() -> None:
    assert rows(records.issues, graph()) == [
        {
            "id": ISSUE,
            "label": "Sudovia: weapons (tank)",
            "matter": "arms",
            "actor": SUDOVIA.id,
            "claims": 2,
            "disputed": 1,
            "speakers": 3,
            "statements": 3,
        }
    ]


def test_an_issue_of_one_claim_has_no_record_and_one_that_nobody_denies_no_dispute() -> None:
    value = graph()
    alone = tuple(
        replace(p, issue=ISSUE if p.id == P_SENT.id else "i-0") for p in value.propositions
    )
    assert rows(records.issues, replace(value, propositions=alone)) == []
    agreed = tuple(
        replace(p, stances=tuple(s for s in p.stances if s.polarity is Polarity.POS))
        for p in value.propositions
    )
    (found,) = rows(records.issues, replace(value, propositions=agreed))
    assert (found["disputed"], found["statements"]) == (0, 2)


@pytest.mark.parametrize(
    "exporter",
    [
        *(records.statements, records.actors, records.propositions),
        *(records.links, records.issues, report),
    ],
)
def test_the_order_of_the_graph_does_not_matter(exporter: Exporter) -> None:
    value = graph()
    names = ("articles", "actors", "mentions", "statements", "propositions", "links", "issues")
    turned = replace(value, **{n: getattr(value, n)[::-1] for n in names})
    assert written(exporter, turned) == written(exporter, value)


def test_a_lone_surrogate_is_written_as_the_replacement_character() -> None:
    broken = replace(SUDOVIA, label="Sud\ud800via", id="a-broken")
    value = replace(graph(), actors=(*graph().actors, broken))
    assert "Sud\ufffdvia" in {r["label"] for r in rows(records.actors, value)}


def test_hostile_text_comes_back_as_it_was() -> None:
    value = hostile.graph()
    labels = {r["label"] for r in rows(records.actors, value)}
    assert labels == {a.label for a in value.actors}


def test_the_report_counts_every_member_of_the_closed_lists() -> None:
    counts = reported(graph())["counts"]
    assert counts["statements"] == 3
    assert counts["statements_by_act"]["deny"] == 1
    assert counts["statements_by_act"]["praise"] == 0
    assert sum(counts["statements_by_act"].values()) == 3
    assert counts["statements_by_modality"]["considered"] == 1
    assert counts["statements_by_stance"]["denies"] == 1
    assert counts["speakers"] == {"named": 2, "unnamed": 1}
    assert counts["links"]["contradicts"] == 1


def test_the_report_has_a_row_for_each_article() -> None:
    alpha, beta = reported(graph())["articles"]
    assert alpha["lines"] == {"headline": 1, "prose": 2}
    assert alpha["published"] == {
        "value": "2024-10-23",
        "basis": "sidecar: printed on the page",
    }
    assert (alpha["statements"], beta["statements"], beta["published"]) == (2, 1, None)


def test_the_report_keeps_rejects_and_diagnostics_with_their_places() -> None:
    problem = Diagnostic(
        code="no-date", severity=Severity.WARNING, message="no date", article="beta"
    )
    first, *others = graph().articles
    value = replace(
        graph(),
        articles=(replace(first, diagnostics=(problem,)), *others),
        rejects=(
            Reject(
                kind="statement",
                id="s-1",
                rule="content-inside",
                reason="outside the text",
                article="beta",
                span=Span(3, 9),
                record={"id": "s-1"},
            ),
        ),
        diagnostics=(problem,),
    )
    found = reported(value)
    assert found["diagnostics"] == [
        {
            "code": "no-date",
            "severity": "warning",
            "message": "no date",
            "article": "beta",
            "span": None,
        }
    ]
    (reject,) = found["rejects"]
    assert (reject["rule"], reject["span"]) == ("content-inside", [3, 9])
    assert found["counts"]["rejects_by_rule"] == {"content-inside": 1}
