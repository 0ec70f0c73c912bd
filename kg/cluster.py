"""Reading articles on the workers of a Dask cluster, in order (the extra `cluster`).

The workers run the function that processes of this machine run, so that the bytes are the same; one
that has other rules or another pipeline is refused. A worker that dies costs time: its chunk is
read by another. Where the scheduler cannot be reached, or has no worker, it is waited for; what was
found meanwhile is kept in the collection, where a later run goes on.
"""

from __future__ import annotations

import time
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.processes import Pool, in_pool
from kg.shaping import shaping
from kg.store.program_version import rules_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor, Future

    from distributed import Client

    from kg.model import Article, Extraction
    from kg.processes import Read
    from kg.settings import Settings

PATIENCE = 900.0
"""Seconds that a scheduler, or the first of its workers, is waited for."""

AHEAD = 1_000
"""Chunks handed out at once: how many workers will come, only the scheduler knows."""

_PAUSE = 1.0
"""Seconds between two looks whether the scheduler and a worker are there."""


def in_cluster(
    articles: Sequence[Article], read: Read, address: str, patience: float = PATIENCE
) -> Iterator[Extraction]:
    """Yield what `read` finds in each article, in order, found by the workers of a scheduler.

    Raises `ConfigError` where there is no such cluster within `patience` seconds, or where its
    workers have other rules.
    """
    try:
        from distributed import KilledWorker
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise ConfigError(
            "--cluster needs the extra `cluster`: pip install sayso[cluster]"
        ) from error

    @contextmanager
    def opened(_: int) -> Iterator[Executor]:
        client = _client(address, patience)
        try:
            yield client.get_executor(pure=False)
        finally:
            client.close(timeout=_PAUSE)

    def result(executor: Executor, future: Future[list[Extraction]]) -> list[Extraction]:
        client: Client = executor._client  # type: ignore[attr-defined]
        alone_since = None
        while True:
            try:
                return future.result(timeout=_PAUSE)
            except TimeoutError:
                if future.done():
                    raise
            if client.status != "running" or not client.scheduler_info()["workers"]:
                alone_since = alone_since or time.monotonic()
                if time.monotonic() - alone_since > patience:
                    raise ConfigError(_nobody(address, patience))
            else:
                alone_since = None

    lost = (CancelledError, CommClosedError)
    yield from in_pool(articles, read, Pool(opened, AHEAD, (KilledWorker,), lost, result))


def _client(address: str, patience: float) -> Client:
    """Return a connection to a scheduler that has a worker."""
    from distributed import Client

    until = time.monotonic() + patience
    while True:
        try:
            client = Client(address, timeout=max(_PAUSE, min(10.0, patience)), set_as_default=False)
        except ValueError as error:
            raise ConfigError(f"--cluster {address}: {error}") from error
        except OSError as error:
            if time.monotonic() > until:
                raise ConfigError(_nobody(address, patience)) from error
            time.sleep(_PAUSE)
            continue
        try:
            client.wait_for_workers(1, timeout=max(_PAUSE, until - time.monotonic()))
        except (TimeoutError, OSError) as error:
            client.close(timeout=_PAUSE)
            if time.monotonic() > until:
                raise ConfigError(_nobody(address, patience)) from error
            continue
        return client


def _nobody(address: str, patience: float) -> str:
    return (
        f"no scheduler with a worker answered at {address} for {patience:.0f} s; what was read is"
        " kept, and the same command goes on from there"
    )


def made_by(settings: Settings) -> tuple[str, ...]:
    """Return what tells whether two machines find the same in an article."""
    return (rules_version(), *shaping(settings))


def same_rules(settings: Settings, wanted: tuple[str, ...]) -> None:
    """Raise `ConfigError` on a worker that would not find what is found here."""
    found = made_by(settings)
    if found != wanted:
        raise ConfigError(
            f"a worker of the cluster has other rules or another pipeline ({', '.join(found)}) than"
            f" this machine ({', '.join(wanted)}); install the same there"
        )
