"""Records to nodes: each record as the JSON object that `graph.jsonld` prints for it.

A node is a dict from the terms of `ontology/context.jsonld` to values; `rdf.quads` turns the same
nodes into quads, so that the readable file and the canonical one cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.export.finders import found_beside
from kg.export.rdf import iris as names
from kg.model import Certainty, Direction, Modality, Polarity, Stance, Voice
from ontology import edtf, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Actor, Article, Link, Participant, Proposition, Source, Span, Statement

type Node = dict[str, object]

BETWEEN = " … "
"""Stands between the places of an interrupted content in its `text`."""

_CLASSES = {
    "person": ["Actor", "Person"],
    "country": ["Actor", "Country"],
    "organ": ["Actor", "GovernmentOrganization"],
    "organisation": ["Actor", "Organization"],
    "group": ["Actor"],
    "role": ["Actor"],
}


def date(value: str) -> object:
    """Return a date: plain when it is a day, else with its own datatype."""
    datatype = edtf.datatype(value)
    return value if datatype == "xsd:date" else {"@type": datatype, "@value": value}


def place(article: Article, span: Span) -> Node:
    """Return a place with its exact text."""
    return {"id": names.place(article.id, span), "quote": span.of(article.text)}


def full_place(article: Article, span: Span) -> Node:
    """Return a place with its text and its offsets spelled out; its article is the statement's."""
    return {**place(article, span), "start": span.start, "end": span.end}


def article(record: Article) -> Iterable[Node]:
    """Describe an article without its text."""
    node: Node = {
        "id": names.article(record.id),
        "type": "NewsArticle",
        "identifier": record.id,
        "language": record.language,
        "sha256": record.sha256,
    }
    if record.title is not None:
        node["headline"] = record.title
    if record.published is not None:
        node["published"] = date(record.published.value)
        node["publishedBasis"] = record.published.basis
        if record.published.time is not None:
            node["publishedTime"] = record.published.time
    if record.published_until is not None:
        node["publishedUntil"] = record.published_until
    if record.author is not None:
        node["author"] = record.author
    if record.url is not None:
        node["url"] = record.url
    if record.retrieved is not None:
        node["retrievedTime"] = record.retrieved
    if record.publisher is not None:
        path = "publisher/" + names.segment(record.publisher)
        node["publisher"] = path
        yield {"id": path, "type": "NewsMediaOrganization", "name": record.publisher}
    yield node


def seen_at(article: Article, span: Span, evidence: Iterable[Span]) -> Node | str:
    """Return a place whose words are told where no evidence holds it, else its path alone.

    Its words are those of the evidence between the offsets of its path.
    """
    if any(e.start <= span.start and span.end <= e.end for e in evidence):
        return names.place(article.id, span)
    return place(article, span)


def _people(said: Statement, article: Article, key: str, node: Node) -> None:
    who: tuple[Participant, ...] = getattr(said, key + "s")
    if who:
        node[key] = [names.actor(p.actor) for p in who]
        spans = dict.fromkeys(p.span for p in who if p.span is not None)
        if spans:
            node[key + "Mention"] = [seen_at(article, s, (said.evidence,)) for s in spans]


def stance(record: Stance, proposition: str) -> Node:
    """Describe a stand on a proposition; statements that take the same stand share the node."""
    node: Node = {
        "id": names.stance(proposition, record),
        "type": "Stance",
        "proposition": names.proposition(proposition),
        "polarity": record.polarity.value,
        "modality": record.modality.value,
        "certainty": record.certainty.value,
    }
    if record.presupposed:
        node["presupposed"] = True
    return node


def open_stance(record: Statement) -> Stance:
    """Return the stand of a statement that names a proposition and gives no stand on it."""
    return Stance(
        statement=record.id,
        polarity=Polarity.UNSPECIFIED,
        modality=Modality.UNSPECIFIED,
        certainty=Certainty.UNSPECIFIED,
    )


def _condition(record: Statement, span: Span, home: Article) -> Node:
    """Return the place of a condition with what it supposes and what holds only under it."""
    node = place(home, span)
    for one in record.antecedents:
        if one.span == span:
            node["antecedent"] = names.proposition(one.proposition)
            if one.consequents:
                node["consequent"] = [names.proposition(c) for c in one.consequents]
            if one.unless:
                node["exception"] = True
    return node


def source(record: Source, home: Article) -> Node:
    """Describe what an article tells of a speaker as its source."""
    node: Node = {
        "id": names.source(record, home.id),
        "type": "Source",
        "sourceKind": record.kind.value,
    }
    if record.speaker is not None:
        node["sourceActor"] = names.actor(record.speaker)
    if record.title is not None:
        node["sourceTitle"] = place(home, record.title)
    if record.justification:
        node["justification"] = [place(home, s) for s in record.justification]
    return node


def method(record: Statement) -> str:
    """Return the path of the way in which a statement was found."""
    return names.method(record.rule, record.confidence, also_found_by(record))


def also_found_by(record: Statement) -> tuple[str, ...]:
    """Return what found a statement beside the finder that its rule belongs to."""
    return tuple(f.value for f in found_beside(record))


def statement(
    record: Statement, home: Article, stances: Mapping[str, Stance], shared_origin: bool = True
) -> Node:
    """Describe a statement of the article `home`; `stances` by the id of their proposition.

    An origin is named where other statements go back to it too.
    """
    node: Node = {
        "id": names.statement(record.id),
        "type": "Statement",
        "inArticle": names.article(record.article),
    }
    if record.voice is Voice.ARTICLE:
        node["voice"] = record.voice.value  # an act tells the other
    _people(record, home, "speaker", node)
    if record.voice is Voice.ATTRIBUTED:
        node["act"] = record.act.value
    if record.plover is not None:
        node["plover"] = concept("plover/type/", record.plover)
    if record.cue is not None:
        node["cue"] = place(home, record.cue)
    if record.content:
        node["text"] = BETWEEN.join(s.of(home.text) for s in record.content)
        node["content"] = [names.place(home.id, s) for s in record.content]
    _sourced_and_aimed(record, home, node)
    _people(record, home, "addressee", node)
    node["polarity"] = record.polarity.value
    node["modality"] = record.modality.value
    if record.whose_will:
        node["willOf"] = [names.actor(a) for a in record.whose_will]
    node["certainty"] = record.certainty.value
    node["quotation"] = record.quotation.value
    if record.hedge is not None:
        node["hedge"] = place(home, record.hedge)
    if record.occasion is not None:
        node["occasion"] = place(home, record.occasion)
    if record.conditions:
        node["condition"] = [_condition(record, s, home) for s in record.conditions]
    _dated(record, node)
    if stances:
        node["stance"] = [names.stance(p, s) for p, s in stances.items()]
    if record.via:
        node["via"] = [names.spoken_by(v) for v in record.via]
    if record.origin is not None and shared_origin:
        node["origin"] = "origin/" + names.segment(record.origin)
    if record.repeats:
        node["repeatedAt"] = [place(home, s) for s in record.repeats]
    node["foundBy"] = method(record)
    node["evidence"] = full_place(home, record.evidence)
    noted(record, node)
    return node


def _sourced_and_aimed(record: Statement, home: Article, node: Node) -> None:
    if record.sources:
        node["source"] = [names.source(s, home.id) for s in record.sources]
    _people(record, home, "target", node)
    if aimed := [p for p in record.targets if p.how is Direction.AT]:
        node["aimedAt"] = list(dict.fromkeys(names.actor(p.actor) for p in aimed))


def _dated(record: Statement, node: Node) -> None:
    if record.said_on is not None:
        node["saidOn"] = date(record.said_on.value)
        node["saidOnBasis"] = record.said_on.basis
    if record.said_within is not None:
        node["saidWithin"] = date(record.said_within.value)
        node["saidOnBasis"] = record.said_within.basis


def noted(record: Statement | Proposition | Actor, node: Node) -> None:
    """Tell at its node which rules a record broke."""
    if record.problems:
        node["problem"] = [str(p) for p in record.problems]
    corrections = getattr(record, "corrections", ())
    if corrections:
        node["correction"] = [str(c) for c in corrections]


def concept(scheme: str, name: str) -> str:
    """Return the name of a concept; outside its list, as a full IRI that cannot be another term."""
    if name in _KNOWN.get(scheme, ()):
        return name
    return terms.BASE + scheme + names.segment(name)


_KNOWN = {
    "plover/type/": frozenset(terms.PLOVER_MODES),
    "plover/mode/": frozenset(m for modes in terms.PLOVER_MODES.values() for m in modes),
    "plover/context/": frozenset(terms.PLOVER_CONTEXTS),
}


def actor(record: Actor) -> Node:
    """Describe an actor."""
    kind = record.type.value
    node: Node = {
        "id": names.actor(record.id),
        "type": _CLASSES[kind],
        "actorType": kind,
        "label": record.label,
        "named": record.named,
    }
    if record.aliases:
        node["otherLabel"] = list(record.aliases)
    if record.country is not None:
        node["countryCode"] = record.country
    if record.affiliation is not None:
        key = "affiliation" if kind in ("person", "role") else "parentOrganization"
        node[key] = names.actor(record.affiliation)
    if record.role is not None:
        node["jobTitle"] = record.role
    if record.wikidata is not None and _is_qid(record.wikidata):
        node["wikidata"] = record.wikidata
    if record.members:
        node["member"] = [names.actor(m) for m in record.members]
    noted(record, node)
    return node


def _is_qid(text: str) -> bool:
    return text[:1] == "Q" and text[1:].isascii() and text[1:].isdecimal()


def link(record: Link) -> Iterable[Node]:
    """Describe a link, and draw it directly from statement to statement."""
    from kg.ids import key_id

    source, target = names.statement(record.source), names.statement(record.target)
    parts = (record.kind.value, record.source, record.target, record.proposition or "")
    node: Node = {
        "id": "link/" + key_id("l", *parts),
        "type": "Link",
        "linkKind": record.kind.value,
        "linkSource": source,
        "linkTarget": target,
        "reason": record.reason,
        "score": f"{record.score:.3f}",
    }
    if record.contrast is not None:
        # in full: the list's "polarity" and "quantity" are terms of the context too
        node["contrast"] = f"{terms.LIST}contrast/{record.contrast.value}"
    if record.polarity is not None:
        node["polarity"] = record.polarity.value
    if record.proposition is not None:
        node["proposition"] = names.proposition(record.proposition)
    yield node
    key = terms.LINK_PROPERTIES[record.kind.value]
    yield {"id": source, key if key.endswith("From") else key + "Statement": target}
