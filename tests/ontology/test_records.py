"""Each record rule with a record that breaks it, and no other."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from kg import codec
from kg.model import Span
from ontology.rules.record_rules import RULES, check, check_links
from tests import specimen as sp

if TYPE_CHECKING:
    from collections.abc import Callable

    from ontology.rules.record_rules import Violation

type Records = dict[str, Any]

GRAPH = sp.graph()
ACTORS = {a.id: a for a in GRAPH.actors}


def records() -> Records:
    """Return the first article's records, afresh: `said` the president, `warned` the official."""
    statements = [codec.statement(s, ACTORS) for s in (sp.S_BRANDT, sp.S_OFFICIAL)]
    actors = [codec.actor(a, [("alpha", Span(0, 7))]) for a in GRAPH.actors]
    made = {
        "article": {"id": "alpha", "text": sp.ALPHA, "published": {"value": "2024-10-23"}},
        "said": statements[0],
        "warned": statements[1],
        "sent": codec.proposition(sp.P_SENT),
        "close": codec.proposition(sp.P_CLOSE),
        "actors": actors,
        "official": next(a for a in actors if a["id"] == sp.OFFICIAL.id),
    }
    return copy.deepcopy(made, {})


def checked(made: Records) -> list[Violation]:
    return check(
        made["article"],
        [made["said"], made["warned"], *made.get("more", ())],
        [made["sent"], made["close"]],
        made["actors"],
        elsewhere=[sp.S_DENIAL.id],
    )


def test_the_specimen_breaks_no_rule() -> None:
    assert checked(records()) == []
    beta = {"id": "beta", "text": sp.BETA, "published": None}
    denial, sent = codec.statement(sp.S_DENIAL, ACTORS), codec.proposition(sp.P_SENT)
    assert check(beta, [denial], [sent], records()["actors"], [sp.S_BRANDT.id]) == []


def put(name: str, key: str, value: object) -> Callable[[Records], None]:
    def change(made: Records) -> None:
        made[name][key] = value

    return change


def stance(key: str, value: object) -> Callable[[Records], None]:
    def change(made: Records) -> None:
        made["close"]["stances"][0][key] = value

    return change


def fact_beside(act: str, modality: str, told: str | None) -> Callable[[Records], None]:
    """Let one clause of a statement be a fact, told at a word of it."""

    def change(made: Records) -> None:
        made["warned"].update(act=act, modality=modality, plover=None)
        start = sp.ALPHA.index(told) if told else 0
        place = [start, start + len(told)] if told else None
        made["close"]["stances"][0].update(modality="realis", trigger=place)

    return change


def quantity(key: str, value: object) -> Callable[[Records], None]:
    def change(made: Records) -> None:
        made["sent"]["quantity"][key] = value

    return change


def claim_as_fact(made: Records) -> None:
    made["close"]["stances"][0].update(polarity="pos", modality="realis")


def refusal(made: Records) -> None:
    made["warned"].update(act="refuse", polarity="pos")


def empty_demand(made: Records) -> None:
    made["warned"].update(act="demand", content=[], targets=[], addressees=[])


def narration_with_act(made: Records) -> None:
    made["warned"].update(voice="article", speakers=[])


def narration_with_speaker(made: Records) -> None:
    made["warned"].update(voice="article", act=None)


def unmarked_quotation(made: Records) -> None:
    made["warned"]["quotation"] = "direct"


def twice(made: Records) -> None:
    made["more"] = [copy.deepcopy(made["warned"])]


def filler(**values: object) -> Callable[[Records], None]:
    def change(made: Records) -> None:
        made["sent"]["roles"]["agent"][0].update(values)

    return change


BROKEN: list[tuple[str, Callable[[Records], None]]] = [
    ("article-id", put("article", "name", "")),
    ("article-language", put("article", "language", None)),
    ("article-hash", put("article", "sha256", "c0ffee")),
    ("article-published", put("article", "published", {"value": "soon", "basis": "told"})),
    ("article-published", put("article", "published", {"value": "2024-10-23", "basis": ""})),
    ("place-quote", put("article", "quotes", [{"span": [0, 7], "quote": "Sudovia"}])),
    ("statement-confidence", put("warned", "confidence", 1.5)),
    ("statement-confidence", put("warned", "confidence", None)),
    ("via-known", put("warned", "via", ["s-404"])),
    ("place-article", put("warned", "place_articles", ["alpha", "beta"])),
    ("said-on-valid", put("warned", "said_within", "last week")),
    ("proposition-label", put("sent", "label", " ")),
    ("actor-named", put("official", "named", "yes")),
    ("statement-article", put("warned", "article", "beta")),
    ("statement-id", twice),
    ("statement-list", put("warned", "polarity", "neutral")),
    ("statement-list", put("warned", "quotation", None)),
    ("statement-list", put("warned", "plover", "GOSSIP")),
    ("act-known", put("warned", "act", "mumble")),
    ("act-known", narration_with_act),
    ("speaker-known", put("warned", "speakers", [{"id": "a-404"}])),
    ("speaker-known", narration_with_speaker),
    ("target-known", put("warned", "addressees", [{"id": "a-404", "span": None}])),
    ("source-valid", put("warned", "sources", [{"speaker": None, "kind": "rumour"}])),
    ("source-valid", put("warned", "sources", [{"speaker": "a-404", "kind": "document"}])),
    (
        "source-valid",
        put("warned", "sources", [{"kind": "document", "justification": [[5, 9000]]}]),
    ),
    ("source-valid", put("warned", "sources", [{"kind": "document", "title": [5, 5]}])),
    ("will-known", put("warned", "whose_will", ["a-404"])),
    ("negative-act", refusal),
    ("demand-object", empty_demand),
    ("content-present", put("said", "content", [])),
    ("place-valid", put("warned", "content", [[190, 190]])),
    ("place-valid", put("warned", "content", [[190, 9000]])),
    ("place-valid", put("warned", "content", [[200, 246], [190, 199]])),
    ("place-valid", put("warned", "conditions", [[-4, 3]])),
    ("place-valid", put("warned", "cue", [41, 43])),
    ("place-valid", put("warned", "evidence", None)),
    ("place-valid", put("warned", "hedge", ["a", "b"])),
    ("place-valid", put("warned", "repeats", [[5]])),
    ("evidence-covers", put("warned", "cue", [74, 78])),
    ("evidence-covers", put("warned", "content", [[130, 140]])),
    ("evidence-covers", put("warned", "speaker_spans", [[130, 140]])),
    ("said-on-valid", put("said", "said_on", "Tuesday")),
    ("said-on-valid", put("said", "said_on", "2024-10-24")),
    ("said-on-valid", put("said", "said_on", "2024-11/..")),
    ("said-on-valid", put("said", "said_on_basis", None)),
    ("quotation-marks", unmarked_quotation),
    ("proposition-known", put("warned", "propositions", ["p-404"])),
    ("proposition-known", put("warned", "propositions", [sp.SENT])),
    ("antecedent-known", put("warned", "antecedents", [{"span": [1, 2], "proposition": sp.SENT}])),
    ("event-known", put("sent", "type", "DANCE")),
    ("event-known", put("sent", "mode", "withdraw")),
    ("event-known", put("sent", "contexts", ["ball"])),
    ("predicate-known", put("sent", "predicate", {"lemma": " "})),
    ("predicate-known", put("sent", "class", "")),
    ("role-known", put("sent", "roles", {"hero": [{"label": "x"}]})),
    ("role-known", put("sent", "roles", {"agent": []})),
    ("filler-known", filler(label=" ")),
    ("filler-known", filler(id="a-404")),
    ("filler-known", filler(country="Norland")),
    ("quantity-valid", quantity("value", float("nan"))),
    ("quantity-valid", quantity("value", True)),
    ("quantity-valid", quantity("max", 1)),
    ("quantity-valid", quantity("bound", "some")),
    ("quantity-valid", quantity("unit", "")),
    ("event-time-valid", put("sent", "time", "soon")),
    ("proposition-place", put("sent", "trigger", [5000, 5004])),
    ("proposition-place", filler(span=[9, 9])),
    ("stance-statement", stance("statement", "s-404")),
    ("stance-list", stance("modality", "maybe")),
    ("stance-strength", claim_as_fact),
    ("stance-strength", fact_beside("warn", "possible", "close")),
    ("stance-strength", fact_beside("demand", "obligation", "close")),
    ("stance-strength", fact_beside("state", "question", "close")),
    ("stance-strength", fact_beside("state", "possible", "more tanks")),
    ("stance-strength", fact_beside("state", "possible", "warned")),
    ("stance-strength", fact_beside("state", "possible", None)),
    ("proposition-place", stance("trigger", [5000, 5004])),
    ("stance-sureness", stance("certainty", "certain")),
    ("actor-list", put("official", "type", "cat")),
    ("actor-label", put("official", "label", "")),
    ("actor-reference", put("official", "affiliation", "a-404")),
    ("actor-reference", put("official", "members", [sp.OFFICIAL.id])),
    ("actor-code", put("official", "country", "no")),
    ("actor-code", put("official", "wikidata", "Q01")),
    ("unnamed-label", put("official", "label", "Kim Yong-hyun")),
    (
        "unnamed-article",
        put("official", "mentions", [{"article": "alpha"}, {"article": "beta"}]),
    ),
]

FOLLOWING = {
    "stance-statement": {"proposition-known"},
    "actor-list": {"speaker-known"},
    "actor-label": {"unnamed-label"},
}
"""Rules that the same fault breaks too."""


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_rule_is_broken(rule: str, change: Callable[[Records], None]) -> None:
    made = records()
    change(made)
    found = checked(made)
    assert {v.rule for v in found} - FOLLOWING.get(rule, set()) == {rule}
    assert all(v.reason and v.id for v in found)
    assert found == sorted(found, key=lambda v: (v.kind, v.id, v.rule))


def test_every_rule_has_a_record_that_breaks_it() -> None:
    assert {rule for rule, _ in BROKEN} | {rule for rule, _ in LINKS} == set(RULES)


LINKS: list[tuple[str, dict[str, object]]] = [
    ("link-kind", {"kind": "likes"}),
    ("link-ends", {"target": "s-404"}),
    ("link-ends", {"target": sp.S_BRANDT.id, "source": sp.S_BRANDT.id}),
    ("link-proposition", {"proposition": "p-404"}),
    ("link-proposition", {"proposition": [sp.SENT, sp.CLOSE]}),
    ("link-reason", {"reason": "  "}),
    ("link-contrast", {"contrast": "colour"}),
    ("link-polarity", {"polarity": "maybe"}),
    ("link-score", {"score": 1.5}),
    ("link-score", {"score": "high"}),
]


@pytest.mark.parametrize(("rule", "changes"), [("", {}), *LINKS])
def test_links_are_checked(rule: str, changes: dict[str, object]) -> None:
    (link,) = GRAPH.links
    known = {s.id for s in GRAPH.statements}, {p.id for p in GRAPH.propositions}
    found = check_links([{**codec.link(link), **changes}], *known)
    assert [v.rule for v in found] == ([rule] if rule else [])


@pytest.mark.parametrize(
    "change",
    [
        fact_beside("state", "possible", "close"),  # "has closed its border and may …"
        put("warned", "content", []),  # a warning can be told by its target alone
        put("said", "conditions", [[92, 99]]),  # one sentence of a realis quotation may have one
        put("said", "said_on", "2024-10-23"),
        put("said", "said_on", "2024-10"),  # may lie before publication
        put("warned", "speaker_spans", [[43, 73]]),  # named in the sentence before
        put("official", "label", "Spokesperson for Norland"),
        put("official", "label", "U.S. Official"),  # told by the role
    ],
)
def test_what_is_allowed(change: Callable[[Records], None]) -> None:
    made = records()
    change(made)
    assert checked(made) == []


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, [[]], [None], {"a": 1}])
def test_no_value_of_a_field_breaks_the_check_itself(junk: object) -> None:
    for name in ("said", "sent", "official"):
        for key in records()[name]:
            made = records()
            made[name][key] = junk
            assert all(v.rule in RULES for v in checked(made))
