"""What was worked out of records before, under a hash of all that it was made of.

Whoever works something out by a pure function asks here first (`Memo.of`). A value bears a hash of
its key and itself: one that was damaged is worked out again. What a run did not ask for goes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.store.fingerprints import Prints
from kg.store.piece_keys import KEY

if TYPE_CHECKING:
    from collections.abc import Callable


def _nothing(key: bytes) -> object:
    return None


@dataclass(slots=True)
class Memo:
    """What is known by key: `read` gives what an earlier run kept. `Memo()` knows nothing yet."""

    read: Callable[[bytes], object] = _nothing
    asked: set[bytes] = field(default_factory=set)
    """The keys that this run asked for: what stays."""
    new: dict[bytes, bytes] = field(default_factory=dict)
    """What this run worked out, as it is kept."""
    prints: Prints = field(default_factory=Prints)
    """The hashes of records, of which keys are made."""

    def of(self, key: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key, else what `make` gives, which is kept then."""
        known = self.new[key] if key in self.new else self.read(key)
        self.asked.add(key)
        if isinstance(known, bytes):
            value = known[KEY:]
            if _sum(key, value) == known[:KEY]:
                return value
        value = make()
        self.new[key] = _sum(key, value) + value
        return value


def _sum(key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(key + value, digest_size=KEY).digest()
