"""How two statements bear on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.lists import Contrast, LinkKind, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two statements that bear on each other, and why.

    `contrast` says in what they contradict each other; `polarity` which stand on the proposition
    both take, where one restates or corroborates the other: `neg` where both deny it. `score` from
    0 to 1 is how sure the link is.
    """

    kind: LinkKind
    source: str
    target: str
    proposition: str | None
    reason: str
    contrast: Contrast | None = None
    polarity: Polarity | None = None
    score: float = 1.0
