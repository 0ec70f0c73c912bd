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

from kg.export.page.html import html
from kg.export.page.page_data import JOIN, merged, passages_shown
from kg.export.release import Release
from kg.model import Act, Graph, Polarity, Span, Stance, Voice
from tests.export import hostile
from tests.specimen import ALPHA, P_SENT, S_BRANDT, S_DENIAL, S_OFFICIAL, SENT, graph

ORDER = [S_BRANDT, S_OFFICIAL, S_DENIAL]


class Page(HTMLParser):
    """The elements, attributes and script and style texts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag in ("script", "style")
        if self._open:
            self.texts.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, attrs, text = self.texts.pop()
            self.texts.append((tag, attrs, text + data))

    def handle_endtag(self, tag: str) -> None:
        self._open = False


def written(value: Graph, *filters: str) -> str:
    out = io.BytesIO()
    html(Release(value, html_filter=filters), out)
    return out.getvalue().decode("utf-8")


def data_of(text: str) -> dict[str, Any]:
    (found,) = (t for _, a, t in Page(text).texts if a.get("type") == "application/json")
    return json.loads(found)  # type: ignore[no-any-return]


def sha(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_allows_scripts_and_style_by_hash_and_nothing_else() -> None:
    page = Page(written(hostile.graph()))
    policy = next(a["content"] for _, a in page.tags if a.get("http-equiv"))
    assert policy is not None
    code = [
        t for tag, a, t in page.texts if tag == "script" and a.get("type") != "application/json"
    ]
    (style,) = (t for tag, _, t in page.texts if tag == "style")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == " ".join(f"'sha256-{sha(s)}'" for s in code)
    # The renderer makes style elements and leaves them empty.
    assert rules["style-src"] == f"'sha256-{sha(style)}' 'sha256-{sha('')}'"
    assert rules["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


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
    assert set(data_of(written(hostile.graph()))["articles"]["url"]) == {None}
    assert data_of(written(graph()))["articles"]["url"][0] == "https://norland.example/alpha"


def test_columns_are_as_long_as_their_table() -> None:
    found = data_of(written(hostile.graph()))
    for table in ("articles", "actors", "claims", "statements", "links"):
        assert len({len(column) for column in found[table].values()}) == 1


def test_the_text_is_the_article_and_the_places_lie_in_it() -> None:
    value = hostile.graph()
    found = data_of(written(value))
    texts = [a.text for a in value.articles]
    assert found["articles"]["runs"] == [[[0, t]] for t in texts]
    said = found["statements"]
    for kind in ("evidence", "content", "speaker", "cue", "condition"):
        for article, flat in zip(said["article"], said[kind], strict=True):
            for start, end in zip(flat[::2], flat[1::2], strict=True):
                assert 0 <= start < end <= len(texts[article])


def test_without_texts_the_page_holds_what_its_statements_point_at_and_no_more() -> None:
    found = data_of(written(graph(), "text=quoted"))
    evidence = {(s.evidence.start, s.evidence.of(ALPHA)) for s in (S_BRANDT, S_OFFICIAL)}
    assert {(start, text) for start, text in found["articles"]["runs"][0]} <= {
        (s.start, s.of(ALPHA))
        for s in merged(p for s in (S_BRANDT, S_OFFICIAL) for p in passages_shown(s))
    }
    text = "".join(t for _, t in found["articles"]["runs"][0])
    assert all(quote in text for _, quote in evidence)
    assert ALPHA.split("\n")[0] not in text


def test_what_lies_outside_the_evidence_is_a_piece_of_its_own() -> None:
    far, near = Span(0, 7), Span(S_BRANDT.evidence.end + JOIN, len(ALPHA))
    said = replace(S_BRANDT, conditions=(far, near))
    assert passages_shown(said) == [far, Span(S_BRANDT.evidence.start, len(ALPHA))]


def view(value: Graph, name: str) -> list[tuple[str, str, int, list[int]]]:
    edges = data_of(written(value))["views"][name]["edges"]
    return sorted(zip(edges["from"], edges["to"], edges["family"], edges["said"], strict=True))


def test_every_statement_is_in_the_graph_and_a_denial_has_a_line_of_its_own() -> None:
    both = replace(S_DENIAL, speakers=S_BRANDT.speakers, targets=S_BRANDT.targets)
    found = view(replace(graph(), statements=(S_BRANDT, both)), "whom")
    assert [(family, said) for _, _, family, said in found] == [(0, [0]), (1, [1])]


def test_a_claim_meets_its_denial_in_one_row() -> None:
    value = graph()
    claim = f"r{[p.id for p in value.propositions].index(SENT)}"
    assert {family for _, to, family, _ in view(value, "what") if to == claim} == {0, 1}


def test_the_stand_is_towards_the_claim_and_not_towards_the_words() -> None:
    """ "It is false that no tanks were sent" denies its words and asserts the claim."""
    said = replace(S_DENIAL, id="s-neg", propositions=(SENT,))
    stances = (*P_SENT.stances, Stance(statement="s-neg", polarity=Polarity.POS,
               modality=said.modality, certainty=said.certainty))  # fmt: skip
    others = tuple(p for p in graph().propositions if p.id != SENT)
    value = replace(
        graph(),
        statements=(*graph().statements, said),
        propositions=tuple(sorted((*others, replace(P_SENT, stances=stances)), key=lambda p: p.id)),
    )
    found = data_of(written(value))
    number = found["statements"]["id"].index("s-neg")
    assert (found["statements"]["stance"][number], found["statements"]["towards"][number]) == (
        1,
        [0],
    )
    assert any(family == 0 and number in said for _, _, family, said in view(value, "what"))


def test_a_claim_taken_for_granted_is_not_asserted() -> None:
    asked = replace(S_BRANDT, id="s-ask", act=Act.ASK, propositions=(SENT,))
    stance = Stance(
        statement="s-ask", polarity=Polarity.POS, modality=asked.modality, presupposed=True
    )
    others = tuple(p for p in graph().propositions if p.id != SENT)
    claim = replace(P_SENT, stances=(*P_SENT.stances, stance))
    value = replace(
        graph(),
        statements=(*graph().statements, asked),
        propositions=tuple(sorted((*others, claim), key=lambda p: p.id)),
    )
    found = data_of(written(value))
    number = found["statements"]["id"].index("s-ask")
    (family,) = found["statements"]["towards"][number]
    assert found["lists"]["stance"][family]["label"] == "takes for granted"
    assert [f for _, _, f, said in view(value, "what") if number in said] == [family]


def test_a_claim_named_by_its_words_takes_no_side_either() -> None:
    """A pledge "not to sit idle" stands against "to sit idle", as the claim is called."""
    bare = replace(
        P_SENT, type=None, roles=(), stances=(replace(P_SENT.stances[0], polarity=Polarity.NEG),)
    )
    others = tuple(p for p in graph().propositions if p.id != SENT)
    value = replace(graph(), propositions=tuple(sorted((*others, bare), key=lambda p: p.id)))
    assert data_of(written(value))["statements"]["towards"] == [[1], 0, 0]


def test_what_has_no_speaker_or_object_is_drawn_as_such() -> None:
    narrated = replace(S_BRANDT, id="s-n", speakers=(), targets=(), voice=Voice.ARTICLE)
    lost = replace(S_BRANDT, id="s-o", speakers=(), propositions=())
    found = view(replace(graph(), statements=(narrated, lost)), "whom")
    assert {(left, right[:2] == "r-") for left, right, _, _ in found} == {
        ("l-2", True),
        ("l-1", False),
    }


def test_a_value_that_has_no_wording_yet_is_shown_as_it_is() -> None:
    from kg.export.page.page_words import rule_in_words, word

    assert word("act", "whisper") == "whisper"
    assert rule_in_words("no-such-rule") == ""
    assert word("act", Act.DENY) == "denies"


def test_the_page_says_what_it_is_a_part_of() -> None:
    found = data_of(written(graph(), "act=deny"))
    assert found["whole"] == {"articles": 2, "filters": ["act=deny"], "statements": 3}
    assert len(found["statements"]["id"]) == 1


def test_the_page_is_the_same_under_every_hash_seed() -> None:
    program = (
        "import io, hashlib\nfrom kg.export.page.html import html\n"
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
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_the_seeds_page_keeps_to_its_size(seeds: Graph) -> None:
    page = len(written(seeds).encode())
    text = sum(len(a.text.encode()) for a in seeds.articles)
    assert page <= 950_000
    assert page <= 770_000 + 1_000 * len(seeds.statements) + text
