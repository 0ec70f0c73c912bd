"""`graph.html`: the graph as one page that asks nothing of any network.

pyvis carries the graph; the page is ours. Its own template writes some strings raw and loads parts
from elsewhere, so neither it nor its copy of vis-network is used. Everything an article says is
data: JSON that cannot end its element, put into the page as text nodes and canvas text only. The
Content-Security-Policy allows the two scripts and the style sheet by hash and forbids all else;
where a browser knows trusted types, no string can become markup at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from typing import IO, TYPE_CHECKING

from kg.export.encode import utf8
from kg.export.page.page_data import data
from kg.export.page.page_filter import page_part, parse
from kg.export.page.page_graphs import views
from kg.export.page.page_index import Index
from kg.export.page.page_script import script
from kg.export.text_limits import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.codec import Json
    from kg.export.page.page_filter import PageFilter
    from kg.export.release import Release
    from kg.model import Graph

_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def html(release: Release, out: IO[bytes]) -> None:
    """Write `graph.html`."""
    import jinja2  # 0.1 s, which a run for other files need not pay

    wanted = parse(release.html_filter)
    part = page_part(release.graph, wanted)
    labels = {a.id: a.label for a in release.graph.actors}
    whole = wanted.whole and release.text is Text.ALL
    index = Index(part, whole, release.corroborations, labels)
    scripts = [_renderer(), script()]
    style = _read("template/page.css")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(_read("template/page.html")).render(
        statements=len(part.statements),
        articles=len(part.articles),
        csp=_policy(scripts, style),
        style=_trusted(style),
        scripts=[_trusted(s) for s in scripts],
        data=_trusted(_HERE),
    )
    head, _, foot = page.partition(_HERE)
    out.write(utf8(head))
    told = {**data(index), "views": views(index), "whole": _whole(release.graph, wanted)}
    out.writelines(utf8(part) for part in embedded(told))
    out.write(utf8(foot))


_HERE = "\0data\0"
"""Where the data stands in the page, which is written around it: a page in memory is three times as
long as its file, and each step of making it another copy."""


def embedded(value: Json, deep: int = 2) -> Iterator[str]:
    r"""Yield the parts of JSON that stays inside a script element, those of objects one by one.

    >>> "".join(embedded({"b": {"c": "</script>"}, "a": 1}))
    '{"a":1,"b":{"c":"\\u003c/script\\u003e"}}'
    """
    if not deep or not value:
        yield embed(value)
        return
    for number, (key, one) in enumerate(sorted(value.items())):
        yield f"{',' if number else '{'}{embed(key)}:"
        if isinstance(one, dict):
            yield from embedded(one, deep - 1)
        else:
            yield embed(one)
    yield "}"


def embed(value: object) -> str:
    r"""Return JSON that stays inside a script element: no `<`, `>`, `&` or line separator.

    >>> embed({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for code, escape in _UNSAFE.items():  # replace is 20 times as fast as translate here
        text = text.replace(chr(code), escape)
    return text


def _whole(graph: Graph, wanted: PageFilter) -> Json:
    """Return what the page's statements are a part of, so that it can say what it leaves out."""
    return {
        "statements": len(graph.statements),
        "articles": len(graph.articles),
        "filters": list(wanted.written),
    }


_SHEETS = re.compile(r"""\bA\((["'])(?:div)?\.vis[^\\]*?\1\)""")
"""Where vis-network puts style sheets for its own buttons and dialogs into the page: a third of its
size, for things that this page does not have."""


def _renderer() -> str:
    """Return vis-network in a function: it starts when a graph is first drawn."""
    library = _SHEETS.sub('A("")', _read("vendor/vis-network.min.js"))
    return f"const startRenderer = () => {{\n{library}\n}};"


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(f"'sha256-{_sha256(s)}'" for s in scripts)
    styles = " ".join(f"'sha256-{_sha256(s)}'" for s in (style, ""))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {styles};"
        " img-src data: blob:; base-uri 'none'; form-action 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(utf8(text)).digest()).decode("ascii")


def _trusted(text: str) -> object:
    """Mark our own files and escaped JSON as markup; nothing else is ever passed here."""
    from markupsafe import Markup

    return Markup(text)


def _read(name: str) -> str:
    return (files("kg.export") / name).read_text(encoding="utf-8")
