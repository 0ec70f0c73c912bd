"""What is argued about: a group of claims on one matter with the same chief actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.lists import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What the claims that name it in `issue` are about, whoever makes them and takes which side.

    `matter` is None where the words of its claims tell none; `actors` are the ids of its chief
    actors (a state and the organs that act for it), most claims first; `words` the commonest
    things in its claims. `id` is made of the matter and the chief actors, so that no claim that
    comes or goes renames it; the label may change with the collection.
    """

    id: str
    label: str
    matter: Matter | None = None
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
