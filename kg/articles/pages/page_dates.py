"""When a page says that its article came out: every place that says so, the most trusted first.

When it was changed is never asked, nor when other things on the page came out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.articles.lines.timestamps import PageDate, timestamp
from kg.articles.lines.timestamps import label as label_of
from kg.articles.pages.linked_data import types
from kg.articles.pages.page_tree import text_of
from kg.articles.problems import shown
from kg.articles.publication.instants import Instant, in_local_time, in_order, order_of, readings
from kg.articles.publication.written_dates import find
from kg.articles.wordlists import phrases, table, words
from kg.model import Dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from lxml.html import HtmlElement

    from kg.articles.pages.page_tree import Outline
    from kg.articles.publication.written_dates import DateExpression


@dataclass(frozen=True, slots=True)
class Found:
    """Where a date is given, in words, its readings and how it is written."""

    place: str
    read: tuple[Instant, ...]
    written: str


LINE = 160
"""Characters of a line that gives the page's date, at most."""
BEFORE = 40
"""Characters before a time that may say what happened then ("Updated at")."""
PAGE = 300_000
"""Characters of a page that are looked through for how it writes numeric dates."""
LINES = 400
"""Elements of the head of an article that are read as lines."""


def page_dates(
    node: Mapping[str, object] | None,
    metas: Sequence[tuple[str, str]],
    shape: Outline,
    title: str,
) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """Return the days that a page gives for its article, each once by where it is given; and apart
    from them those of its title.

    A numeric date that may be read in two ways counts where another date of the page, also that of
    a change, settles which is meant, or how the page writes its other numeric dates.
    """
    found = [f for f in (*_of_node(node), *_marked(shape), *_times(shape)) if f.read]
    found += [f for f in (*_of_metas(metas), *_lines(shape)) if f.read]
    named = _found("the date in its title", title)
    told = [*found, *([named] if named.read else [])]
    beside = [f.read[0] for f in told if len(f.read) == 1]
    beside += [i for v in _changes(node, metas) for i in readings(v)]
    days = {i.day for i in beside}
    orders: tuple[str, ...] = ()
    if any(len(f.read) > 1 for f in told):
        orders = order_of("\n".join(shape.elements[0].itertext())[:PAGE])
    settled = [_settled(f, days, orders) for f in told]
    dated = [(f.place, i) for f, i in zip(told, settled, strict=True) if i is not None]
    every = tuple(i for _, i in dated)
    made = [_with_hour(p, in_local_time(one, every), every) for p, one in dated]
    own = len(made) - (bool(named.read) and settled[-1] is not None)
    return tuple(made[:own]), tuple(made[own:])


def _with_hour(place: str, instant: Instant, every: Sequence[Instant]) -> Dated:
    """Return a day with the hour that the first other place gives which tells the same day."""
    hours = (i.time for i in (instant, *every) if i.day == instant.day and i.time is not None)
    return Dated(instant.day, place, next(hours, None))


def _settled(found: Found, days: Set[str], orders: tuple[str, ...]) -> Instant | None:
    if len(found.read) == 1:
        return found.read[0]
    fit = [i for i in found.read if i.day in days]
    if len(fit) != 1:
        fit = [i for i in found.read if i.day == in_order(found.written, orders)]
    return fit[0] if len(fit) == 1 else None


def _found(place: str, *written: object) -> Found:
    """Return what the first of several texts that is a date may mean."""
    for text in written:
        if isinstance(text, str) and (read := readings(text)):
            return Found(place, read, text)
    return Found(place, (), "")


def _of_node(node: Mapping[str, object] | None) -> Iterator[Found]:
    if node is not None:
        kind = "".join(sorted(types(node))[:1])
        keys = ("datePublished", "coverageStartTime") if "Live" in kind else ("datePublished",)
        for key in keys:
            value = node.get(key)
            one = value[0] if isinstance(value, list) and value else value
            found = _found(f"{key} of the page's own {kind} in its JSON-LD", one)
            if found.read:
                yield found
                return


def _changes(
    node: Mapping[str, object] | None, metas: Sequence[tuple[str, str]]
) -> Iterator[object]:
    """Yield what is said of changes: no publication, but it settles how a page writes its dates."""
    if node is not None:
        yield node.get("dateModified")
    for name, content in metas:
        if "modif" in name or "updated" in name:
            yield content


def _of_metas(metas: Sequence[tuple[str, str]]) -> Iterator[Found]:
    known = table("pages")["meta"]
    order = known["published"] if isinstance(known, dict) else []
    told: dict[str, str] = {}
    for name, content in metas:
        told.setdefault(name, content)
    for name in order:
        if name in told:
            yield _found(f"the page's metadata, {name}", told[name])


def _marked(shape: Outline) -> Iterator[Found]:
    """Yield what is marked as the day of publication: microdata, RDFa, hAtom."""
    found: list[tuple[bool, Found]] = []
    around = set(shape.headline.iterancestors()) if shape.headline is not None else set()
    for e in shape.elements:
        marks = f"{e.get('itemprop') or ''} {e.get('property') or ''}".split()
        plain = {m.rpartition(":")[2] for m in marks}
        kinds = set((e.get("class") or "").lower()[:300].split())
        hatom = e.tag in ("abbr", "time") and kinds & {"published", "dt-published"}
        if ("datePublished" not in plain and not hatom) or (e.tag == "meta" and not _scoped(e)):
            continue
        if (
            not _of_article(e)
            or is_change_date(e)
            or (e in shape.aside and not _in_foot(e, shape, around))
        ):
            continue
        values = (e.get("content"), e.get("datetime"), e.get("title"), text_of(e)[:LINE])
        name = "datePublished" if "datePublished" in plain else "published"
        found.append(
            (is_near_headline(e, shape), _found(f"what the page marks as {name}", *values))
        )
    near = [f for head, f in found if head and f.read] or [f for _, f in found if f.read]
    days = {f.read for f in near}
    if len({d[0].day for d in days}) == 1 or any(head for head, _ in found):
        yield from near[:1]


def _scoped(element: HtmlElement) -> bool:
    return next((True for a in element.iterancestors() if a.get("itemtype")), False)


def _of_article(element: HtmlElement) -> bool:
    """Tell whether the nearest item around an element is an article or a page, or none is."""
    for above in element.iterancestors():
        kind = (above.get("itemtype") or above.get("typeof") or "").rstrip("/")
        if kind:
            name = re.split(r"[/:]", kind.split()[0])[-1]
            return name in words("pages", "types", "article") | words("pages", "types", "page")
    return True


def _in_foot(element: HtmlElement, shape: Outline, around: Set[HtmlElement]) -> bool:
    """Tell whether an element is in the foot of the article that the headline is of."""
    foot = shape.aside[element]
    if foot.tag != "footer" and "footer" not in (foot.get("class") or ""):
        return False
    for above in element.iterancestors():
        kinds = set((above.get("class") or "").lower()[:300].split())
        if above.tag in ("article", "aside", "nav") or kinds & {"hentry", "h-entry"}:
            return above in around
        if above.get("itemtype") or above.get("typeof"):
            return above in around
    return False


def _times(shape: Outline) -> Iterator[Found]:
    """Yield the `<time>` in the head of the article, one that says it is of publication first."""
    published = words("pages", "regions", "published")
    near: list[tuple[int, Found]] = []
    far: list[Found] = []
    for e in shape.inside():
        if e.tag != "time" or is_change_date(e):
            continue
        words_of = text_of(e)[:LINE]
        told = f"the <time> at the head of the article, “{shown(words_of)}”"
        found = _found(told, e.get("datetime"), words_of)
        if not found.read:
            continue
        kinds = set((e.get("class") or "").lower()[:300].split())
        said = e.get("pubdate") is not None or bool(kinds & published) or _published(e)
        if is_near_headline(e, shape):
            near.append((0 if said else 1, found))
        elif said and e.get("pubdate") is not None:
            far.append(found)
    if near:
        yield min(near, key=lambda n: n[0])[1]
    elif len({f.read for f in far}) == 1:
        yield far[0]


def _lines(shape: Outline) -> Iterator[Found]:
    """Yield the short lines in the head of the article that say little but a date."""
    if shape.headline is None:
        return
    seen = 0
    for e in shape.inside():
        near = is_near_headline(e, shape) or shape.number[e] == shape.first
        if not near or e.tag in ("h1", "title", "body", "html", "head", "meta"):
            continue
        text = text_of(e)
        if not text or len(text) > LINE:
            continue
        seen += 1
        if seen > LINES:
            return
        stamp = timestamp(text) or _begins(text)
        if stamp is None or stamp.label == "updated" or is_change_date(e):
            continue
        label = "line" if stamp.label == "published" else "bare line"
        place = f"the page's {label} “{shown(text)}” below its headline"
        found = _found(place, *([_from(text, stamp.date)] if stamp.date else []), text)
        days = {i.day for i in found.read}
        told = stamp.date.edtf in days if stamp.date is not None else len(days) > 1
        if told:
            yield found
            return


def _from(text: str, date: DateExpression) -> str:
    """Return the part of a line that tells one of its dates, with the hour beside it."""
    others = [d.span.start for d in find(text) if d.span.start > date.span.start]
    after = text[date.span.start : min(others, default=len(text))]
    first = all(d.span.start >= date.span.start for d in find(text))
    return f"{after} {text[: date.span.start]}" if first else after


def _begins(text: str) -> PageDate | None:
    """Return the date of a line that begins with when it was published and says more after it."""
    first = next((d for d in find(text) if d.year is not None), None)
    if first is None or label_of(text) != "published" or first.span.start > BEFORE:
        return None
    return PageDate(first, "published")


def is_near_headline(element: HtmlElement, shape: Outline) -> bool:
    """Tell whether an element stands between headline and first paragraph or near the headline."""
    place = shape.number[element]
    if shape.headline is None:
        return place < shape.first
    head = shape.number[shape.headline]
    if head < place < shape.first:
        return True
    if place > head:
        return False
    above: HtmlElement | None = shape.headline
    for _ in range(3):
        above = above.getparent() if above is not None else None
        if above is None or above.tag in ("body", "html"):
            return False
        if any(a is above for a in element.iterancestors()):
            return True
    return False


def is_change_date(element: HtmlElement) -> bool:
    """Tell whether an element says when something was changed, by its names or the words before."""
    kinds = set((element.get("class") or "").lower()[:300].split())
    marks = set((element.get("itemprop") or "").split())
    changed = words("pages", "regions", "changed")
    published = words("pages", "regions", "published")
    if "dateModified" in marks or (kinds & changed and not kinds & published):
        return True
    said = _said_before(element)
    updated = any(said.rfind(w) >= 0 for w in phrases("dates", "page", "updated"))
    return updated and not _published(element)


def _published(element: HtmlElement) -> bool:
    said = _said_before(element)
    last = {
        kind: max((said.rfind(w) for w in phrases("dates", "page", kind)), default=-1)
        for kind in ("published", "updated")
    }
    return last["published"] >= 0 and last["published"] >= last["updated"]


def _said_before(element: HtmlElement) -> str:
    """Return the last words before an element in its line, and its own first ones; lower case."""
    own = text_of(element)[:BEFORE]
    first = next(find(own), None)
    own = own[: first.span.start] if first else own
    before = element.getprevious()
    above = element.getparent()
    if before is not None:
        said = f"{text_of(before)} {before.tail or ''}"
    else:
        said = (above.text or "") if above is not None else ""
    if (
        not said.strip()
        and before is None
        and above is not None
        and above.getprevious() is not None
    ):
        said = f"{text_of(above.getprevious())} {above.getprevious().tail or ''}"
    return f"{' '.join(said.split())[-BEFORE:]} {own}".lower()
