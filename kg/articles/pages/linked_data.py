"""JSON-LD of a page: which of its nodes is the article itself, and what that node says.

A page also describes its site, its videos, the list of stories beside it; their dates are not
the article's. Broken JSON is read as far as it goes; depth and size are bounded.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

type Node = Mapping[str, object]

LARGEST = 3_000_000
"""Characters of JSON-LD on a page that are read; live blogs of a whole day stay below."""
MOST = 20_000
"""Nodes of a page that are looked at."""
ALIKE = 0.5
"""Share of the words of the shorter of two headlines that the longer has, for one story's."""

_WRAP = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)\s*")
_COMMA = re.compile(r",(\s{0,200}[}\]])")
_SCHEMA = re.compile(r"^(?:https?://schema\.org/|schema:)", re.IGNORECASE)
_PUBLISHED = re.compile(r'"datePublished"\s{0,20}:\s{0,20}"([^"\n]{8,60})"')
_TYPE = re.compile(r'"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"([A-Za-z]{1,60})"')
_TRACKING = re.compile(r"^(?:utm_|at_|fbclid|gclid|amp$|outputtype$|ref$|src$|cmp$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a page that may be its article or the page itself, and all nodes by `@id`."""

    candidates: tuple[Node, ...]
    by_id: Mapping[str, Node]
    sites: tuple[Node, ...]

    def names(self, value: object) -> tuple[str, ...]:
        """Return the names that a value holds: a text, a node, a reference to one, or several."""
        found: list[str] = []
        for one in _several(value)[:20]:
            node = one
            if isinstance(node, dict) and "name" not in node:
                node = self.by_id.get(str(node.get("@id")), node)
            name = node.get("name") if isinstance(node, dict) else node
            for text in _several(name)[:1]:
                flat = flattened(text)
                if flat and "://" not in flat:
                    found.append(flat)
        return tuple(dict.fromkeys(found))


def read(scripts: Iterable[str]) -> Graph:
    """Return the nodes in the JSON-LD scripts of a page, in its order."""
    budget = LARGEST
    candidates: list[Node] = []
    sites: list[Node] = []
    by_id: dict[str, Node] = {}
    seen = 0
    for script in scripts:
        budget -= len(script)
        if budget < 0:
            break
        for node, own in _nodes(_parsed(script)):
            seen += 1
            if seen > MOST:
                break
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                by_id.setdefault(name, node)
            kinds = types(node)
            if own and kinds & (
                words("pages", "types", "article") | words("pages", "types", "page")
            ):
                candidates.append(node)
            elif "WebSite" in kinds:
                sites.append(node)
    return Graph(tuple(candidates), by_id, tuple(sites))


def own_node(graph: Graph, addresses: Sequence[str], titles: Sequence[str]) -> Node | None:
    """Return the node of the article on a page with these addresses and headlines.

    One that names another address and another headline is another article, though it be the only
    one. Of several, the one that fits best; none if two fit alike and give different days.
    """
    for kind in ("article", "page"):
        fit = [
            (score, n)
            for n in graph.candidates
            if types(n) & words("pages", "types", kind)
            and (score := _fit(n, addresses, titles)) >= 0
        ]
        best = max((score for score, _ in fit), default=0)
        chosen = [n for score, n in fit if score == best]
        days = {str(n.get("datePublished"))[:10] for n in chosen if n.get("datePublished")}
        if chosen and (len(days) <= 1 or best >= 2):
            return max(chosen, key=lambda n: (bool(n.get("datePublished")), len(n)))
    return None


def types(node: Node) -> frozenset[str]:
    """Return a node's schema.org types without their prefix."""
    return frozenset(_SCHEMA.sub("", t) for t in _several(node.get("@type")) if isinstance(t, str))


def plain_address(url: object) -> str:
    """Return an address as it is compared: without scheme, `www.`, tracking or AMP parts.

    >>> plain_address("https://www.paper.example/a/?utm_source=x#top")
    'paper.example/a'
    """
    if not isinstance(url, str):
        return ""
    try:
        parts = urlsplit(url.strip()[:2000])
    except ValueError:
        return ""
    host = (parts.netloc or "").lower().removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix(".amp").removeprefix("/amp/")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k)])
    return f"{host}/{path.lstrip('/')}{'?' + query if query else ''}"


def alike(one: str, other: str) -> bool:
    """Tell whether two headlines are of one story: most words of the shorter are in the longer."""
    first, second = _words(one), _words(other)
    least = min(len(first), len(second))
    return bool(least) and len(first & second) >= max(ALIKE * least, min(2, least))


def common(one: str, other: str) -> int:
    """Return how many words two headlines share."""
    return len(_words(one) & _words(other))


def flattened(text: object) -> str:
    """Return a text of metadata as one line, its entities resolved; "" for what is no text."""
    if not isinstance(text, str):
        return ""
    return " ".join(unescape(text[:5000]).split())


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"\w+", text[:1000].casefold())
    return frozenset(w for w in found if len(w) > 2)


def _fit(node: Node, addresses: Sequence[str], titles: Sequence[str]) -> int:
    """Return how well a node fits the page: 3 by its address, 2 by its headline, −1 not at all."""
    own = {a for a in map(plain_address, _addresses(node)) if a.partition("/")[2]}
    known = {a for a in map(plain_address, addresses) if a.partition("/")[2]}
    if own & known:
        return 3
    headlines = [flattened(node.get(k)) for k in ("headline", "name", "alternativeHeadline")]
    told = [h for h in headlines if h]
    if any(alike(h, t) for h in told for t in titles):
        return 2
    apart = bool(own and known)
    return -1 if apart and (not told or titles) else int(not apart)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("@id", "url", "mainEntityOfPage"):
        for value in _several(node.get(key)):
            if isinstance(value, dict):
                value = value.get("@id") or value.get("url")
            if isinstance(value, str):
                yield value.partition("#")[0]


def _nodes(data: object) -> Iterator[tuple[Node, bool]]:
    """Yield all nodes of a value in document order, and whether they may be the page's own."""
    through = words("pages", "types", "through")
    left: list[tuple[object, bool]] = [(data, True)]
    while left:
        value, own = left.pop()
        if isinstance(value, list):
            left.extend((v, own) for v in reversed(value))
        elif isinstance(value, dict):
            yield value, own
            below = [(v, own and k in through) for k, v in value.items()]
            left.extend(b for b in reversed(below) if isinstance(b[0], (list, dict)))


def _parsed(script: str) -> object:
    """Return what a script holds; for broken JSON, what can still be told of one article in it."""
    text = _WRAP.sub("", script, count=1)
    for attempt in (text, _COMMA.sub(r"\1", text)):
        found = _values(attempt)
        if found is not None:
            return found
    if "&quot;" in text:
        found = _values(unescape(text))
        if found is not None:
            return found
    return _salvaged(text)


def _values(text: str) -> list[object] | None:
    """Return the JSON values that a text begins with, one after the other, None if none."""
    reader = json.JSONDecoder(strict=False)
    found: list[object] = []
    place = 0
    try:
        while len(found) < 100:
            while place < len(text) and text[place] in " \t\r\n;":
                place += 1
            if place >= len(text) or text.startswith(("-->", "//", "/*", "]]>"), place):
                break
            value, place = reader.raw_decode(text, place)
            found.append(value)
    except (ValueError, RecursionError):
        pass
    return found or None


def _salvaged(text: str) -> object:
    """Return the article of broken JSON, if it has one article and one day of publication."""
    days = set(_PUBLISHED.findall(text))
    kinds = [k for k in _TYPE.findall(text) if k in words("pages", "types", "article")]
    if len(days) != 1 or len(kinds) != 1:
        return []
    return [{"@type": kinds[0], "datePublished": days.pop()}]


def _several(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
