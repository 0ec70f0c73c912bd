import base64
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from kg.export import html_views
from kg.export.html import html
from kg.export.html_data import JOIN, Index, pieces
from kg.export.release import Release
from kg.model import Graph, Span, Voice
from tests.export import hostile
from tests.specimen import ALPHA, S_BRANDT, S_DENIAL, SENT, graph


class Page(HTMLParser):
    """The elements, attributes and script texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self._open: dict[str, str | None] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = dict(attrs) if tag == "script" else None
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            attrs, text = self.scripts.pop()
            self.scripts.append((attrs, text + data))

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def written(value: Graph) -> str:
    out = io.BytesIO()
    html(Release(value), out)
    return out.getvalue().decode("utf-8")


def data_of(text: str) -> dict[str, Any]:
    (found,) = (t for a, t in Page(text).scripts if a.get("type") == "application/json")
    return json.loads(found)  # type: ignore[no-any-return]


def test_the_policy_allows_the_two_scripts_by_hash_and_nothing_else() -> None:
    page = Page(written(hostile.graph()))
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    scripts = [t for a, t in page.scripts if a.get("type") != "application/json"]
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    assert {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts} == (
        allowed
    )
    assert len(scripts) == 2
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]


def test_hostile_text_adds_no_element_and_no_attribute() -> None:
    assert [t for t, _ in Page(written(hostile.graph())).tags] == [
        t for t, _ in Page(written(graph())).tags
    ]


def test_the_page_names_no_address_to_load_from() -> None:
    for _, attributes in Page(written(graph())).tags:
        for name in ("src", "href", "action", "srcset", "data"):
            assert (attributes.get(name) or "#").startswith(("#", "data:"))
    assert "sourceMappingURL" not in written(graph())


def test_only_web_addresses_become_links() -> None:
    urls = {a["id"]: a["url"] for a in data_of(written(hostile.graph()))["articles"]}
    assert set(urls.values()) == {None}
    assert data_of(written(graph()))["articles"][0]["url"] == "https://norland.example/alpha"


def test_passages_are_the_text_at_their_place_and_marks_lie_inside() -> None:
    value = hostile.graph()
    found = data_of(written(value))
    texts = [a.text for a in value.articles]
    for article, start, text in found["passages"]:
        assert texts[article][start : start + len(text)] == text
    for said in found["statements"]:
        for _, slot, start, end in said["marks"]:
            assert 0 <= start < end <= len(found["passages"][said["passages"][slot]][2])


def test_statements_that_share_a_sentence_share_its_passage() -> None:
    value = replace(graph(), statements=(S_BRANDT, replace(S_BRANDT, id="s-2")))
    assert len(data_of(written(value))["passages"]) == 1


def test_what_lies_outside_the_evidence_is_a_passage_of_its_own() -> None:
    far, near = Span(0, 7), Span(S_BRANDT.evidence.end + JOIN, len(ALPHA))
    said = replace(S_BRANDT, conditions=(far, near))
    assert pieces(said) == [far, Span(S_BRANDT.evidence.start, len(ALPHA))]


def views(value: Graph) -> dict[str, list[dict[str, Any]]]:
    return data_of(written(value))["views"]  # type: ignore[no-any-return]


def test_every_statement_is_drawn_and_a_denial_has_a_line_of_its_own() -> None:
    both = replace(S_DENIAL, speakers=S_BRANDT.speakers, targets=S_BRANDT.targets)
    (level,) = views(replace(graph(), statements=(S_BRANDT, both)))["whom"]
    assert sorted((e["stance"], e["said"]) for e in level["edges"]) == [(0, [0]), (1, [1])]
    bends = {e["bend"] for e in level["edges"]}
    assert len(bends) == 2
    assert level["statements_shown"] == 2


def test_a_claim_meets_its_denial_in_one_row() -> None:
    (level,) = views(graph())["what"]
    claim = next(n for n in level["nodes"] if n["name"] == "Sudovia sends weapons to Ostia")
    assert {e["stance"] for e in level["edges"] if e["to"] == claim["id"]} == {0, 1}


def test_what_has_no_speaker_or_object_is_drawn_as_such() -> None:
    narrated = replace(S_BRANDT, id="s-n", speakers=(), targets=(), voice=Voice.ARTICLE)
    lost = replace(S_BRANDT, id="s-o", speakers=(), propositions=())
    (level,) = views(replace(graph(), statements=(narrated, lost)))["whom"]
    names = {n["name"] for n in level["nodes"]}
    assert names == {"the articles’ own voice", "no speaker named", "nobody named", "Sudovia"}


def test_too_much_is_cut_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_views, "LEVELS", ((1, 1, 1), (2, 2, 2)))
    levels = html_views.views(Index(Release(graph())))["whom"]
    assert isinstance(levels, list)
    first, second = levels
    for level, most in ((first, 1), (second, 2)):
        assert len(level["edges"]) <= most
        assert len(level["nodes"]) <= 2 * most
        assert (level["nodes_all"], level["edges_all"]) == (5, 3)


def test_the_page_is_the_same_under_every_hash_seed() -> None:
    program = (
        "import io, hashlib\nfrom kg.export.html import html\n"
        "from kg.export.release import Release\n"
        "from tests.export.hostile import graph\nout = io.BytesIO()\nhtml(Release(graph()), out)\n"
        "print(hashlib.sha256(out.getvalue()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_specimen_is_smaller_than_three_quarters_of_a_megabyte() -> None:
    text = written(graph())
    assert len(text.encode()) < 750_000
    assert SENT in text
