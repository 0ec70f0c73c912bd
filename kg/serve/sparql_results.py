"""Answers of SPARQL in the syntaxes of the protocol, no longer than they may be."""

from __future__ import annotations

import csv
import io
import json
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from kg.errors import ConfigError
from kg.query import sparql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pyoxigraph as ox

LONGEST = 32 << 20
"""Bytes of an answer."""

TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""Media types of the answers to SELECT and ASK, the usual one first."""
GRAPHS = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "n3": "text/n3",
}
"""Media types of the answers to CONSTRUCT and DESCRIBE, the usual one first."""
ALSO = {
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "ntriples",
    "application/x-turtle": "turtle",
}
"""Other names of media types that clients ask for."""
SYNTAXES = {**TABLES, **GRAPHS}

_FORMATS = {
    "turtle": "TURTLE",
    "ntriples": "N_TRIPLES",
    "jsonld": "JSON_LD",
    "rdfxml": "RDF_XML",
    "n3": "N3",
}


class Answer(NamedTuple):
    """The bytes of an answer, and the syntax that they are in."""

    data: bytes
    syntax: str


def answer(
    store: ox.Store,
    query: str,
    wanted: str,
    rows: int,
    graphs: tuple[tuple[str, ...], tuple[str, ...]],
) -> Answer:
    """Answer a query in the first of the syntaxes wanted, parted by blanks, that fits it.

    Raises `ConfigError` for a query that is wrong, would reach out or write, names a graph that is
    not there, has more than `rows` rows or triples, or fits none of the syntaxes.
    """
    import pyoxigraph as ox

    known = {str(getattr(g, "value", g)) for g in store.named_graphs()}
    union = not sparql.refuse(query, known)
    for name in (*graphs[0], *graphs[1]):
        if name not in known:
            raise ConfigError(f"there is no graph <{name}>")
    named: dict[str, Any] = {}
    if any(graphs):
        named["default_graph"] = [ox.NamedNode(n) for n in graphs[0]]
        named["named_graphs"] = [ox.NamedNode(n) for n in graphs[1]]
        union = False
    try:
        found = store.query(query, use_default_graph_as_union=union, **named)
        return _written(found, wanted.split(), rows)
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise ConfigError(sparql.message(query, error)) from error


def _written(found: object, wanted: Sequence[str], rows: int) -> Answer:
    import pyoxigraph as ox

    if isinstance(found, ox.QueryTriples):
        syntax = _fitting(wanted, GRAPHS)
        triples = list(islice(found, rows + 1))
        _short(len(triples), rows)
        data = ox.serialize(triples, format=getattr(ox.RdfFormat, _FORMATS[syntax]))
        assert data is not None
        return _limited(data, syntax)
    syntax = _fitting(wanted, TABLES)
    if isinstance(found, ox.QueryBoolean):
        return Answer(_boolean(bool(found), syntax).encode(), syntax)
    assert isinstance(found, ox.QuerySolutions)
    names = [v.value for v in found.variables]
    solutions = [tuple(one) for one in islice(found, rows + 1)]
    _short(len(solutions), rows)
    return _limited(_WRITERS[syntax](names, solutions).encode("utf-8", "replace"), syntax)


def _fitting(wanted: Sequence[str], known: Iterable[str]) -> str:
    fitting = [name for name in wanted if name in known]
    if not fitting:
        raise ConfigError(f"the answer is written in one of: {', '.join(known)}")
    return fitting[0]


def _short(found: int, rows: int) -> None:
    if found > rows:
        raise ConfigError(f"the answer has more than {rows:,} rows; ask for fewer with LIMIT")


def _limited(data: bytes, syntax: str) -> Answer:
    if len(data) > LONGEST:
        raise ConfigError(f"the answer is longer than {LONGEST >> 20} MB; ask for less")
    return Answer(data, syntax)


def _boolean(value: bool, syntax: str) -> str:
    told = "true" if value else "false"
    if syntax == "json":
        return json.dumps({"head": {}, "boolean": value})
    if syntax == "xml":
        return f"{_XML}<head/><boolean>{told}</boolean></sparql>"
    return f"{told}\n"


_XML = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'

type _Rows = Sequence[tuple[object, ...]]


def _json(names: Sequence[str], rows: _Rows) -> str:
    bindings = [
        {n: _json_term(t) for n, t in zip(names, row, strict=True) if t is not None} for row in rows
    ]
    return json.dumps(
        {"head": {"vars": names}, "results": {"bindings": bindings}},
        ensure_ascii=False,
        separators=(",", ":"),
    )


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _json_term(term: object) -> dict[str, Any]:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        told = {"type": "literal", "value": term.value}
        if term.language:
            return {**told, "xml:lang": term.language}
        return told if term.datatype.value == _STRING else {**told, "datatype": term.datatype.value}
    raise ConfigError("an answer holds no triples as terms")


def _xml(names: Sequence[str], rows: _Rows) -> str:
    head = "".join(f"<variable name={quoteattr(n)}/>" for n in names)
    body = "".join(
        "<result>"
        + "".join(
            f"<binding name={quoteattr(n)}>{_xml_term(t)}</binding>"
            for n, t in zip(names, row, strict=True)
            if t is not None
        )
        + "</result>"
        for row in rows
    )
    return f"{_XML}<head>{head}</head><results>{body}</results></sparql>"


def _xml_term(term: object) -> str:
    told = _json_term(term)
    text = escape("".join(c if c in "\t\n\r" or c >= " " else "\ufffd" for c in told["value"]))
    if told["type"] == "literal":
        lang, kind = told.get("xml:lang"), told.get("datatype")
        more = f" xml:lang={quoteattr(lang)}" if lang else ""
        more += f" datatype={quoteattr(kind)}" if kind else ""
        return f"<literal{more}>{text}</literal>"
    return f"<{told['type']}>{text}</{told['type']}>"


def _csv(names: Sequence[str], rows: _Rows) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_csv_term(t) for t in row] for row in rows)
    return out.getvalue()


def _csv_term(term: object) -> str:
    if term is None:
        return ""
    told = _json_term(term)
    return f"_:{told['value']}" if told["type"] == "bnode" else str(told["value"])


def _tsv(names: Sequence[str], rows: _Rows) -> str:
    lines = ["\t".join(f"?{n}" for n in names)]
    lines += ["\t".join("" if t is None else str(t) for t in row) for row in rows]
    return "\n".join(lines) + "\n"


_WRITERS: dict[str, Callable[[Sequence[str], _Rows], str]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
