"""The values that flow through sayso: what an article says, and where it says it.

Offsets are code points of the article's text as read, half-open: `text[span.start:span.end]` is
the quote, at every stage and in every export. Every class here is frozen; a stage returns new
values and changes none. Observed things (`Mention`, the spans) are kept apart from decided ones
(`Actor`, `Proposition`), so that a decision can be reviewed without reading the article again.
"""

from __future__ import annotations

from kg.model.actor import Actor, Appearance, Judgement, Mention
from kg.model.article import Article, Dated, Diagnostic, Line, Post, Severity
from kg.model.correction import Correction
from kg.model.graph import Extraction, Graph, OwnClass, Reject
from kg.model.issue import Issue
from kg.model.link import Link
from kg.model.lists import (
    AGAINST,
    ANSWERING,
    FIRM,
    NARRATED,
    PLAIN,
    READ,
    SPOKEN,
    SURE,
    WILLED,
    Act,
    ActorType,
    Basis,
    Bound,
    Certainty,
    Contrast,
    Direction,
    Effect,
    Finder,
    LineKind,
    LinkKind,
    Matter,
    Modality,
    Polarity,
    Quotation,
    SourceKind,
    Verdict,
    Voice,
    acts_that,
)
from kg.model.parse import Entity, Parse, Token
from kg.model.problem import Problem
from kg.model.proposition import (
    Broader,
    Entailed,
    Filler,
    Predicate,
    Proposition,
    Quantity,
    Similar,
    Stance,
    without_stand,
)
from kg.model.span import Span
from kg.model.statement import Antecedent, Participant, Source, Statement

__all__ = (
    "AGAINST",
    "ANSWERING",
    "FIRM",
    "NARRATED",
    "PLAIN",
    "READ",
    "SPOKEN",
    "SURE",
    "WILLED",
    "Act",
    "Actor",
    "ActorType",
    "Antecedent",
    "Appearance",
    "Article",
    "Basis",
    "Bound",
    "Broader",
    "Certainty",
    "Contrast",
    "Correction",
    "Dated",
    "Diagnostic",
    "Direction",
    "Effect",
    "Entailed",
    "Entity",
    "Extraction",
    "Filler",
    "Finder",
    "Graph",
    "Issue",
    "Judgement",
    "Line",
    "LineKind",
    "Link",
    "LinkKind",
    "Matter",
    "Mention",
    "Modality",
    "OwnClass",
    "Parse",
    "Participant",
    "Polarity",
    "Post",
    "Predicate",
    "Problem",
    "Proposition",
    "Quantity",
    "Quotation",
    "Reject",
    "Severity",
    "Similar",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "Statement",
    "Token",
    "Verdict",
    "Voice",
    "acts_that",
    "without_stand",
)
