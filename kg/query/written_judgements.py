"""From what a person says of two actors to a line of `judgements.jsonl`: are they one or not?

An id is an actor's (a-…) or that of its appearance in one article (ap-…), which stays when actors
are joined or parted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import ConfigError
from kg.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

type Record = dict[str, Any]


def judgement(
    left: str,
    right: str,
    verdict: Verdict,
    reason: str | None,
    actor_of: Callable[[str], Record | None],
) -> Record:
    """Return the line on two ids, but for when it was said; `actor_of` gives the actor of an id.

    Raises `ConfigError` for what cannot be: one id, or one whom an article does not name in two.
    """
    if left == right:
        raise ConfigError(f"{left} is one id; name two")
    ends = [actor_of(left), actor_of(right)]
    if verdict is Verdict.SAME:
        _check_unnamed(ends)
    return {
        "left": left,
        "right": right,
        "verdict": verdict.value,
        "by": "person",
        "labels": [e["label"] if e else None for e in ends],
        "reason": reason,
    }


def _check_unnamed(ends: list[Record | None]) -> None:
    """Refuse to join unnamed holders of an office across articles: nobody can know."""
    actors = [e for e in ends if e is not None]
    articles = {p["article"] for e in actors for p in e["appearances"]}
    if any(not e["named"] for e in actors) and len(articles) > 1:
        raise ConfigError("somebody whom an article does not name belongs to that article alone")
