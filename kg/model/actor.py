"""Who: where actors are mentioned, what is decided on them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model.quick_init import quick_init

if TYPE_CHECKING:
    from kg.model.lists import ActorType, Verdict
    from kg.model.problem import Problem
    from kg.model.span import Span


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an article mentions an actor, and the rule that joined it to the actor."""

    article: str
    span: Span
    actor: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """An actor as one article knows it: what is observed there, before anything is decided.

    `id` stays the same whatever is decided on it. `role` and `affiliation` are what this article
    says of the actor, `seen` the article's date (EDTF), so that an office held in October is not
    taken for one held for ever. `names` are the names printed there.
    """

    id: str
    article: str
    names: tuple[str, ...]
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision whether two appearances (or all appearances of two actors) are one actor.

    `by` is `rule` or `person`; `score` the rule's estimate that they are one, from 0 to 1, and
    1 or 0 for a person's decision; `features` names what spoke for and against.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    score: float
    reason: str
    features: tuple[str, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A decided identity. An unnamed role-holder (`named` false) belongs to one article only.

    `country` is an ISO 3166 alpha-3 code; `affiliation` the id of the actor it belongs to;
    `wikidata` a QID, only where a table gives it; `members` the actors of a group. `gender` is `m`
    or `f` where the articles tell. `appearances` are what was joined to make the actor, and
    `judgements` why, those that were left unsure among them.
    """

    id: str
    label: str
    type: ActorType
    named: bool = True
    aliases: tuple[str, ...] = ()
    country: str | None = None
    affiliation: str | None = None
    role: str | None = None
    wikidata: str | None = None
    members: tuple[str, ...] = ()
    gender: str | None = None
    appearances: tuple[Appearance, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    problems: tuple[Problem, ...] = ()
