"""A hash of a record by its value: equal records have one, in whichever process they were made.

What is worked out of records is kept under such hashes (`kg.store.memo`, `kg.export.pieces`), so
they are made fast: the fields of a class are read all at once, and only those that can hold another
record are looked into.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from kg.store.piece_keys import KEY, canonical

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = frozenset((str, int, float, bool, type(None), bytes))


def print_of(record: object) -> bytes:
    """Return the hash of a record, or of a tuple of them.

    >>> from kg.model import Span
    >>> print_of(Span(1, 2)) == print_of(Span(1, 2)) != print_of(Span(1, 3))
    True
    """
    return blake2b(canonical(plain(record)), digest_size=KEY).digest()


def plain(value: Any) -> Any:
    """Return a value as tuples of text, numbers and None.

    Raises `TypeError` for what has no such form.

    >>> from kg.model import Span
    >>> plain((Span(1, 2), None))
    (('Span', 1, 2), None)
    """
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return tuple([plain(one) for one in value]) if value else value
    return _reader(kind)(value)


@cache
def _reader(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return attrgetter("_value_")
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no value of the model")
    names, called = [f.name for f in fields(kind)], kind.__name__
    if len(names) > 1 and all(f.type in _FLAT for f in fields(kind)):
        flat = attrgetter(*names)
        return lambda value: (called, *flat(value))
    read = attrgetter(*names, names[0])  # one more: always a tuple

    def told(value: Any) -> tuple[Any, ...]:
        return (called, *[x if type(x) in _PLAIN else plain(x) for x in read(value)[:-1]])

    return told


_FLAT = frozenset(f"{n}{more}" for n in ("str", "int", "float", "bool") for more in ("", " | None"))
"""What the annotations of fields say that hold no other record (most records are places)."""


class Prints:
    """The hashes of records that were asked for, each made once while the record is held."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        """By the identity of the record, which is held so that it stays its own."""

    def of(self, record: object) -> bytes:
        """Return the hash of a record by its value (`print_of`)."""
        known = self._known.get(id(record))
        if known is None:
            known = self._known[id(record)] = record, print_of(record)
        return known[1]
