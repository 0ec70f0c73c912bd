"""What the clause layer hands over: clauses with their arguments, standing and governors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.model import Span


class Kind(StrEnum):
    """What a clause's predicate is."""

    VERB = "verb"
    COPULA = "copula"
    EXISTENTIAL = "existential"
    LIGHT = "light"
    """A light verb with its noun ("make an offer"): the noun is the predicate."""
    NOMINAL = "nominal"
    """A noun of an event ("the accusations"): its lemma is the verb that it comes from."""
    SMALL = "small"
    """A predication without a verb ("called the plan | a mistake"); the lemma is "be"."""


class Form(StrEnum):
    """The form of a clause."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    VERBLESS = "verbless"


class Modal(StrEnum):
    """How a clause's own words, or the word that governs it, put its event."""

    NONE = "none"
    FUTURE = "future"
    POSSIBLE = "possible"
    OBLIGATION = "obligation"
    INTENDED = "intended"
    CONDITIONAL = "conditional"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"


class Tense(StrEnum):
    """The tense of a finite clause; a form without tense has none."""

    PAST = "past"
    PRESENT = "present"
    NONE = "none"


class Mood(StrEnum):
    """The sentence type of a clause."""

    DECLARATIVE = "declarative"
    INTERROGATIVE = "interrogative"
    IMPERATIVE = "imperative"
    SUBJUNCTIVE = "subjunctive"


class Relation(StrEnum):
    """How a clause hangs on the clause that governs it."""

    COMPLEMENT = "complement"
    CONDITION = "condition"
    PURPOSE = "purpose"
    REASON = "reason"
    TIME = "time"
    CONCESSION = "concession"
    RESULT = "result"
    MANNER = "manner"
    COMPARISON = "comparison"
    CIRCUMSTANCE = "circumstance"
    """An adverbial participle or verbless clause, or a subordinator of no other class."""
    RELATIVE = "relative"
    COORDINATION = "coordination"
    PARATAXIS = "parataxis"
    APPOSITION = "apposition"
    ARGUMENT = "argument"
    """A noun of an event that is an argument or adjunct of the clause."""


class Setting(StrEnum):
    """What an adjunct tells."""

    TIME = "time"
    PLACE = "place"
    OTHER = "other"


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What fills a place of a predicate.

    `span` holds the whole noun phrase, without a preposition before it, or the whole clause without
    its "that" or "to"; `head` is its head's token index; `preposition` is the one that it stands
    after, lower case; `clause` is the number of the clause that it is, if it is one.
    """

    span: Span
    head: int
    preposition: str | None = None
    clause: int | None = None


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Adjunct:
    """An adverbial: its filler and what it tells."""

    argument: Argument
    setting: Setting


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """The clause that governs another: its number, how it governs, and the subordinator's words."""

    clause: int
    relation: Relation
    marker: str | None = None


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with what it is said of.

    `number` is the clause's own in the article and grows in the order of the predicates; the first
    of a sentence has the index of the sentence's first token.

    `who` does, bears or is (as if the clause were active), `what` is done, affected or said, `whom`
    is affected, addressed or given to; persons, organisations and states are `whom` even as the
    only object. `attribute` is the complement of a copula or small clause. `negated` and `modal`
    tell of this clause alone, not of what governs it. `span` is the clause without its
    subordinator; `head` the predicate's token index, `verb` that of its verb (of a light verb's
    noun another), None without one. `subject` is what stands for one before voice is undone;
    `auxiliaries` and `negations` are the token indices of "is going to", of "not" and "never".
    """

    number: int
    kind: Kind
    form: Form
    predicate: Span
    head: int
    lemma: str
    span: Span
    passive: bool
    who: Argument | None
    what: Argument | None
    whom: Argument | None
    attribute: Argument | None
    adjuncts: tuple[Adjunct, ...]
    negated: bool
    modal: Modal
    tense: Tense
    mood: Mood
    governor: Governor | None
    verb: int | None
    subject: Argument | None
    auxiliaries: tuple[int, ...]
    negations: tuple[int, ...]
