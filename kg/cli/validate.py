"""`kg validate`: does an RDF file say what the ontology asks of it?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH
from kg.cli.talk import plural, safe, say
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from ontology.reading import Unknown
    from ontology.validate import Breach
    from ontology.violation import Violation

_SYNTAXES = ("nq", "nt", "ttl", "trig", "jsonld", "rdf")
"""The keys of `ontology.reading.SYNTAXES` (a test compares): importing it here costs too much."""

WIDTH = 100
UNKNOWN = "The vocabulary has no such term; its namespace is closed (`kg ontology`)."


@click.command("validate")
@click.argument("file", type=PATH, metavar="FILE")
@click.option(
    "--format",
    "syntax",
    type=click.Choice(_SYNTAXES),
    help="Syntax of FILE. Default: by the ending of its name.",
)
@click.option(
    "--against",
    type=PATH,
    multiple=True,
    metavar="ARTICLES",
    help="Articles, files or folders, whose text the quotes of the graph are held against.",
)
def validate_command(file: Path, syntax: str | None, against: tuple[Path, ...]) -> int:
    """Check an RDF file, an export or a foreign one, against the ontology.

    Asks the published shapes (SHACL) first, then the rules for records of what the shapes let pass:
    those that need the text. Each breach is told with its rule, its node, what was expected and
    found, and its place in the article. The exit code is 1 when there is any.

    \b
    kg validate exports/graph.nq --against seeds
    kg validate theirs.rdf --format ttl
    """
    from ontology import lifted_rules
    from ontology.reading import UnreadableGraph, in_our_terms, read_triples, unknown_terms
    from ontology.validate import quoted, validate_triples

    try:
        triples = read_triples(file, syntax)
    except UnreadableGraph as error:
        raise InputError(f"{file}: {error}") from error
    if not in_our_terms(triples):
        checked = plural(len(triples), "triple")
        say(f"{file} says nothing in the ontology's terms ({checked}); nothing was checked")
        return 1
    texts = _texts(against)
    report = validate_triples(triples)
    quotes = quoted(triples)
    for breach in report.breaches:
        click.echo(_shown(breach, quotes))
    known = {breach.record for breach in report.breaches} - {"place-quote"}  # texts tell more
    more = [v for v in lifted_rules.broken(triples, texts) if v[1].rule not in known]
    for article, violation in more:
        click.echo(_told(article, violation))
    unknown = unknown_terms(triples)
    for term in unknown:
        click.echo(_lines("unknown-term", UNKNOWN, _found(term)))
    checked = plural(report.triples, "triple")
    broken = len(report.breaches) + len(more) + len(unknown)
    if not broken:
        held = f", quotes held against {plural(len(texts), 'article')}" if texts else ""
        say(f"{file} conforms to the ontology ({checked} checked{held})")
        return 0
    say(f"{file} does not conform: {plural(broken, 'broken rule')} in {checked}")
    return 1


def _texts(against: tuple[Path, ...]) -> dict[str, str]:
    """Return the texts of articles by their hash."""
    if not against:
        return {}
    from kg.articles import iter_articles
    from kg.model import Article

    return {a.sha256: a.text for a in iter_articles(list(against)) if isinstance(a, Article)}


def _lines(rule: str, expected: str, rows: list[tuple[str, str]]) -> str:
    """Return a breach as a paragraph: the rule and what it asks, then what was found where."""
    out = textwrap.wrap(safe(f"{rule}: {expected}"), WIDTH, subsequent_indent="    ")
    return "\n".join([*out, *(f"    {name:<6} {safe(value)}" for name, value in rows if value)])


def _found(term: Unknown) -> list[tuple[str, str]]:
    near = f"; nearest: {term.near}" if term.near else ""
    return [("node", term.node), ("found", f"{term.iri}, {plural(term.triples, 'triple')}{near}")]


def _shown(breach: Breach, quotes: dict[str, str]) -> str:
    value = f" = {breach.value}" if breach.value else ""
    place = ""
    if breach.article:
        quote = quotes.get(f"{breach.article}#char={breach.start},{breach.end}", "")
        words = f" “{textwrap.shorten(quote, 120, placeholder=' …')}”" if quote else ""
        place = f"{breach.article} {breach.start}-{breach.end}{words}"
    found = f"{breach.path}{value}" if breach.path else value.removeprefix(" = ")
    return _lines(
        breach.rule,
        breach.message,
        [("node", breach.focus), ("found", found), ("place", place)],
    )


def _told(article: str, violation: Violation) -> str:
    from ontology.records import RULES

    place = f"{article} {violation.span[0]}-{violation.span[1]}" if violation.span else article
    rows = [("node", violation.id), ("found", violation.reason), ("place", place)]
    return _lines(violation.rule, RULES[violation.rule], rows)
