"""Prefixes that `kg query` declares where a query uses them and does not: the cheat sheet's.

In: SPARQL as somebody writes it. Out: the same with what is missing declared before it, on the line
on which it begins, so that a fault is told with the number of its own line.
"""

from __future__ import annotations

import json
import re
from functools import cache

from ontology import files, lists, terms

_USED = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|\#[^\n\r]*'
    r"|(?P<prefix>[A-Za-z][\w-]*):"
)
"""Strings, IRIs and comments, so that what is left before a colon is a prefix."""
_DECLARED = re.compile(r"\bPREFIX\s+([A-Za-z][\w-]*):", re.IGNORECASE)


@cache
def known() -> dict[str, str]:
    """Return the prefixes: those of the vocabulary's context, one a closed list, and classes."""
    context = json.loads(files.read(files.CONTEXT))["@context"]
    found = {k: v for k, v in context.items() if isinstance(v, str) and v.startswith("http")}
    of_lists = {key: f"{terms.LIST}{key}/" for key in lists.KEYS}
    return {**found, **of_lists, "class": f"{terms.BASE}predicate/"}


def declared(query: str) -> str:
    """Return a query with the known prefixes declared that it uses and does not declare.

    >>> declared("ASK { ?who kg:denies ?claim }")
    'PREFIX kg: <https://w3id.org/sayso/ns#> ASK { ?who kg:denies ?claim }'
    >>> declared("ASK { ?s ?p 'kg:denies' }")
    "ASK { ?s ?p 'kg:denies' }"
    """
    own = set(_DECLARED.findall(query))
    used = dict.fromkeys(t["prefix"] for t in _USED.finditer(query) if t["prefix"])
    missing = [name for name in used if name in known() and name not in own]
    return "".join(f"PREFIX {name}: <{known()[name]}> " for name in missing) + query
