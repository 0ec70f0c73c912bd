"""The flow of a fetch: whose turn it is, what the site asks, another try, what is new.

One request at a time. A site is asked again only after its pause, and meanwhile the next site has
its turn.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.articles.fetched import Fetched
from kg.articles.formats import signs
from kg.articles.formats.formats import HEAD, OPEN_DOCUMENT, PAGE, PDF, TEXT, WORD, by_sign
from kg.fetch.addresses import file_name, normal, origin
from kg.fetch.feed_links import Entry, entries_of
from kg.fetch.robots import NOTHING, Rules, rules_for
from kg.fetch.store import Store, digest
from kg.fetch.web import Answer, Failed, Limits, get

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

PRODUCT = "sayso"
"""The word that a robots.txt knows the program by."""
REDIRECTS = 5
"""Times that an address may lead to another."""
TRIES = 3
"""Times that a request is made before it is given up."""
LONGEST_WAIT = 120.0
"""Seconds that a server may ask to wait before another try."""
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
"""Kinds that are asked for."""
SAVED = (PAGE, PDF, WORD, OPEN_DOCUMENT)
"""Formats that are saved when the bytes tell them; plain text by what the server says."""
LIMITS = Limits()
_LATER = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to fetch: seconds between two requests to one site, who asks, entries of a feed, limits.

    `refresh` asks again for entries of feeds that are there already.
    """

    pause: float = 1.0
    agent: str | None = None
    entries: int = 200
    refresh: bool = False
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: `saved`, `changed`, `unchanged`, `known`, `feed` or `failed`."""

    address: str
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Task:
    """An address to fetch; with the feed that named it, and what the feed says of it."""

    address: str
    feed: str | None = None
    entry: Entry | None = None


@dataclass(slots=True)
class _Site:
    """What is known of a site: what it asks, and when it may be asked again."""

    rules: Rules | None = None
    ready: float = 0.0


def collect(
    addresses: Iterable[str],
    folder: Path,
    options: Options,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Outcome]:
    """Fetch pages and the entries of feeds into a folder; yields what became of each address.

    Raises `ConfigError` when the folder cannot be written to.
    """
    return _Run(Store.open(folder), options, clock, sleep).run(addresses)


@dataclass(slots=True)
class _Run:
    store: Store
    options: Options
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    sites: dict[str, _Site] = field(default_factory=dict)
    feeds: dict[str, Fetched] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def run(self, addresses: Iterable[str]) -> Iterator[Outcome]:
        """Go through all addresses and what feeds add to them."""
        waiting: deque[_Task] = deque()
        seen: set[str] = set()
        for text in addresses:
            address = normal(text)
            if address is None:
                yield Outcome(text.strip()[:200], "failed", "is no address of the web")
            elif address not in seen:
                seen.add(address)
                waiting.append(_Task(address))
        while waiting:
            now = self.clock()
            ready = min(waiting, key=lambda t: max(self._site(t.address).ready, now))
            waiting.remove(ready)
            try:
                for found in self._done(ready):
                    if isinstance(found, Outcome):
                        yield found
                    elif found.address not in seen:
                        seen.add(found.address)
                        waiting.append(found)
            except Failed as problem:
                if ready.feed is not None:
                    self.failed.add(ready.feed)
                yield Outcome(ready.address, "failed", problem.reason)
        for address, fetched in self.feeds.items():
            if address not in self.failed:  # else its entries are looked at again next time
                self.store.note(fetched)

    def _done(self, task: _Task) -> Iterator[Outcome | _Task]:
        """Fetch one address; yields what became of it, and the entries of a feed."""
        if task.feed is not None and not self.options.refresh and self.store.has(task.address):
            yield Outcome(task.address, "known")
            return
        url, answer = self._followed(task.address)
        if answer.status == 304:
            yield Outcome(task.address, "unchanged")
        elif answer.status != 200:
            raise Failed(f"answers {answer.status}{_MEANING.get(answer.status, '')}")
        elif signs.feed(answer.body[:HEAD]):
            yield from self._feed(task, url, answer)
        else:
            yield self._page(task, url, answer)

    def _feed(self, task: _Task, url: str, answer: Answer) -> Iterator[Outcome | _Task]:
        if task.feed is not None:
            raise Failed("is a feed named by a feed; give its own address")
        found = entries_of(answer.body, url)
        most = found[: self.options.entries]
        left = f", the first {len(most)} are fetched" if len(most) < len(found) else ""
        yield Outcome(task.address, "feed", f"{len(found)} entries{left}")
        self.feeds[task.address] = self._noted(task, url, answer)
        for entry in most:
            yield _Task(entry.address, task.address, entry)

    def _page(self, task: _Task, url: str, answer: Answer) -> Outcome:
        if not answer.body.strip():
            raise Failed("is empty")
        name = file_name(task.address, _ending(answer))
        if self.store.same(task.address, answer.body):
            return Outcome(task.address, "unchanged")
        before = self.store.known.get(task.address)
        there = self.store.has(task.address)
        noted = replace(self._noted(task, url, answer), file=name, sha256=digest(answer.body))
        self.store.save(noted, answer.body)
        if there and before is not None and before.file not in (None, name):
            (self.store.folder / str(before.file)).unlink(missing_ok=True)
        return Outcome(task.address, "changed" if there else "saved", name)

    def _noted(self, task: _Task, url: str, answer: Answer) -> Fetched:
        told = answer.headers.get
        return Fetched(
            address=task.address,
            url=url,
            retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            kind=answer.kind or None,
            charset=answer.charset,
            etag=told("etag"),
            modified=told("last-modified"),
            feed=task.feed,
            title=task.entry.title if task.entry else None,
            published=task.entry.published if task.entry else None,
        )

    def _followed(self, address: str) -> tuple[str, Answer]:
        """Ask for an address and where it leads to; returns the last one with its answer."""
        headers = self._conditions(address)
        url = address
        for _ in range(REDIRECTS + 1):
            parts = urlsplit(url)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if not self._rules(url).allow(path):
                raise Failed("its site asks programs not to read it (robots.txt)")
            answer = self._asked(url, headers)
            if answer.status not in _MOVED:
                return url, answer
            target = normal(answer.headers.get("location", ""), url)
            if target is None:
                raise Failed("leads to what is no address of the web")
            url = target
        raise Failed(f"leads on more than {REDIRECTS} times")

    def _conditions(self, address: str) -> dict[str, str]:
        """Return the headers that ask only for what is new since the last time."""
        known = self.store.known.get(address)
        if known is None or (known.file is not None and not self.store.has(address)):
            return {}
        held = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        return {k: v for k, v in held.items() if v and v.isascii() and v.isprintable()}

    def _rules(self, address: str) -> Rules:
        """Return what a site asks of programs; asked for once a run."""
        site = self._site(address)
        if site.rules is None:
            site.rules = self._asked_rules(f"{origin(address)}/robots.txt")
            site.ready = max(site.ready, self.clock() + max(self.options.pause, site.rules.delay))
        return site.rules

    def _asked_rules(self, address: str) -> Rules:
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._asked(address, {}, tries=1)
                target = normal(answer.headers.get("location", ""), address)
                if answer.status not in _MOVED or target is None:
                    break
                address = target
        except Failed as problem:
            if not problem.again:
                raise
            return NOTHING
        if answer.status >= 500 or answer.status == 429:  # what it wants is not known now
            return NOTHING
        if answer.status != 200:
            return Rules()
        return rules_for(answer.body.decode("utf-8", "replace"), PRODUCT)

    def _asked(self, address: str, headers: dict[str, str], tries: int = TRIES) -> Answer:
        """Make a request when the site may be asked, and again where that may help."""
        site = self._site(address)
        for left in reversed(range(tries)):
            self.sleep(max(0.0, site.ready - self.clock()))
            try:
                answer = get(address, self._headers() | headers, self.options.limits)
            except Failed as problem:
                self._wait(site, tries - left)
                if not left or not problem.again:
                    raise
                continue
            self._wait(site, 0)
            if answer.status not in _LATER or not left:
                return answer
            asked = _seconds(answer.headers.get("retry-after", ""))
            if asked is not None and asked > LONGEST_WAIT:
                raise Failed(f"answers {answer.status} and asks to wait {asked:.0f} seconds")
            self._wait(site, tries - left, asked or 0.0)
        raise AssertionError("the last try returns or raises")

    def _wait(self, site: _Site, tries: int, asked: float = 0.0) -> None:
        """Note when a site may be asked again: its own pause, twice as long after each failure."""
        delay = max(self.options.pause, site.rules.delay if site.rules else 0.0)
        site.ready = self.clock() + max(asked, delay * 2**tries)

    def _site(self, address: str) -> _Site:
        return self.sites.setdefault(urlsplit(address).netloc, _Site())

    def _headers(self) -> dict[str, str]:
        from kg import __version__

        who = f" ({self.options.agent})" if self.options.agent else ""
        return {"User-Agent": f"{PRODUCT}/{__version__}{who}", "Accept": ACCEPT}


_MEANING = {
    401: " (needs a login)",
    403: " (refused)",
    404: " (not found)",
    410: " (gone)",
    429: " (too many requests)",
    451: " (withheld by law)",
    503: " (not available now)",
}


def _ending(answer: Answer) -> str:
    """Return the ending of a file for what was received. Raises `Failed` when it is no article."""
    told = by_sign(answer.body[:HEAD])
    if told in SAVED:
        return told.endings[0]
    if answer.kind in ("text/html", "application/xhtml+xml"):
        return PAGE.endings[0]
    if answer.kind == "text/plain":
        return TEXT.endings[0]
    raise Failed(f"is {answer.kind or 'of no kind that is told'}, which is no page to read")


def _seconds(value: str) -> float | None:
    """Return the seconds that `Retry-After` asks to wait, None where it says nothing."""
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        then = parsedate_to_datetime(value)
    except ValueError:
        return None
    zoned = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (zoned - datetime.now(UTC)).total_seconds())
