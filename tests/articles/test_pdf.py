"""PDF files as three programs write them, and files built to harm their reader."""

from __future__ import annotations

import io
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from kg.articles import read_articles
from kg.articles.documents import pdf, pdf_words
from kg.articles.documents.hyphens import Vocabulary
from kg.articles.documents.page_layout import Row, rows_of
from kg.articles.documents.pdf_words import PageWords, Word
from kg.articles.documents.printed_pages import paragraphs_of
from kg.articles.draft import Draft
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.formats import PDF, Source
from kg.model import LineKind

FORMATS = Path(__file__).parent / "formats"
WANTED = (FORMATS / "harbour.txt").read_text(encoding="utf-8").strip().split("\n\n")
TITLE = "Harbour talks between Norland and Belton Lines fail after eleven hours"


def read(data: bytes) -> Draft:
    (found,) = PDF.read(io.BytesIO(data), Source(id="a", name="a.pdf"))
    assert isinstance(found, Draft)
    return found


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        read(data)
    assert problem.value.reason
    return problem.value.code


def made(content: bytes, *, packed: bool = False, more: bytes = b"", page: bytes = b"") -> bytes:
    """Make a PDF of one page with a stream of drawing operators, objects from 6 on in `more`."""
    body = zlib.compress(content, 9) if packed else content
    how = b"/Filter /FlateDecode " if packed else b""
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>" + page + b">>endobj\n",
        b"4 0 obj<<" + how + b"/Length %d>>stream\n" % len(body) + body + b"\nendstream endobj\n",
        b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n",
        more,
    ]
    out = b"%PDF-1.7\n"
    places = []
    for part in parts:
        if part:
            places.append(len(out))
            out += part
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    start = len(out)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    )


def lines(*texts: str, size: int = 12, top: int = 700) -> bytes:
    drawn = b"".join(b"(%s) Tj T*\n" % t.encode("cp1252") for t in texts)
    return b"BT /F %d Tf %d TL 60 %d Td\n%sET\n" % (size, size + 2, top, drawn)


@pytest.mark.parametrize(
    ("name", "title", "columns"),
    [
        ("harbour-typst.pdf", TITLE, 2),
        ("harbour-reportlab.pdf", "Belton Lines rejects Norland’s allegations", 1),
        ("harbour-skia.pdf", "Harbour talks between Norland and Belton fail", 3),
    ],
)
def test_every_paragraph_is_whole_and_in_its_order(name: str, title: str, columns: int) -> None:
    """Columns, words broken at line ends, paragraphs across columns and pages."""
    (article,), problems = read_articles([FORMATS / name])
    assert problems == []
    assert article.title == title
    assert article.published is not None
    assert article.published.value == "2024-10-22"
    assert "at the head of its pages" in article.published.basis
    found = article.text.split("\n\n")
    wanted = WANTED[:14] if columns == 3 else WANTED
    assert [p for p in found if p in WANTED] == wanted
    kinds = {x.span.of(article.text): x.kind for x in article.lines}
    assert kinds["What the two sides want"] is LineKind.SECTION_HEAD
    chrome = {text for text, kind in kinds.items() if kind in (LineKind.CHROME, LineKind.REPEAT)}
    rest = [p for p in found if p not in WANTED and p not in chrome]
    assert len(rest) <= 4  # the headline, the byline, the reportlab file's own list
    assert any("2024" in text for text in chrome)
    assert all(x.span.of(article.text).strip() == x.span.of(article.text) for x in article.lines)


def test_a_broadsheet_page_is_read_article_by_article() -> None:
    """A headline over three columns, large initials, a picture, a pulled quotation, a side box."""
    (article,), _ = read_articles([FORMATS / "broadsheet.pdf"])
    assert article.title == "Harbour talks between Norland and Belton fail after eleven hours"
    prose = [t for t in WANTED if len(t) > 60]
    assert [p for p in article.text.split("\n\n") if p in prose] == prose[:16]
    kinds = {x.span.of(article.text): x.kind.value for x in article.lines}
    assert kinds["By Ola Brenn"] == "byline"
    assert kinds["Dockers in Storvik call off their strike"] == "section-head"
    assert kinds["The Harven Post"] == "chrome"
    photo = "Transport Minister Otto Brandt leaves the talks in Harven on Monday. Photo: Ola Brenn"
    assert kinds[photo] == "caption"


def test_what_a_reader_sees_of_a_plain_page() -> None:
    found = read(
        made(
            lines("The ministry said on Monday that the coal-", "ition would not nego-", "tiate.")
            + lines("NOTICE", size=30, top=760)
        )
    )
    assert found.text == (
        "NOTICE\n\nThe ministry said on Monday that the coalition would not negotiate."
    )


def test_the_day_on_which_a_file_was_made_is_no_day_of_publication() -> None:
    data = made(lines("The ministry said no to all of it on Monday.")).replace(
        b"/Root 1 0 R", b"/Root 1 0 R/Info<</CreationDate(D:20190501)/Title(Talks fail in Oslo)>>"
    )
    found = read(data)
    assert (found.title, found.dates, found.hints) == ("Talks fail in Oslo", (), ())


def test_a_turned_page_and_text_in_the_margin() -> None:
    turned = made(
        b"0 1 -1 0 600 0 cm\n" + lines("The ministry said no to all of it.", top=400),
        page=b"/Rotate 90",
    )
    assert read(turned).text == "The ministry said no to all of it."
    margin = b"q 0 1 -1 0 30 100 cm BT /F 8 Tf (printed by nobody) Tj ET Q\n"
    assert "nobody" not in read(made(margin + lines("The ministry said no to all of it."))).text


def test_text_in_a_form_and_in_the_place_of_what_is_drawn() -> None:
    drawn = lines("The ministry said yes to most of it.")
    form = b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Length %d>>stream\n" % len(drawn)
    found = read(made(b"/X Do", more=form + drawn + b"\nendstream endobj\n"))
    assert found.text == "The ministry said yes to most of it."
    told = b"/Span <</ActualText (office)>> BDC (o\\256ce) Tj EMC"
    text = b"BT /F 12 Tf 60 700 Td (The ) Tj " + told + b" ( of the ministry said no.) Tj ET"
    assert read(made(text)).text == "The office of the ministry said no."


def test_what_a_file_marks_as_no_text_is_chrome() -> None:
    head = b"/Artifact <</Type/Pagination/Subtype/Header>> BDC\n"
    aside = head + lines("Printed for the council", top=500) + b"EMC\n"
    body = lines("The ministry said no.", "It did not say why it said no.", "It may do so.")
    found = read(made(aside + body))
    assert [(x.kind.value, x.span.of(found.text)) for x in found.lines] == [
        ("chrome", "Printed for the council")
    ]
    assert read(made(b"/Artifact BMC\n" + body + b"EMC")).lines == ()


def test_raised_figures_are_told_from_the_words_before_them() -> None:
    content = b"BT /F 12 Tf 60 700 Td (The ministry denied all of it.) Tj /F 7 Tf 5 Ts (12) Tj ET"
    assert read(made(content)).text == "The ministry denied all of it.¹²"


def test_protected_files() -> None:
    whole = io.BytesIO((FORMATS / "harbour-reportlab.pdf").read_bytes())
    for user, words in (("secret", None), ("", WANTED[0])):
        writer = PdfWriter(clone_from=PdfReader(whole))
        writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-256")
        held = io.BytesIO()
        writer.write(held)
        if words is None:
            assert refused(held.getvalue()) == "protected"
        else:
            assert words in read(held.getvalue()).text


def test_a_scan_and_fonts_that_do_not_say_their_letters() -> None:
    assert refused(made(b"q 100 0 0 100 0 0 cm Q")) == "no-text-layer"
    strange = b"BT /F 12 Tf 60 700 Td (" + rb"\001\002\003\004\005" * 20 + b") Tj ET"
    assert refused(made(strange)) == "no-text-layer"


def test_what_is_no_pdf_and_where_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"") == "unreadable"
    assert refused(b"<html>") == "unreadable"
    assert refused(b"%PDF-1.7\n") == "unreadable"
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(Unreadable, match=r"sayso\[pdf\]"):
        read(b"%PDF-1.7\n")


def loop() -> bytes:
    form = b"6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]"
    form += b"/Resources<</XObject<</X 6 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream endobj\n"
    return made(b"/X Do", more=form)


@pytest.mark.parametrize(
    "data",
    [
        made(bytes(60_000_000), packed=True),
        made(b"q " * 3_500_000, packed=True),
        made(b"[" * 100_000),
        made(b"BT (" * 50_000),
        made(lines("The ministry said no.")).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
        made(lines("The ministry said no.")).replace(b"/Count 1", b"/Count 999999999"),
        loop(),
    ],
    ids=["bomb", "operators", "arrays", "strings", "page tree", "count", "forms"],
)
def test_a_hostile_file_costs_seconds_at_most(data: bytes) -> None:
    start = time.process_time()
    with suppress(Unreadable):
        read(data)
    assert time.process_time() - start < 20


def test_pages_and_steps_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (FORMATS / "harbour-reportlab.pdf").read_bytes()
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert refused(data) == "too-large"
    monkeypatch.undo()
    monkeypatch.setattr(pdf_words.Budget.__init__, "__defaults__", (50,))
    assert refused(data) == "too-large"


def test_every_cut_and_every_broken_byte_is_read_or_told() -> None:
    data = (FORMATS / "harbour-reportlab.pdf").read_bytes()
    for size in range(0, len(data), 150):
        with suppress(Unreadable):
            read(data[:size])
    for at in range(0, len(data), 60):
        with suppress(Unreadable):
            read(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])


def test_a_page_of_very_many_words_is_laid_out_in_time() -> None:
    words = [
        Word(f"w{i}", x0=(i % 97) * 6.0, x1=(i % 97) * 6.0 + 4, y=800.0 - (i // 97) * 3, size=3.0)
        for i in range(19_000)
    ]
    start = time.process_time()
    assert rows_of(PageWords(600, 800, words), 0)
    assert time.process_time() - start < 10


def row(text: str, y: float, **more: object) -> Row:
    place = {"x0": 60.0, "x1": 500.0, "size": 10.0, "page": 0, "block": 0, "first": 20.0}
    return Row(text=text, y=y, **(place | more))  # type: ignore[arg-type]


def test_a_list_and_a_line_that_begins_with_a_figure() -> None:
    page = [
        row("The minister named three things:", 700, x1=220.0),
        row("1. an apology that is to be made before the parliament in the capital", 688),
        row("2. money", 676, x1=100.0),
        row("The minister will speak in the parliament of the country on October", 664),
        row("22. He declined to say more.", 652, x1=200.0),
    ]
    assert [p.text for p in paragraphs_of([page], [800.0])] == [
        "The minister named three things:",
        "1. an apology that is to be made before the parliament in the capital",
        "2. money",
        "The minister will speak in the parliament of the country on October 22. He declined to say"
        " more.",
    ]


def test_a_note_at_the_foot_of_a_column_follows_the_paragraph_that_it_cuts() -> None:
    page = [
        row("The minister told the parliament on Monday that nobody had", 420),
        row("1 The debate was held behind closed doors and its minutes", 120, size=8.0),
        row("were printed.", 110, size=8.0, x1=100.0),
        row("asked him about the cargo of the ships.", 700, block=1, x0=310.0, x1=480.0),
    ]
    assert [p.text for p in paragraphs_of([page], [800.0])] == [
        "The minister told the parliament on Monday that nobody had asked him about the cargo of"
        " the ships.",
        "1 The debate was held behind closed doors and its minutes were printed.",
    ]


def test_a_quotation_that_is_set_in_is_one_paragraph() -> None:
    page = [
        row("The minister had said so in June, in a letter to the parliament:", 700, x1=420.0),
        row("“I will not withdraw the concession before the in-", 688, x0=80.0),
        row("spectors have seen the ships.”", 676, x0=80.0, x1=200.0),
        row("He declined to say more.", 664, x1=180.0),
    ]
    assert [p.text for p in paragraphs_of([page], [800.0])][1:] == [
        "“I will not withdraw the concession before the inspectors have seen the ships.”",
        "He declined to say more.",
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("the inter-", "national court"), "the international court"),
        (("a Saudi-", "led group"), "a Saudi-led group"),
        (("Saudi and led: a Saudi-", "led group"), "Saudi and led: a Saudi-led group"),
        (("the minister, an ex-", "minister"), "the minister, an ex-minister"),
        (("a word: an-", "other word"), "a word: another word"),
        (("Mr Mc-", "Tolvik"), "Mr McTolvik"),
        (("(D-", "N.C.) said"), "(D-N.C.) said"),
        (("TALKS RE-", "SUME"), "TALKS RESUME"),
        (("the decision-", "making body"), "the decision-making body"),
        (("the Anglo-", "American deal"), "the Anglo-American deal"),
        (("in 2019-", "20 alone"), "in 2019-20 alone"),
        (("a co-oper-", "ation deal"), "a co-operation deal"),
        (("no hyphen", "here"), "no hyphen here"),
        (("talks –", "which failed"), "talks – which failed"),
        (("the talks—", "which failed"), "the talks—which failed"),
        (("a side-by-", "side look"), "a side-by-side look"),
        (("the nego\u00ad", "tiations"), "the negotiations"),
        (("the in-", "spectors"), "the inspectors"),
        (("and/", "or"), "and/or"),
    ],
)
def test_hyphens_at_line_ends(broken: tuple[str, ...], whole: str) -> None:
    assert Vocabulary.of([*broken, "Saudi forces were led"]).joined(broken) == whole


def test_where_soft_hyphens_are_marked_the_others_are_the_words_own() -> None:
    lines_read = ["The nego\u00ad", "tiations were court-", "ordered."]
    assert Vocabulary.of(lines_read).joined(lines_read) == "The negotiations were court-ordered."


def test_a_document_s_own_spelling_of_a_word_decides() -> None:
    once = ["The cease-fire held.", "They want a cease-", "fire now."]
    assert Vocabulary.of(once).joined(once[1:]) == "They want a cease-fire now."
    other = ["The ceasefire held.", "They want a cease-", "fire now."]
    assert Vocabulary.of(other).joined(other[1:]) == "They want a ceasefire now."
