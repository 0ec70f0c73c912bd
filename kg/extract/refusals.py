"""Why a candidate of an extractor becomes no statement, or not the one that it was: told, counted.

Each reason is the code of a diagnostic, so that `report.json` counts them. The message has no word
of the article; its place has.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.model import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Span

PREFIX = "candidate-"
"""How the codes of these diagnostics begin."""


def refused() -> Mapping[str, str]:
    """Return the reasons for which a candidate becomes no statement, in words."""
    return _reasons()["refused"]


def changed() -> Mapping[str, str]:
    """Return the reasons for which a statement is not all that its candidate was, in words."""
    return _reasons()["changed"]


@cache
def _reasons() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("kg.extract") / "data" / "refusals.toml").read_text("utf-8"))


def told(
    reason: str, rule: str, article: str, span: Span | None = None, more: str = ""
) -> Diagnostic:
    """Return the diagnostic of a reason; `rule` says whose candidate it was."""
    words = refused().get(reason) or changed()[reason]
    return Diagnostic(
        code=PREFIX + reason,
        severity=Severity.INFO,
        message=f"{rule}: {words}" + (f" ({more})" if more else ""),
        article=article,
        span=span,
    )
