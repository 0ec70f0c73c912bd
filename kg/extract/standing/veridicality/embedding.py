"""A predicate's governor with what it does to the predicate, and the signatures without a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.standing.veridicality.implication_signatures import signature
from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.extract.standing.veridicality.implication_signatures import Signature
    from kg.model import Token


@quick_init
@dataclass(frozen=True, slots=True)
class Embedding:
    """A predicate's governor and what it does; a signature of None makes the two stand alike.

    `hedge` is the governor where it is the article's own hedge ("is believed to").
    """

    governor: Token
    signature: Signature | None
    hedge: Token | None = None


REPORT = signature("report", "unspecified")
PRESUPPOSED = signature("+", "+")
IMPLIED = signature("+", "-")
DENIED = signature("-", "-")
PURPOSE = signature("intended", "-intended")
HYPOTHESIS = signature("hypothetical", "hypothetical")
CONDITION = signature("conditional", "conditional")
QUESTION = signature("question", "question")
FUTURE = signature("future", "-future")
POSSIBLE = signature("possible", "-possible")
OPEN = signature("unspecified", "unspecified")
UNSETTLED = signature("unsettled", "unsettled")
