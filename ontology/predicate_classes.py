"""The closed table of predicate classes: what kinds of things contents of statements tell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import TYPE_CHECKING

from ontology import files

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateClass:
    """A class of predicates.

    `parent` is the wider class that it falls under, "" for none. The last fields align it: PLOVER's
    type and mode, ACE's event type, CAMEO's root code, schema.org's action; "" where there is none.
    """

    id: str
    label: str
    parent: str
    definition: str
    example: str
    plover: str = ""
    mode: str = ""
    ace: str = ""
    cameo: str = ""
    schema: str = ""


@cache
def predicate_classes() -> Mapping[str, PredicateClass]:
    """Return the classes by id, in the order of the table."""
    text = files.read("data/predicate_classes.csv").decode("utf-8")
    return {r["id"]: PredicateClass(**r) for r in csv.DictReader(StringIO(text))}
