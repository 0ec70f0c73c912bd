"""From RDF back to records, so that the record rules can be asked of any graph, foreign ones too.

Ids are the nodes' IRIs. A value that a record has once and the graph several times becomes a list,
which no rule lets pass. The article's text is not in a graph; as much of it as its places quote is
put together again, with a filler between, so that rules which read the text still have some.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ontology import terms
from ontology.rdf.facts import CHAR, Facts, iri, member, place, places
from ontology.rdf.limits import LimitError
from ontology.rules.violation import as_records

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from ontology.rules.violation import Record

FILLER = "·"
"""Stands where the graph does not tell what the article says."""

MOST_TEXT = 100_000_000
"""Characters of all articles of a graph: 20,000 long ones; as many take 1 GB for a moment."""


class Lifted(NamedTuple):
    """The records of a graph: statements by the IRI of their article, all others together."""

    articles: list[Record]
    statements: dict[str, list[Record]]
    propositions: list[Record]
    actors: list[Record]
    links: list[Record]


def lift(triples: Iterable[ox.Triple]) -> Lifted:
    """Return the records that the triples of a graph, or of several graphs together, describe."""
    graph = Facts(triples)
    said: dict[str, list[Record]] = defaultdict(list)
    taken: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in graph.kinds[iri("kg:Statement")]:
        one = _statement(graph, node, taken)
        said[str(one["article"])].append(one)
    speaks: dict[str, set[str]] = defaultdict(set)
    for article, records in said.items():
        for record in records:
            for who in as_records(record["speakers"]):
                speaks[str(who["id"])].add(article)
    return Lifted(
        articles=_articles(graph),
        statements=dict(said),
        propositions=[_proposition(graph, n, taken) for n in graph.kinds[iri("kg:Proposition")]],
        actors=[_actor(graph, n, speaks) for n in graph.kinds[iri("kg:Actor")]],
        links=[_link(graph, n) for n in graph.kinds[iri("kg:Link")]],
    )


def _articles(graph: Facts) -> list[Record]:
    quotes: dict[str, list[tuple[list[int], str]]] = defaultdict(list)
    for node in graph.nodes():
        found = CHAR.fullmatch(node)
        if found:
            for text in graph.all(node, "nif:anchorOf"):
                quotes[found[1]].append(([int(found[2]), int(found[3])], text))
    articles = list(graph.kinds[iri("schema:NewsArticle")])
    reach = sum(max((end for (_, end), _ in quotes[n]), default=0) for n in articles)
    if reach > MOST_TEXT:
        raise LimitError(
            f"its places reach over {reach:,} characters of articles, and {MOST_TEXT:,} are checked"
        )
    return [_article(graph, n, quotes[n]) for n in articles]


def _article(graph: Facts, node: str, quotes: list[tuple[list[int], str]]) -> Record:
    """Describe an article; the longest quotes make its text, the others must agree with it."""
    size = max((end for (_, end), _ in quotes), default=0)
    text = [FILLER] * size
    for (start, end), quote in sorted(quotes, key=lambda q: (len(q[1]), q)):
        if end - start == len(quote):
            text[start:end] = quote
    published = graph.one(node, "schema:datePublished")
    return {
        "id": node,
        "name": graph.one(node, "schema:identifier"),
        "text": "".join(text),
        "language": graph.one(node, "schema:inLanguage"),
        "sha256": graph.one(node, "schema:sha256"),
        "published": published
        and {"value": published, "basis": graph.one(node, "kg:publishedBasis")},
        "published_until": graph.one(node, "kg:publishedUntil"),
        "quotes": [{"span": span, "quote": quote} for span, quote in quotes],
    }


_LISTED = ("voice", "act", "quotation", "polarity", "modality", "certainty")
_SINGLE = ("cue", "hedge", "occasion", "evidence")
_SEVERAL = {
    "speaker_spans": "kg:speakerMention",
    "content": "kg:content",
    "conditions": "kg:condition",
    "repeats": "kg:repeatedAt",
}

_PLACES = (
    *(f"kg:{key}" for key in _SINGLE),
    *_SEVERAL.values(),
    *("kg:targetMention", "kg:addresseeMention"),
)
_OF_SOURCES = ("kg:sourceTitle", "kg:justification")


def _statement(graph: Facts, node: str, taken: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    record: dict[str, Any] = {"id": node, "article": graph.one(node, "prov:wasQuotedFrom")}
    for key in _LISTED:
        record[key] = member(graph.one(node, f"kg:{key}"), f"{terms.LIST}{key}/")
    record["voice"] = record["voice"] or "attributed"
    record["plover"] = member(graph.one(node, "kg:plover"), terms.PLOVER + "type/")
    record |= {key: place(graph.one(node, f"kg:{key}")) for key in _SINGLE}
    record |= {key: places(graph.all(node, curie)) for key, curie in _SEVERAL.items()}
    cited = [p for key in _PLACES for p in graph.all(node, key)]
    sources = graph.all(node, "kg:source")
    cited += [p for s in sources for key in _OF_SOURCES for p in graph.all(s, key)]
    record["sources"] = [_source(graph, s) for s in sources]
    record["whose_will"] = graph.all(node, "kg:willOf")
    record["place_articles"] = sorted({f[1] for p in cited if (f := CHAR.fullmatch(p))})
    record["speakers"] = [{"id": a} for a in graph.all(node, "prov:wasAttributedTo")]
    for key in ("target", "addressee"):
        people = graph.all(node, f"kg:{key}")
        spans = places(graph.all(node, f"kg:{key}Mention"))
        record[key + "s"] = [{"id": a, "span": None} for a in people]
        record[key + "s"] += [{"id": people[0], "span": s} for s in spans if people]
    record["via"] = graph.all(node, "kg:via")
    record["said_on"] = graph.one(node, "kg:saidOn")
    record["said_within"] = graph.one(node, "kg:saidWithin")
    record["said_on_basis"] = graph.one(node, "kg:saidOnBasis")
    found = graph.one(node, "kg:foundBy")
    record["confidence"] = graph.number(found if isinstance(found, str) else node, "kg:confidence")
    record["antecedents"] = [
        _antecedent(graph, p) for p in graph.all(node, "kg:condition")
        if graph.all(p, "kg:antecedent", "kg:consequent")
    ]  # fmt: skip
    record["propositions"] = []
    for stance in graph.all(node, "kg:stance"):
        for name in graph.all(stance, "kg:proposition") or [stance]:
            record["propositions"].append(name)
            taken[name].append({"statement": node, **_stance(graph, stance)})
    return record


def _source(graph: Facts, node: str) -> dict[str, Any]:
    return {
        "speaker": graph.one(node, "kg:sourceActor"),
        "kind": member(graph.one(node, "kg:sourceKind"), f"{terms.LIST}source-kind/"),
        "title": place(graph.one(node, "kg:sourceTitle")),
        "justification": places(graph.all(node, "kg:justification")),
    }


def _antecedent(graph: Facts, node: str) -> dict[str, Any]:
    return {
        "span": place(node),
        "proposition": graph.one(node, "kg:antecedent"),
        "consequents": graph.all(node, "kg:consequent"),
        "unless": graph.flag(node, "kg:exception") is True,
    }


def _stance(graph: Facts, node: str) -> dict[str, Any]:
    keys = ("polarity", "modality", "certainty")
    found = {k: member(graph.one(node, f"kg:{k}"), f"{terms.LIST}{k}/") for k in keys}
    return {**found, "presupposed": graph.flag(node, "kg:presupposed") or False}


def _proposition(graph: Facts, node: str, taken: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    trigger = graph.one(node, "kg:trigger")
    found = CHAR.fullmatch(trigger) if isinstance(trigger, str) else None
    roles = {role: _fillers(graph, node, role) for role in terms.ROLES}
    word = graph.one(node, "kg:predicate")
    return {
        "id": node,
        "label": graph.one(node, "schema:text"),
        "type": member(graph.one(node, "sem:eventType"), terms.PLOVER + "type/"),
        "mode": member(graph.one(node, "kg:mode"), terms.PLOVER + "mode/"),
        "contexts": [member(c, terms.PLOVER + "context/") for c in graph.all(node, "kg:context")],
        "predicate": None if word is None else {"lemma": word},
        "class": member(graph.one(node, "kg:predicateClass"), terms.PREDICATE),
        "roles": {role: fillers for role, fillers in roles.items() if fillers},
        "broader": [{"id": name} for name in graph.all(node, "kg:broaderClaim")],
        "issue": graph.one(node, "kg:issue"),
        "quantity": _quantity(graph, node),
        "time": graph.one(node, "sem:hasTimeStamp"),
        "time_basis": graph.one(node, "kg:eventTimeBasis"),
        "article": found[1] if found else None,
        "trigger": place(trigger),
        "stances": taken[node],
    }


def _fillers(graph: Facts, node: str, role: str) -> list[dict[str, Any]]:
    actors = graph.kinds[iri("kg:Actor")]
    found = []
    for name in graph.all(node, f"kg:{role}"):
        if name in graph.kinds[iri("kg:Proposition")]:
            label = graph.one(name, "schema:text")
            found.append({"proposition": name, "label": label})
            continue
        known = name in actors or name not in graph.kinds[iri("kg:Thing")]
        if known:  # its label and country are the actor's own
            found.append({"id": name, "label": name, "country": None})
        else:
            label, country = (graph.one(name, c) for c in ("skos:prefLabel", "kg:countryCode"))
            found.append({"id": None, "label": label, "country": country})
    return found


def _quantity(graph: Facts, node: str) -> Any:
    quantity = graph.one(node, "kg:quantity")
    if not isinstance(quantity, str):
        return quantity and {"value": None}
    return {
        "value": graph.number(quantity, "schema:value"),
        "max": graph.number(quantity, "schema:maxValue"),
        "bound": member(graph.one(quantity, "kg:bound"), terms.LIST + "bound/"),
        "unit": graph.one(quantity, "schema:unitText"),
        "span": place(graph.one(quantity, "kg:quantityMention")),
    }


def _actor(graph: Facts, node: str, speaks: dict[str, set[str]]) -> dict[str, Any]:
    above = graph.all(node, "schema:affiliation", "schema:parentOrganization")
    return {
        "id": node,
        "label": graph.one(node, "skos:prefLabel"),
        "type": member(graph.one(node, "kg:actorType"), terms.LIST + "actor-type/"),
        "named": graph.flag(node, "kg:named"),
        "country": graph.one(node, "kg:countryCode"),
        "affiliation": above[0] if above else None,
        "role": graph.one(node, "schema:jobTitle"),
        "wikidata": member(graph.one(node, "skos:exactMatch"), "http://www.wikidata.org/entity/"),
        "members": [*above[1:], *graph.all(node, "schema:member")],
        "mentions": [{"article": article} for article in sorted(speaks[node])],
    }


def _link(graph: Facts, node: str) -> Record:
    return {
        "id": node,
        "kind": member(graph.one(node, "kg:linkKind"), terms.LIST + "link/"),
        "source": graph.one(node, "kg:linkSource"),
        "target": graph.one(node, "kg:linkTarget"),
        "proposition": graph.one(node, "kg:proposition"),
        "reason": graph.one(node, "kg:reason"),
        "contrast": member(graph.one(node, "kg:contrast"), terms.LIST + "contrast/"),
        "polarity": member(graph.one(node, "kg:polarity"), terms.LIST + "polarity/"),
        "score": graph.number(node, "kg:score"),
    }
