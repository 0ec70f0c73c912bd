"""Every rule finds its example and, left out, does not; every filter drops a report of its own."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import pytest

from kg.extract.explanation import SET_ASIDE
from kg.extract.reports.filters import LATER, reasons
from kg.extract.reports.report_rules import RULES, Rule, rule_of
from kg.extract.stages import stages
from kg.model import Span
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.tagger.runtime import Tagged
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.extract.stages import Stages

PARSED_HERE = [r for r in RULES if r.run is not None]
"""Rules whose function selection runs; narration is made with the propositions."""
NO_EXAMPLE = {SET_ASIDE}
"""Steps that no text alone comes to: the rules of the ontology are another matter."""


def read(text: str, without: Collection[str] = ()) -> Stages:
    (article,) = articles_of({"a": text})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    tagged = [_tagged(text)] if text == rule_of("tagger").example else []
    return stages(parsed, tagged, without)


def _tagged(text: str) -> Tagged:
    """Return what a tagger would find in the example of its own rule."""
    who, cue, content = "Ingrid Solberg", "swooned over", "the new harbour"
    places = [(Span(text.index(w), text.index(w) + len(w)),) for w in (who, cue, content)]
    return Tagged(*places, 0.93)


def names(text: str, without: Collection[str] = ()) -> set[str]:
    """Return the rules of the statements of a text."""
    return {rule_of(s.rule).name for s in read(text, without).extraction.statements}


@pytest.mark.parametrize("rule", RULES, ids=[r.name for r in RULES])
def test_a_rule_finds_its_example(rule: Rule[...]) -> None:
    assert rule.name in names(rule.example)


@pytest.mark.parametrize("rule", PARSED_HERE, ids=[r.name for r in PARSED_HERE])
def test_a_rule_left_out_finds_nothing(rule: Rule[...]) -> None:
    assert rule.name not in names(rule.example, {rule.name})


def steps(text: str, without: Collection[str] = ()) -> set[str]:
    """Return the steps that dropped a report of a text."""
    found = read(text, without)
    return {d.step for d in (*found.selection.dropped, *found.spoken.dropped)}


@pytest.mark.parametrize("step", sorted(set(reasons()) - NO_EXAMPLE))
def test_a_filter_drops_a_report_of_its_example(step: str) -> None:
    assert step in steps(reasons()[step].example)


@pytest.mark.parametrize("step", sorted(set(reasons()) - NO_EXAMPLE - {r.name for r in LATER}))
def test_a_filter_left_out_drops_nothing(step: str) -> None:
    assert step not in steps(reasons()[step].example, {step})


def test_the_rules_stand_in_order_of_their_ranks_with_names_apart() -> None:
    assert len({r.name for r in RULES}) == len(RULES)
    ranked = [r.rank for r in RULES if r.run is not None]
    assert set(ranked) == set(range(min(ranked), max(ranked) + 1))
    for rule in RULES:
        name = rule.name.replace("*", "about")
        assert [r.name for r in RULES if fnmatchcase(name, r.name)] == [rule.name]


def test_steps_have_names_apart_from_those_of_rules() -> None:
    assert set(reasons()).isdisjoint(r.name for r in RULES)
    assert all(r.why and r.why[-1] != "." for r in reasons().values())
