"""The SPARQL 1.1 protocol: what is asked, and in which syntax the answer is to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from kg.errors import ConfigError
from kg.serve.sparql_results import ALSO, GRAPHS, SYNTAXES, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LONGEST = 100_000
"""Characters of a query."""
HTML = "html"
"""The syntax of who asks by a form of ours: a page."""

_KNOWN = {media: name for name, media in SYNTAXES.items()} | ALSO
_USUAL = (*TABLES, *GRAPHS)


class ReadOnlyError(ConfigError):
    """An update was asked for, and the graph is only read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the IRIs of the graphs that make up its default graph and may be named."""

    query: str
    graphs: tuple[tuple[str, ...], tuple[str, ...]]


def asked(method: str, parameters: str, media: str, body: bytes) -> Asked | None:
    """Return what is asked by a request; nothing where it asks nothing.

    `parameters` is what stands after the `?`, `media` the media type of the body. Raises
    `ConfigError` for what the protocol does not know.
    """
    told = _pairs(parameters)
    kind = media.partition(";")[0].strip().lower()
    if method == "POST":
        if kind == UPDATE:
            raise ReadOnlyError("the graph is only read: updates are refused")
        if kind == FORM:
            told += _pairs(_text(body))
        elif kind == QUERY:
            if any(name == "query" for name, _ in told):
                raise ConfigError("a query is in the address or in the body, not in both")
            told.append(("query", _text(body)))
        else:
            raise ConfigError(f"a query is sent as {FORM} or {QUERY}, not as {kind or 'nothing'}")
    if any(name == "update" for name, _ in told):
        raise ReadOnlyError("the graph is only read: updates are refused")
    queries = [value for name, value in told if name == "query"]
    if len(queries) > 1:
        raise ConfigError("one query at a time")
    graphs = (
        tuple(v for n, v in told if n == "default-graph-uri"),
        tuple(v for n, v in told if n == "named-graph-uri"),
    )
    if not queries or not queries[0].strip():
        if method == "POST" or any(graphs):
            raise ConfigError("there is no query")
        return None
    if len(queries[0]) > LONGEST:
        raise ConfigError(f"the query is longer than {LONGEST} characters")
    return Asked(queries[0], graphs)


def _pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=50)
    except ValueError as error:
        raise ConfigError(f"the parameters cannot be read: {error}") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError("the body is not UTF-8") from error


def syntaxes(accept: str, wanted: str = "") -> list[str]:
    """Return the syntaxes that a client takes, the best first; `wanted` names one outright.

    A page (`html`) counts as one where the client names it and not only by `*/*`.

    >>> syntaxes("text/turtle;q=.5, application/sparql-results+json")
    ['json', 'turtle']
    >>> syntaxes("*/*")[0], syntaxes("text/html, */*;q=.8")[0], syntaxes("image/png")
    ('json', 'html', [])
    """
    if wanted:
        names = {**SYNTAXES, **_KNOWN, HTML: HTML}
        named = _KNOWN.get(wanted.lower(), wanted.lower())
        return [named] if named in names else []
    found: list[str] = []
    for media in _by_weight(accept or "*/*"):
        if media in ("*/*", "application/*", "text/*"):
            more: Iterable[str] = (
                n for n in _USUAL if media == "*/*" or SYNTAXES[n].startswith(media[:-1])
            )
        elif media in ("text/html", "application/xhtml+xml"):
            more = (HTML,)
        elif media == "text/plain":
            more = ("ntriples", "tsv")
        else:
            more = (_KNOWN[media],) if media in _KNOWN else ()
            if media == "application/json":
                more = ("json", "jsonld")
            elif media in ("application/xml", "text/xml"):
                more = ("xml", "rdfxml")
        found += more
    return list(dict.fromkeys(found))


def _by_weight(accept: str) -> list[str]:
    """Return the media types of an Accept header, the heaviest first, without those of no weight.

    >>> _by_weight("a/b;q=0.2, c/d, e/f;q=0, */*;q=.1")
    ['c/d', 'a/b', '*/*']
    """
    found = []
    for place, part in enumerate(accept[:4_000].split(",")):
        media, *parameters = (one.strip().lower() for one in part.split(";"))
        weight = 1.0
        for one in parameters:
            if one.startswith("q="):
                try:
                    weight = float(one[2:])
                except ValueError:
                    weight = 0.0
        if weight > 0 and media:
            found.append((-weight, place, media))
    return [media for _, _, media in sorted(found)]


DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
  sd:endpoint <{address}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
    formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples,
    formats:JSON-LD, formats:RDF_XML .
"""
"""What the endpoint says of itself to who asks without a query (SPARQL 1.1 Service Description)."""
