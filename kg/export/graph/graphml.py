"""`graph.graphml`: every record as a typed node, every relation between records as a typed edge.

Node ids are the records' own ids (`article/ID` for an article, whose id is a file's stem); the
attribute `kind` says which record a node is and which relation an edge is. Lists are joined with
`|`. Statements carry their text and its offsets, so that the file can be read on its own.

Nothing reads as fact that nobody put so: the label of a statement says who speaks and how it is
meant, that of a proposition which sides are taken on it, and the edge between the two is the side
(`asserts`, `denies` …). A condition that must not come true is written with its "unless", which
its offsets leave out.
"""

from __future__ import annotations

from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple

from kg.export import claim_words, labels
from kg.export.graph.graphml_writer import Key, Writer
from kg.export.pieces import together
from kg.export.stance_families import family_of
from kg.export.tables.json_lines import place
from kg.link.claim_attitudes import attitude
from kg.model import Voice
from kg.store.piece_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.export.graph.graphml_writer import Value
    from kg.export.release import Release
    from kg.model import Actor, Article, Proposition, Span, Stance, Statement

type Row = dict[str, Value]
type Edge = tuple[str, str, str, Row]

NODE_STRINGS = (
    "kind label claim sides type country affiliation role wikidata aliases members "
    "article voice act plover "
    "content cue quotation polarity modality certainty stance hedge said_on said_within "
    "said_on_basis "
    "conditions content_at cue_at hedge_at conditions_at repeats_at "
    "origin rule via evidence mode predicate class class_label issue issue_label roles "
    "contexts time quantity_unit quantity_bound "
    "title "
    "published published_basis published_time publisher author url retrieved language sha256"
)
EDGE_STRINGS = "kind proposition polarity modality certainty reason role how"
NODE_KEYS = (
    *(Key("node", name, "string") for name in NODE_STRINGS.split()),
    Key("node", "named", "boolean"),
    *(Key("node", name, "int") for name in ("start", "end", "year")),
    *(Key("node", name, "double") for name in ("quantity", "quantity_max")),
)
EDGE_KEYS = (
    *(Key("edge", name, "string") for name in EDGE_STRINGS.split()),
    Key("edge", "presupposed", "boolean", "false"),
    *(Key("edge", name, "int") for name in ("start", "end")),
)


def graphml(release: Release, out: IO[bytes]) -> None:
    """Write `graph.graphml`."""
    writer = Writer(out, (*NODE_KEYS, *EDGE_KEYS))
    for some in together(_nodes(release)):
        writer.piece(key_of([one.key for one in some]), partial(_write, writer, some))
    for kind, source, target, row in edges(release):
        writer.edge(source, target, {"kind": kind, **row})
    writer.close()


def _write(writer: Writer, some: Iterable[_Node]) -> None:
    for one in some:
        writer.node(one.id, one.make())


class _Node(NamedTuple):
    """A record to be drawn: its id, the hash of all that its row is made of, what makes that."""

    id: str
    key: bytes
    make: Callable[[], Row]


def nodes(release: Release) -> Iterator[tuple[str, Row]]:
    """Yield every record as a node: its id and its attributes (`NODE_KEYS`)."""
    return ((one.id, one.make()) for one in _nodes(release))


def _nodes(release: Release) -> Iterator[_Node]:
    graph, print_of = release.graph, release.prints.of
    called = release.by_name
    for actor in sorted(graph.actors, key=lambda a: a.id):
        yield _Node(actor.id, print_of(called[actor.id]), partial(_actor, actor))
    for said in sorted(graph.statements, key=place):
        who = [print_of(called[p.actor]) for p in said.speakers]
        key = key_of(print_of(said), print_of(release.articles[said.article]), who)
        yield _Node(said.id, key, partial(_statement, said, release))
    for claim in sorted(graph.propositions, key=lambda p: p.id):
        yield _Node(claim.id, _key(claim, release), partial(_proposition, claim, release))
    for article in sorted(graph.articles, key=lambda a: a.id):
        yield _Node(_article_id(article.id), print_of(article), partial(_article, article))


def _key(claim: Proposition, release: Release) -> bytes:
    """Return the hash of all that the row of a claim is made of."""
    print_of, issue = release.prints.of, release.issues.get(claim.issue)
    said = (release.statements.get(held.statement) for held in claim.stances)
    owners = (release.by_name.get(f.owner or "") for _, fillers in claim.roles for f in fillers)
    return key_of(
        print_of(claim),
        issue and print_of(issue),
        claim_words.class_label(claim.predicate_class or "", release.classes),
        [print_of(one) for one in said if one is not None],
        [print_of(one) for one in owners if one is not None],
    )


def _article_id(article: str) -> str:
    return f"article/{article}"


def join(values: tuple[str, ...]) -> str | None:
    """Return a list in one value, joined with `|`; None for an empty one."""
    return "|".join(values) or None


def year(date: str | None) -> int | None:
    """Return the year an EDTF date begins with, if it begins with one."""
    head = (date or "")[:4]
    return int(head) if len(head) == 4 and head.isascii() and head.isdigit() else None


def _at(span: Span | None) -> Row:
    return {"start": span.start, "end": span.end} if span else {}


def _places(spans: tuple[Span, ...]) -> str | None:
    """Return offsets as `start-end|start-end`; exact where a quote has a `|` of its own."""
    return join(tuple(f"{s.start}-{s.end}" for s in spans))


def _actor(actor: Actor) -> Row:
    return {
        "kind": "actor",
        "label": actor.label,
        "type": actor.type.value,
        "named": actor.named,
        "country": actor.country,
        "affiliation": actor.affiliation,
        "role": actor.role,
        "wikidata": actor.wikidata,
        "aliases": join(actor.aliases),
        "members": join(actor.members),
    }


def _statement(said: Statement, release: Release) -> Row:
    text = release.articles[said.article].text
    content = join(tuple(s.of(text) for s in said.content))
    when = said.said_on or said.said_within
    return {
        "kind": "statement",
        "label": labels.statement(said, release),
        "article": said.article,
        "voice": said.voice.value,
        "act": said.act.value if said.voice is Voice.ATTRIBUTED else None,
        "plover": said.plover,
        "content": content,
        "cue": said.cue.of(text) if said.cue else None,
        "quotation": said.quotation.value,
        "polarity": said.polarity.value,
        "modality": said.modality.value,
        "certainty": said.certainty.value,
        "stance": family_of(said).value,
        "hedge": said.hedge.of(text) if said.hedge else None,
        "said_on": said.said_on.value if said.said_on else None,
        "said_within": said.said_within.value if said.said_within else None,
        "said_on_basis": when.basis if when else None,
        "year": year(said.said_on.value if said.said_on else None),
        "conditions": join(tuple(labels.condition(said, s, text) for s in said.conditions)),
        "content_at": _places(said.content),
        "cue_at": _places((said.cue,) if said.cue else ()),
        "hedge_at": _places((said.hedge,) if said.hedge else ()),
        "conditions_at": _places(said.conditions),
        "repeats_at": _places(said.repeats),
        "origin": said.origin,
        "rule": said.rule,
        "via": join(said.via),
        "evidence": said.evidence.of(text),
        **_at(said.evidence),
    }


def _proposition(claim: Proposition, release: Release) -> Row:
    amount, kind = claim.quantity, claim.predicate_class
    issue = release.issues.get(claim.issue)
    taken = labels.attitudes(claim, release)
    return {
        "kind": "proposition",
        "label": labels.claim_with(taken, claim),
        "claim": claim.label,
        "sides": join(tuple(one.value for one in taken)),
        "type": claim.type,
        "mode": claim.mode,
        "predicate": claim.predicate.lemma if claim.predicate else None,
        "class": kind,
        "class_label": kind and claim_words.class_label(kind, release.classes),
        "issue": issue.id if issue else None,
        "issue_label": issue.label if issue else None,
        "roles": join(claim_words.roles(claim, release.actors)),
        "contexts": join(claim.contexts),
        "time": claim.time,
        "year": year(claim.time),
        "quantity": float(amount.value) if amount else None,
        "quantity_max": float(amount.max) if amount and amount.max is not None else None,
        "quantity_unit": amount.unit if amount else None,
        "quantity_bound": amount.bound.value if amount else None,
        "article": claim.article,
        **_at(claim.trigger),
    }


def _article(article: Article) -> Row:
    dated = article.published
    return {
        "kind": "article",
        "label": article.title if article.title is not None else article.id,
        "article": article.id,
        "title": article.title,
        "published": dated.value if dated else None,
        "published_basis": dated.basis if dated else None,
        "published_time": dated.time if dated else None,
        "year": year(dated.value if dated else None),
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "retrieved": article.retrieved,
        "language": article.language,
        "sha256": article.sha256,
    }


def edges(release: Release) -> Iterator[Edge]:
    """Yield every relation: its kind, the ids of both ends, its attributes (`EDGE_KEYS`).

    Which statement or claim it is of, its ends say; of a link that is its source, and its claim is
    an attribute.
    """
    graph = release.graph
    for said in sorted(graph.statements, key=place):
        yield from _statement_edges(said, release)
    for claim in sorted(graph.propositions, key=lambda p: p.id):
        for role, fillers in claim.roles:
            for filler in fillers:
                row: Row = {"role": role, **_at(filler.span)}
                if filler.actor is not None and filler.actor in release.actors:
                    yield "role", claim.id, filler.actor, row
                elif (filler.proposition or "") in release.propositions:
                    yield "role", claim.id, filler.proposition or "", row
    for actor in sorted(graph.actors, key=lambda a: a.id):
        if actor.affiliation in release.actors:
            yield "affiliation", actor.id, actor.affiliation, {}
        for member in actor.members:
            if member in release.actors:
                yield "member", actor.id, member, {}
    for link in sorted(graph.links, key=lambda x: (x.source, x.target, x.kind, x.reason)):
        row = {"proposition": link.proposition, "reason": link.reason}
        yield link.kind.value, link.source, link.target, row


def _statement_edges(said: Statement, release: Release) -> Iterator[Edge]:
    for who in said.speakers:
        yield "says", who.actor, said.id, _at(who.span)
    for who in said.targets:
        how = who.how.value if who.how is not None else None
        yield "targets", said.id, who.actor, {"how": how, **_at(who.span)}
    for who in said.addressees:
        yield "addresses", said.id, who.actor, _at(who.span)
    for source in said.via:
        if source in release.actors or source in release.statements:
            yield "via", said.id, source, {}
    for proposition in said.propositions:
        claim = release.propositions[proposition]
        held = next((s for s in claim.stances if s.statement == said.id), None)
        yield attitude(said, claim, held).value, said.id, proposition, _stance_row(held)
    yield "in", said.id, _article_id(said.article), {}


def _stance_row(held: Stance | None) -> Row:
    """Return the stand towards the proposition, which may differ from that towards the content."""
    if held is None:
        return {}
    return {
        "polarity": held.polarity.value,
        "modality": held.modality.value,
        "certainty": held.certainty.value,
        "presupposed": held.presupposed or None,
    }
