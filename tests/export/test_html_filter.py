from dataclasses import replace

import pytest

from kg.errors import ConfigError
from kg.export.page.html import views
from kg.export.page.page_data import data
from kg.export.page.page_filter import KEYS, page_part, parse
from kg.export.page.page_index import Index
from kg.model import Dated, Graph, Statement
from tests.specimen import ARTICLE_A, ARTICLE_B, S_BRANDT, S_DENIAL, S_OFFICIAL, graph


def kept(*filters: str, value: Graph | None = None) -> set[str]:
    return {s.id for s in page_part(value or graph(), parse(filters)).statements}


ALL = {S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ((), ALL),
        (("speaker=ada brandt",), {S_BRANDT.id}),
        (("speaker=Ada Brandt,Sudovia",), {S_BRANDT.id, S_DENIAL.id}),
        (("speaker=Ada Brandt", "speaker=Sudovia"), {S_BRANDT.id, S_DENIAL.id}),
        (("speaker=Ada Brandt", "act=deny"), set()),
        (("about=Sudovia",), {S_BRANDT.id, S_OFFICIAL.id}),
        (("country=nor",), {S_BRANDT.id, S_OFFICIAL.id}),
        (("act=deny",), {S_DENIAL.id}),
        (("stance=considers",), {S_OFFICIAL.id}),
        (("voice=attributed",), ALL),
        (("article=beta",), {S_DENIAL.id}),
        (("publisher=The Norland Post",), {S_BRANDT.id, S_OFFICIAL.id}),
        (("since=2024-10-23",), {S_BRANDT.id, S_OFFICIAL.id}),
        (("until=2024-10",), {S_BRANDT.id, S_OFFICIAL.id}),
        (("since=2024-11",), set()),
        (("confidence=0.6",), set()),
        (("text=quoted",), ALL),
    ],
)
def test_a_filter_keeps_what_it_names(filters: tuple[str, ...], wanted: set[str]) -> None:
    assert kept(*filters) == wanted


def test_what_statements_refer_to_is_kept_and_nothing_else() -> None:
    part = page_part(graph(), parse(["act=deny"]))
    assert [a.id for a in part.articles] == ["beta"]
    assert {a.label for a in part.actors} == {"Sudovia"}
    assert [p.label for p in part.propositions] == ["Sudovia sends weapons to Ostia"]
    assert part.links == ()


def test_too_many_statements_leave_out_the_earliest_articles_whole() -> None:
    dated = replace(ARTICLE_B, published=Dated("2024-10-25", "given"))
    value = replace(graph(), articles=(ARTICLE_A, dated))
    assert kept("most=2", value=value) == {S_DENIAL.id}
    assert kept("most=3", value=value) == ALL
    assert kept("most=2") == {S_BRANDT.id, S_OFFICIAL.id}


def test_articles_without_a_date_are_left_out_in_proportion_and_not_before_all_others() -> None:
    undated = [replace(ARTICLE_B, id=f"u{n}", published=None) for n in range(4)]
    dated = [
        replace(ARTICLE_B, id=f"d{n}", published=Dated(f"2024-10-0{n + 1}", "given"))
        for n in range(4)
    ]
    both = [*undated, *dated]
    said = [replace(S_DENIAL, id=f"s-{a.id}", article=a.id) for a in both]
    value = replace(graph(), articles=tuple(both), statements=tuple(said))
    assert kept("most=4", value=value) == {"s-u0", "s-u1", "s-d2", "s-d3"}
    assert kept("most=2", value=value) == {"s-u0", "s-d3"}


@pytest.mark.parametrize(
    "text",
    [
        "speaker", "speaker=", "colour=red", "act=shout", "stance=asserted", "since=yesterday",
        "confidence=2", "confidence=nan", "most=0", "most=x", "text=none", "most=1,2",
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        parse([text])


def test_every_key_is_told_on_the_page_about_it() -> None:
    from tests.readme import PAGE

    table = PAGE.read_text(encoding="utf-8").split("| `--html-filter` |")[1].split("\n\n")[0]
    assert [k for k in KEYS if f"`{k}=" not in table] == []


def test_every_part_of_a_graph_can_be_drawn(seeds: Graph) -> None:
    for said in seeds.statements:
        part = page_part(seeds, parse([f"article={said.article}", f"act={said.act.value}"]))
        index = Index(part, whole=True)
        assert said in part.statements
        assert data(index)
        assert views(index)


def test_who_intends_is_kept_without_being_spoken_to() -> None:
    other = next(a for a in graph().actors if a.id not in _parties(S_DENIAL))
    planned = replace(S_DENIAL, whose_will=(other.id,))
    value = replace(graph(), statements=(S_BRANDT, S_OFFICIAL, planned))
    part = page_part(value, parse(["act=deny"]))
    assert other.id in {a.id for a in part.actors}
    assert data(Index(part, whole=True))


def _parties(said: Statement) -> set[str]:
    return {p.actor for p in (*said.speakers, *said.targets, *said.addressees)}
