"""What a page says about its article: headline, address, outlet, authors and when it came out.

Every fact has a list of places where pages give it, the most trusted first; see `TRUST` in
`kg.articles.publication.trust` for dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kg.articles.lines.headline import masthead
from kg.articles.pages import linked_data
from kg.articles.pages.linked_data import alike, flattened, plain_address
from kg.articles.pages.page_dates import page_dates
from kg.articles.pages.page_tree import Outline, outline, text_of
from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from kg.model import Dated

LONGEST = 300
"""Characters of a title, an outlet or an author that are kept."""
HEADLINE = 4
"""Words of a heading that is a headline whatever the page's data tells: those of a section of a
site ("World", "Latest news") have fewer."""
SITE = 5
"""Words of a site's name in a title, at most."""
AUTHORS = 10
"""Authors of an article that are named, at most."""

_BAR = re.compile(r"\s\|\s")
_SUFFIX = re.compile(r"\s(?:\||[-–—·»:])\s")
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]{0,6}/(https?://.*)", re.S)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000})")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article; `dates` are the most trusted first, `hints`
    those of the page's title."""

    title: str | None
    url: str | None
    outlet: str | None
    authors: tuple[str, ...]
    dates: tuple[Dated, ...]
    hints: tuple[Dated, ...]
    node: linked_data.Node | None
    outline: Outline


def facts(tree: HtmlElement, html: str = "", url: str | None = None) -> Facts:
    """Return what a page says; `url` is the address it was fetched from, where that is known."""
    metas = _metas(tree)
    titles, sites = _titles(tree, metas)
    saved = _SAVED.search(html[:4096])
    known = [unarchived(a) for a in (url, saved[1] if saved else None) if a]
    links, shared = _addresses(tree, metas, known)
    addresses = [*known, *links, *shared]
    graph = linked_data.read(
        "".join(s.itertext())
        for s in tree.iter("script")
        if (s.get("type") or "").strip().lower().startswith("application/ld+json")
    )
    shape = outline(tree, titles, _never_headlines(sites, titles, metas))
    head = text_of(shape.headline) if shape.headline is not None else None
    printed = [*titles, *([head] if head else [])]
    node = linked_data.own_node(graph, addresses, printed)
    told = flattened(node.get("headline")) if node else ""
    headline = _short(_title(head, told, titles))
    element = next(tree.iter("title"), None)
    named = text_of(element) if element is not None else ""
    dates, hints = page_dates(node, metas, shape, named)
    return Facts(
        title=headline,
        url=_canonical(known, links, shared),
        outlet=_outlet(_outlets(node, graph, metas, sites), headline),
        authors=_authors(node, graph, metas, shape),
        dates=dates,
        hints=hints,
        node=node,
        outline=shape,
    )


def unarchived(url: str) -> str:
    """Return the address of the page that an archive's address leads to.

    >>> unarchived("https://web.archive.org/web/20241022101112/https://paper.example/a")
    'https://paper.example/a'
    """
    found = _ARCHIVED.match(url)
    return found[1] if found else url


type Metas = tuple[tuple[str, str], ...]


def _metas(tree: HtmlElement) -> Metas:
    """Return the name and content of each meta element, in document order."""
    found: list[tuple[str, str]] = []
    for e in tree.iter("meta"):
        content = flattened(e.get("content"))
        for key in ("property", "name", "itemprop"):
            name = (e.get(key) or "").strip().lower()
            if name and content and len(found) < 2000:
                found.append((name, content))
    return tuple(found)


def _values(metas: Metas, kind: str) -> Iterator[str]:
    """Yield the contents of the metas of a kind, in the order of the kind's list."""
    table = dict[str, list[str]]()
    for name, content in metas:
        table.setdefault(name, []).append(content)
    for name in listed(kind):
        yield from table.get(name, ())


def listed(kind: str) -> tuple[str, ...]:
    """Return the names of a kind of meta element in their order of trust."""
    from kg.articles.wordlists import table

    meta = table("pages")["meta"]
    return tuple(meta[kind]) if isinstance(meta, dict) else ()


def _titles(tree: HtmlElement, metas: Metas) -> tuple[list[str], list[str]]:
    """Return what the page's titles call the article, and what names of the site are in them."""
    sites = list(_values(metas, "outlet"))
    found: list[str] = []
    element = next(tree.iter("title"), None)
    whole = text_of(element) if element is not None else ""
    for title in (*_values(metas, "title"), whole):
        if masthead(title):
            sites.append(title)
            continue
        parts = _SUFFIX.split(title)
        named = [p for p in parts if p.casefold() in {s.casefold() for s in sites}]
        own = max((p for p in parts if p not in named), key=lambda p: len(p.split()), default=title)
        if named or title is whole or _BAR.search(title):
            found.append(own)
            sites += [p for p in parts if p != own and len(p.split()) <= SITE]
        else:
            found.append(title)
    return list(dict.fromkeys(t[:LONGEST] for t in found if t)), list(dict.fromkeys(sites))


def _never_headlines(sites: Sequence[str], titles: Sequence[str], metas: Metas) -> frozenset[str]:
    """Return the names that no heading with them is a headline, case-folded: those that the page's
    data tells, and parts of a title that are shorter than the other by more than a word.
    """
    told = {*_values(metas, "outlet"), *(s for s in sites if masthead(s))}
    most = max((len(t.split()) for t in titles), default=0)
    return frozenset(s.casefold() for s in sites if s in told or len(s.split()) + 1 < most)


def _title(head: str | None, told: str, titles: Sequence[str]) -> str | None:
    """Return the headline: the one printed, if it is as long as one or the page's data tells it."""
    others = [t for t in (told, *titles) if t]
    long = head is not None and len(head.split()) >= HEADLINE
    if head and (not others or long or any(alike(head, t) for t in others)):
        return head
    return told or next(iter(titles), head)


def _addresses(
    tree: HtmlElement, metas: Metas, known: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the addresses that a page calls canonical, and those that it gives to be shared."""
    links = [
        e.get("href") or ""
        for e in tree.iter("link")
        if "canonical" in (e.get("rel") or "").lower().split()
    ]
    shared = [v for n, v in metas if n in ("og:url", "twitter:url", "parsely-link", "al:web:url")]
    base = next((e.get("href") for e in tree.iter("base") if e.get("href")), None)
    root = next((a for a in (*known, *shared, base or "") if a.startswith("http")), "")
    return _joined(root, links), _joined(root, shared)


def _joined(root: str, addresses: Sequence[str]) -> list[str]:
    found: list[str] = []
    for one in addresses:
        try:
            found.append(unarchived(urljoin(root, one.strip())))
        except ValueError:
            continue
    return [a for a in dict.fromkeys(found) if a.startswith(("http://", "https://"))]


def _canonical(known: Sequence[str], links: Sequence[str], shared: Sequence[str]) -> str | None:
    """Return the article's address: a canonical one that is more than a site's front page.

    It is of the site that the page was read on, by where it was fetched or what it gives to be
    shared: the canonical address of a syndicated text is that of another site's page.
    """
    from kg.articles.web_address import address

    every = [a for a in (*links, *shared, *known) if address(a)]
    deep = [a for a in every if urlsplit(a).path.strip("/") or urlsplit(a).query]
    home = next((_site(a) for a in (*known, *shared) if a in deep), None)
    own = [a for a in deep if home is None or _site(a) == home]
    return next(iter([*own, *every]), None)


def _site(url: str) -> str:
    parts = plain_address(url).partition("/")[0].split(".")
    wide = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3  # "co.uk"
    return ".".join(parts[-3 if wide else -2 :])


def _outlet(names: Iterable[str], headline: str | None) -> str | None:
    """Return the first name that is not the publishing system's, nor the headline put in by it."""
    known = words("pages", "meta", "not_outlets") | {(headline or "").casefold()}
    return _short(next((n for n in names if n.casefold() not in known), None))


def _outlets(
    node: linked_data.Node | None, graph: linked_data.Graph, metas: Metas, sites: Sequence[str]
) -> Iterator[str]:
    """Yield the names of who published, the most trusted first."""
    if node is not None:
        yield from graph.names(node.get("publisher"))[:1]
    named = [v for v in _values(metas, "outlet") if not v.startswith(("http", "©"))]
    yield from named[:1]
    for site in graph.sites:
        yield from graph.names(site)[:1]
    yield from (s for s in reversed(sites) if s[:1].isupper() and s not in named)
    for name, content in metas:
        if name == "twitter:site":
            yield content.lstrip("@")


def _authors(
    node: linked_data.Node | None, graph: linked_data.Graph, metas: Metas, shape: Outline
) -> tuple[str, ...]:
    """Return who wrote, from the first place that names anybody."""
    if node is not None and (
        found := _people(graph.names(node.get("author") or node.get("creator")))
    ):
        return found
    if found := _people(_values(metas, "author")):
        return found
    return _people(_printed_authors(shape))


def _printed_authors(shape: Outline) -> Iterator[str]:
    marks = words("pages", "regions", "author")
    for e in shape.inside():
        if shape.number[e] > shape.first and e.get("rel") is None:
            continue
        kinds = set((e.get("class") or "").lower()[:300].split())
        told = f"{e.get('rel') or ''} {e.get('itemprop') or ''}".split()
        if "author" in told or (kinds & marks and len(text_of(e)) < 80):
            yield text_of(e)


def _people(values: Iterable[str]) -> tuple[str, ...]:
    from kg.articles.lines.authors import leading_by
    from kg.articles.lines.bylines import names

    found: dict[str, None] = {}
    for value in values:
        text = " ".join(value.split())
        lead = leading_by().match(text)
        text = text[lead.end() if lead is not None else 0 :][:LONGEST].strip(" ,;|·")
        if text and "://" not in text and "@" not in text and names(text):
            found.setdefault(text)
        if len(found) == AUTHORS:
            break
    whole = list(found)
    return tuple(a for a in whole if not any(a != b and a in b for b in whole))


def _short(text: str | None) -> str | None:
    flat = " ".join(text.split()) if text else ""
    return flat[:LONGEST] or None
