"""Every rule of the clause layer is needed by some case: switched off, a case reads otherwise."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.extract import clauses
from kg.extract.clauses import coordination, subjects
from kg.extract.clauses.repairs import order
from kg.extract.clauses.sentence_clauses import clauses_of
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.cases import read_cases
from tests.test_cases import articles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.extract.clauses import Clause

    type Read = tuple[ParsedArticle, tuple[Clause, ...]]

MODULES = [
    importlib.import_module(m.name)
    for m in pkgutil.iter_modules(clauses.__path__, "kg.extract.clauses.")
]
REGISTRIES = {"repair": order.REPAIRS, "subject": subjects.RULES}


def _rules() -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the functions that answer yes or no, or with something or nothing, or fill a place."""
    for module in MODULES:
        if module.__name__.endswith((".article_clauses", ".predicate_use", ".plover_type")):
            continue  # what is asked of clauses once they are read: tests/test_clauses.py, and
            # tests/extract/test_predicate_lexicon.py
        for name, function in sorted(vars(module).items()):
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            answers = str(getattr(function, "__annotations__", {}).get("return", ""))
            if own and (answers == "bool" or answers.endswith("| None")):
                yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}", function
    for step in coordination.STEPS:
        yield f"coordination.{step.__name__}", step


@pytest.fixture(scope="module")
def read() -> list[Read]:
    """Return each case's parse with its clauses."""
    cases = [c for c in read_cases(Path(__file__).parent / "cases" / "clauses") if not c.xfail]
    articles = articles_of(cases)
    parses = SpacyParser().parse_all(articles)
    parsed = [ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True)]
    return [(p, clauses_of(p)) for p in parsed]


@pytest.mark.parametrize("name", [name for name, _ in _rules()])
def test_a_case_needs_each_rule(
    name: str, read: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = dict(_rules())[name]
    bool_ = str(rule.__annotations__["return"]) == "bool"

    def off(*_: object, **__: object) -> object:
        return False if bool_ else None

    for module in MODULES:
        for attribute, value in tuple(vars(module).items()):
            if value is rule:
                monkeypatch.setattr(module, attribute, off)
    for registry in REGISTRIES.values():
        for key, value in tuple(registry.items()):
            if value is rule:
                monkeypatch.setitem(registry, key, off)
    if rule in coordination.STEPS:
        kept = tuple(s for s in coordination.STEPS if s is not rule)
        monkeypatch.setattr(coordination, "STEPS", kept)
    assert any(_differs(parsed, clauses) for parsed, clauses in read), f"no case needs {name}"


def _differs(parsed: ParsedArticle, clauses: tuple[Clause, ...]) -> bool:
    try:
        return clauses_of(parsed) != clauses
    except (AssertionError, AttributeError, TypeError):
        return True
