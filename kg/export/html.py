"""`graph.html`: the graph as one page that asks nothing of any network.

pyvis carries the data; the page is ours. Its own template writes some strings raw and loads parts
from elsewhere, so neither it nor its copy of vis-network is used. Everything an article says is
data: JSON that cannot end its element, put into the page as text nodes and canvas text only. The
Content-Security-Policy allows the two scripts by hash and forbids everything else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import IO, TYPE_CHECKING

from kg.export.encode import utf8
from kg.export.html_data import Index, data
from kg.export.html_views import views
from kg.export.stance import Stance, stance

if TYPE_CHECKING:
    from kg.codec import Json
    from kg.export.release import Release

SCRIPTS = ("data.js", "evidence.js", "list.js", "labels.js", "graph.js", "page.js")
"""The page's own script, in the order in which its files are joined."""
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def html(release: Release, out: IO[bytes]) -> None:
    """Write `graph.html`."""
    import jinja2  # 0.1 s, which a run for other files need not pay

    index = Index(release)
    scripts = [_read("vendor/vis-network.min.js"), "\n".join(_template(s) for s in SCRIPTS)]
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(_template("page.html")).render(
        counts=_counts(release),
        stances=[s.value for s in Stance],
        csp=_policy(scripts),
        style=_trusted(_template("page.css")),
        scripts=[_trusted(s) for s in scripts],
        data=_trusted(embed({**data(index), "views": views(index)})),
    )
    out.write(utf8(page))


def embed(value: Json) -> str:
    r"""Return JSON that stays inside a script element: no `<`, `>`, `&` or line separator.

    >>> embed({"a": "</script>"})
    '{"a":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for code, escape in _UNSAFE.items():  # replace is 20 times as fast as translate here
        text = text.replace(chr(code), escape)
    return text


def _policy(scripts: list[str]) -> str:
    hashes = " ".join(f"'sha256-{_sha256(s)}'" for s in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(utf8(text)).digest()).decode("ascii")


def _trusted(text: str) -> object:
    """Mark our own files and escaped JSON as markup; nothing else is ever passed here."""
    from markupsafe import Markup

    return Markup(text)


def _read(name: str) -> str:
    return (files("kg.export") / name).read_text(encoding="utf-8")


def _template(name: str) -> str:
    return _read(f"template/{name}")


def _counts(release: Release) -> dict[str, int]:
    graph = release.graph
    return {
        "articles": len(graph.articles),
        "statements": len(graph.statements),
        "speakers": len({p.actor for s in graph.statements for p in s.speakers}),
        "denials": sum(stance(s) is Stance.DENIES for s in graph.statements),
        "contradictions": sum(x.kind.value == "contradicts" for x in graph.links),
    }
