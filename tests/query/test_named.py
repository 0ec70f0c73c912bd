"""The named questions: what they answer, how they take values, and that they explain themselves."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import ConfigError, InputError
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.query import in_turns, sparql
from kg.query.named import ask, parse, question, questions
from kg.query.table import EVIDENCE
from tests import specimen as sp
from tests.benchmarks.made_graph import made
from tests.query.graphs import GAMMA

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.named import Question
    from kg.query.table import Table

NAMES = tuple(q.name for q in questions())
ANSWERED = (
    *("about", "affiliates", "agreements", "changes", "claim", "conditions", "contradictions"),
    *(
        "corroborated",
        "corroboration",
        "declines",
        "deeds",
        "demands",
        "denials",
        "disagreements",
        "events",
        "exchanges",
    ),
    *(
        "hedged",
        "issue",
        "issues",
        "narration",
        "officials",
        "plans",
        "quantities",
        "quotes",
        "sources",
        "sourcing",
    ),
    *("threats", "timeline", "unnamed"),
)
"""Questions that the enlarged specimen answers; the others ask for acts that it has not got."""

DAYS = ("since", "until")
TEXTS = {"alpha": sp.ALPHA, "beta": sp.BETA, "gamma": GAMMA}

INJECTIONS = (
    'x" } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #',
    '" } } DROP ALL #',
    "\\u0022 } ?s ?p ?o {",
    'x"\n} SELECT * {',
    "'''\\",
    "\x00\ud800",
    '" || true || "',
)


def column(table: Table, name: str) -> list[object]:
    at = table.columns.index(name)
    return [row[at] for row in table.rows]


def test_there_are_more_than_twenty_and_each_explains_itself() -> None:
    assert len(NAMES) > 20
    assert set(ANSWERED) <= set(NAMES)
    assert all(q.title and "?" in q.question for q in questions())


@pytest.mark.parametrize("name", NAMES)
def test_every_row_ends_with_evidence_that_is_in_the_article(name: str, exported: Path) -> None:
    table = ask(name, exported)
    assert bool(table.rows) == (name in ANSWERED)
    assert table.columns[-4:] == EVIDENCE
    for *_, article, start, end, quote in table.rows:
        assert TEXTS[str(article)][int(str(start)) : int(str(end))] == quote
    assert ask(name, exported) == table
    assert len(set(table.rows)) == len(table.rows)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_a_query_of_its_own(name: str, exported: Path) -> None:
    from kg.query import sparql

    assert sparql.run(question(name).query, exported) == ask(name, exported)


def test_denials(exported: Path) -> None:
    (row,) = ask("denials", exported).rows
    told = ("Sudovia", "having sent tanks", "realis", "", "Sudovia sends weapons to Ostia")
    assert row[:5] == told


def test_about_matches_whole_words_of_any_name_in_any_case(exported: Path) -> None:
    everything = ask("about", exported)
    assert set(column(ask("about", exported, {"actor": "SUDOVIA"}), "about")) == {"Sudovia"}
    assert set(column(ask("about", exported, {"actor": "norland’s"}), "about")) == {"Norland"}
    assert ask("about", exported, {"actor": "sudo"}).rows == ()
    assert ask("about", exported, {"actor": ""}) == everything


def test_demands_have_all_who_demand_and_of_whom(exported: Path) -> None:
    table = ask("demands", exported)
    assert column(table, "speaker") == ["Norland", "Ostia"]
    assert column(table, "of") == ["Sudovia", "Sudovia"]
    assert column(table, "said_on") == ["2024-10", "2024-10"]


def test_deeds_by_one_to_another(exported: Path) -> None:
    done = ask("deeds", exported, {"to": "Ostia", "by": "Sudovia"})
    assert set(column(done, "claim")) == {"Sudovia sends weapons to Ostia"}
    assert ask("deeds", exported, {"to": "Sudovia", "by": "Ostia"}).rows == ()


def test_events_of_a_class_of_predicates(exported: Path) -> None:
    assert ask("events", exported, {"class": "arrest"}).rows == ()


def test_conditions_of_an_action(exported: Path) -> None:
    (row,) = ask("conditions", exported, {"action": "CLOSE its"}).rows
    assert row[3] == "Sudovia sends more tanks"
    assert ask("conditions", exported, {"action": "open"}).rows == ()


def test_unnamed_speakers_keep_their_office(exported: Path) -> None:
    (row,) = ask("unnamed", exported).rows
    assert row[1] == "Ministry of Foreign Affairs of Norland"


def test_quantities_with_both_sides(exported: Path) -> None:
    table = ask("quantities", exported)
    assert set(column(table, "value")) == {300}
    assert set(column(table, "bound")) == {"at_most"}
    sides = set(zip(column(table, "speaker"), column(table, "polarity"), strict=True))
    both = {("Sudovia", "neg"), ("Sudovia", "pos")}
    assert sides == {("Ada Brandt", "pos"), ("Ostia", "pos"), *both}
    assert ask("quantities", exported, {"words": "elephants"}).rows == ()


def test_corroboration_counts_the_same_stand_only(exported: Path) -> None:
    table = ask("corroborated", exported)
    assert column(table, "speaker") == ["Ada Brandt", "Ostia", "Sudovia"]
    assert set(column(table, "articles")) == {2}


def test_what_stands_behind_a_claim_is_counted_by_sides(exported: Path) -> None:
    table = ask("corroboration", exported)
    (row,) = table.rows
    found = dict(zip(table.columns, row, strict=True))
    assert found["claim"] == sp.P_SENT.label
    sides = (found["for"], found["against"], found["no_answer"])
    assert sides == (3, 1, 0)  # Norland by its president, Ostia, Sudovia that denied it first
    assert (found["origins"], found["unnamed"]) == (3, "")
    assert (found["first"], found["last"]) == ("2024-10-22", "2024-10-25")


def test_contradictions_show_both_sides_of_a_pair(exported: Path) -> None:
    table = ask("contradictions", exported)
    assert column(table, "polarity") == ["pos", "neg"]
    assert column(table, "speaker") == ["Ada Brandt", "Sudovia"]
    assert len(set(column(table, "pair"))) == 1


def test_an_issue_has_its_claims_speakers_and_disputes(exported: Path) -> None:
    table = ask("issues", exported)
    told = zip(*(column(table, c) for c in ("issue", "matter", "claims", "disputed")), strict=True)
    assert list(told) == [("Sudovia: weapons (tank)", "arms", 2, 1)]
    assert column(table, "speakers") == [4]
    assert ask("issues", exported, {"of": "arms", "actor": "sudovia"}) == table
    assert ask("issues", exported, {"of": "courts"}).rows == ()
    assert ask("issues", exported, {"actor": "ostia"}).rows == ()


def test_the_claims_of_an_issue(exported: Path) -> None:
    table = ask("issue", exported, {"words": "weapons"})
    assert set(column(table, "claim")) == {
        "Norland may close its border",
        "Sudovia sends weapons to Ostia",
    }
    assert ask("issue", exported, {"words": sp.ISSUE}) == table
    assert ask("issue", exported, {"words": "elections"}).rows == ()


def test_timeline_is_in_the_order_of_days(exported: Path) -> None:
    table = ask("timeline", exported)
    days = [a or b or "9999" for a, b, *_ in table.rows]
    assert days == sorted(days, key=str)
    one = ask("timeline", exported, {"actor": "ada brandt"})
    assert [(row[0], row[3]) for row in one.rows] == [("2024-10-22", "state")]


def test_officials(exported: Path) -> None:
    table = ask("officials", exported)
    assert column(table, "official") == [sp.OFFICIAL.label, "Ada Brandt"]
    assert column(table, "named") == [False, True]


def test_a_change_has_both_statements_the_later_first(exported: Path) -> None:
    table = ask("changes", exported)
    assert column(table, "when") == ["later", "earlier"]
    assert column(table, "act") == ["confirm", "deny"]
    assert ask("changes", exported, {"actor": "Norland"}).rows == ()


def test_an_exchange_has_what_was_said_before_the_answer(exported: Path) -> None:
    table = ask("exchanges", exported, {"actor": "norland"})
    turns = zip(*(column(table, c) for c in ("turn", "speaker", "act")), strict=True)
    assert list(turns) == [
        ("first", "Norland", "demand"),
        ("first", "Ostia", "demand"),
        ("second", "Sudovia", "decline"),
    ]


def test_disagreement_takes_a_denial_and_no_silence(exported: Path) -> None:
    table = ask("disagreements", exported)
    assert set(column(table, "says_no")) == {"Sudovia"}
    assert set(column(table, "says_yes")) == {"Ada Brandt", "Ostia"}
    assert set(column(table, "act")) == {"deny"}


def test_agreement_is_of_two_origins(exported: Path) -> None:
    table = ask("agreements", exported)
    pairs = zip(column(table, "speaker"), column(table, "agrees"), strict=True)
    assert {frozenset(map(str, pair)) for pair in pairs} == {
        frozenset(("Ada Brandt", "Ostia")),
        frozenset(("Ada Brandt", "Sudovia")),
        frozenset(("Ostia", "Sudovia")),
    }


def test_who_belongs_to_an_actor_speaks_under_it(exported: Path) -> None:
    table = ask("affiliates", exported, {"actor": "norland"})
    assert set(column(table, "speaker")) == {"Ada Brandt", "Norland", sp.OFFICIAL.label}


def test_who_has_no_speaker_is_not_found_under_an_actor(exported: Path) -> None:
    assert ask("hedged", exported, {"actor": "ostia"}).rows == ()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({"since": "2024-10-23"}, 4),
        ({"since": "2024-10-25"}, 3),
        ({"until": "2024-10-22"}, 3),  # “October” began before it
        ({"since": "2024-10", "until": "2024-10"}, 7),
        ({"since": "2025"}, 0),
        ({"until": "2023"}, 0),
    ],
)
def test_days_are_of_the_utterance_or_else_of_publication(
    days: dict[str, str], said: int, exported: Path
) -> None:
    assert len(ask("timeline", exported, days).rows) == said


@pytest.mark.parametrize("text", INJECTIONS, ids=ascii)
@pytest.mark.parametrize(
    ("name", "key"),
    [(q.name, p.name) for q in questions() for p in q.parameters if p.name not in DAYS],
)
def test_a_value_is_only_ever_a_value(name: str, key: str, text: str, exported: Path) -> None:
    assert ask(name, exported, {key: text}).rows == ()


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("gossip", {}, "known: about, accusations"),
        ("../denials", {}, "no question"),
        ("denials", {"whom": "x"}, "it has: actor, words, since, until"),
        ("about", {"who": "x"}, "it has: actor, since, until"),
    ],
)
def test_unknown_names_list_the_known_ones(
    name: str, params: dict[str, str], message: str, exported: Path
) -> None:
    with pytest.raises(ConfigError, match=message):
        ask(name, exported, params)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {}",
        "# title: t\n# question: q?\nSELECT * {}",
        "# title: t\n# question: q?\n# parameters:\n#   who is asked\nSELECT * {}",
        "# title: t\n# question: q?\n# parameters:\n#   x – y (default “”)\nSELECT * {}",
    ],
)
def test_a_file_that_does_not_explain_itself_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        parse("mine", text)


def test_missing_graph(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"graph\.nq"):
        ask("denials", tmp_path / "graph.nq")


KG = "https://w3id.org/sayso/ns#"
A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@pytest.fixture(scope="module")
def many() -> ox.Store:
    store = ox.Store()
    out = io.BytesIO()
    rdf.nquads(Release(made(600)), out)
    store.bulk_load(out.getvalue(), format=ox.RdfFormat.N_QUADS)
    problem = ox.NamedNode(f"{KG}problem")
    for kind in ("Statement", "Actor", "Proposition"):  # what is made breaks no rule
        found = list(store.quads_for_pattern(None, A, ox.NamedNode(f"{KG}{kind}")))[:9]
        for told in found:
            why = ox.Literal("some-rule: its words (kept)")
            store.add(ox.Quad(told.subject, problem, why, told.graph_name))
    return store


IN_TURNS = [q for q in questions() if in_turns.part(q.query)]
BUSIEST = """PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?s prov:wasAttributedTo/skos:prefLabel ?name }
GROUP BY ?name ORDER BY DESC(COUNT(?s)) LIMIT 1"""
VALUES = {"words": "tanks", "action": "tanks", "since": "2015-02", "until": "2015-02-10"}
"""Values of some parameters that leave some of the made graph; of names it is the busiest one."""


def test_long_answers_are_given_in_turns() -> None:
    assert tuple(q.name for q in IN_TURNS) == NAMES


@pytest.fixture(scope="module")
def busiest(many: ox.Store) -> str:
    """Return the name of the actor that says most."""
    return str(sparql.answer(BUSIEST, many).rows[0][0])


@pytest.mark.parametrize("one", IN_TURNS, ids=lambda q: q.name)
def test_what_is_answered_in_turns_is_the_beginning_of_the_whole_answer(
    one: Question, many: ox.Store, busiest: str
) -> None:
    names = [p.name for p in one.parameters if p.name not in ("in", "kind", "class")]
    lengths = []
    for values in ({}, *({name: VALUES.get(name, busiest)} for name in names)):
        query = one.bound(values)
        whole = sparql.answer(query, many, sparql.ROWS + 1)
        lengths.append(len(whole.rows))
        for rows in (1, 100, 5000):
            part = sparql.answer(query, many, rows)
            assert (part.columns, part.rows) == (whole.columns, whole.rows[:rows]), values
            assert part.cut == (len(whole.rows) > rows)
    assert lengths[0] > 10
    assert min(lengths[1:], default=0) < lengths[0]


def test_words_like_the_mark_are_words(many: ox.Store) -> None:
    query = question("claim").bound({"words": "x\n  # end of turn\n"})
    assert sparql.answer(query, many, 5).rows == ()
