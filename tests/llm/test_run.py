"""A run on the command line: every kind of answer ends in a record, a budget ends the asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.llm.answering import said, shown, text_of
from tests.llm.conftest import Kg, records
from tests.llm.server import Says, serving

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = ("right", "truncated", "malformed", "invented", "busy", "broken")
TEXTS = {
    kind: f"Die Ministerin sagte am Montag, dass der Damm sicher sei. Der Sprecher von {kind}"
    " bestritt, dass ein Bericht über den Damm an der Küste verschwunden sei."
    for kind in KINDS
}


def answer(request: Mapping[str, Any]) -> str:
    lines = shown(request)
    return text_of(
        said(lines, "Die Ministerin", "sagte", "der Damm sicher sei"),
        said(lines, "Der Sprecher", "bestritt", "ein Bericht über den Damm"),
    )


def test_every_kind_of_answer_ends_in_a_record(kg: Kg) -> None:
    refused: list[str] = []

    def script(request: Mapping[str, Any], _: int) -> Says:
        (kind,) = [k for k in KINDS if f"von {k} " in request["messages"][1]["content"]]
        right = answer(request)
        if kind in ("busy", "broken") and kind not in refused:
            refused.append(kind)
            status = 429 if kind == "busy" else 500
            return Says(status=status, headers=(("Retry-After", "0.1"),))
        return {
            "truncated": Says(right[: right.index('"Der Sprecher"')], finish="length"),
            "malformed": Says("I would rather not say."),
            "invented": Says(right.replace("sicher", "morsch")),
        }.get(kind, Says(right))

    with serving(script) as server:
        found = {r["id"]: r for r in records(kg(server.url, TEXTS))}
        assert len(server.asked) == len(KINDS) + 2
    stated = {kind: len(found[kind]["statements"]) for kind in KINDS}
    assert stated == {
        **{"right": 2, "busy": 2, "broken": 2},
        **{"truncated": 1, "malformed": 0, "invented": 1},
    }
    codes = {kind: [d["code"] for d in found[kind]["diagnostics"]] for kind in KINDS}
    assert "candidate-truncated" in codes["truncated"]
    assert "candidate-malformed" in codes["malformed"]
    assert "candidate-not-verbatim" in codes["invented"]
    assert not any(c.startswith("candidate-") for c in codes["right"])


def test_what_a_budget_leaves_unasked_is_asked_by_the_next_run(kg: Kg) -> None:
    two = {kind: TEXTS[kind] for kind in ("right", "busy")}
    with serving(lambda request, _: Says(answer(request))) as server:
        assert not any(r["statements"] for r in records(kg(server.url, two, "--max-tokens", "99")))
        assert not server.asked
        first = records(kg(server.url, two, "--max-requests", "1", "--llm-jobs", "1"))
        assert len(server.asked) == 1
        rest = records(kg(server.url, two))
        assert len(server.asked) == 2
        again = records(kg(server.url, two))
        assert len(server.asked) == 2
    unfinished = ["extractor-unfinished" in [d["code"] for d in r["diagnostics"]] for r in first]
    assert sorted(unfinished) == [False, True]
    assert [len(r["statements"]) for r in rest] == [2, 2]
    assert again == rest
