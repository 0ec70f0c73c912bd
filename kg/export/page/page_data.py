"""What the page knows: articles, actors, claims and statements as columns that refer by number.

A column holds one field of all records, so that no key is written twice. Offsets are code points
of the article's text as read, in pairs laid flat: `[s, e, s, e]`. The text itself is there once, as
runs `[start, text]`: the whole article in one, or only what its statements point at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.claim_words import class_label
from kg.export.finders import found_beside
from kg.export.page.contested_actors import contested_actors, tone
from kg.export.page.held_claims import held_claims, speaks_for
from kg.export.page.page_index import number
from kg.export.page.page_words import force, is_many, rule_in_words, word, words
from kg.export.page.record_details import (
    appearances_by_article,
    conditions_as_claims,
    number_claimed,
    reasons_of_unions,
    rests_on,
    roles_filled_elsewhere,
    sources,
    what_stands_behind,
)
from kg.export.stance_families import StanceFamily
from kg.model import (
    Act,
    ActorType,
    Certainty,
    Direction,
    Finder,
    LineKind,
    Modality,
    Polarity,
    Quotation,
    SourceKind,
    Span,
    Voice,
)
from ontology import edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.codec import Json
    from kg.export.page.page_index import Index
    from kg.model import Actor, Article, Participant, Proposition, Statement

KINDS = ("content", "speaker", "cue", "condition", "hedge", "target", "occasion")
"""What is marked in a statement's evidence."""
JOIN = 3
"""Pieces of text this near to each other (a quotation mark and a space) are kept as one."""


type Columns = dict[str, list[Any]]


def data(index: Index) -> Json:
    """Return the page's records, ready for JSON."""
    graph = index.graph
    statements = _statements(index)
    articles = _articles(index)
    return {
        "articles": articles,
        "actors": _actors(graph.actors, index),
        "claims": _claims(graph.propositions, index),
        "statements": statements,
        "links": _links(index),
        "contested": contested_actors(index),
        "held": held_claims(index),
        "forces": list(index.forces),
        "dates": [_date(*d) for d in index.dates],
        "rules": [[r, rule_in_words(r)] for r in index.rules],
        "lists": {**_lists(), "class": _classes(index), "issue": index.issue_names},
    }


def _lists() -> Json:
    """Return the closed lists, in the order in which the columns number them."""
    return {
        "act": [[a.value, word("act", a.value), word("acts", a.value)] for a in Act],
        "stance": [{"key": k, **words()["stance"][k]} for k in (*StanceFamily, "presumes")],
        "quotation": [[q.value, word("quotation", q.value)] for q in Quotation],
        "kind": [[k.value, word("actor_type", k.value)] for k in ActorType],
        "source_kind": [[k.value, word("source_kind", k.value)] for k in SourceKind],
        "polarity": [p.value for p in Polarity],
        "modality": [m.value for m in Modality],
        "certainty": [c.value for c in Certainty],
        "tone": ["neither", "cooperation", "conflict"],
        "line": [k.value for k in LineKind],
        "words": {key: words()[key] for key in ("polarity", "modality")},
        "link": words()["link"],
        "contrast": words()["contrast"],
        "verdict": words()["verdict"],
        "topic": words()["topic"],
    }


def _date(value: str, basis: str) -> list[str | None]:
    """Return a date as written, why it is believed, and the first and last day it can mean."""
    days = edtf.days(value)
    ends = (days.first, days.last) if days else (None, None)
    return [value, basis, *(day.isoformat() if day else None for day in ends)]


def _table[T](rows: Sequence[T], **columns: Callable[[T], object]) -> Columns:
    return {name: [field(row) for row in rows] for name, field in columns.items()}


def _articles(index: Index) -> Columns:
    needed: dict[str, list[Span]] = {}
    for said in index.ordered:
        told = (s for one in said.sources for s in (one.title, *one.justification))
        places = (*passages_shown(said), *(s for s in told if s is not None))
        needed.setdefault(said.article, []).extend(places)
    return _table(
        index.graph.articles,
        id=lambda a: a.id,
        title=lambda a: a.title,
        publisher=lambda a: a.publisher,
        author=lambda a: a.author,
        url=lambda a: _web(a.url),
        language=lambda a: a.language,
        date=lambda a: index.date(a.published),
        runs=lambda a: _runs(a, index.whole, needed.get(a.id, [])),
        lines=_lines,
    )


def _web(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("https://", "http://")) else None


def _runs(article: Article, whole: bool, needed: list[Span]) -> list[tuple[int, str]]:
    if whole:
        return [(0, article.text)]
    return [(s.start, s.of(article.text)) for s in merged(needed)]


def _lines(article: Article) -> list[int]:
    """Return the lines that are not read as prose, as start, end and kind laid flat."""
    kinds = list(LineKind)
    shown = (x for x in article.lines if x.kind is not LineKind.PROSE)
    return [n for x in shown for n in (x.span.start, x.span.end, kinds.index(x.kind))]


def _actors(actors: Sequence[Actor], index: Index) -> Columns:
    kinds = list(ActorType)
    return _table(
        actors,
        id=lambda a: a.id,
        label=lambda a: a.label,
        kind=lambda a: kinds.index(a.type),
        named=lambda a: int(a.named),
        many=lambda a: int(is_many(a)),
        aliases=lambda a: list(a.aliases),
        country=lambda a: a.country,
        role=lambda a: a.role,
        affiliation=lambda a: index.actors.get(a.affiliation or "", -1),
        sides=lambda a: speaks_for(a, index),
        seen=lambda a: appearances_by_article(a, index),
        judged=lambda a: reasons_of_unions(a, index),
    )


def _classes(index: Index) -> list[list[object]]:
    """Return the classes of the page's claims and all wider ones: id, label, number of the wider.

    A class that falls under none has -1.
    """
    names, at = index.class_names, index.classes
    return [
        [one, class_label(one, names), at.get(names[one].parent if one in names else "", -1)]
        for one in at
    ]


def _claims(claims: Sequence[Proposition], index: Index) -> Columns:
    return _table(
        claims,
        id=lambda p: p.id,
        label=lambda p: p.label,
        type=lambda p: p.type,
        kind=lambda p: index.classes.get(p.predicate_class or "", -1),
        issue=lambda p: index.issues.get(p.issue or "", -1),
        time=lambda p: p.time,
        basis=lambda p: p.time_basis,
        number=number_claimed,
        behind=lambda p: what_stands_behind(p, index),
    )


def _links(index: Index) -> Columns:
    at = index.statements
    kept = [x for x in index.graph.links if x.source in at and x.target in at]
    return _table(
        kept,
        source=lambda x: at[x.source],
        target=lambda x: at[x.target],
        kind=lambda x: x.kind.value,
        claim=lambda x: index.claims.get(x.proposition or "", -1),
        reason=lambda x: x.reason,
        contrast=lambda x: x.contrast.value if x.contrast else None,
        denied=lambda x: int(x.polarity is Polarity.NEG),
        score=lambda x: round(100 * x.score),
    )


def _ids(parties: Iterable[Participant], index: Index) -> list[int]:
    return list(dict.fromkeys(index.actors[p.actor] for p in parties))


def _flat(spans: Iterable[Span | None]) -> list[int]:
    found = dict.fromkeys(s for s in spans if s is not None)
    return [n for s in found for n in (s.start, s.end)]


def _statements(index: Index) -> Columns:
    table = {**_who_and_where(index), **_how(index)}
    for kind in KINDS:
        table[kind] = [_flat(_marked(s)[kind]) for s in index.ordered]
    table["stance"] = list(index.families)
    towards = [index.towards(i) for i in range(len(index.ordered))]
    # Nearly always the statement's own family; written only where it is not.
    table["towards"] = [
        0 if all(family == own for family in found) else found
        for found, own in zip(towards, index.families, strict=True)
    ]
    return table


def _who_and_where(index: Index) -> Columns:
    return _table(
        index.ordered,
        id=lambda s: s.id,
        article=lambda s: index.articles[s.article],
        own=lambda s: int(s.voice is Voice.ARTICLE),
        speakers=lambda s: _ids(s.speakers, index),
        targets=lambda s: _ids(s.targets, index),
        will=lambda s: _will(s, index),
        aimed=lambda s: _ids((p for p in s.targets if p.how is Direction.AT), index) or 0,
        addressees=lambda s: _ids(s.addressees, index),
        via=lambda s: [index.statements[v] for v in s.via if v in index.statements],
        claims=lambda s: [index.claims[p] for p in s.propositions],
        said=lambda s: index.date(s.said_on),
        within=lambda s: index.date(s.said_within),
        evidence=lambda s: _flat([s.evidence]),
        repeats=lambda s: _flat(s.repeats),
        origin=lambda s: number(s.origin or s.id, index.origins),
    )


def _will(said: Statement, index: Index) -> list[int] | int:
    """Return who intends what is put as intended; 0 for nobody."""
    return [index.actors[a] for a in said.whose_will] or 0


def _also_found_by(said: Statement) -> int:
    """Return what found a statement beside the finder that its rule belongs to, a bit each."""
    also = found_beside(said)
    return sum(1 << bit for bit, one in enumerate(_ALSO) if one in also)


_ALSO = (Finder.TAGGER, Finder.LLM, Finder.PLUGIN)
"""In the order of `ALSO` in `template/script/formats.js`."""


def _how(index: Index) -> Columns:
    acts, quotations = list(Act), list(Quotation)
    polarities, modalities, certainties = list(Polarity), list(Modality), list(Certainty)
    return _table(
        index.ordered,
        act=lambda s: acts.index(s.act),
        force=lambda s: number(force(s), index.forces),
        polarity=lambda s: polarities.index(s.polarity),
        modality=lambda s: modalities.index(s.modality),
        certainty=lambda s: certainties.index(s.certainty),
        quotation=lambda s: quotations.index(s.quotation),
        rule=lambda s: number(s.rule, index.rules),
        confidence=lambda s: round(100 * s.confidence),
        finders=_also_found_by,
        problems=lambda s: index.problems(s),
        corrections=lambda s: [str(c) for c in s.corrections],
        tone=tone,
        rests=lambda s: rests_on(s, index),
        sources=lambda s: sources(s, index),
        supposed=lambda s: conditions_as_claims(s, index),
        filled=lambda s: roles_filled_elsewhere(s, index),
    )


def _marked(said: Statement) -> dict[str, list[Span | None]]:
    """Return what is marked, by kind; a target or speaker carried over has no place."""
    return {
        "content": list(said.content),
        "speaker": list(said.speaker_spans),
        "cue": [said.cue],
        "condition": list(said.conditions),
        "hedge": [said.hedge],
        "target": [p.span for p in said.targets],
        "occasion": [said.occasion],
    }


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the same text as fewer spans, in order: what overlaps or nearly touches is one."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end + JOIN:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def passages_shown(said: Statement) -> list[Span]:
    """Return the passages to show, in order: the evidence and what is marked outside it."""
    marks = (s for spans in _marked(said).values() for s in spans if s is not None)
    return merged((said.evidence, *marks, *said.repeats))
