"""Parses kept on disk under the hash of what shaped them: text, lines, parser, tables."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from functools import partial
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING

from kg.guard import OFF, Guard
from kg.model import Diagnostic, Entity, Parse, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Article
    from kg.parse.spacy_backend import SpacyParser

BATCH = 64
"""Articles looked up together: parsing is streamed, memory stays flat."""
TOGETHER = 16
"""Articles parsed together: what the pipeline takes at once."""


def default_folder() -> Path:
    """Return the user's cache folder for parses (XDG_CACHE_HOME, else ~/.cache)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "sayso" / "parses"


def key(article: Article, parser: str) -> str:
    """Return the cache key: the same text with other line labels parses to other sentences."""
    lines = ";".join(f"{line.span.start}-{line.span.end}" for line in article.lines)
    return hashlib.sha256(f"{parser}\x1f{article.sha256}\x1f{lines}".encode()).hexdigest()


def encode(parse: Parse) -> bytes:
    """Return a parse as compressed JSON, one column per field; bytes depend on the parse alone."""
    columns = {
        name: [getattr(t, name) for t in parse.tokens] for name in Token.__dataclass_fields__
    }
    record = {
        "parser": parse.parser,
        "tokens": columns,
        "sentences": parse.sentences,
        "entities": [(e.first, e.last, e.label) for e in parse.entities],
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8", "surrogatepass"), compresslevel=1, mtime=0)


def decode(data: bytes) -> Parse:
    """Return the parse that `encode` wrote; raises ValueError or KeyError for anything else."""
    record = json.loads(gzip.decompress(data).decode("utf-8", "surrogatepass"))
    columns = [record["tokens"][name] for name in Token.__dataclass_fields__]
    return Parse(
        parser=record["parser"],
        tokens=tuple(Token(*row) for row in zip(*columns, strict=True)),
        sentences=tuple((first, last) for first, last in record["sentences"]),
        entities=tuple(Entity(*row) for row in record["entities"]),
    )


def read(path: Path) -> Parse | None:
    """Return the stored parse; a missing or damaged file is as good as none."""
    try:
        return decode(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError, EOFError, zlib.error):
        return None


def write(path: Path, parse: Parse) -> None:
    """Store a parse; written aside and renamed, so that a killed run leaves no half file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.tmp")
    aside.write_bytes(encode(parse))
    aside.replace(path)


def parse_all(
    articles: Iterable[Article], parser: SpacyParser, folder: Path | None, guard: Guard = OFF
) -> Iterator[tuple[Article, Parse | Diagnostic]]:
    """Yield each article with its parse, from `folder` where it is stored there.

    Where the guard catches what breaks in parsing, its diagnostic comes in the parse's place.
    """
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH:
            yield from _batch(batch, parser, folder, guard)
            batch = []
    yield from _batch(batch, parser, folder, guard)


def _batch(
    articles: list[Article], parser: SpacyParser, folder: Path | None, guard: Guard
) -> Iterator[tuple[Article, Parse | Diagnostic]]:
    paths = [folder / f"{key(a, parser.name)}.json.gz" if folder else None for a in articles]
    stored = [read(path) if path else None for path in paths]
    new = [a for a, p in zip(articles, stored, strict=True) if p is None]
    fresh = _fresh(new, parser, guard)
    for article, path, known in zip(articles, paths, stored, strict=True):
        parse = known or next(fresh)
        if path and known is None and isinstance(parse, Parse):
            write(path, parse)
        yield article, parse


def _fresh(
    articles: list[Article], parser: SpacyParser, guard: Guard
) -> Iterator[Parse | Diagnostic]:
    """Yield the parses of articles; where a batch breaks they are parsed one by one."""
    for batch in batched(articles, TOGETHER):
        parses = parser.parse_all(batch)  # a pipeline that cannot be loaded is no article's fault
        try:
            found: list[Parse | Diagnostic] = list(parses)
        except guard.caught:
            found = [guard.attempt("parsing", a.id, partial(_alone, a, parser)) for a in batch]
        yield from found


def _alone(article: Article, parser: SpacyParser) -> Parse:
    return next(parser.parse_all([article]))
