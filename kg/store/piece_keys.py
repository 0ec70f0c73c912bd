"""The pieces of a file of the exports: the hash of what each is made of, and where it stands.

A file that is written again takes from the one before it what is made of the same (see
`kg.export.pieces`). Only hashes and places are kept; the file itself holds the bytes.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
import zlib
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = 16
"""Bytes of a key."""

type Place = tuple[int, int]
"""Where a piece stands in its file: its start and its length."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it was written: its SHA-256 in hexadecimal digits, and where its pieces stand."""

    sha256: str
    places: Mapping[bytes, Place]


def key_of(*values: object) -> bytes:
    """Return the key of plain values (text, numbers, lists, tuples, dicts in their order).

    >>> key_of("a", ["b", 1]) == key_of("a", ["b", 1]) != key_of("a", ["b", 2])
    True
    """
    return hashlib.blake2b(canonical(values), digest_size=KEY).digest()


def canonical(value: Any) -> bytes:
    """Return bytes that are the same for equal plain values alone, in whichever process.

    An enumeration's text is written as what it prints, which no plain text prints.
    """
    try:
        return marshal.dumps(value, _PLAIN)  # neither references nor interning: by value alone
    except ValueError:
        return b"repr " + repr(value).encode("utf-8", "surrogatepass")


_PLAIN = 2
"""The last version of this form in which equal values have equal bytes."""


def packed(places: Mapping[bytes, Place]) -> bytes:
    """Return places as bytes that tell when they are damaged."""
    numbers = array("Q", (n for place in places.values() for n in place))
    if sys.byteorder == "big":
        numbers.byteswap()
    body = zlib.compress(b"".join(places) + numbers.tobytes(), 1)
    return _sum(body) + body


def unpacked(record: object) -> dict[bytes, Place]:
    """Return the places that bytes tell; none where they are damaged or something else."""
    if not isinstance(record, bytes) or _sum(record[KEY:]) != record[:KEY]:
        return {}
    data = zlib.decompress(record[KEY:])
    count = len(data) // (KEY + 16)
    numbers = array("Q", data[count * KEY :])
    if sys.byteorder == "big":
        numbers.byteswap()
    keys = (data[i : i + KEY] for i in range(0, count * KEY, KEY))
    return dict(zip(keys, zip(numbers[::2], numbers[1::2], strict=True), strict=True))


def _sum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=KEY).digest()
