"""Problems noted at the records that have them, each once and in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Problem

if TYPE_CHECKING:
    from kg.model import Actor, Proposition, Statement
    from ontology.rules.rule import Remedy


def with_problem[Noted: (Actor, Proposition, Statement)](
    record: Noted, rule: str, reason: str, remedy: Remedy
) -> Noted:
    """Return the record with one problem more; one that it has already is not told twice."""
    problems = {*record.problems, Problem(rule, reason, remedy.value)}
    return replace(record, problems=tuple(sorted(problems)))
