"""The pipeline behind our values: lines are sentences' borders, known names are found."""

from __future__ import annotations

import pytest

from kg.articles.assemble import assemble
from kg.articles.draft import Draft
from kg.errors import ConfigError
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import DEFAULT_MODEL, SpacyParser

TEXT = (
    "Kenya closes the border\n"
    "\n"
    "Nairobi said the road to Uganda would stay shut\u00a0for a week, and the African Union"
    " asked for talks. Officials in Kampala agreed.\n"
    "\n"
    "“We will talk,” said Grace Mwangi of the ministry 🙂\n"
)


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    article = assemble(Draft(id="a", text=TEXT, source="a"))
    return ParsedArticle(article, SpacyParser().parse(article))


def test_tokens_give_back_their_text(parsed: ParsedArticle) -> None:
    assert all(TEXT[t.start : t.end] == t.text for t in parsed.tokens)
    assert [t.i for t in parsed.tokens] == list(range(len(parsed.tokens)))
    covered = "".join(t.text for t in parsed.tokens)
    assert "".join(covered.split()) == "".join(TEXT.split())


def test_a_word_is_held_once(parsed: ParsedArticle) -> None:
    held: dict[str, str] = {}
    words = [w for t in parsed.tokens for w in (t.text, t.lemma, t.pos, t.tag, t.dep, t.ent)]
    assert all(held.setdefault(w, w) is w for w in words)


def test_every_line_begins_a_sentence(parsed: ParsedArticle) -> None:
    begins = {parsed.tokens[first].start for first, _ in parsed.parse.sentences}
    assert {line.span.start for line in parsed.article.lines} <= begins


def test_sentences_follow_on_and_heads_stay_inside_them(parsed: ParsedArticle) -> None:
    edges = [0, *(last for _, last in parsed.parse.sentences)]
    assert [first for first, _ in parsed.parse.sentences] == edges[:-1]
    assert edges[-1] == len(parsed.tokens)
    assert all(parsed.tokens[t.head].sent == t.sent for t in parsed.tokens)


def test_names_of_the_gazetteer_are_found(parsed: ParsedArticle) -> None:
    named = {parsed.span(e.first, e.last).of(TEXT): e.label for e in parsed.parse.entities}
    assert named["Nairobi"] == named["Uganda"] == named["Kampala"] == "GPE"
    assert named["African Union"] == "ORG"
    assert named["Grace Mwangi"] == "PERSON"


def test_one_batch_or_one_at_a_time_gives_the_same(parsed: ParsedArticle) -> None:
    parser = SpacyParser()
    other = assemble(Draft(id="b", text="Uganda said nothing at all.", source="b"))
    both = list(parser.parse_all([parsed.article, other]))
    assert both == [parsed.parse, parser.parse(other)]


def test_the_name_says_pipeline_version_and_tables() -> None:
    parser = SpacyParser()
    assert parser.name.startswith(f"spacy:{DEFAULT_MODEL}-")
    assert parser.name == SpacyParser(DEFAULT_MODEL).name


def test_an_unknown_pipeline_names_the_installed_ones() -> None:
    with pytest.raises(ConfigError, match=r"installed: .*mooring"):
        SpacyParser("en_no_such_model")


def test_a_name_begins_and_ends_with_a_word_and_stays_in_its_line() -> None:
    text = "The report said that Libya had sent soldiers to Chad, according to pol\nice.\n"
    article = assemble(Draft(id="a", text=text, source="a"))
    read = ParsedArticle(article, SpacyParser().parse(article))
    names = [read.span(e.first, e.last).of(text) for e in read.parse.entities]
    assert len(names) >= 2
    assert [n for n in names if n != n.strip() or "\n" in n] == []
