"""`kg validate`: does an RDF file say what the ontology asks of it?"""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import click

from kg import compressed, folder
from kg.cli.options import PATH
from kg.cli.terminal import safe, say
from kg.counted import plural
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from ontology.rdf.reading import Unknown
    from ontology.rdf.validate import Breach
    from ontology.rules.violation import Violation

_SYNTAXES = ("nq", "nt", "ttl", "trig", "jsonld", "rdf")
"""The keys of `ontology.rdf.reading.SYNTAXES` (a test compares): to import it costs too much."""

WIDTH = 100
MOST = 20
"""Breaches of one rule that are printed unless all are asked for."""

UNKNOWN = "The vocabulary has no such term; its namespace is closed (`kg ontology`)."

ONE_BUILD = "The files in the folder of a build are those that its build.json names."


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
@click.option("--all", "whole", is_flag=True, help=f"Print more than {MOST} breaches of one rule.")
@click.option("--large", is_flag=True, help="Check a file of over 256 MB or 1,000,000 triples.")
def validate_command(
    file: Path, syntax: str | None, against: tuple[Path, ...], whole: bool, large: bool
) -> int:
    """Check an RDF file, an export or a foreign one, against the ontology.

    Asks the published shapes (SHACL) first, then the rules for records of what the shapes let pass:
    those that need the text. Each breach is told with its rule, its node, what was expected and
    found, its place in the article, and its line in FILE. The exit code is 1 when there is any but
    warnings, which are of rules that what is right may break too. A file that would take too much
    time or memory is refused in a sentence: deep nesting, XML entities that stand for others,
    values of more than 16 MB. Nothing is fetched. FILE may be compressed: graph.nq.gz.

    \b
    kg validate exports/graph.nq --against seeds
    kg validate theirs.rdf --format ttl
    """
    from ontology.rdf.limits import LimitError
    from ontology.rdf.reading import UnreadableGraph

    build = folder.build_of_file(file)
    try:
        path = build.path(file.name) if build else file
        with compressed.plain(path) as text:
            return _validated(file, text, syntax, against, whole, large)
    except FileNotFoundError as error:
        raise InputError(f"{file}: {error.strerror}") from error
    except (UnreadableGraph, LimitError) as error:
        raise InputError(f"{file}: {error}") from error


def _validated(
    file: Path, path: Path, syntax: str | None, against: tuple[Path, ...], whole: bool, large: bool
) -> int:
    from ontology.rdf import lifted_rules
    from ontology.rdf.reading import in_our_terms, read_triples, unknown_terms
    from ontology.rdf.validate import quoted, validate_triples
    from ontology.rules.record_rules import RULES

    triples = read_triples(path, syntax, large=large)
    if not in_our_terms(triples):
        checked = plural(len(triples), "triple")
        say(f"{file} says nothing in the ontology's terms ({checked}); nothing was checked")
        return 1
    texts = _texts(against)
    report = validate_triples(triples)
    quotes = quoted(triples)
    known = {breach.record for breach in report.breaches} - {"place-quote"}  # texts tell more
    more = [v for v in lifted_rules.broken(triples, texts) if v[1].rule not in known]
    unknown = unknown_terms(triples)
    nodes = {b.focus for b in report.breaches} | {v.id for _, v in more} | {t.node for t in unknown}
    at = _places(path, syntax, nodes)
    found = _mixed(file) + [Told(b.rule, _shown(b, quotes, at), b.warning) for b in report.breaches]
    found += [Told(v.rule, _told(article, v, at), RULES[v.rule].lenient) for article, v in more]
    for term in unknown:
        found.append(Told(term.rule, _lines(term.rule, UNKNOWN, _found(term, at)), warning=False))
    found.sort(key=lambda told: told.warning)
    _print(found, whole)
    checked = plural(report.triples, "triple")
    mild = sum(told.warning for told in found)
    warned = f", {plural(mild, 'warning')}" if mild else ""
    if mild == len(found):
        held = f", quotes held against {plural(len(texts), 'article')}" if texts else ""
        say(f"{file} conforms to the ontology ({checked} checked{held}{warned})")
        return 0
    broken = plural(len(found) - mild, "broken rule")
    say(f"{file} does not conform: {broken} in {checked}{warned}")
    return 1


class Told(NamedTuple):
    """A breach in words, by its rule."""

    rule: str
    text: str
    warning: bool


def _mixed(file: Path) -> list[Told]:
    """Tell a file of a build that is not the one that its folder's `build.json` names."""
    wrong = folder.is_of_another_build(file)
    if not wrong:
        return []
    return [Told("one-build", _lines("one-build", ONE_BUILD, [("found", wrong)]), warning=False)]


def _print(found: list[Told], whole: bool) -> None:
    """Print breaches, of each rule the first ones, and how many more there are of which."""
    counts: Counter[str] = Counter()
    for rule, text, warning in found:
        counts[rule] += 1
        if whole or counts[rule] <= MOST:
            click.echo("warning: " * warning + text)
    for rule, many in counts.items():
        if not whole and many > MOST:
            click.echo(f"{safe(rule)}: {many - MOST} more; --all prints them")


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


def _places(path: Path, syntax: str | None, nodes: set[str]) -> dict[str, int]:
    from ontology.rdf.lines import lines

    return lines(path.read_bytes(), syntax or path.suffix[1:], nodes) if nodes else {}


def _node(name: str, at: dict[str, int]) -> str:
    """Return a node as the file has it, with its line."""
    from ontology.rdf.validate import BLANK, MADE_UP

    if MADE_UP.fullmatch(name):
        return BLANK
    return f"{name} (line {at[name]})" if name in at else name


def _found(term: Unknown, at: dict[str, int]) -> list[tuple[str, str]]:
    near = f"; nearest: {term.near}" if term.near else ""
    return [
        ("node", _node(term.node, at)),
        ("found", f"{term.iri}, {plural(term.triples, 'triple')}{near}"),
    ]


def _shown(breach: Breach, quotes: dict[str, str], at: dict[str, int]) -> str:
    from ontology.rdf.facts import short

    place = ""
    if breach.article:
        quote = quotes.get(f"{breach.article}#char={breach.start},{breach.end}", "")
        words = f" “{textwrap.shorten(quote, 120, placeholder=' …')}”" if quote else ""
        place = f"{breach.article} {breach.start}-{breach.end}{words}"
    path = short(breach.path) if breach.path else ""
    found = short(breach.value) if breach.value else ""
    node = _node(breach.focus, at)
    rows = [("node", node), ("at", path), ("found", found), ("place", place)]
    return _lines(breach.rule, breach.message, rows)


def _told(article: str, violation: Violation, at: dict[str, int]) -> str:
    from ontology.rules.record_rules import RULES

    place = f"{article} {violation.span[0]}-{violation.span[1]}" if violation.span else article
    rows = [("node", _node(violation.id, at)), ("found", violation.reason), ("place", place)]
    return _lines(violation.rule, RULES[violation.rule].asks, rows)
