"""`dataset.ttl`: what the export is, for catalogues and endpoints, and how it was made.

VoID and DCAT describe the data: its size, vocabularies, files and the days that it covers. PROV-O
tells the run: which software of which version with which configuration used which articles. There
is no clock in it, as in no file of an export: whoever publishes it knows the day, the licence and
the version, and says so (`kg build --dataset`, `kg.export.rdf.dataset_facts`).
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache, partial
from typing import IO, TYPE_CHECKING

from kg import __version__
from kg.compressed import ENDING
from kg.export.rdf import iris as names
from kg.export.rdf import run_nodes as rdf_run
from kg.export.rdf.dataset_facts import in_turtle, publisher_in_turtle
from kg.export.rdf.quads import RDF_TYPE, context, literal
from kg.export.rdf.quads import terms as known_terms
from kg.export.rdf.sorted_quads import chunks
from kg.store.piece_keys import key_of
from kg.store.program_version import program_version
from ontology import terms
from ontology.describe import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.export.rdf.sorted_quads import Chunk, Chunks
    from kg.export.release import Release

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "kg": terms.NS,
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FILES = {
    "graph.nq": "application/n-quads",
    "graph.ttl": "text/turtle",
    "graph.trig": "application/trig",
    "graph.jsonld": "application/ld+json",
}


def dataset(release: Release, out: IO[bytes]) -> None:
    """Write `dataset.ttl`."""
    base = names.checked_base(release.base)
    lines = [f"@base <{base}> ."]
    lines += [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += [
        "",
        *_described(release),
        *_files(release.compress),
        *_partitions(release),
        *_run(release),
    ]
    out.write(("\n".join(lines) + "\n").encode())


def _tally(release: Release) -> tuple[int, Counter[str], Counter[str]]:
    """Return how many triples there are, of which classes and with which properties.

    A triple that stands in two graphs counts twice, as it does in `graph.nq`.
    """
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    found, iris = chunks(release), _iris()
    totals = [0] * len(iris), [0] * len(iris)
    shaped_by = ("tally", program_version(), found.base)
    for chunk in found.every:
        key = key_of(*shaped_by, chunk.key)
        counted = json.loads(release.memo.of(key, partial(_counted, found, chunk)))
        for total, counts in zip(totals, counted, strict=True):
            for number, many in counts:
                total[number] += many
    for told, total in zip((classes, properties), totals, strict=True):
        told.update({iri: many for iri, many in zip(iris, total, strict=True) if many})
    return properties.total(), classes, properties


def _counted(found: Chunks, chunk: Chunk) -> bytes:
    """Return how often a chunk has each class and each property, these by number, as JSON."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    for line in found.lines(chunk):
        _, predicate, rest = line.split(" ", 2)
        properties[predicate] += 1
        if predicate == RDF_TYPE:
            classes[rest.partition(" ")[0]] += 1
    numbers = {iri: number for number, iri in enumerate(_iris())}
    told = [sorted((numbers[iri], many) for iri, many in c.items()) for c in (classes, properties)]
    return json.dumps(told, separators=(",", ":")).encode()


@cache
def _iris() -> tuple[str, ...]:
    """Return the classes and properties of the context: no line has another."""
    return tuple(sorted({RDF_TYPE, *(term.iri for term in known_terms().values())}))


def _described(release: Release) -> Iterator[str]:
    graph = release.graph
    languages = sorted({a.language for a in graph.articles})
    yield "<dataset> a void:Dataset , dcat:Dataset ;"
    told = dict(release.described)
    title = literal(told["title"]) if "title" in told else '"Who said what about whom"@en'
    yield f"    dcterms:title {title} ;"
    yield from in_turtle(told)
    yield (
        f'    dcterms:description "{len(graph.statements)} statements of {len(graph.articles)}'
        ' news articles, each with its place in the article."@en ;'
    )
    yield f"    dcterms:conformsTo <{terms.NS.removesuffix('#')}/{version()}> ;"
    yield from (f"    dcterms:language {literal(language)} ;" for language in languages)
    days = sorted(
        day
        for article in graph.articles
        if article.published
        for day in (article.published.value,)
        if len(day) == 10 and day[:4].isdecimal()
    )
    if days:
        yield "    dcterms:temporal <dataset#days> ;"
    spaces = sorted({str(v) for v in context().values() if str(v).startswith("http")})
    yield f"    void:vocabulary {' , '.join(f'<{space}>' for space in spaces)} ;"
    yield '    void:uriSpace "' + release.base + '" ;'
    for said in graph.statements[:1]:
        yield f"    void:exampleResource <{names.statement(said.id)}> ;"
    yield f"    void:dataDump {' , '.join(f'<{name}>' for name in FILES)} ;"
    yield f"    dcat:distribution {' , '.join(f'<dataset#{name}>' for name in FILES)} ;"
    yield "    prov:wasGeneratedBy <" + rdf_run.run(release) + "> ."
    if days:
        yield ""
        yield "<dataset#days> a dcterms:PeriodOfTime ;"
        yield f"    dcat:startDate {literal(days[0])}^^xsd:date ;"
        yield f"    dcat:endDate {literal(days[-1])}^^xsd:date ."
    yield from publisher_in_turtle(told)


def _files(compress: bool) -> Iterator[str]:
    types = "https://www.iana.org/assignments/media-types/"
    for name, kind in FILES.items():
        yield ""
        there = name + ENDING if compress else name
        yield f"<dataset#{name}> a dcat:Distribution ; dcat:downloadURL <{there}> ;"
        if compress:
            yield f"    dcat:compressFormat <{types}application/gzip> ;"
        media = f"{types}{kind}"
        yield f"    dcat:mediaType <{media}> ."


def _partitions(release: Release) -> Iterator[str]:
    total, classes, properties = _tally(release)
    graph = release.graph
    yield ""
    yield f"<dataset> void:triples {total} ;"
    yield f"    void:documents {len(graph.articles)} ;"
    yield f"    void:classes {len(classes)} ; void:properties {len(properties)} ."
    for key, counts, count in (
        ("class", classes, "void:entities"),
        ("property", properties, "void:triples"),
    ):
        for number, (iri, many) in enumerate(sorted(counts.items()), 1):
            path = f"<dataset#{key}-{number}>"
            yield f"<dataset> void:{key}Partition {path} ."
            yield f"{path} void:{key} {iri} ; {count} {many} ."


def _run(release: Release) -> Iterator[str]:
    yield ""
    yield f"<{rdf_run.run(release)}> a kg:Run , prov:Activity ;"
    yield '    rdfs:label "extraction and linking"@en ;'
    for article in release.graph.articles:
        yield f"    prov:used <{names.article(article.id)}> ;"
    setting = rdf_run.configuration(release)
    yield f"    prov:used <{setting}> ;"
    yield f"    prov:wasAssociatedWith <{rdf_run.SOFTWARE}> ."
    yield ""
    yield f"<{setting}> a prov:Entity ; rdfs:label {literal(rdf_run.settings_in_words(release))} ."
    yield ""
    yield f"<{rdf_run.SOFTWARE}> a prov:SoftwareAgent , schema:SoftwareApplication ;"
    yield f'    schema:name "sayso" ; schema:softwareVersion "{__version__}" .'
