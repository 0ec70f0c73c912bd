"""Articles are hostile input: no text of theirs may end a literal, leave a path or run a query."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.rdf import syntaxes as rdf
from kg.export.rdf.quads import literal
from kg.export.release import Release
from kg.model import Actor, ActorType, Article, Dated, Filler, Graph, Participant, Span, Statement
from tests import specimen as sp
from tests.export import hostile
from tests.export.rdf_read import FORMATS, by_oxigraph, by_rdflib, expected, written

NASTY = [
    'quote " and \\ and \\u0022',
    "line\nbreak\rreturn\ttab\x0b\x0c",
    "<http://evil.example/> . } { # >",
    "\x00\x01\x1f\x7f\x80\x85\x9f",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "\u202eright to left\u202c \u2066isolate",
    "lone \ud800 and \udfff surrogates",
    "😀 Ōsaka 서울 ñ",
    "''' \"\"\" ^^<x> @en",
    "..",
    ".",
    "#char=0,1?x=%00%2F&y",
    "@type",
    "agent",
    "",
]


def nasty(text: str) -> Graph:
    """Return one article that carries `text` in every field an article's author can reach."""
    home = Article(
        id=text,
        text=f"Ada {text} said: “{text}”.",
        source=text,
        title=text,
        published=Dated(text, text),
        publisher=text,
        url=text,
        language=text,
    )
    size = len(home.text)
    actor = Actor(
        id=text,
        label=text,
        type=ActorType.PERSON,
        aliases=(text, text + "!"),
        country=text,
        affiliation=text,
        role=text,
        wikidata=text,
        members=(text,),
    )
    said = Statement(
        id="s-" + text,
        article=text,
        speakers=(Participant(actor=text, span=Span(0, 4 + len(text))),),
        via=(text,),
        cue=Span(size - 6, size),
        act=sp.S_BRANDT.act,
        content=(Span(0, 2), Span(4, size)),
        targets=(Participant(actor=text),),
        quotation=sp.S_BRANDT.quotation,
        polarity=sp.S_BRANDT.polarity,
        modality=sp.S_BRANDT.modality,
        said_on=Dated(text, text),
        propositions=(text,),
        origin=text,
        evidence=Span(0, size),
        rule=text,
        plover=text,
    )
    claim = replace(
        sp.P_SENT,
        id=text,
        label=text,
        type=text,
        mode=text,
        contexts=(text,),
        time=text,
        article=text,
        trigger=Span(0, 3),
        quantity=None,
        roles=((text, (Filler(label=text, country=text),)),),
        stances=(),
    )
    return Graph(articles=(home,), actors=(actor,), statements=(said,), propositions=(claim,))


@pytest.mark.parametrize("text", NASTY, ids=ascii)
@pytest.mark.parametrize("name", FORMATS)
def test_nothing_breaks_out(name: str, text: str) -> None:
    release = Release(nasty(text))
    assert by_oxigraph(name, release) == expected(name, release)
    assert by_rdflib(name, release) == expected(name, release)


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_the_quote_is_exact(text: str) -> None:
    graph = nasty(text)
    anchor = ox.NamedNode("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#anchorOf")
    data = written("nquads", Release(graph))
    found = {
        q.object.value
        for q in ox.parse(data, format=ox.RdfFormat.N_QUADS)
        if q.predicate == anchor and isinstance(q.object, ox.Literal)
    }
    readable = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in graph.articles[0].text)
    assert readable in found


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_every_node_stays_below_the_base_or_in_a_known_vocabulary(text: str) -> None:
    known = ("https://sayso.example/", "https://w3id.org/sayso/")
    for line in rdf.quads(Release(nasty(text))):
        subject, _, rest = line.split(" ", 2)
        assert subject.startswith("<https://sayso.example/")
        if rest.startswith("<") and "#type>" not in line and "schema.org" not in line:
            assert rest[1:].startswith(known), line


def test_hostile_graph_of_the_exporters() -> None:
    release = Release(hostile.graph())
    for name in FORMATS:
        assert by_rdflib(name, release) == expected(name, release)


@settings(derandomize=True, max_examples=300)
@given(st.text(max_size=40))
def test_a_literal_reads_back_as_written(text: str) -> None:
    line = f"<http://a> <http://b> {literal(text)} .\n"
    (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text
    assert "\n" not in literal(text)
