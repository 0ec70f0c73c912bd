"""The tree of a page's markup, made in time that grows with its length alone.

What makes parsers slow is cut before parsing: attributes beyond a number that no page needs, data
written into addresses, comments, and the contents of styles.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kg.articles.lines.headline import masthead
from kg.articles.pages.linked_data import alike, common
from kg.articles.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from lxml.html import HtmlElement

ATTRIBUTES = 100
"""Attributes of one tag that are kept; pages of news have up to forty."""
VALUE = 20_000
"""Characters from which an attribute's value is data and no name, address or date."""

_ONE = r"""[\s/]*+[^\s=>/][^\s=>/]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_SOME = re.compile(rf"(?:{_ONE}){{0,{ATTRIBUTES}}}+")
_ALL = re.compile(rf"(?:{_ONE})*+")
_OPEN = re.compile(r"<(?:!--|([a-zA-Z][a-zA-Z0-9:-]{0,40}))")
_DATA = re.compile(r"=\s*+(?:\"data:[^\"]*+\"|'data:[^']*+')", re.IGNORECASE)
_LONG = re.compile(rf"=\s*+(?:\"[^\"]{{{VALUE},}}+\"|'[^']{{{VALUE},}}+')")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_RAW = {t: re.compile(rf"</{t}", re.IGNORECASE) for t in ("script", "style", "textarea", "title")}
_PARTS = re.compile(r"[-_]+|(?<=[a-z])(?=[A-Z])")


def parsed(html: str) -> HtmlElement | None:
    """Return the tree of a page, None if there is nothing in it."""
    from lxml import etree
    from lxml import html as markup

    parser = markup.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = markup.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return cast("HtmlElement", tree)


def limited_source(html: str) -> str:
    """Return a page's source without what makes reading it slow; its text is the same.

    >>> limited_source('<p title="a"><!-- x -->Hello<img src="data:image/png;base64,AAAA"></p>')
    '<p title="a">Hello<img src></p>'
    """
    html = _CONTROL.sub("", html)
    kept: list[str] = []
    place = 0
    closing = True
    for _ in range(len(html)):
        found = _OPEN.search(html, place)
        if found is None:
            break
        if found[1] is None:
            end = html.find("-->", found.end()) if closing else -1
            closing = end >= 0
            kept.append(html[place : found.start()] if closing else html[place : found.end()])
            place = end + 3 if closing else found.end()
            continue
        kept.append(html[place : found.end()])
        place = _attributes(html, found.end(), kept)
        raw = _RAW.get(found[1].lower())
        if raw is not None:
            after = raw.search(html, place)
            end = after.start() if after else len(html)
            if found[1].lower() != "style":
                kept.append(html[place:end])
            else:
                kept.append(">")
            place = end
    kept.append(html[place:])
    return "".join(kept)


def _attributes(html: str, place: int, kept: list[str]) -> int:
    """Keep the attributes of the tag whose name ends at a place; return where they end."""
    some = _SOME.match(html, place)
    end = some.end() if some else place
    text = html[place:end]
    if "data:" in text:
        text = _DATA.sub("", text)
    if len(text) > VALUE:
        text = _LONG.sub("", text)
    kept.append(text)
    rest = _ALL.match(html, end)
    return rest.end() if rest else end


@dataclass(frozen=True, slots=True)
class Outline:
    """A page's elements in document order, each with its number, and those that are beside the
    article (menus, related stories, comments, advertisements) with the outermost around each."""

    elements: tuple[HtmlElement, ...]
    number: Mapping[HtmlElement, int]
    aside: Mapping[HtmlElement, HtmlElement]
    headline: HtmlElement | None
    first: int
    """Number of the first paragraph of prose after the headline, of the page's end if none."""
    crowded: bool = False
    """Whether there is more of it than trafilatura reads in good time."""

    def inside(self) -> Iterator[HtmlElement]:
        """Yield the elements that are not beside the article."""
        return (e for e in self.elements if e not in self.aside)


HEADLINE = 300
"""Characters of a headline, at most."""
CELLS = 1000
"""Cells of one table row, at most, that trafilatura is asked to read: it counts them again for
each."""
ELEMENTS = 50_000
"""Elements of a page, at most, that it is asked to read; a live blog of a day has ten thousand."""
PARAGRAPH = 80
"""Characters of a paragraph that is surely prose."""


def outline(tree: HtmlElement, titles: Sequence[str], sites: Set[str] = frozenset()) -> Outline:
    """Return the outline of a page that has these titles, on a site with these names (case-folded).

    Linear, whatever its depth.
    """
    elements = tuple(e for e in tree.iter() if isinstance(e.tag, str))
    number = {e: n for n, e in enumerate(elements)}
    weights = _weights(elements)
    headline = _headline(elements, titles, sites)
    around = set(headline.iterancestors()) | {headline} if headline is not None else set()
    total = max(weights.get(tree, 0), 1)
    aside: dict[HtmlElement, HtmlElement] = {}
    for e in elements:
        above = e.getparent()
        small = e not in around and 2 * weights.get(e, 0) <= total
        if above is not None and above in aside:
            aside[e] = aside[above]
        elif small and beside(e) and not signs_quotation(e):
            aside[e] = e
    start = number[headline] if headline is not None else -1
    first = next(
        (
            n
            for e, n in number.items()
            if n > start and e.tag == "p" and e not in aside and weights.get(e, 0) >= PARAGRAPH
        ),
        len(elements),
    )
    cells = Counter(e.getparent() for e in elements if e.tag in ("td", "th"))
    crowded = len(elements) > ELEMENTS or max(cells.values(), default=0) > CELLS
    return Outline(elements, number, aside, headline, first, crowded)


def signs_quotation(e: HtmlElement) -> bool:
    """Tell whether a footer is that of a quotation: it names who said it."""
    above = e.getparent()
    return e.tag == "footer" and above is not None and above.tag == "blockquote"


def beside(element: HtmlElement) -> bool:
    """Tell whether an element is, by its tag or its names, beside the article."""
    if element.tag in words("pages", "regions", "tags"):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    for token in names[:1000].split():
        if token.lower() in words("pages", "regions", "other"):
            return True
        parts = {p.lower() for p in _PARTS.split(token)}
        if parts & words("pages", "regions", "parts"):
            return True
    return False


def _weights(elements: tuple[HtmlElement, ...]) -> dict[HtmlElement, int]:
    """Return how many characters of paragraphs each element holds."""
    weights: dict[HtmlElement, int] = {}
    for e in reversed(elements):
        if e.tag == "p":
            weights[e] = max(weights.get(e, 0), sum(map(len, e.itertext())))
        above = e.getparent()
        if above is not None and e in weights:
            weights[above] = weights.get(above, 0) + weights[e]
    return weights


def _headline(
    elements: tuple[HtmlElement, ...], titles: Sequence[str], sites: Set[str]
) -> HtmlElement | None:
    """Return the element that prints the headline: an `h1`, else one that is marked as such.

    One that says what the page's titles say goes before others; none prints the site's name.
    """
    every = [[e for e in elements if e.tag == "h1" and _says(e)]]
    every.append([e for e in elements if _marked_headline(e)])
    every = [[e for e in found if text_of(e).casefold() not in sites] for found in every]
    every = [[e for e in found if not masthead(text_of(e))] for found in every]
    for found in every:
        fit = [(common(text_of(e), t), e) for t in titles for e in found if alike(text_of(e), t)]
        if fit:
            return max(fit, key=lambda scored: scored[0])[1]
    same = {t.casefold() for t in titles}
    printed = [e for e in elements if e.tag in _HEADS and text_of(e).casefold() in same]
    if printed:
        return printed[0]
    for found in every:
        plain = [e for e in found if not any(beside(a) for a in _near(e))]
        if found:
            return (plain or found)[0]
    if not titles:  # all of them name the site: the first heading below
        heads = (e for e in elements if e.tag in ("h2", "h3") and _says(e))
        own = (e for e in heads if text_of(e).casefold() not in sites)
        return next((e for e in own if not any(beside(a) for a in _near(e))), None)
    return None


_HEADS = frozenset({"h2", "h3", "td", "div", "p", "span", "font", "b", "strong", "center"})


def _marked_headline(element: HtmlElement) -> bool:
    if element.tag not in ("h1", "h2", "h3", "div", "span", "p", "td", "a"):
        return False
    named = {"headline"} & set((element.get("itemprop") or "").split())
    kinds = set((element.get("class") or "").lower()[:300].split())
    marks = words("pages", "regions", "headline")
    return bool(named or kinds & marks) and _says(element)


def _says(element: HtmlElement) -> bool:
    """Tell whether an element has words of a headline's length, none that a script fills in."""
    text = text_of(element)
    return 0 < len(text) <= HEADLINE and "{{" not in text


def _near(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and the four above it."""
    found: HtmlElement | None = element
    for _ in range(5):
        if found is None:
            return
        yield found
        found = found.getparent()


def text_of(element: HtmlElement) -> str:
    """Return an element's text as one line; of a long one as much as tells that it is long."""
    found: list[str] = []
    size = 0
    for part in element.itertext():
        found.append(part)
        size += len(part)
        if size > 4 * HEADLINE:
            break
    return " ".join("".join(found).split())
