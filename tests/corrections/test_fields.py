"""A correction of each field: what the statement says then, and what its claims say."""

from __future__ import annotations

import pytest

from kg.check.broken_rules import violations
from kg.model import Act, Modality, Polarity
from tests.corrections.desk import Desk, claims, notes, speakers

TANKS = "Sudovia sends tanks to Ostia"


def test_another_speaker_says_it_and_is_we_in_it(desk: Desk) -> None:
    said = desk.says("close our border")
    assert speakers(desk.graph(), said) == ["Ada Brandt"]
    desk.correct(said, "speaker", "Karl Holt", by="Kim", reason="he stands beside her")
    graph = desk.graph()
    again = desk.says("close our border", graph)
    assert (again.id, speakers(graph, again)) == (said.id, ["Karl Holt"])
    (told,) = again.corrections
    assert str(told) == (
        "speaker: Karl Holt, was read as Ada Brandt; said by Kim: he stands beside her"
    )


def test_we_is_the_new_speaker_and_others_who_claim_the_same_keep_their_claim(desk: Desk) -> None:
    said = desk.says("saw the tanks")
    before = claims(desk.graph(), said)
    assert before == {"Ostberg sees the tanks": "pos"}
    desk.correct(said, "speaker", "Sudovia")
    graph = desk.graph()
    assert claims(graph, desk.says("saw the tanks", graph)) == {"Sudovia sees the tanks": "pos"}


def test_nobody_speaks_where_the_article_names_none(desk: Desk) -> None:
    desk.correct(desk.says("close our border"), "speaker", None)
    graph = desk.graph()
    assert speakers(graph, desk.says("close our border", graph)) == []


def test_a_name_that_the_article_does_not_have_is_somebody_new_of_the_type_told(desk: Desk) -> None:
    desk.correct(
        desk.says("close our border"), "speaker", {"label": "Border Guild", "type": "organisation"}
    )
    graph = desk.graph()
    said = desk.says("close our border", graph)
    (actor,) = [a for a in graph.actors if a.id == said.speakers[0].actor]
    assert (actor.label, actor.type.value, actor.named) == ("Border Guild", "organisation", True)


def test_a_denial_that_was_read_as_a_statement_denies(desk: Desk) -> None:
    said = next(s for s in desk.all("Ada Brandt said", desk.graph()) if s.act is Act.STATE)
    desk.correct(said, "act", "deny")
    graph = desk.graph()
    again = next(s for s in graph.statements if s.id == said.id)
    assert (again.act, again.polarity) == (Act.DENY, Polarity.NEG)
    assert claims(graph, again) == {TANKS: "neg"}


def test_a_statement_that_was_read_as_a_denial_asserts(desk: Desk) -> None:
    said = desk.says("Sudovia denied")
    assert claims(desk.graph(), said) == {TANKS: "neg"}
    desk.correct(said, "act", "confirm")
    graph = desk.graph()
    again = desk.says("Sudovia denied", graph)
    assert again.polarity is Polarity.POS
    assert claims(graph, again) == {TANKS: "pos"}


def test_who_declines_takes_no_stand(desk: Desk) -> None:
    desk.correct(desk.says("Sudovia denied"), "act", "decline")
    graph = desk.graph()
    assert claims(graph, desk.says("Sudovia denied", graph)) == {TANKS: "unspecified"}


def test_another_polarity_turns_the_claims_and_another_modality_is_theirs(desk: Desk) -> None:
    said = desk.says("Ostia said on Tuesday")
    desk.correct(said, "polarity", "neg")
    desk.correct(said, "modality", "possible")
    graph = desk.graph()
    again = desk.says("Ostia said on Tuesday", graph)
    assert (again.polarity, again.modality) == (Polarity.NEG, Modality.POSSIBLE)
    (stance,) = [s for p in graph.propositions for s in p.stances if s.statement == again.id]
    assert (stance.polarity, stance.modality) == (Polarity.NEG, Modality.POSSIBLE)


def test_targets_are_whom_a_person_names_with_how(desk: Desk) -> None:
    value = [{"label": "Sudovia", "how": "at"}, "Karl Holt"]
    desk.correct(desk.says("close our border"), "target", value)
    graph = desk.graph()
    names = {a.id: a.label for a in graph.actors}
    found = desk.says("close our border", graph).targets
    assert [(names[p.actor], p.how) for p in found] == [("Sudovia", "at"), ("Karl Holt", "about")]


def test_a_day_is_set_and_taken_away(desk: Desk) -> None:
    said = desk.says("Ostia said on Tuesday")
    assert said.said_on is not None
    desk.correct(said, "said_on", "2024-10-15")
    again = desk.says("Ostia said on Tuesday")
    assert again.said_on is not None
    assert (again.said_on.value, again.said_on.basis) == ("2024-10-15", "a person's word")
    desk.correct(said, "said_on", None)
    assert desk.says("Ostia said on Tuesday").said_on is None


def test_other_content_keeps_the_claims_in_it_and_has_its_own_id(desk: Desk) -> None:
    said = desk.says("Ostia said on Tuesday")
    text = desk.text("beta")
    start = text.index("Sudovia had")
    desk.correct(said, "content", [[start, start + len("Sudovia had sent tanks")]])
    graph = desk.graph()
    again = desk.says("Ostia said on Tuesday", graph)
    assert again.id != said.id
    assert [s.of(text) for s in again.content] == ["Sudovia had sent tanks"]
    assert claims(graph, again) == {TANKS: "pos"}
    desk.correct(again, "content", [[start, start + len("Sudovia")]])
    graph = desk.graph()
    assert claims(graph, desk.says("Ostia said on Tuesday", graph)) == {"Sudovia": "pos"}


def test_a_condition_makes_it_conditional_for_the_reader(desk: Desk) -> None:
    said = desk.says("close our border")
    start = desk.text("alpha").index("she added")
    desk.correct(said, "conditions", [[start, start + 3]])
    assert [s.start for s in desk.says("close our border").conditions] == [start]


def test_a_claim_has_another_class_or_other_roles_and_others_keep_theirs(desk: Desk) -> None:
    said = next(s for s in desk.all("Ada Brandt said", desk.graph()) if s.act is Act.STATE)
    desk.correct(said, "roles", {"roles": {"agent": "Norland", "recipient": []}})
    graph = desk.graph()
    assert claims(graph, next(s for s in graph.statements if s.id == said.id)) == {
        "Sudovia had sent tanks to Ostia": "pos"
    }
    desk.lines[-1]["value"]["label"] = "Norland sends tanks"
    graph = desk.graph()
    assert claims(graph, next(s for s in graph.statements if s.id == said.id)) == {
        "Norland sends tanks": "pos"
    }
    assert claims(graph, desk.says("Sudovia denied", graph)) == {TANKS: "neg"}
    desk.correct(said, "class", "assault")
    graph = desk.graph()
    (claim,) = [p for p in graph.propositions if p.label == "Norland sends tanks"]
    assert (claim.predicate_class, claim.type) == ("assault", None)


def test_what_is_no_statement_is_left_out_with_what_only_it_claims(desk: Desk) -> None:
    before = desk.graph()
    desk.correct(desk.says("close our border"), "reject", None, by="Kim")
    graph = desk.graph()
    assert len(graph.statements) == len(before.statements) - 1
    assert not desk.all("close our border", graph) or all(
        "close our border" not in s.content[0].of(desk.text("alpha"))
        for s in desk.all("close our border", graph)
    )
    assert "corrections, line 1 (reject): Kim says that it is no statement: left out" in notes(
        graph, "corrected"
    )


def test_a_missed_statement_is_there_with_its_words_as_its_claim(desk: Desk) -> None:
    text = desk.text("beta")
    start = text.index("It stayed calm")
    desk.lines.append(
        {
            "article": "beta",
            "cue": None,
            "content": [[start, start + len("It stayed calm")]],
            "quote": "It stayed calm.",
            "field": "add",
            "value": {"act": "decline", "speaker": "Ostia", "said_on": "2024-10-22"},
        }
    )
    graph = desk.graph()
    said = desk.says("It stayed calm", graph)
    assert (said.act, said.rule, said.confidence, said.found_by) == (
        "decline",
        "person",
        1,
        ("person",),
    )
    assert speakers(graph, said) == ["Ostia"]
    assert claims(graph, said) == {"It stayed calm": "unspecified"}
    assert said.evidence.of(text) == "It stayed calm."


def test_a_link_is_taken_out_and_another_put_in(desk: Desk) -> None:
    graph = desk.graph()
    known = {s.id: s for s in graph.statements}
    link = graph.links[0]
    source, target = known[link.source], known[link.target]
    kind, other = link.kind.value, "changed-position"
    assert kind != other
    to = {
        "article": target.article,
        "cue": None,
        "content": [[s.start, s.end] for s in target.content],
        "quote": target.evidence.of(desk.text(target.article)),
    }
    desk.correct(source, "link", {"kind": kind, "to": to, "holds": False})
    desk.correct(source, "link", {"kind": other, "to": to}, by="Kim", reason="same day")
    graph = desk.graph()
    between = {
        x.kind.value: x for x in graph.links if {x.source, x.target} == {source.id, target.id}
    }
    assert kind not in between
    assert between[other].reason == "said by Kim: same day"


@pytest.mark.parametrize("field", ["speaker", "act", "class", "content", "reject", "add"])
def test_corrected_records_keep_the_rules_of_the_ontology(desk: Desk, field: str) -> None:
    said = desk.says("Ostia said on Tuesday")
    start = said.content[0].start
    values: dict[str, object] = {
        "speaker": ["Karl Holt", "Sudovia"],
        "act": "refuse",
        "class": "assault",
        "content": [[start, start + 7]],
        "reject": None,
        "add": {"act": "warn", "target": "Sudovia"},
    }
    desk.correct(said, field, values[field])
    if field == "add":
        start = desk.text("beta").index("It stayed")
        desk.lines[-1] |= {"cue": None, "content": [[start, start + 9]]}
    graph = desk.graph()
    assert not notes(graph, "correction-without-statement")
    assert violations(graph) == []
