"""One article costs one article: what breaks in a stage becomes a diagnostic of its article.

Reading, parsing, extraction and assembly run each article's share through `Guard.attempt`. A guard
that is `strict` lets everything through: so run the tests and benchmarks, in which the guard shall
hide no bug. `KgError` (a broken program, file or setting) and the user's Ctrl-C always go through;
want of memory and too deep a recursion over one article are that article's.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.model import Diagnostic

FAILED = "article-failed"
"""Code of the diagnostic of what broke: a bug of ours, of an article, not of the input."""
OVER_BUDGET = "over-budget"
"""Code of the diagnostic of an article that would take too many steps for its length."""
STRICT = "KG_STRICT"
"""Environment variable that switches the guard off where it is `1`."""


class OverBudgetError(Exception):
    """A stage took more steps than an article of this length may take."""


def strict_by_default() -> bool:
    """Tell whether the environment asks for no guard."""
    return os.environ.get(STRICT) == "1"


@dataclass(frozen=True, slots=True)
class Guard:
    """Runs what is done for one article; `strict` lets every exception through."""

    strict: bool = field(default_factory=strict_by_default)

    @property
    def caught(self) -> tuple[type[Exception], ...]:
        """The exceptions that cost an article: for an `except` that stands after `KgError`'s."""
        return () if self.strict else (Exception,)

    def attempt[T](self, stage: str, article: str, work: Callable[[], T]) -> T | Diagnostic:
        """Return what `work` returns, or a diagnostic of what broke in it."""
        try:
            return work()
        except KgError:
            raise
        except self.caught as broken:
            return failure(stage, article, broken)


class Budget:
    """Runs the stages of one article, of which each may take so many steps for its length.

    `begin` is called before each with its steps for each token (`steps`, by stage). What a stage
    over its budget would have found is lost; what the others find is kept, and `notes` says which
    stage it was. It is the same in strict runs: an article that costs too much is no bug.
    """

    def __init__(
        self, article: str, begin: Callable[[int], None], steps: Mapping[str, int]
    ) -> None:
        self.article = article
        self.begin = begin
        self.steps = steps
        self.notes: list[Diagnostic] = []

    def __call__[T](self, stage: str, work: Callable[[], T], instead: T) -> T:
        """Return what `work` returns, or `instead` where it takes too many steps."""
        try:
            self.begin(self.steps[stage])
            return work()
        except OverBudgetError:
            self.notes.append(over_budget(stage, self.article, "what else was found is kept"))
            return instead


OFF = Guard(strict=True)
"""The guard that lets everything through."""


def failure(stage: str, article: str | None, broken: Exception) -> Diagnostic:
    """Return the diagnostic of an exception: stage, kind, and the function of ours it came from.

    The message is the same on every machine: no line numbers, no paths, no words of the article.
    """
    lost = "nothing that it says is in the graph"
    if isinstance(broken, OverBudgetError):
        return over_budget(stage, article, lost)
    what = f"{stage} failed ({type(broken).__name__}{_where(broken)})"
    return _error(FAILED, f"{what}; {lost}", article)


def over_budget(stage: str, article: str | None, kept: str) -> Diagnostic:
    """Return the diagnostic of a stage that would take too many steps, with what is left."""
    return _error(OVER_BUDGET, f"{stage} stopped: too many steps for its length; {kept}", article)


def _error(code: str, message: str, article: str | None) -> Diagnostic:
    from kg.model import Diagnostic, Severity  # `kg --help`, which reads this module, needs neither

    return Diagnostic(code=code, severity=Severity.ERROR, message=message, article=article)


def _where(broken: Exception) -> str:
    """Return the last function of this package that an exception passed, as "module:function"."""
    found = ""
    trace = broken.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.partition(".")[0] in ("kg", "ontology") and module != __name__:
            found = f" in {module}:{trace.tb_frame.f_code.co_qualname}"
        trace = trace.tb_next
    return found
