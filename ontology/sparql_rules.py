"""The SPARQL rules among the shapes, each asked once of the whole graph by Oxigraph.

SHACL asks a SPARQL constraint once for each node, and rdflib reads the query anew each time: 50 ms
a node, half a minute for five articles. Every query in our shapes names its own target, so that
with `$this` left open it finds the same nodes at once; a test compares it with pySHACL.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib


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
        queries.append((str(shape), message, prefixes + str(shapes.value(constraint, SH.select))))
    return rest, sorted(queries)


def broken(queries: list[tuple[str, str, str]], store: ox.Store) -> list[tuple[str, str, str, str]]:
    """Return (focus, shape, message, value) for each node that a query finds."""
    import pyoxigraph as ox

    found = []
    for shape, message, query in queries:
        solutions = store.query(query, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for row in solutions:
            focus, value = (str(getattr(row[name], "value", "")) for name in ("this", "value"))
            found.append((focus, shape, message, value))
    return found
