"""The SPARQL rules among the shapes, each asked once of the whole graph by Oxigraph.

SHACL asks a SPARQL constraint once for each node, and rdflib reads the query anew each time: 50 ms
a node, half a minute for five articles. Every query in our shapes names its own target, so that
with `$this` left open it finds the same nodes at once; a test compares it with pySHACL.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from ontology import terms
from ontology.rdf.limits import LimitError

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

BLANK_IRI = "urn:sayso-blank-node:"
"""What stands before a blank node's label where the node passes for an IRI.

pySHACL copies and prints what hangs on a blank node, and on the blank nodes there, and so on: five
levels of a hundred that all name each other take years. On an IRI nothing hangs.
"""

SECONDS = 30.0
"""Time that one rule may take, and half a second more for each 10,000 triples."""

ROWS = 100_000
"""Nodes that break a rule and are told, of one rule."""


def split(shapes: rdflib.Graph) -> tuple[rdflib.Graph, list[tuple[str, str, str]]]:
    """Return the shapes without their SPARQL, and the SPARQL as (shape, message, query)."""
    from rdflib import SH, Graph

    prefixes = "".join(
        f"PREFIX {shapes.value(one, SH.prefix)}: <{shapes.value(one, SH.namespace)}>\n"
        for one in sorted(shapes.objects(None, SH.declare), key=str)
    )
    rest = Graph()
    rest += shapes
    queries = []
    for shape, constraint in shapes.subject_objects(SH.sparql):
        rest.remove((shape, SH.sparql, constraint))
        message = str(shapes.value(constraint, SH.message))
        select = str(shapes.value(constraint, SH.select))
        queries.append((str(shape), message, prefixes + _at_once(select)))
    return rest, sorted(queries)


def _at_once(query: str) -> str:
    """Return a query whose first condition is looked for once, and not for each row anew.

    SHACL knows no MINUS. Where both share a variable that has a value, as in our shapes, it leaves
    the same rows; over 400 articles the rules of shortcuts take 0.05 s so instead of 10.
    """
    return query.replace("FILTER NOT EXISTS {", "MINUS {", 1)


def broken(queries: list[tuple[str, str, str]], store: ox.Store) -> list[tuple[str, str, str, str]]:
    """Return (focus, shape, message, value) for each node that a query finds, of each the first.

    Raises `LimitError` where one takes longer than it may: a node with a thousand values of each
    of three properties makes a thousand million rows.
    """
    found = []
    for shape, message, query in queries:
        seconds = SECONDS + len(store) / 20_000
        rows = _asked(query, store, seconds)
        if rows is None:
            name = shape.removeprefix(terms.SHAPES)
            raise LimitError(f"the rule {name} takes longer than {seconds:.0f} s on this graph")
        found += [(focus, shape, message, value) for focus, value in rows]
    return found


def _asked(query: str, store: ox.Store, seconds: float) -> list[tuple[str, str]] | None:
    """Return the first rows of an answer, each once, or None where it takes too long."""
    done: list[dict[tuple[str, str], None]] = []
    wrong: list[BaseException] = []

    def work() -> None:
        try:
            found: dict[tuple[str, str], None] = {}
            for row in store.query(query, use_default_graph_as_union=True):  # type: ignore[union-attr]
                found[_value(row["this"]), _value(row["value"])] = None
                if len(found) == ROWS:
                    break
            done.append(found)
        except BaseException as error:  # noqa: BLE001 - raised in the caller's thread
            wrong.append(error)

    # Oxigraph lets other threads run while it works, and a daemon thread never keeps us waiting.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    if wrong:
        raise wrong[0]
    return list(done[0]) if done else None


def _value(term: object) -> str:
    import pyoxigraph as ox

    start = BLANK_IRI if isinstance(term, ox.BlankNode) else ""
    return start + str(getattr(term, "value", ""))
