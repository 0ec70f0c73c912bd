"""What a record did wrong, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

type Record = Mapping[str, object]
type Place = tuple[int, int]


class Violation(NamedTuple):
    """A record that broke a rule: `rule` is stable, `reason` is for people.

    `kind` is `statement`, `proposition`, `actor`, or `stance`, whose `id` is the proposition's and
    the statement's with a slash between. `span` is the place in the article, if there is one.
    """

    rule: str
    reason: str
    kind: str
    id: str
    span: Place | None = None


def as_place(value: object) -> Place | None:
    """Return `[start, end]` as a place, or None when it is not two integers."""
    match value:
        case [int(start), int(end)]:
            return start, end
    return None


def as_list(value: object) -> list[object]:
    """Return a JSON list as it is, anything else as no items."""
    return list(value) if isinstance(value, list | tuple) else []


def as_records(value: object) -> list[dict[str, object]]:
    """Return the objects of a JSON list."""
    return [one for one in as_list(value) if isinstance(one, dict)]


def among(value: object, known: Container[str]) -> bool:
    """Tell whether `value` is text and one of `known`; JSON may hold anything."""
    return isinstance(value, str) and value in known


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether `inner` lies inside `outer`."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
