"""What the parser is given where a text is broken or marked up, and the way back."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import label
from kg.model import Article, Entity, Parse, Token
from kg.parse import ParsedArticle
from kg.parse.parser_input import parser_view, with_places_as_read

WORDS = {"govern", "ment", "government", "well", "known", "self", "made"}


def article(text: str) -> Article:
    return Article(id="a", text=text, source="a.txt", lines=label(text))


def words_of(text: str) -> tuple[Article, list[Token]]:
    """Return the text as seen and its words as tokens with places in the text as read."""
    read = article(text)
    view = parser_view(read, WORDS.__contains__, WORDS.__contains__)
    tokens, at = [], 0
    for word in view.article.text.split():
        at = view.article.text.index(word, at)
        place = (at, at + len(word))
        tokens.append(Token(len(tokens), *place, word, word, "X", "X", "dep", 0, 0, ""))
        at += len(word)
    parse = Parse(parser="p", tokens=tuple(tokens), sentences=((0, len(tokens)),), entities=())
    return view.article, list(with_places_as_read(parse, view).tokens)


BROKEN = (
    "The governor said on Monday that the border would stay closed until the govern-\n"
    "ment of the day had signed the new treaty on trade and travel with the well-\n"
    "known engineers of the town, whom nobody had asked about it before the win-\n"
    "ter began.\n"
)


def test_a_broken_paragraph_runs_on_and_a_divided_word_is_one() -> None:
    found, tokens = words_of(BROKEN)
    assert "until the government of the day had signed" in found.text
    assert "the well-known engineers" in found.text
    assert "before the winter began." in found.text
    assert len(found.lines) == 1
    places = {t.text: BROKEN[t.start : t.end] for t in tokens}
    assert places["government"] == "govern-\nment"
    assert places["well-known"] == "well-\nknown"
    assert places["town,"] == "town,"


def test_a_hyphen_that_the_text_prints_elsewhere_stays() -> None:
    found, _ = words_of("A self-made man.\n\n" + BROKEN.replace("govern-\nment", "self-\nmade man"))
    assert "until the self-made man of the day had signed" in found.text


def test_labels_say_the_divided_word_whole_and_as_long_as_it_was_read() -> None:
    _, tokens = words_of(BROKEN)
    parse = Parse(parser="p", tokens=tuple(tokens), sentences=(), entities=())
    parsed = ParsedArticle(article(BROKEN), parse)
    assert len(parsed.text) == len(BROKEN)
    assert " ".join(parsed.text.split()).endswith("before the winter began.")
    for token in tokens:
        assert parsed.text[token.start : token.end].strip() == token.text


def test_a_text_without_marks_is_the_text_as_read() -> None:
    read = article("The governor said no.\n\nNobody asked 2 * 3 times.\n")
    view = parser_view(read, WORDS.__contains__, WORDS.__contains__)
    assert view.article is read
    parse = Parse(parser="p", tokens=(), sentences=(), entities=(Entity(0, 0, "X"),))
    assert with_places_as_read(parse, view) is parse


def test_a_label_in_capitals_is_written_as_the_text_writes_the_name() -> None:
    text = "Ada McHale met Jan Brandt of CNN.\n\nMR MCHALE: Will you?\n\nBRANDT, CNN: We will.\n"
    found, _ = words_of(text)
    assert "Mr McHale: Will you?" in found.text
    assert "Brandt, CNN: We will." in found.text


def test_a_hyphen_between_blanks_is_a_dash_beside_words_alone() -> None:
    found, _ = words_of("The mayor - a lawyer - left. He won 5 - 3 in well-off wards.")
    assert found.text == "The mayor — a lawyer — left. He won 5 - 3 in well-off wards."


PIECES = st.sampled_from(
    [
        "the border would stay closed until the govern-",
        "ment said that nobody had been asked about",
        "it, and the council met on the day before",
        "> she wrote on the same day that it would",
        "**Brandt:** We will _not_ wait.",
        "- [an item](https://a.example) of **two**",
        "# Heading",
        "MS. BRANDT: Will you?",
        "“*No*,” she said.",
        "",
    ]
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("\n".join))
def test_every_word_has_its_place(text: str) -> None:
    _, tokens = words_of(text)
    last = 0
    for token in tokens:
        assert last <= token.start < token.end <= len(text)
        assert not text[token.start].isspace()
        assert not text[token.end - 1].isspace()
        kept = iter(text[token.start : token.end].casefold())
        letters = filter(str.isalnum, token.text.casefold())  # marks of quotation may be changed
        assert all(letter in kept for letter in letters)  # in this order
        last = token.end
