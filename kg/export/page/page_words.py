"""How the page words what a statement is, so that only a plain assertion reads as one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.export.stance_families import StanceFamily, family_of
from kg.extract.reports.rule_meanings import meaning
from kg.model import ActorType, Effect, Modality, Polarity, acts_that
from ontology.lists import closed_list, plover

if TYPE_CHECKING:
    from kg.model import Actor, Statement


_DECLINING = acts_that(Effect.DECLINES)
_REFUSING = acts_that(Effect.REFUSES)
_DENYING = acts_that(Effect.DENIES)


@cache
def words() -> dict[str, Any]:
    """Return the page's wordings: of template/words.toml, and of each closed list's own data."""
    file = files("kg.export") / "template" / "words.toml"
    own = tomllib.loads(file.read_text(encoding="utf-8"))
    act, modality = closed_list("act"), closed_list("modality")
    listed = {
        key.replace("-", "_"): closed_list(key).column("page")
        for key in (
            "modality",
            "certainty",
            "quotation",
            "actor-type",
            "link",
            "contrast",
            "verdict",
            "source-kind",
        )
    }
    return (
        own
        | listed
        | {
            "act": act.column("present"),
            "acts": act.column("plural"),
            "acted": act.column("past"),
            "modality_short": modality.column("page_short"),
            "topic": plover().column("page"),
        }
    )


def word(table: str, value: str) -> str:
    """Return the wording of a value of a closed list; the value itself where there is none yet."""
    found: str = words()[table].get(value, value)
    return found


def force(said: Statement) -> str:
    """Say in words how the content is meant, so that only a plain assertion reads as one.

    A denial says first that it is one; a modality other than `realis` is always spelt out; what is
    hedged, likely or on a condition is not said to be put as fact.
    """
    table = words()["force"]
    parts = []
    if said.act in _DECLINING:
        parts.append(table["declined"])
    elif said.act in _REFUSING:
        parts.append(table["refused"])
    elif said.act in _DENYING:
        parts.append(table["denied"])
    elif said.polarity is Polarity.NEG:
        parts.append(table["negated"])
    elif said.polarity is Polarity.UNSPECIFIED:
        parts.append(table["unclear"])
    if not parts and said.modality is Modality.REALIS and family_of(said) is StanceFamily.CONSIDERS:
        parts.append(table["open"])
    elif not parts or said.modality is not Modality.REALIS:
        parts.append(word("modality", said.modality.value))
    if said.modality in {Modality.REALIS, Modality.FUTURE}:
        parts.append(word("certainty", said.certainty.value))
    if said.hedge is not None:
        parts.append(table["hedged"])
    return "; ".join(p for p in parts if p)


def rule_in_words(rule: str) -> str:
    """Return what a rule finds, in words; nothing for a rule that has no description."""
    try:
        return meaning(rule)
    except KeyError:
        return ""


_SEVERAL = frozenset({ActorType.GROUP, ActorType.ROLE})
_HEAD = re.compile(r"(?: \(| of | from | in | at | who ).*")
_MEMBERS = re.compile(r"[A-Z]\w+(?:ans|ists|crats|ites)")
"""A body that is called by its members, in one word: "Republicans say"; "Reuters says"."""
_PLURALS = frozenset({"people", "police", "men", "women", "children", "some", "many", "others"})


def is_many(actor: Actor) -> bool:
    """Tell whether verbs agree with an actor as with several: "analysts say", "Sudovia says".

    Groups and people in a role are known by their noun, others are one: the United Nations says.
    """
    if actor.type not in _SEVERAL:
        body = actor.type is ActorType.ORGANISATION
        return body and _MEMBERS.fullmatch(actor.label) is not None
    head = _HEAD.sub("", actor.label).casefold().rpartition(" ")[2]
    ends = head.endswith("s") and not head.endswith(("ss", "us", "’s", "'s"))
    return head in _PLURALS or ends or " and " in actor.label
