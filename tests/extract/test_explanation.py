"""Why a report becomes no statement: a sentence for each step that drops one, and what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kg.build import assemble
from kg.extract.explanation import SET_ASIDE, explained
from kg.extract.reports.filters import reasons
from kg.extract.stages import Stages, extract, stages
from kg.model import LineKind, Reject, Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

if TYPE_CHECKING:
    from kg.extract.explanation import Candidate, Explained
    from kg.model import Graph

DROPPED = (
    # step, cue of the dropped report in the step's example, cue of the one that it is dropped for
    ("first-person", "told", None),
    ("speaks-from-outside", "saying", None),
    ("taken", "said", "said"),
    ("crowded", "said", None),
    ("unsourced-within", "believed", "said"),
    ("not-done", "agrees", None),
    ("not-asserted", "said", "denied"),
    ("imputed", "wants", "said"),
    ("of-anybody", "say", "said"),
    ("joined", None, "says"),
    ("no-speaker", "backed", None),
)


def read(text: str) -> tuple[Stages, Graph]:
    (article,) = articles_of({"a": text})
    through = stages(ParsedArticle(article, SpacyParser().parse(article)))
    return through, assemble([article], [through.extraction])


def sentences(text: str) -> tuple[Explained, ...]:
    return explained(*read(text))


def candidates(text: str) -> list[Candidate]:
    return [c for s in sentences(text) for c in s.candidates]


@pytest.mark.parametrize(("step", "cue", "other"), DROPPED, ids=[d[0] for d in DROPPED])
def test_each_step_that_drops_a_report_tells_why(
    step: str, cue: str | None, other: str | None
) -> None:
    text = reasons()[step].example
    found = [c for c in candidates(text) if c.step == step]
    assert found, [(c.rule, c.step) for c in candidates(text)]
    assert {c.cue.of(text) if c.cue else None for c in found} == {cue}
    assert all(c.statement is None and c.why == reasons()[step].why for c in found)
    if other is not None:
        assert {s.of(text) for c in found for s, _ in c.because} == {other}


def test_looking_at_the_stages_changes_nothing() -> None:
    for step, *_ in DROPPED:
        (article,) = articles_of({"a": reasons()[step].example})
        parse = SpacyParser().parse(article)
        through = stages(ParsedArticle(article, parse))
        explained(through, assemble([article], [through.extraction]))
        assert extract(ParsedArticle(article, parse)) == through.extraction


def test_a_kept_report_names_its_statement_and_every_statement_its_report() -> None:
    text = "Ann Lee said on Monday that Chad wants to leave the pact.\n\nNorland denied it."
    through, graph = read(text)
    found = explained(through, graph)
    kept = {c.statement for s in found for c in s.candidates if c.statement}
    assert kept == {s.id for s in graph.statements if s.rule != "narration"}
    assert {s.id for one in found for s in one.statements} == {s.id for s in graph.statements}
    assert len(kept) > 1


def test_what_the_rules_of_the_ontology_set_aside_is_told_with_the_rule() -> None:
    through, graph = read("Norland denied that the dam had failed.")
    (said,) = graph.statements
    gone = Reject(kind="statement", id=said.id, rule="some-rule", reason="its quote is not there")
    (one,) = explained(through, replace(graph, statements=(), rejects=(gone,)))
    kept = next(c for c in one.candidates if c.cue == said.cue)
    assert kept.step == SET_ASIDE
    assert kept.why is not None
    assert kept.why.endswith(": its quote is not there")


def test_a_repaired_joint_is_told_with_both_readings() -> None:
    text = "Peru asked why Chad had come to speak and called it late."
    (one,) = sentences(text)
    told = {(c.place.of(text), c.before, c.after) for c in one.changes if c.kind == "joint"}
    assert ("called", "conj of “speak”", "conj of “asked”") in told


def test_a_repaired_name_is_told_with_both_readings() -> None:
    text = "Opposition critic Harneet Boparai said the dam should have been closed. She left."
    (told,) = [c for s in sentences(text) for c in s.changes if c.kind == "name"]
    assert told.place.of(text) == "Harneet Boparai"
    assert told.after == "“Harneet Boparai” PERSON"
    assert told.before == "“Harneet Boparai” ORG"


def test_a_lost_mark_is_told() -> None:
    text = "“The dam is a trick, she said.\n\nAnn Lee left."
    changes = [c for s in sentences(text) for c in s.changes]
    assert [(c.kind, c.place) for c in changes if c.kind == "quotation"] == [
        ("quotation", Span(0, 30))
    ]


def test_more_of_a_quotation_is_told_beside_what_the_rule_found() -> None:
    text = "Workers said he “supports peace, and Berg wants war.” The gate was shut."
    (one,) = [c for c in candidates(text) if c.grown]
    assert one.grown[0].of(text) == "he “supports peace"
    assert one.content[0].of(text) == "he “supports peace, and Berg wants war.”"
    text = "The plan is “not meeting the need,” says Oto Brandt. “We often wait for months.”"
    (one,) = [c for c in candidates(text) if c.grown]
    assert len(one.content) == len(one.grown) + 1


def test_a_sentence_without_a_report_tells_its_cue_words_and_lines() -> None:
    text = "The dam could be said to have failed.\n\nThe weather was fine."
    first, second = sentences(text)
    assert [c.of(text) for c in first.cues] == ["said"]
    assert (first.candidates, second.candidates, second.cues) == ((), (), ())
    assert first.lines == (LineKind.PROSE,)


def test_words_of_a_quotation_point_to_the_sentence_that_reports_them() -> None:
    text = "“A turning point for us all,” said Ann Lee. “Nobody expected it.”"
    found = sentences(text)
    assert [s.within for s in found] == [(), (1,)]
    assert [s.number for s in found] == [1, 2]
