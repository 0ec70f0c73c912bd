"""Reading articles in several processes at once, in order, here or elsewhere (`kg.cluster`).

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
from dataclasses import dataclass
from functools import partial
from itertools import batched
from multiprocessing import get_context
from threading import Lock
from typing import TYPE_CHECKING

from kg.guard import failure
from kg.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from contextlib import AbstractContextManager

    from kg.model import Article

WORTH_PROCESSES = 40
"""New articles from which on it pays: starting a process costs as much as reading ten to twenty."""
CHUNK = 8
"""Articles handed to a process together: small, so that all of them end at about the same time."""
AHEAD = 3
"""Chunks handed out for each process before the first is asked for."""

type Read = Callable[[Iterable[Article]], Iterator[Extraction]]


@dataclass(frozen=True, slots=True)
class Pool:
    """Whom articles are handed to: any executor of `concurrent.futures`, opened when it is needed.

    `opened` gives one for so many articles at a time; `ahead` chunks are handed out before the
    first is asked for. `killed` is raised where whoever read a chunk ended over it, `lost` where
    nobody can be reached any more: then `opened` waits, and what is not done is handed out again.
    """

    opened: Callable[[int], AbstractContextManager[Executor]]
    ahead: int
    killed: tuple[type[Exception], ...]
    lost: tuple[type[Exception], ...] = ()
    result: Callable[[Executor, Future[list[Extraction]]], list[Extraction]] = lambda _, future: (
        future.result()
    )


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(articles: Sequence[Article], read: Read, jobs: int) -> Iterator[Extraction]:
    """Yield what `read` finds in each article, in order; `read` must be picklable."""
    return in_pool(articles, read, Pool(partial(_pool, jobs), jobs * AHEAD, (BrokenProcessPool,)))


def in_pool(articles: Sequence[Article], read: Read, pool: Pool) -> Iterator[Extraction]:
    """Yield what `read` finds in each article, in order, whoever reads it."""
    todo = deque(list(chunk) for chunk in batched(articles, CHUNK))
    while todo:
        try:
            yield from _until_one_breaks(todo, read, pool)
        except pool.killed:
            yield from _one_by_one(todo.popleft(), read, pool)
        except pool.lost:
            continue


def _until_one_breaks(todo: deque[list[Article]], read: Read, pool: Pool) -> Iterator[Extraction]:
    """Yield what is found in chunks, taking those that are done from `todo`."""
    with pool.opened(len(todo)) as executor:
        handed: deque[Future[list[Extraction]]] = deque()
        try:
            while todo:
                for chunk in list(todo)[len(handed) : pool.ahead]:
                    handed.append(executor.submit(_read_chunk, read, chunk))
                found = pool.result(executor, handed.popleft())
                todo.popleft()
                yield from found
        except BaseException:
            for one in handed:
                one.cancel()
            executor.shutdown(wait=False)
            raise


def _one_by_one(articles: list[Article], read: Read, pool: Pool) -> Iterator[Extraction]:
    """Yield what is found in the articles of a chunk over which a process ended."""
    for article in articles:
        yield _tried(article, read, pool)


def _tried(article: Article, read: Read, pool: Pool) -> Extraction:
    while True:
        try:
            with pool.opened(1) as executor:
                return pool.result(executor, executor.submit(_read_chunk, read, [article]))[0]
        except pool.killed as broken:
            problem = failure("reading", article.id, broken)
            return Extraction(article=article.id, diagnostics=(problem,))
        except pool.lost:
            continue


def _pool(jobs: int, most: int) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: no thread or lock of this one is copied."""
    return ProcessPoolExecutor(min(jobs, most), mp_context=get_context("spawn"))


_ONE = Lock()
"""Held while a chunk is read: threads of one process would read into each other's state."""


def _read_chunk(read: Read, articles: list[Article]) -> list[Extraction]:
    with _ONE:
        return list(read(articles))
