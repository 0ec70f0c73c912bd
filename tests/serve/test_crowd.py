"""Fifty clients for some seconds, two of them correcting (a minute: `tests.benchmarks.serving`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.corrections import read_corrections
from tests.serve.crowd import crowd

if TYPE_CHECKING:
    from tests.serve.conftest import Server


def test_nothing_is_lost_where_fifty_ask_and_two_of_them_correct(unbuilt: Server) -> None:
    told = crowd(unbuilt, clients=50, correcting=2, seconds=4)
    assert told.wrong == []
    assert set(told.statuses) <= {200, 201, 503}
    assert told.statuses[503] < told.statuses[200] / 10  # "ask again", on a machine that is busy
    assert told.statuses[200] > 50
    assert len({who for who, _ in told.kept}) == 2
    lines = read_corrections(unbuilt.out / "corrections.jsonl")
    assert sorted((x.by, x.reason) for x in lines if x.by.startswith("client")) == sorted(told.kept)
