"""THE DATA FLOW, one line per stage: articles → parse → extract → resolve → link → validate."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg import codec
from kg.articles import iter_articles
from kg.articles.versions import newest
from kg.check import checked, linked, set_aside
from kg.corrections import Line, read_corrections
from kg.corrections.apply import corrected, with_classes
from kg.corrections.corrected_links import corrected_links
from kg.cycles import without_cycle_search
from kg.errors import KgError
from kg.extract.explanation import Explained, explained, explained_bare
from kg.extract.stages import stages
from kg.extract.unparsed import extract_unparsed
from kg.extract.user_lexicon import using
from kg.guard import OFF, Guard, failure
from kg.link import (
    Passages,
    link,
    with_broader,
    with_charges,
    with_issues,
    with_origins,
    with_similar,
)
from kg.model import Article, Diagnostic, Extraction, Graph, Judgement, OwnClass, Parse
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from kg.per_article import (
    Progress,
    extracted,
    nothing,
    parses_of,
    reader_of,
    tagger_of,
    words_of,
)
from kg.resolve import Names, read_decisions, resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.extract.article_reader import ArticleReader
    from kg.settings import Settings
    from kg.store import Collection
    from kg.store.collection import Contents
    from kg.store.memo import Memo
    from kg.tagger.runtime import Tagged


def build(inputs: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Graph:
    """Return the checked graph of the articles in `inputs`, whatever their order.

    Raises InputError when there is no input, ConfigError for an unknown pipeline or a bad date.
    """
    articles, problems = _read(inputs, settings)
    identity = identities(settings)
    extractions = [e for _, e in extracted(articles, settings, progress)]
    return assembled(articles, extractions, problems, identity, Guard(settings.strict))


def graph_of(
    contents: Contents,
    settings: Settings,
    progress: Progress | None = None,
    collection: Collection | None = None,
    *,
    anew: bool = False,
    keys: Sequence[str] | None = None,
    memo: Memo | None = None,
) -> Graph:
    """Return the checked graph of a collection's contents; `anew` reads every article again.

    `keys` are those under which what is found in the articles is kept, where they are known; what
    `memo` knows is not worked out again.
    """
    identity = identities(settings)
    articles = [k.article for k in contents.kept]
    found = extracted(articles, settings, progress, collection, anew=anew, keys=keys)
    extractions = [e for _, e in found]
    notes = [note for _, note in contents.notes]
    return assembled(articles, extractions, notes, identity, Guard(settings.strict), memo)


@dataclass(frozen=True, slots=True)
class Identity:
    """What is known beside the articles: of who is who a person's judgements and a table of names,
    a person's corrections of statements, and the classes of predicates that the user's own words
    bring."""

    decisions: tuple[Judgement, ...] = ()
    corrections: tuple[Line, ...] = ()
    names: Names | None = None
    classes: tuple[OwnClass, ...] = ()


def identities(settings: Settings) -> Identity:
    """Read the judgements, names and words; raises InputError where one cannot be read."""
    return Identity(
        read_decisions(settings.judgements) if settings.judgements is not None else (),
        read_corrections(settings.corrections) if settings.corrections is not None else (),
        Names.load(settings.gazetteer, settings.cache) if settings.gazetteer is not None else None,
        words_of(settings.lexicon).classes,
    )


@without_cycle_search()
def assemble(
    articles: Sequence[Article],
    extractions: Iterable[Extraction],
    problems: Iterable[Diagnostic] = (),
    identity: Identity | None = None,
    memo: Memo | None = None,
) -> Graph:
    """Return the graph of articles and what was extracted from them: all that crosses articles.

    What `memo` knows is not worked out again.
    """
    texts = {a.id: a.text for a in articles}
    known = identity or Identity()
    published = {a.id: a.published.value for a in articles if a.published is not None}
    read = corrected(extractions, articles, known.corrections)
    resolved = resolve(
        read.extractions,
        texts,
        published=published,
        decisions=known.decisions,
        names=known.names,
    )
    people = {a.id: a for a in resolved.actors}
    passages = Passages(texts)
    statements = with_origins(
        resolved.statements, texts, people, published, resolved.propositions, passages
    )
    ordered = tuple(sorted(articles, key=lambda a: a.id))
    own = tuple(d for a in ordered for d in a.diagnostics)
    graph = Graph(
        articles=ordered,
        actors=resolved.actors,
        mentions=resolved.mentions,
        statements=statements,
        propositions=resolved.propositions,
        classes=known.classes,
        diagnostics=(*problems, *own, *read.notes, *resolved.diagnostics),
    )
    graph = checked(with_classes(graph, known.corrections), memo)
    known_people = {a.id: a for a in graph.actors}
    claims = with_similar(with_broader(graph.propositions))
    claims = with_charges(claims, graph.statements, known_people, texts)
    claims, issues = with_issues(claims, graph.actors, graph.statements)
    graph = replace(graph, propositions=claims, issues=issues)
    links = link(
        graph.statements,
        graph.propositions,
        texts=texts,
        actors={a.id: a for a in graph.actors},
        published=published,
        passages=passages,
    )
    graph, links = corrected_links(graph, links, known.corrections)
    return linked(graph, links)


def assembled(
    articles: Sequence[Article],
    extractions: Iterable[Extraction],
    problems: Iterable[Diagnostic] = (),
    identity: Identity | None = None,
    guard: Guard = OFF,
    memo: Memo | None = None,
) -> Graph:
    """Return the graph as `assemble` does, without what articles say over which that breaks.

    Each is found alone or, where it breaks only together with others, as the first in order of id
    that the ones before it cannot be assembled with.
    """
    found = sorted(extractions, key=lambda e: e.article)
    notes = tuple(sorted(problems, key=lambda d: (d.article or "", d.code, d.message)))
    try:
        return assemble(articles, found, notes, identity, memo)
    except KgError:
        raise
    except guard.caught as broken:
        by_id = {a.id: a for a in articles}

        def breaks(some: Sequence[Extraction]) -> Exception | None:
            try:
                assemble([by_id[e.article] for e in some], some, (), identity)
            except guard.caught as one:
                return one
            return None

        kept = list(found)
        for place, one in enumerate(found):
            alone = breaks([one])
            if alone is not None:
                kept[place] = nothing(one.article, failure("assembly", one.article, alone))
        while (reason := breaks(kept)) is not None:
            sizes = range(1, len(kept) + 1)
            place = bisect_left(sizes, True, key=lambda n: breaks(kept[:n]) is not None)
            if not kept[place].statements and not kept[place].actors:
                raise broken  # nothing of an article is left that this could be laid to
            article = kept[place].article
            kept[place] = nothing(article, failure("assembly", article, reason))
        return assemble(articles, kept, notes, identity)


def records(articles: Iterable[Article], settings: Settings) -> Iterator[codec.Json]:
    """Yield the contract's record of each article, resolved and checked within itself."""
    identity = identities(settings)
    for article, extraction in extracted(articles, settings):
        graph = assembled([article], [extraction], (), identity, Guard(settings.strict))
        actors = {a.id: a for a in graph.actors}
        yield {
            "id": article.id,
            "title": article.title,
            "published": codec.dated(article.published),
            "publisher": article.publisher,
            "author": article.author,
            "url": article.url,
            "retrieved": article.retrieved,
            "statements": [codec.statement(s, actors, article.text) for s in graph.statements],
            "propositions": [codec.proposition(p) for p in graph.propositions],
            "diagnostics": [codec.diagnostic(d) for d in (*graph.diagnostics, *set_aside(graph))],
        }


def explanations(
    articles: Iterable[Article], settings: Settings
) -> Iterator[tuple[Article, tuple[Explained, ...] | Diagnostic, Graph]]:
    """Yield each article with what every stage made of its sentences, and its graph.

    Where a stage breaks over an article its diagnostic comes in the place of the sentences. What a
    language model answered before is told too; nobody is asked.
    """
    identity = identities(settings)
    guard = Guard(settings.strict)
    tag = tagger_of(settings.tagger)
    words = words_of(settings.lexicon)
    reader = reader_of(settings)
    parser = SpacyParser(settings.model)
    for article, parse in parses_of(articles, parser, settings.cache, guard, reader):
        with using(words):
            told = _explained(article, parse, tag, identity, guard, reader)
        yield article, *told


def _explained(
    article: Article,
    parse: Parse | Diagnostic | None,
    tag: Callable[[Article], tuple[Tagged, ...]],
    identity: Identity,
    guard: Guard,
    reader: ArticleReader,
) -> tuple[tuple[Explained, ...] | Diagnostic, Graph]:
    empty = Graph(articles=(article,))
    if isinstance(parse, Diagnostic):
        return parse, empty
    if parse is None:
        return _explained_bare(article, identity, guard, reader)
    parsed = ParsedArticle(article, parse)
    proposed, notes = reader.proposed(parsed)
    tagged = tag(article) if reader.rules else ()
    through = guard.attempt(
        "extraction", article.id, lambda: stages(parsed, tagged, reader.without, proposed)
    )
    if isinstance(through, Diagnostic):
        return through, empty
    found = reader.with_additions(parsed, tagged, through.extraction, proposed)
    graph = assembled([article], [found], notes, identity, guard)
    told = guard.attempt(
        "explanation", article.id, lambda: explained(through, graph, proposed, notes)
    )
    return told, graph


def _explained_bare(
    article: Article, identity: Identity, guard: Guard, reader: ArticleReader
) -> tuple[tuple[Explained, ...], Graph]:
    """Return the same of an article that nothing parses: its lines, and what was named in them."""
    proposed, notes = reader.proposed(article)
    found = extract_unparsed(article, proposed)
    graph = assembled([article], [found], notes, identity, guard)
    return explained_bare(article, found, proposed, notes), graph


def found_in(inputs: Sequence[Path], settings: Settings) -> Iterator[Article | Diagnostic]:
    """Yield the articles of files and folders, and what is wrong with those that are not read."""
    return iter_articles(
        inputs,
        sidecar=settings.sidecar,
        date=settings.date,
        default_date=settings.default_date,
        fields=dict(settings.fields),
        follow_links=settings.follow_links,
        guard=Guard(settings.strict),
    )


def _read(inputs: Sequence[Path], settings: Settings) -> tuple[list[Article], list[Diagnostic]]:
    articles, problems = [], []
    for found in found_in(inputs, settings):
        if isinstance(found, Article):
            articles.append(found)
        else:
            problems.append(found)
    return newest(articles)[0], problems
