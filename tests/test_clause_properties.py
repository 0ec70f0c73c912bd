"""Any tree gives clauses: damaged prose, and trees that no parser would make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read_records
from kg.extract.clauses import clause_index, clauses, index, within
from kg.extract.clauses.sentence_clauses import clauses_of, clauses_of_sentence
from kg.model import Article, Parse, Span, Token
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.mutilated import texts
from tests.reading import articles_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    import pytest

    from kg.extract.clauses import Argument, Clause
    from kg.extract.clauses.repaired_tree import Tree

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
    """Return an article of known words, its sentences with trees of any shape and any labels."""
    sizes = draw(st.lists(st.integers(2, 14), min_size=1, max_size=3))
    size = sum(sizes)
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    text = " ".join(words)
    (article,) = (
        a for a in read_records([json.dumps({"id": "t", "text": text})]) if isinstance(a, Article)
    )
    tokens: list[Token] = []
    sentences = []
    for number, length in enumerate(sizes):
        first = len(tokens)
        order = draw(st.permutations(range(first, first + length)))
        head = {order[0]: order[0]}
        for k in range(1, length):
            head[order[k]] = order[draw(st.integers(0, k - 1))]
        for i in range(first, first + length):
            start = tokens[-1].end + 1 if tokens else 0
            dep = "ROOT" if head[i] == i else draw(st.sampled_from(LABELS))
            tag, pos = draw(st.sampled_from(TAGS)), draw(st.sampled_from(POS))
            word = words[i]
            lemma, end = word.casefold(), start + len(word)
            tokens.append(Token(i, start, end, word, lemma, pos, tag, dep, head[i], number, ""))
        sentences.append((first, first + length))
    parse = Parse(parser="made", tokens=tuple(tokens), sentences=tuple(sentences), entities=())
    return ParsedArticle(article, parse)


@settings(max_examples=400)
@given(trees())
def test_any_tree_gives_clauses(parsed: ParsedArticle) -> None:
    _check(parsed, clauses(parsed))


@settings(max_examples=200)
@given(trees(), st.randoms(use_true_random=False))
def test_sentences_read_in_any_order_read_the_same(parsed: ParsedArticle, random: Random) -> None:
    asked = random.sample(parsed.tokens, k=len(parsed.tokens))
    found = clause_index(parsed)
    read = {t.i: found.of_sentence(t) for t in asked}
    whole = clauses_of(ParsedArticle(parsed.article, parsed.parse))
    assert found.clauses == whole
    for token in parsed.tokens:
        first, last = parsed.sentence(token)
        assert read[token.i] == tuple(c for c in whole if first <= c.number < last)
    for clause in whole:
        assert found.numbered(clause.number) == clause
        assert clause in found.inside(clause.predicate)


def test_a_sentence_is_read_when_it_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    (article,) = articles_of({"t": "Chile left. Peru, Lee said, will stay. Chad has to go."})
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    asked: list[int] = []

    def counted(tree: Tree, first: int, last: int) -> tuple[Clause, ...]:
        asked.append(first)
        return clauses_of_sentence(tree, first, last)

    monkeypatch.setattr(index, "clauses_of_sentence", counted)
    stay, go = (next(t for t in parsed.tokens if t.text == word) for word in ("stay", "go"))
    found = clause_index(parsed)
    assert asked == []
    said = next(c for c in found.of_sentence(stay) if c.lemma == "say")
    assert found.above(found.at(stay) or said) == said
    assert [c.lemma for c in found.below(said)] == ["stay"]
    assert asked == [parsed.sentence(stay)[0]]
    assert found.filled_by(parsed.tokens[go.i - 3]) == (found.at(go), "who")
    assert asked == [parsed.sentence(t)[0] for t in (stay, go)]


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(texts())
def test_damaged_prose_gives_clauses(text: str) -> None:
    for article in articles_of({"t": text}):
        parsed = ParsedArticle(article, SpacyParser().parse(article))
        _check(parsed, clauses(parsed))


def _check(parsed: ParsedArticle, found: tuple[Clause, ...]) -> None:
    """Places lie in the text, links lead to clauses without a circle, and it comes out again."""
    by_number = {c.number: c for c in found}
    assert sorted(by_number) == [c.number for c in found]
    assert clauses_of(ParsedArticle(parsed.article, parsed.parse)) == found
    for clause in found:
        assert clause.predicate.of(parsed.text).strip()
        assert clause.lemma
        for argument in _arguments(clause):
            assert 0 <= argument.span.start < argument.span.end <= len(parsed.text)
            assert argument.clause is None or by_number[argument.clause].predicate.of(parsed.text)
        seen = {clause.number}
        above = clause.governor
        while above is not None:
            assert above.clause not in seen
            seen.add(above.clause)
            above = by_number[above.clause].governor
    whole = Span(0, len(parsed.text))
    chief = within(found, [whole])
    assert len(chief) <= 4
    assert bool(chief) == bool(found)


def _arguments(clause: Clause) -> Iterator[Argument]:
    for argument in (clause.who, clause.what, clause.whom, clause.attribute):
        if argument is not None:
            yield argument
    yield from (a.argument for a in clause.adjuncts)
