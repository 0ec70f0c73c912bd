"""How sure a statement is to be right: in speaker, act, content and standing, all four.

A small table of weights over what is known of the statement: how often reports found so are right
(`kg.extract.reports.confidence`), who speaks and what kind of source it is, whether the content
has several sentences, and how it is put. The weights are fitted on statements judged by readers
who had not written the rules (`tests/calibration.csv`); `kg/extract/reports/calibration.md` tells
how often what is told so sure was right.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from io import StringIO
from math import exp, log
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.model import Act, Finder, Modality, Polarity, Quotation, SourceKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Statement

STEP = 0.05
"""Confidences are multiples of it: some hundred judged statements tell no finer."""
MOST = 0.95
"""The most that agreement of extractors comes to."""

_OPEN = frozenset(
    {
        Modality.POSSIBLE,
        Modality.CONSIDERED,
        Modality.CONDITIONAL,
        Modality.HYPOTHETICAL,
        Modality.UNSPECIFIED,
        Modality.QUESTION,
    }
)
_PLANNED = frozenset({Modality.INTENDED, Modality.OBLIGATION, Modality.FUTURE})
_NEXT_SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s+[\"“‘(\[]*[A-Z]")
"""Where a sentence ends and another begins, as near as print tells."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature, and under `base` that of every statement."""
    text = (files("kg.extract") / "data" / "confidence_weights.csv").read_text("utf-8")
    return {r["feature"]: float(r["weight"]) for r in csv.DictReader(StringIO(text))}


def confidence_of(said: Statement, text: str, counted: float) -> float:
    """Return how sure a statement is to be right, from 0 to 1 in steps of `STEP`.

    `counted` is the share of the reports found by the same rule that were right.
    """
    return estimate({**features(said, text), "counted": logit(counted)}, weights())


def agreed(confidence: float) -> float:
    """Return the confidence of what another extractor reads as the rules do: a step more.

    How much more often it is right is not counted: no judged statements of one are at hand. So it
    is the least that can be told, and never certain.

    >>> agreed(0.6), agreed(0.95)
    (0.65, 0.95)
    """
    return max(confidence, min(round(confidence + STEP, 2), MOST))


def found_elsewhere(said: Statement) -> bool:
    """Tell whether a language model or a plug-in reads a statement as the rules do."""
    return Finder.LLM in said.found_by or Finder.PLUGIN in said.found_by


def estimate(told: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """Return the estimate for features with weights, in steps of `STEP`."""
    total = weighed["base"] + sum(weighed[name] * value for name, value in told.items())
    return round(round(1 / (1 + exp(-total)) / STEP) * STEP, 2)


def logit(share: float) -> float:
    """Return a share as log odds, as if none were certain.

    >>> round(logit(0.5), 2), logit(1.0) == logit(0.98)
    (0.0, True)
    """
    bounded = min(max(share, STEP), 0.98)
    return log(bounded / (1 - bounded))


def features(said: Statement, text: str) -> dict[str, float]:
    """Return what tells how sure a statement is, 1 for what holds and 0 for what does not."""
    mention = said.speaker_spans[0].of(text).casefold() if said.speaker_spans else ""
    kinds = {s.kind for s in said.sources}
    told = {
        "nobody": not said.speakers,
        "several": len(said.speakers) > 1,
        "unnamed": SourceKind.UNNAMED_PERSON in kinds,
        "organisation": SourceKind.ORGANISATION in kinds,
        "quoted": said.quotation is Quotation.DIRECT,
        "negative": said.polarity is Polarity.NEG,
        "sentences": any(_NEXT_SENTENCE.search(s.of(text)) for s in said.content),
        "open": said.modality in _OPEN,
        "planned": said.modality in _PLANNED,
        "pronoun": mention in words("speaking_pronouns"),
        "gap": len(said.content) > 1,
        "other-act": said.act is not Act.STATE,
    }
    return {name: float(holds) for name, holds in told.items()}
