"""Asking about the articles of a run before they are read, and saying what is sent where."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from kg.counted import plural
from kg.llm import answer_store as kept
from kg.llm.endpoint import PATIENCE, Endpoint
from kg.llm.prompt import prompts, schema
from kg.llm.request_queue import Asking, Budget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.llm.prompt import Prompt
    from kg.llm.request_queue import Spent
    from kg.model import Article
    from kg.settings import Service

_LOG = logging.getLogger(__name__)


class Reading:
    """A run's asking: made once, given articles batch by batch; told what it came to at the end."""

    def __init__(self, service: Service, say: Callable[[str], None] = _LOG.warning) -> None:
        self.service = service
        self.say = say
        self._asking: Asking | None = None

    def ask(self, articles: Sequence[Article], told: Callable[[int], None]) -> None:
        """Ask about articles, those of which answers are kept left out; says first what is sent."""
        with kept.opened(self.service.answers) as answers:
            if self.service.anew:
                answers.forget(a.sha256 for a in articles)
            asked = {p.key(self.service.model): p for a in articles for p in prompts(a)}
            new = [p for key, p in asked.items() if answers.get(key) is None]
            if not new:
                return
            self._notice(new, len({p.article for p in new}), len(asked) - len(new))
            self._run().ask(new, answers, told)

    def _run(self) -> Asking:
        if self._asking is None:
            one = self.service
            budget = Budget(tokens=one.max_tokens, requests=one.max_requests)
            endpoint = Endpoint.at(one.url, one.model, schema(), PATIENCE)
            self._asking = Asking(endpoint, one.model, one.jobs, budget)
        return self._asking

    def _notice(self, new: Sequence[Prompt], articles: int, known: int) -> None:
        letters = sum(s.span.end - s.span.start for p in new for s in p.sentences)
        again = f"; {plural(known, 'answer')} kept from before" if known else ""
        self.say(
            f"kg: sends the sentences of {plural(articles, 'article')} ({letters} characters,"
            f" {plural(len(new), 'request')}) to the model {self.service.model} at"
            f" {self.service.url}; no title, date, outlet or file name{again}"
        )

    @property
    def spent(self) -> Spent | None:
        """What was spent, None where nobody was asked."""
        return self._asking.spent if self._asking is not None else None

    def close(self) -> None:
        """Say what the run came to, if anybody was asked."""
        spent = self.spent
        if spent is None or self._asking is None:
            return
        self._asking.endpoint.close()
        failed = [f"{n} failed ({why})" for why, n in sorted(spent.failed.items())]
        unasked = [f"{spent.unasked} not asked, the budget being spent"] if spent.unasked else []
        told = ", ".join([f"{spent.answered} answered", *failed, *unasked])
        self.say(
            f"kg: {plural(spent.requests, 'request')}: {told};"
            f" {spent.tokens_in} tokens sent, {spent.tokens_out} answered"
        )
        if spent.unanswered:
            self.say("kg: the same command goes on from here; what was answered is not asked again")
