"""The record rules asked of an RDF graph, whoever wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.rdf.lift import lift
from ontology.rules.record_rules import check, check_links
from ontology.rules.violation import Violation, as_list, as_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from ontology.rules.violation import Record


def broken(
    triples: Iterable[ox.Triple], texts: Mapping[str, str] | None = None
) -> list[tuple[str, Violation]]:
    """Return (article's IRI, violation) for all that the records of a graph do wrong, sorted.

    `texts` are articles by the SHA-256 of their text; where one is there, the graph's quotes are
    held against it, else only against each other.
    """
    found = lift(triples)
    every = {str(s["id"]) for said in found.statements.values() for s in said}
    claims = {str(p["id"]): p for p in found.propositions}
    violations = {("", v) for v in check_links(found.links, every, claims)}
    known: set[str] = set()
    for article in found.articles:
        name = str(article["id"])
        known.add(name)
        text = (texts or {}).get(str(article.get("sha256")))
        record = article if text is None else {**article, "text": text}
        said = found.statements.get(name, [])
        about = [claims[c] for c in sorted(_claims(said) & claims.keys())]
        for violation in check(record, said, about, found.actors, every):
            where = "" if violation.kind == "actor" else name
            violations.add((where, violation))
    for name, said in found.statements.items():
        if name not in known:
            violations |= {
                (
                    name,
                    Violation("statement-article", f"no article {name}", "statement", str(s["id"])),
                )
                for s in said
            }
    return sorted(violations, key=lambda v: (v[1].id, v[1].rule, v[1].reason, v[0]))


def _claims(said: Iterable[Record]) -> set[str]:
    names = {str(name) for one in said for name in as_list(one.get("propositions"))}
    for one in said:
        for condition in as_records(one.get("antecedents")):
            names.update(
                map(str, (condition.get("proposition"), *as_list(condition["consequents"])))
            )
    return names
