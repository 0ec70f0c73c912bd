"""Does a test notice each rule of lines, pages, formats and dates? Each is switched off in turn.

    python -m tests.benchmarks.line_rules --room lines

A rule is a function of `kg/articles/ROOM` that answers yes or no, or finds something or nothing.
Switched off it says no, or finds nothing. The tests of `tests/articles` that need no parser are run
with each switched off, in a process of their own, till the first that fails. What none notices is
printed at the end; exit code 1 where there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import inspect
import io
import os
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

import kg.articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

ROOMS = ("lines", "publication", "pages", "formats")
TESTS = {
    "lines": (
        "test_told_by_lines", "test_corrections", "test_turns", "test_bylines", "test_layout",
        "test_languages", "test_page_text", "test_newsrooms", "test_seed_lines",
        "test_publishers",
    ),
    "publication": (
        "test_told_by_lines", "test_dates", "test_publication", "test_contradiction",
        "test_sidecar", "test_publishers",
    ),
    "pages": (
        "test_pages", "test_page_text", "test_live_posts", "test_publishers", "test_newsrooms",
        "test_publication",
    ),
    "formats": (
        "test_formats", "test_formats_broken", "test_fields", "test_records", "test_streams",
        "test_archives", "test_web_archive", "test_article_files", "test_read", "test_encodings",
        "test_documents", "test_pdf", "test_rtf",
    ),
}  # fmt: skip
"""The files of tests that a room's rules are held against, the likeliest to notice first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that can be switched off, and what it returns then."""

    module: str
    name: str
    nothing: str

    @property
    def place(self) -> str:
        """The function with its module, as it is printed."""
        return f"{self.module.removeprefix('kg.articles.')}:{self.name}"


def rules(room: str) -> Iterator[Rule]:
    """Yield the rules of a room in order of module and name."""
    for module in _modules(f"kg.articles.{room}"):
        for name, found in sorted(vars(module).items()):
            own = inspect.isfunction(found) and found.__module__ == module.__name__
            if own and not inspect.isgeneratorfunction(inspect.unwrap(found)):
                nothing = _nothing(str(found.__annotations__.get("return", "")))
                if nothing is not None:
                    yield Rule(module.__name__, name, nothing)


def _modules(package: str) -> Iterator[ModuleType]:
    home = importlib.import_module(package)
    for found in sorted(pkgutil.iter_modules(home.__path__), key=lambda m: m.name):
        yield importlib.import_module(f"{package}.{found.name}")


def _nothing(returned: str) -> str | None:
    """Return which nothing a function of this return type finds, None where it is no rule."""
    if returned == "bool":
        return "False"
    if returned.endswith("| None"):
        return "None"
    return "{}" if returned.startswith("dict[int, ") else None


_VALUES: dict[str, Callable[[], object]] = {
    "False": lambda: False,
    "None": lambda: None,
    "{}": dict,
}


def switched_off(rule: Rule) -> None:
    """Put a function that finds nothing in the place of a rule, wherever it is known by a name."""
    before = getattr(sys.modules[rule.module], rule.name)
    value = _VALUES[rule.nothing]

    def off(*_: object, **__: object) -> object:
        return value()

    for module in list(sys.modules.values()):
        if (getattr(module, "__name__", "") or "").startswith("kg."):
            for name, known in list(vars(module).items()):
                if known is before:
                    setattr(module, name, off)


def noticed(rule: Rule | None, tests: tuple[str, ...]) -> bool:
    """Tell whether a test fails with a rule switched off, in a process of its own."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    code = 2
    try:
        if rule is not None:
            switched_off(rule)
        files = [f"tests/articles/{name}.py" for name in tests]
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--no-header", *files])
    finally:
        os._exit(int(code))


@cache
def _all_loaded() -> None:
    for found in pkgutil.walk_packages(kg.articles.__path__, "kg.articles."):
        importlib.import_module(found.name)


def main() -> int:
    """Print each rule that no test notices; exit code 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--room", choices=ROOMS, action="append")
    parser.add_argument("--only", default="", help="Rules with these words in their place.")
    chosen = parser.parse_args()
    _all_loaded()
    missed: list[str] = []
    count = 0
    for room in chosen.room or ROOMS:
        if noticed(None, TESTS[room]):
            print(f"{room}: the tests fail as they are")
            return 1
        for rule in rules(room):
            if chosen.only in rule.place:
                count += 1
                if not noticed(rule, TESTS[room]):
                    missed.append(rule.place)
                    print("missed", rule.place, flush=True)
    print(f"{count} rules switched off, {len(missed)} noticed by no test")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
