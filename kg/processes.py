"""Reading articles in several processes at once, in order.

Each process loads the pipeline once and reads articles by the chunk. What comes out is what one
process would give: every article is read alone. A process that is killed costs time: its chunk is
read again, article by article, and an article over which a process ends twice is given up with a
diagnostic.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import batched
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg.guard import failure
from kg.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from kg.model import Article

WORTH_PROCESSES = 40
"""New articles from which on it pays: starting a process costs as much as reading ten to twenty."""
CHUNK = 8
"""Articles handed to a process together: small, so that all of them end at about the same time."""
AHEAD = 3
"""Chunks handed out for each process before the first is asked for."""

type Read = Callable[[Iterable[Article]], Iterator[Extraction]]


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(articles: Sequence[Article], read: Read, jobs: int) -> Iterator[Extraction]:
    """Yield what `read` finds in each article, in order; `read` must be picklable."""
    todo = deque(list(chunk) for chunk in batched(articles, CHUNK))
    while todo:
        try:
            yield from _until_one_breaks(todo, read, jobs)
        except BrokenProcessPool:
            yield from _one_by_one(todo.popleft(), read)


def _until_one_breaks(todo: deque[list[Article]], read: Read, jobs: int) -> Iterator[Extraction]:
    """Yield what is found in chunks, taking those that are done from `todo`."""
    with _pool(jobs) as pool:
        handed: deque[Future[list[Extraction]]] = deque()
        try:
            while todo:
                for chunk in list(todo)[len(handed) : jobs * AHEAD]:
                    handed.append(pool.submit(_read_chunk, read, chunk))
                found = handed.popleft().result()
                todo.popleft()
                yield from found
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _one_by_one(articles: list[Article], read: Read) -> Iterator[Extraction]:
    """Yield what is found in the articles of a chunk over which a process ended."""
    for article in articles:
        yield _tried(article, read)


def _tried(article: Article, read: Read) -> Extraction:
    try:
        with _pool(1) as pool:
            return pool.submit(_read_chunk, read, [article]).result()[0]
    except BrokenProcessPool as broken:
        problem = failure("reading", article.id, broken)
        return Extraction(article=article.id, diagnostics=(problem,))


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: no thread or lock of this one is copied."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _read_chunk(read: Read, articles: list[Article]) -> list[Extraction]:
    return list(read(articles))
