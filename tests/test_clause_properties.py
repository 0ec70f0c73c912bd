"""Any tree gives clauses: damaged prose, and trees that no parser would make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read_records
from kg.extract.clauses import clauses, within
from kg.extract.clauses.build import clauses_of
from kg.model import Article, Parse, Span, Token
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.mutilated import texts
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.clauses import Argument, Clause

WORDS = (
    *("Norland", "it", "there", "who", "that", "which", "to", "as", "by", "not", "no", "and"),
    *("have", "be", "go", "able", "say", "urge", "make", "offer", "attack", "give", "call", "were"),
    *("in", "order", "accuse", "of", "will", "time", "take", "place", "if", "whether", "did", ","),
)
TAGS = ("VB", "VBD", "VBG", "VBN", "VBZ", "MD", "NN", "NNS", "NNP", "PRP", "WP", "WDT", "TO", "IN")
POS = ("VERB", "AUX", "NOUN", "PROPN", "PRON", "ADP", "ADJ", "ADV", "PUNCT", "CCONJ", "SCONJ")
LABELS = (
    *("nsubj", "nsubjpass", "csubj", "dobj", "dative", "attr", "acomp", "oprd", "prep", "pobj"),
    *("pcomp", "agent", "xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "cc", "aux", "auxpass"),
    *("neg", "mark", "expl", "parataxis", "appos", "poss", "prt", "compound", "amod", "npadvmod"),
    *("dep", "advmod", "det", "preconj", "punct"),
)


@st.composite
def trees(draw: st.DrawFn) -> ParsedArticle:
    """Return an article of known words with a tree of any shape and any labels."""
    size = draw(st.integers(2, 14))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    text = " ".join(words)
    (article,) = (
        a for a in read_records([json.dumps({"id": "t", "text": text})]) if isinstance(a, Article)
    )
    order = draw(st.permutations(range(size)))
    head = {order[0]: order[0]}
    for k in range(1, size):
        head[order[k]] = order[draw(st.integers(0, k - 1))]
    tokens = []
    start = 0
    for i, word in enumerate(words):
        dep = "ROOT" if head[i] == i else draw(st.sampled_from(LABELS))
        tag, pos = draw(st.sampled_from(TAGS)), draw(st.sampled_from(POS))
        tokens.append(
            Token(i, start, start + len(word), word, word.casefold(), pos, tag, dep, head[i], 0, "")
        )
        start += len(word) + 1
    parse = Parse(parser="made", tokens=tuple(tokens), sentences=((0, size),), entities=())
    return ParsedArticle(article, parse)


@settings(max_examples=400)
@given(trees())
def test_any_tree_gives_clauses(parsed: ParsedArticle) -> None:
    _check(parsed, clauses(parsed))


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(texts())
def test_damaged_prose_gives_clauses(text: str) -> None:
    for article in articles_of({"t": text}):
        parsed = ParsedArticle(article, SpacyParser().parse(article))
        _check(parsed, clauses(parsed))


def _check(parsed: ParsedArticle, found: tuple[Clause, ...]) -> None:
    """Places lie in the text, links lead to clauses without a circle, and it comes out again."""
    assert [c.number for c in found] == list(range(len(found)))
    assert clauses_of(ParsedArticle(parsed.article, parsed.parse)) == found
    for clause in found:
        assert clause.predicate.of(parsed.text).strip()
        assert clause.lemma
        for argument in _arguments(clause):
            assert 0 <= argument.span.start < argument.span.end <= len(parsed.text)
            assert argument.clause is None or argument.clause < len(found)
        seen = {clause.number}
        above = clause.governor
        while above is not None:
            assert above.clause not in seen
            seen.add(above.clause)
            above = found[above.clause].governor
    whole = Span(0, len(parsed.text))
    chief = within(found, [whole])
    assert len(chief) <= 4
    assert bool(chief) == bool(found)


def _arguments(clause: Clause) -> Iterator[Argument]:
    for argument in (clause.who, clause.what, clause.whom, clause.attribute):
        if argument is not None:
            yield argument
    yield from (a.argument for a in clause.adjuncts)
