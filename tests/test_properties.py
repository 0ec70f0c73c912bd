"""What holds of every text, however damaged: places, ids, references, order, repetition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.build import assemble
from kg.extract.grammar.quotation_spans import find_quotes
from kg.extract.propositions.labels.whole_sentences import is_sentence
from kg.extract.propositions.sentence_claims import FRAGMENT
from kg.extract.stages import extract
from kg.model import Act, Extraction, LineKind, Polarity
from kg.parse import ParsedArticle, cache
from kg.parse.spacy_backend import SpacyParser
from kg.parse.tree import READ
from kg.resolve import resolve
from tests.mutilated import texts
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article, Graph, Proposition, Span, Statement

MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])


READINGS = frozenset({"stance-strength", "unnamed-label"})
"""Rules that a wrong reading of damaged words may break; no place or reference is ever wrong."""


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


def parsed(parser: SpacyParser, found: list[str]) -> list[ParsedArticle]:
    """Return the parses of different texts as articles `t0`, `t1`, …, dated 2023-05-10."""
    named = {f"t{i}": text for i, text in enumerate(dict.fromkeys(found))}
    articles = articles_of(named, "2023-05-10")
    return [ParsedArticle(a, p) for a, p in zip(articles, parser.parse_all(articles), strict=True)]


def graph_of(read: list[ParsedArticle]) -> Graph:
    return assemble([p.article for p in read], [extract(p) for p in read])


def places(record: Statement) -> Iterator[Span]:
    yield from (*record.content, *record.conditions, *record.repeats, record.evidence)
    yield from (p for p in (record.cue, record.hedge) if p is not None)
    for who in (*record.speakers, *record.targets, *record.addressees):
        yield from [who.span] if who.span is not None else []


def claimed_places(record: Proposition) -> Iterator[Span]:
    yield record.trigger
    yield from [record.quantity.span] if record.quantity else []
    yield from (f.span for _, fillers in record.roles for f in fillers if f.span is not None)


@MANY
@given(st.lists(texts(), min_size=1, max_size=3))
def test_records_hold_whatever_the_text(parser: SpacyParser, found: list[str]) -> None:
    read = parsed(parser, found)
    graph = graph_of(read)
    articles = {p.article.id: p.article for p in read}
    assert {r.rule for r in graph.rejects} <= READINGS
    hold_places(graph, articles)
    hold_references(graph)
    for one in graph.statements:
        hold_statement(one, articles[one.article])


def every_place(graph: Graph) -> Iterator[tuple[str, Span]]:
    yield from ((s.article, p) for s in graph.statements for p in places(s))
    yield from ((c.article, p) for c in graph.propositions for p in claimed_places(c))
    yield from ((m.article, m.span) for m in graph.mentions)


def hold_places(graph: Graph, articles: dict[str, Article]) -> None:
    for article, span in every_place(graph):
        words = span.of(articles[article].text)
        assert len(words) == span.end - span.start > 0
        assert words.strip()


def hold_statement(one: Statement, article: Article) -> None:
    inside = [*one.content, *([one.cue] if one.cue else [])]
    assert all(one.evidence.covers(p) for p in inside)
    assert one.content
    assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
    read = [line.span for line in article.lines if line.kind in READ]
    assert all(any(line.covers(p) for line in read) for p in inside)
    repeated = [line.span for line in article.lines if line.kind is LineKind.REPEAT]
    assert all(any(line.covers(p) for line in repeated) for p in one.repeats)
    if one.act in (Act.DENY, Act.DECLINE, Act.REFUSE):
        assert one.polarity is Polarity.NEG


def hold_tree(one: Statement, statements: dict[str, Statement]) -> None:
    """Nobody tells a statement by way of what it tells itself, and one teller at most tells it."""
    above, told = one, [v for v in one.via if v in statements]
    seen = {one.id}
    while told:
        assert len(told) == 1
        above = statements[told[0]]
        assert above.id not in seen
        seen.add(above.id)
        told = [v for v in above.via if v in statements]


def hold_references(graph: Graph) -> None:
    actors = {a.id: a for a in graph.actors}
    statements = {s.id: s for s in graph.statements}
    claims = {p.id: {s.statement for s in p.stances} for p in graph.propositions}
    assert len(actors) == len(graph.actors)
    assert len(statements) == len(graph.statements)
    assert len(claims) == len(graph.propositions)
    for one in graph.statements:
        people = [p.actor for p in (*one.speakers, *one.targets, *one.addressees)]
        assert set(people) <= actors.keys()
        assert set(one.via) <= statements.keys() - {one.id}
        hold_tree(one, statements)
        assert all(one.id in claims[p] for p in one.propositions)
        text = next(a.text for a in graph.articles if a.id == one.article)
        told = [c.of(text) for c in one.content]
        bare = all(len(t.split()) <= FRAGMENT for t in told)  # "the claim"
        broken = not any(is_sentence(t) for t in told)  # "whether the road to Ostiawas closed"
        assert one.propositions or graph.rejects or bare or broken
    assert {s for stances in claims.values() for s in stances} <= statements.keys()
    assert {end for x in graph.links for end in (x.source, x.target)} <= statements.keys()
    homes: dict[str, set[str]] = {}
    for mention in graph.mentions:
        homes.setdefault(mention.actor, set()).add(mention.article)
    assert homes.keys() <= actors.keys()
    assert all(len(homes[a]) == 1 for a in homes if not actors[a].named)
    assert {a.affiliation for a in graph.actors} - {None} <= actors.keys()


@FEW
@given(texts())
@example('“There is no more to say.  Kenya warned: "If it rains, people will leave."')
def test_no_place_begins_or_ends_with_a_blank(parser: SpacyParser, text: str) -> None:
    graph = graph_of(parsed(parser, [text]))
    for _, span in every_place(graph):
        words = span.of(text)
        assert words == words.strip()


@MANY
@given(texts())
def test_quotations_are_in_order_apart_and_inside_their_line(
    parser: SpacyParser, text: str
) -> None:
    for read in parsed(parser, [text]):
        end = 0
        for quote in find_quotes(read):
            assert end <= quote.outer.start < quote.outer.end
            assert quote.outer.covers(quote.inner)
            assert any(line.span.covers(quote.outer) for line in read.read_lines())
            end = quote.outer.end


@FEW
@given(texts(), texts())
def test_another_article_changes_nothing_in_the_first(
    parser: SpacyParser, mine: str, other: str
) -> None:
    read = parsed(parser, [mine, other])
    alone, both = graph_of(read[:1]), graph_of(read)
    # Save its origin: one text printed twice, or one briefing told twice, is one.
    assert {s.id: replace(s, origin="") for s in both.statements if s.article == "t0"} == {
        s.id: replace(s, origin="") for s in alone.statements
    }
    assert {p.id for p in alone.propositions} <= {p.id for p in both.propositions}
    assert {a.id for a in alone.actors} <= {a.id for a in both.actors}
    assert [m for m in both.mentions if m.article == "t0"] == list(alone.mentions)


@FEW
@given(st.lists(texts(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_and_repetition_of_a_run_change_nothing(
    parser: SpacyParser, found: list[str], random: object
) -> None:
    read = parsed(parser, found)
    first = graph_of(read)
    shuffled = list(read)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert graph_of(shuffled) == first
    assert graph_of(read) == first


@FEW
@given(st.lists(texts(), min_size=2, max_size=3))
def test_a_parse_is_the_same_alone_and_from_the_cache(
    parser: SpacyParser, found: list[str]
) -> None:
    for one in parsed(parser, found):
        assert parser.parse(one.article) == one.parse
        stored = cache.decode(cache.encode(one.parse))
        assert stored == one.parse
        assert extract(replace(one, parse=stored)) == extract(one)


@FEW
@given(texts())
def test_resolving_an_article_again_changes_nothing(parser: SpacyParser, text: str) -> None:
    (read,) = parsed(parser, [text])
    names = {read.article.id: read.article.text}
    once = resolved_as_extraction(extract(read), names)
    assert resolved_as_extraction(once, names) == once


def resolved_as_extraction(extraction: Extraction, names: dict[str, str]) -> Extraction:
    found = resolve([extraction], names)
    return Extraction(
        article=extraction.article,
        statements=found.statements,
        propositions=found.propositions,
        actors=found.actors,
        mentions=found.mentions,
        diagnostics=found.diagnostics,
    )
