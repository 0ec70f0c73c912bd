"""Walks over a parse: subtrees, coordination, lines, places."""

from __future__ import annotations

from kg.model import Article, Line, LineKind, Parse, Span
from kg.parse import ParsedArticle
from tests.parse.trees import sentence

JOINED = sentence(
    "Kenya/PROPN/nsubj/2 said/VERB/ROOT/0 the/DET/det/4 road/NOUN/nsubj/5 closed/VERB/ccomp/2"
    " and/CCONJ/cc/5 the/DET/det/8 bridge/NOUN/nsubj/9 fell/VERB/conj/5 ./PUNCT/punct/2",
    "It/PRON/nsubj/2 rained/VERB/ROOT/0",
)


def words(span: Span) -> str:
    return span.of(JOINED.text)


def at(word: str) -> int:
    return next(t.i for t in JOINED.tokens if t.text == word)


def test_a_subtree_is_the_stretch_from_its_left_to_its_right_edge() -> None:
    closed = JOINED.tokens[at("closed")]
    assert words(JOINED.span(JOINED.left(closed), JOINED.right(closed))) == (
        "the road closed and the bridge fell"
    )
    assert [t.text for t in JOINED.subtree(JOINED.tokens[at("bridge")])] == ["the", "bridge"]


def test_the_edges_of_one_sentence_do_not_reach_into_the_next() -> None:
    for token in JOINED.tokens:
        first, last = JOINED.sentence(token)
        assert first <= JOINED.left(token) <= token.i < JOINED.right(token) <= last


def test_conjuncts_in_text_order_and_back_to_the_first() -> None:
    closed, fell = JOINED.tokens[at("closed")], JOINED.tokens[at("fell")]
    assert JOINED.conjuncts(closed) == (closed, fell)
    assert JOINED.first_conjunct(fell) == closed
    assert JOINED.first_conjunct(closed) == closed


def test_ancestors_end_at_the_root_which_governs_itself() -> None:
    bridge = JOINED.tokens[at("bridge")]
    assert [t.text for t in JOINED.ancestors(bridge)] == ["fell", "closed", "said"]
    root = JOINED.tokens[at("said")]
    assert JOINED.head(root) == root
    assert list(JOINED.ancestors(root)) == []


def test_children_and_the_first_of_a_label() -> None:
    said = JOINED.tokens[at("said")]
    assert [c.text for c in JOINED.children[said.i]] == ["Kenya", "closed", "."]
    assert JOINED.child(said, "nsubj", "ccomp") == JOINED.tokens[0]
    assert JOINED.child(said, "dobj") is None


def test_tokens_within_a_span_begin_inside_it() -> None:
    start = JOINED.text.index("oad closed")
    found = JOINED.within(Span(start, JOINED.text.index(" and")))
    assert [t.text for t in found] == ["closed"]
    assert [t.text for t in JOINED.within(Span(0, 5))] == ["Kenya"]


def test_a_place_between_tokens_belongs_to_the_one_before() -> None:
    assert JOINED.tokens[JOINED.at(5)].text == "Kenya"
    assert JOINED.at(0) == 0


def test_each_token_knows_its_line_and_white_space_between_lines_has_none() -> None:
    assert {t.text: JOINED.line_of[t.i] for t in JOINED.tokens}["rained"] == JOINED.article.lines[1]
    gap = Line(span=Span(JOINED.text.index("said"), len(JOINED.text)), kind=LineKind.PROSE)
    late = Article(id="late", text=JOINED.text, source="late", lines=(gap,))
    assert ParsedArticle(late, JOINED.parse).line_of[0] is None


def test_only_prose_and_headlines_are_read() -> None:
    kinds = (LineKind.HEADLINE, LineKind.CAPTION, LineKind.PROSE, LineKind.REPEAT, LineKind.BYLINE)
    lines = tuple(Line(span=Span(i, i + 1), kind=kind) for i, kind in enumerate(kinds))
    article = Article(id="x", text="abcdef", source="x", lines=lines)
    empty = Parse(parser="none", tokens=(), sentences=(), entities=())
    read = ParsedArticle(article, empty).read_lines()
    assert [line.kind for line in read] == [LineKind.HEADLINE, LineKind.PROSE]
