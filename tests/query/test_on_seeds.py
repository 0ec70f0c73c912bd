"""The named questions on the seeds: each finds exactly the statements that the records call for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.model import Act, Certainty, LinkKind, Modality, Quotation, Statement, Voice
from kg.query.named import ask, questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.model import Graph

type Picks = Callable[[Statement], bool]


def doing(*acts: Act) -> Picks:
    return lambda said: said.voice is Voice.ATTRIBUTED and said.act in acts


def hedged(said: Statement) -> bool:
    weak = said.certainty in (Certainty.PROBABLE, Certainty.POSSIBLE)
    return bool(said.hedge) or weak or said.modality in (Modality.POSSIBLE, Modality.CONSIDERED)


PICKS: dict[str, Picks] = {
    "accusations": doing(Act.ACCUSE, Act.CONDEMN),
    "affiliates": lambda said: bool(said.speakers),
    "conditions": lambda said: bool(said.conditions and said.content),
    "declines": doing(Act.DECLINE),
    "demands": doing(Act.DEMAND),
    "denials": doing(Act.DENY),
    "expectations": doing(Act.EXPECT, Act.WORRY),
    "hedged": hedged,
    "narration": lambda said: said.voice is Voice.ARTICLE,
    "plans": lambda said: said.modality in (Modality.INTENDED, Modality.CONSIDERED),
    "pledges": doing(Act.PLEDGE),
    "proposals": doing(Act.PROPOSE),
    "questions": doing(Act.ASK),
    "quotes": lambda said: bool(said.speakers) and said.quotation is not Quotation.INDIRECT,
    "refusals": doing(Act.REFUSE),
    "support": doing(Act.PRAISE, Act.AGREE),
    "threats": doing(Act.THREATEN, Act.WARN),
    "timeline": lambda said: bool(said.speakers),
}
"""What a question finds, as a rule over the records."""

LINKED = {
    "changes": LinkKind.CHANGED_POSITION,
    "contradictions": LinkKind.CONTRADICTS,
    "exchanges": LinkKind.RESPONDS_TO,
}


@pytest.fixture(scope="module")
def nquads(seeds: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "graph.nq"
    with path.open("wb") as out:
        rdf.nquads(Release(seeds), out)
    return path


def places(name: str, path: Path, params: dict[str, str] | None = None) -> set[tuple[object, ...]]:
    table = ask(name, path, params)
    assert not table.cut
    return {row[-4:-1] for row in table.rows if row[-4] is not None}


def place(said: Statement) -> tuple[object, ...]:
    return said.article, said.evidence.start, said.evidence.end


@pytest.mark.parametrize("name", PICKS)
def test_a_question_finds_what_the_records_say(name: str, seeds: Graph, nquads: Path) -> None:
    assert places(name, nquads) == {place(s) for s in seeds.statements if PICKS[name](s)}


@pytest.mark.parametrize("name", LINKED)
def test_links_have_both_ends(name: str, seeds: Graph, nquads: Path) -> None:
    said = {s.id: s for s in seeds.statements}
    ends = {e for x in seeds.links if x.kind is LINKED[name] for e in (x.source, x.target)}
    want = {place(said[e]) for e in ends if name != "changes" or said[e].speakers}
    assert places(name, nquads) == want


@pytest.mark.parametrize("name", ["claim", "quantities", "events"])
def test_claims_are_found_with_all_who_take_a_side(name: str, seeds: Graph, nquads: Path) -> None:
    said = {s.id: s for s in seeds.statements}
    fit = [
        p
        for p in seeds.propositions
        if name == "claim" or (p.quantity is not None if name == "quantities" else p.type)
    ]
    held = (x for p in fit for x in p.stances if not x.presupposed)
    assert places(name, nquads) == {place(said[x.statement]) for x in held}


@pytest.mark.parametrize("name", [q.name for q in questions()])
def test_every_quote_is_the_articles(name: str, seeds: Graph, nquads: Path) -> None:
    texts = {a.id: a.text for a in seeds.articles}
    for *_, article, start, end, quote in ask(name, nquads).rows:
        assert texts[str(article)][int(str(start)) : int(str(end))] == quote


def test_what_moscow_denies_others_claim(nquads: Path) -> None:
    table = ask("disagreements", nquads, {"words": "sends troops"})
    sides = {(row[1], row[2]) for row in table.rows}
    assert ("National Intelligence Service (South Korea)", "Russia") in sides
    assert not any(yes == no for yes, no in sides)


def test_an_actors_own_statements_and_those_of_its_people(nquads: Path) -> None:
    own = places("timeline", nquads, {"actor": "South Korea"})
    under = places("affiliates", nquads, {"actor": "South Korea"})
    assert own < under


def test_what_stands_behind_a_claim_is_counted_alike(seeds: Graph, nquads: Path) -> None:
    release = Release(seeds)
    table = ask("corroboration", nquads, {})
    columns = [
        table.columns.index(c)
        for c in ("claim", "for", "against", "no_answer", "origins", "unnamed")
    ]
    asked = sorted(tuple(row[k] for k in columns) for row in table.rows)
    counted = sorted(
        (
            release.propositions[name].label,
            *map(len, (one.asserted_by, one.denied_by, one.not_confirmed_by)),
            one.origins,
            "yes" if one.only_unnamed else "",
        )
        for name, one in release.corroborations.items()
        if one.asserted_by or one.denied_by or one.not_confirmed_by
    )
    assert len(asked) > 50
    assert asked == counted
