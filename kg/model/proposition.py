"""What is claimed, whoever claims it, and how each statement stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.lists import Certainty, Modality, Polarity
from kg.model.quick_init import quick_init
from kg.model.replace import replace

if TYPE_CHECKING:
    from kg.model.lists import Basis, Bound
    from kg.model.problem import Problem
    from kg.model.span import Span


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """The word that claims a proposition: a verb with its particle, or what a noun comes from.

    Of a copula it is "be". `span` is a place in the proposition's article.
    """

    lemma: str
    span: Span


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a role of a proposition: an actor, another proposition, or a thing by its words.

    Of a thing, `head` is the lemma of its noun, `sort` the words before it that say which sort it
    is ("ballistic" of "ballistic missiles"), `owner` the actor whose it is.
    """

    label: str
    actor: str | None = None
    country: str | None = None
    span: Span | None = None
    proposition: str | None = None
    head: str | None = None
    sort: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number claimed: "up to 10,000 soldiers" is 10000, `at_most`, unit "soldier"."""

    value: float
    unit: str
    bound: Bound
    span: Span
    max: float | None = None


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How one statement stands to a proposition, which itself takes no side.

    `presupposed` marks what a statement does not claim but takes for granted or only names to say
    something else: "the raid was a crime", "asked whether the raid broke the law". `filled` are
    the roles that the statement's article leaves open and the only fuller claim elsewhere fills.
    `trigger` is where the statement's article tells it: a word of the content or condition, or the
    word that the content points back to ("denied these reports").
    """

    statement: str
    polarity: Polarity
    modality: Modality
    certainty: Certainty = Certainty.UNSPECIFIED
    presupposed: bool = False
    filled: tuple[str, ...] = ()
    trigger: Span | None = None


def without_stand(stance: Stance) -> Stance:
    """Return a stance that says neither whether nor how firmly."""
    return replace(
        stance,
        polarity=Polarity.UNSPECIFIED,
        modality=Modality.UNSPECIFIED,
        certainty=Certainty.UNSPECIFIED,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Broader:
    """A claim that another one entails: its id, and how near it is (1 beside it, less further up).

    "Sent missiles" is entailed by "sent ballistic missiles": the kind of thing is wider.
    """

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entailed:
    """A stand that nobody put in these words: it follows from the stand on the claim `by`.

    `basis` tells how: the claim is this one in other words or a narrower one, what is denied is a
    wider one, only a part of the accused side is named, or who did it is told elsewhere in the
    article (`Basis`).
    """

    statement: str
    by: str | None
    polarity: Polarity
    basis: Basis
    presupposed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """A claim whose words are like another's, from 0 to 1; it need not be so because that is."""

    id: str
    score: float


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What is claimed, neutral as to who claims it and whether it is so; one across articles.

    `type` is a PLOVER event type where one is known; of what its doer only promises or refuses to
    do it is None, and the statement's own type tells. `predicate_class` is the ontology's class of
    its predicate; without `predicate` it is known by its words alone. `trigger` and the fillers'
    spans are places in `article`, the first (in order of article and place) that mentions it.
    """

    id: str
    label: str
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    predicate: Predicate | None = None
    predicate_class: str | None = None
    roles: tuple[tuple[str, tuple[Filler, ...]], ...] = ()
    quantity: Quantity | None = None
    time: str | None = None
    time_basis: str | None = None
    article: str
    trigger: Span
    stances: tuple[Stance, ...] = ()
    problems: tuple[Problem, ...] = ()
    broader: tuple[Broader, ...] = ()
    key: tuple[str, ...] = ()
    """What makes it this proposition: `id` is `key_id("p", *key)`. Actors stand in it by id, so
    that a decision on who is who (`kg.resolve`) can make one proposition of two."""
    issue: str | None = None
    """The id of what is argued about; None before the claims of all articles are grouped."""
    similar: tuple[Similar, ...] = ()
    entailed: tuple[Entailed, ...] = ()
    """Of a charge: the stands on it that follow from what the statements themselves claim. They are
    nobody's own words, and are no `stances`."""
