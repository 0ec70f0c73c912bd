"""What is claimed. First form."""

from __future__ import annotations


def propositions(parsed, found, ids, statements, identities):  # type: ignore[no-untyped-def]
    return (), statements
