"""Asking a model about many articles: a few at a time, within a budget, nothing twice.

In: prompts. Out: answers in the file of kept answers, and what the run came to. What an endpoint
cannot do now is asked again after a while, as long as it asks for or longer each time; all wait
together, so that a limit of requests is not run against by several.
"""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice
from threading import Condition
from typing import TYPE_CHECKING, Protocol

from kg.llm.endpoint import ANSWER, LastingError, PassingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.llm.answer_store import Kept, Reply
    from kg.llm.prompt import Prompt

TRIES = 6
"""Times that one prompt is sent at most."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second try, twice as many before each further one, and the most."""
MOST_ASKED_FOR = 600.0
"""Seconds that an endpoint may ask to wait; one that asks for more is asked no more in this run."""
PER_TOKEN = 3
"""Bytes of a prompt for one token, at least as many as tokenisers make of news in any script."""


class Asked(Protocol):
    """Whoever answers a chat (`kg.llm.endpoint.Endpoint`)."""

    def complete(self, messages: Sequence[Mapping[str, str]]) -> Reply:
        """Return the answer; raises `PassingError` or `LastingError`."""

    def close(self) -> None:
        """End what is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a run may spend: tokens (of prompts and answers) and requests; None for no limit."""

    tokens: int | None = None
    requests: int | None = None


@dataclass(slots=True)
class Spent:
    """What a run came to. `failed` counts prompts without an answer, by the reason."""

    requests: int = 0
    answered: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    unasked: int = 0
    failed: dict[str, int] = field(default_factory=dict)
    reserved: int = 0

    @property
    def tokens(self) -> int:
        """The tokens spent."""
        return self.tokens_in + self.tokens_out

    @property
    def unanswered(self) -> int:
        """How many prompts have no answer."""
        return self.unasked + sum(self.failed.values())


class _SpentError(Exception):
    """The budget is spent."""


class Asking:
    """One run of asking: its endpoint, budget and what it has spent; articles come in batches."""

    def __init__(
        self, endpoint: Asked, model: str, jobs: int, budget: Budget, first_wait: float = FIRST_WAIT
    ) -> None:
        self.endpoint = endpoint
        self.model = model
        self.jobs = jobs
        self.budget = budget
        self.spent = Spent()
        self._first_wait = first_wait
        self._lock = Condition()
        self._until = 0.0
        self._over = False

    def ask(self, prompts: Iterable[Prompt], kept: Kept, told: Callable[[int], None]) -> None:
        """Ask about each prompt that has no kept answer, and keep what comes as it comes.

        `told` is called with how many were answered so far. At most `jobs` are asked at once.
        """
        left = iter(p for p in prompts if kept.get(p.key(self.model)) is None)
        running: dict[Future[Reply], Prompt] = {}
        pool = ThreadPoolExecutor(self.jobs, thread_name_prefix="llm")
        try:
            while True:
                for prompt in islice(left, max(0, self.jobs - len(running))):
                    running[pool.submit(self._answer, prompt)] = prompt
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    self._keep(future, running.pop(future), kept)
                told(self.spent.answered)
        finally:
            self._stop()
            pool.shutdown(wait=True, cancel_futures=True)
            self._over = False

    def _keep(self, future: Future[Reply], prompt: Prompt, kept: Kept) -> None:
        try:
            reply = future.result()
        except _SpentError:
            self.spent.unasked += 1
        except (PassingError, LastingError) as error:
            why = str(error)
            self.spent.failed[why] = self.spent.failed.get(why, 0) + 1
        else:
            kept.put(prompt.key(self.model), prompt.article, self.model, reply)
            self.spent.answered += 1

    def _answer(self, prompt: Prompt) -> Reply:
        """Return the answer to a prompt, asked for several times where that may help."""
        pause = self._first_wait
        tries = 0
        while True:
            needed = self._reserve(prompt)
            try:
                reply = self.endpoint.complete(prompt.messages)
            except PassingError as error:
                self._release(needed)
                tries += 1
                if error.wait == 0.0 and tries < TRIES:
                    continue  # at once, in another way
                if tries >= TRIES or (error.wait or 0.0) > MOST_ASKED_FOR:
                    raise
                self._pause(error.wait if error.wait is not None else pause)
                pause = min(2 * pause, LONGEST_WAIT)
            except BaseException:
                self._release(needed)
                raise
            else:
                self._release(needed, reply)
                return reply

    def _reserve(self, prompt: Prompt) -> int:
        """Wait until it may be asked, and set aside what an answer may cost; raises when spent."""
        sent = len(prompt.system.encode()) + len(prompt.user.encode())
        needed = sent // PER_TOKEN + ANSWER
        with self._lock:
            while not self._over and (left := self._until - time.monotonic()) > 0:
                self._lock.wait(left)
            spent, budget = self.spent, self.budget
            over = budget.requests is not None and spent.requests >= budget.requests
            most = budget.tokens
            over = over or (most is not None and spent.tokens + spent.reserved + needed > most)
            if self._over or over:
                raise _SpentError
            spent.requests += 1
            spent.reserved += needed
        return needed

    def _release(self, needed: int, reply: Reply | None = None) -> None:
        with self._lock:
            self.spent.reserved -= needed
            if reply is not None:
                self.spent.tokens_in += reply.tokens_in
                self.spent.tokens_out += reply.tokens_out

    def _pause(self, seconds: float) -> None:
        """Let all wait: who is refused once speaks for all that ask the same endpoint."""
        with self._lock:
            self._until = max(self._until, time.monotonic() + seconds)

    def _stop(self) -> None:
        with self._lock:
            self._over = True
            self._lock.notify_all()
