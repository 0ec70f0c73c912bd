"""What is done for each article alone: parse and extract; or look up what was found before.

A language model is asked first, about all that is new together; what it answered is then read like
everything else.

What is new is read in this process, or in several where that pays (`kg.processes`). In what order
articles come and how many processes read them changes nothing of what is found in each.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import batched, groupby, islice
from typing import TYPE_CHECKING

from kg.cycles import without_cycle_search
from kg.extract.article_reader import UNFINISHED, ArticleReader
from kg.extract.extractor import LLM, RULES, registered
from kg.extract.user_lexicon import NO_WORDS, UserLexicon, read_user_lexicon, using
from kg.guard import FAILED, Guard
from kg.model import READ, Diagnostic, Extraction, Parse
from kg.parse import ParsedArticle
from kg.parse.cache import parse_all
from kg.parse.spacy_backend import SpacyParser
from kg.processes import WORTH_PROCESSES, in_processes
from kg.shaping import shaping
from kg.store.collection import extraction_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.extract.extractor import Extractor
    from kg.llm.article_requests import Reading
    from kg.model import Article
    from kg.settings import Settings
    from kg.store import Collection
    from kg.tagger.runtime import Tagged

type Progress = Callable[[str, int], None]
"""Called with a stage's name and how many articles it has done."""

BATCH = 512
"""Articles looked up together; what is new of them is read by the processes together."""


def extracted(
    articles: Iterable[Article],
    settings: Settings,
    progress: Progress | None = None,
    collection: Collection | None = None,
    *,
    anew: bool = False,
    keys: Iterable[str] | None = None,
) -> Iterator[tuple[Article, Extraction]]:
    """Yield each article with what it says; articles are streamed, parses dropped when used.

    What the collection knows of an article is not read again, unless `anew`, and what is new is
    kept there. `keys` are those of the articles (`extraction_key`), where they are known.
    """
    shaped_by = shaping(settings) if collection is not None else ()
    done = 0
    given = iter(keys) if keys is not None else None
    asking = asking_of(settings)
    for batch in batched(articles, BATCH):
        keys_here = _keys(batch, shaped_by, given) if collection is not None else []
        known = _known(keys_here, collection) if not anew else []
        known = known or [None] * len(batch)
        new = [a for a, k in zip(batch, known, strict=True) if k is None]
        if asking is not None:
            asking.ask(new, partial(progress, "ask") if progress is not None else _silent)
        fresh = _fresh(new, settings)
        for place, (article, kept) in enumerate(zip(batch, known, strict=True)):
            found = kept if kept is not None else next(fresh)
            if collection is not None and kept is None and not _failed(found):
                collection.keep(keys_here[place], found)
            yield article, found
            done += 1
            if progress is not None:
                progress("read", done)
    if collection is not None:
        collection.flush()
    if asking is not None:
        asking.close()


def _silent(_: int) -> None:
    """Tell nobody how many were answered."""


def asking_of(settings: Settings) -> Reading | None:
    """Return what asks a language model about articles, None where none is to be asked."""
    if settings.llm is None:
        return None
    from kg.llm.article_requests import Reading

    return Reading(settings.llm)


def _keys(
    articles: Sequence[Article], shaped_by: Sequence[str], given: Iterator[str] | None
) -> list[str]:
    if given is not None:
        return list(islice(given, len(articles)))
    return [extraction_key(a, shaped_by) for a in articles]


@without_cycle_search()
def _known(keys: Sequence[str], collection: Collection | None) -> list[Extraction | None]:
    return [] if collection is None else [collection.extraction(key) for key in keys]


def _failed(found: Extraction) -> bool:
    """Tell whether a stage broke, or not all was asked: it may go better, and is tried again."""
    return any(d.code in (FAILED, UNFINISHED) for d in found.diagnostics)


def _fresh(articles: Sequence[Article], settings: Settings) -> Iterator[Extraction]:
    """Yield what is found in articles, in order, by one process or by several."""
    if settings.cluster is not None and articles:
        from kg.cluster import in_cluster, made_by

        alone = replace(settings, cluster=None, jobs=1)
        read = partial(read_there, settings=alone, wanted=made_by(alone))
        return in_cluster(articles, read, settings.cluster)
    if settings.jobs > 1 and len(articles) >= WORTH_PROCESSES:
        return in_processes(articles, partial(read_here, settings=settings), settings.jobs)
    return read_here(articles, settings)


def read_there(
    articles: Iterable[Article], settings: Settings, wanted: tuple[str, ...]
) -> Iterator[Extraction]:
    """Yield what is found in articles on another machine, if it has the rules that are wanted."""
    from kg.cluster import same_rules

    same_rules(settings, wanted)
    return read_here(articles, settings)


def read_here(articles: Iterable[Article], settings: Settings) -> Iterator[Extraction]:
    """Yield what is found in articles, in order, parsing in this process."""
    parser = SpacyParser(settings.model)
    tag = tagger_of(settings.tagger)
    words = words_of(settings.lexicon)
    guard = Guard(settings.strict)
    reader = reader_of(settings)
    for article, parse in parses_of(articles, parser, settings.cache, guard, reader):
        with using(words):
            found = _extracted(article, parse, tag, guard, reader)
        yield found


def parses_of(
    articles: Iterable[Article],
    parser: SpacyParser,
    folder: Path | None,
    guard: Guard,
    reader: ArticleReader,
) -> Iterator[tuple[Article, Parse | Diagnostic | None]]:
    """Yield each article with its parse; None of one that is read without one."""
    for bare, some in groupby(articles, reader.reads_bare):
        if bare:
            yield from ((article, None) for article in some)
        else:
            yield from parse_all(some, parser, folder, guard)


def _extracted(
    article: Article,
    parse: Parse | Diagnostic | None,
    tag: Callable[[Article], tuple[Tagged, ...]],
    guard: Guard,
    reader: ArticleReader,
) -> Extraction:
    if isinstance(parse, Diagnostic):
        return nothing(article.id, parse)
    if any(d.code == FAILED for d in article.diagnostics):
        return Extraction(article=article.id)  # nobody labelled its lines: who tells what is open
    found = guard.attempt(
        "extraction",
        article.id,
        lambda: (
            reader.read_bare(article)
            if parse is None
            else reader.read(ParsedArticle(article, parse), tag(article))
        ),
    )
    return nothing(article.id, found) if isinstance(found, Diagnostic) else found


def nothing(article: str, problem: Diagnostic) -> Extraction:
    """Return what is found in an article that a stage breaks over."""
    return Extraction(article=article, diagnostics=(problem,))


def reader_of(settings: Settings) -> ArticleReader:
    """Return what finds statements: the rules, or others beside them or in their place.

    ConfigError for a name that no installed extractor has.
    """
    if settings.extractors == (RULES,):
        return ArticleReader()
    made: list[Extractor] = []
    for name in settings.extractors:
        if name == LLM and settings.llm is not None:
            from kg.llm.language_model import LanguageModel

            made.append(LanguageModel(settings.llm.model, settings.llm.answers))
        elif name != RULES:
            made.append(registered(name))
    return ArticleReader(tuple(made), rules=RULES in settings.extractors)


def words_of(file: Path | None) -> UserLexicon:
    """Return the user's own words: a file's, or none; InputError tells what is wrong in it."""
    return read_user_lexicon(file) if file is not None else NO_WORDS


def tagger_of(folder: Path | None) -> Callable[[Article], tuple[Tagged, ...]]:
    """Return what reads an article beside the rules: nothing, or the tagger of a folder."""
    if folder is None:
        return lambda article: ()
    from kg.tagger.runtime import Tagger

    tagger = Tagger.load(folder)
    return lambda article: tagger.tag(
        article.text, [(n.span.start, n.span.end) for n in article.lines if n.kind in READ]
    )
