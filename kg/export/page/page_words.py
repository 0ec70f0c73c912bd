"""How the page words what a statement is, so that only a plain assertion reads as one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.extract.reports.confidence import meaning
from kg.model import Act, Modality, Polarity

if TYPE_CHECKING:
    from kg.model import Statement


@cache
def words() -> dict[str, Any]:
    """Return the page's wordings (template/words.toml)."""
    file = files("kg.export") / "template" / "words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def word(table: str, value: str) -> str:
    """Return the wording of a value of a closed list; the value itself where there is none yet."""
    found: str = words()[table].get(value, value)
    return found


def force(said: Statement) -> str:
    """Say in words how the content is meant, so that only a plain assertion reads as one.

    A denial says first that it is one; a modality other than `realis` is always spelt out.
    """
    table = words()["force"]
    parts = []
    if said.act is Act.DECLINE:
        parts.append(table["declined"])
    elif said.act is Act.REFUSE:
        parts.append(table["refused"])
    elif said.polarity is Polarity.NEG or said.act is Act.DENY:
        parts.append(table["denied"])
    elif said.polarity is Polarity.UNSPECIFIED:
        parts.append(table["unclear"])
    if not parts or said.modality is not Modality.REALIS:
        parts.append(word("modality", said.modality.value))
    if said.modality in {Modality.REALIS, Modality.FUTURE}:
        parts.append(word("certainty", said.certainty.value))
    if said.hedge is not None:
        parts.append(table["hedged"])
    return "; ".join(p for p in parts if p)


def finds(rule: str) -> str:
    """Return what a rule finds, in words; nothing for a rule that has no description."""
    try:
        return meaning(rule)
    except KeyError:
        return ""
