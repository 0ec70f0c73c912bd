"""Parses kept on disk under the hash of what shaped them: text, lines, parser, tables."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import os
import zlib
from contextlib import suppress
from functools import partial
from itertools import batched
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from kg.articles.lines.parser_text import flattened
from kg.guard import OFF, Guard
from kg.model import Diagnostic, Entity, Parse, Token
from kg.parse.validity import is_parse_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.model import Article
    from kg.parse.spacy_backend import SpacyParser

_LOG = logging.getLogger(__name__)

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
    columns = [_once(record["tokens"][name]) for name in Token.__dataclass_fields__]
    return Parse(
        parser=record["parser"],
        tokens=tuple(Token(*row) for row in zip(*columns, strict=True)),
        sentences=tuple((first, last) for first, last in record["sentences"]),
        entities=tuple(Entity(*row) for row in record["entities"]),
    )


def _once(column: list[Any]) -> list[Any]:
    """Return a column with each of its words held once: a text of 20 MB has four million tokens."""
    return [intern(one) if type(one) is str else one for one in column]


def read(path: Path, text: str) -> Parse | None:
    """Return the stored parse of a text (flattened); a missing or damaged file is none."""
    try:
        parse = decode(path.read_bytes())
        return parse if is_parse_of(parse, text) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, zlib.error):
        return None
    except (RecursionError, MemoryError):  # nested without end, or blown up
        return None


def write(path: Path, parse: Parse) -> None:
    """Store a parse; written aside and renamed, so that a killed run leaves no half file.

    Raises OSError, as for a folder that is full or may not be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        aside.write_bytes(encode(parse))
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


class Store:
    """The stored parses of a folder, or of none; what cannot be stored is told once."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._writable = folder is not None

    def get(self, article: Article, parser: str) -> Parse | None:
        """Return the stored parse of an article; None where there is none that fits it."""
        if self.folder is None:
            return None
        flat = flattened(article.text, article.lines)
        return read(self._path(self.folder, article, parser), flat)

    def put(self, article: Article, parser: str, parse: Parse) -> None:
        """Store the parse of an article; a folder that refuses one is asked no more."""
        if self.folder is None or not self._writable:
            return
        try:
            write(self._path(self.folder, article, parser), parse)
        except OSError as problem:
            self._writable = False
            reason = problem.strerror or type(problem).__name__
            _LOG.warning(
                "kg: parses are not kept for the next run (%s); name another folder with --cache,"
                " or --no-cache",
                reason,
            )

    def forget(self, article: Article, parser: str) -> None:
        """Delete the stored parse of an article, where there is one; raises OSError."""
        if self.folder is not None:
            self._path(self.folder, article, parser).unlink(missing_ok=True)

    def _path(self, folder: Path, article: Article, parser: str) -> Path:
        return folder / f"{key(article, parser)}.json.gz"


def parse_all(
    articles: Iterable[Article], parser: SpacyParser, folder: Path | None, guard: Guard = OFF
) -> Iterator[tuple[Article, Parse | Diagnostic]]:
    """Yield each article with its parse, from `folder` where it is stored there.

    Where the guard catches what breaks in parsing, its diagnostic comes in the parse's place.
    """
    store = Store(folder)
    for batch in batched(articles, BATCH):
        yield from _batch(batch, parser, store, guard)


def _batch(
    articles: Sequence[Article], parser: SpacyParser, store: Store, guard: Guard
) -> Iterator[tuple[Article, Parse | Diagnostic]]:
    stored = [store.get(a, parser.name) for a in articles]
    new = [a for a, p in zip(articles, stored, strict=True) if p is None]
    fresh = _fresh(new, parser, guard)
    for article, known in zip(articles, stored, strict=True):
        parse = known or next(fresh)
        if known is None and isinstance(parse, Parse):
            store.put(article, parser.name, parse)
        yield article, parse


def _fresh(
    articles: Sequence[Article], parser: SpacyParser, guard: Guard
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
