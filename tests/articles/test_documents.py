"""Word and OpenDocument texts: what a reader sees is read, and no package harms its reader."""

from __future__ import annotations

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.documents import office
from kg.articles.documents.paragraphs import Paragraph, laid_out, plausible_title, titled
from kg.articles.encoding.decode import Unreadable
from kg.articles.formats.formats import OPEN_DOCUMENT, WORD, Format, Source
from kg.model import Article, Diagnostic, LineKind

FORMATS = Path(__file__).parent / "formats"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
TEXT = "The ministry said on Monday that it was waiting for an answer."


def packed(**parts: str | bytes) -> bytes:
    """Pack parts by their names, `__` for a slash, as an office program does."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", part)
    return held.getvalue()


def word(body: str, namespace: str = W) -> bytes:
    return packed(word__document=f"<w:document {namespace}><w:body>{body}</w:body></w:document>")


def text_of(data: bytes, form: Format = WORD) -> str:
    (found,) = form.read(io.BytesIO(data), Source(id="a", name="a"))
    assert not isinstance(found, Diagnostic)
    return found.text


def reason(data: bytes, form: Format = WORD) -> tuple[str, str]:
    with pytest.raises(Unreadable) as problem:
        list(form.read(io.BytesIO(data), Source(id="a", name="a")))
    return problem.value.code, problem.value.reason


def labelled(article: Article) -> list[tuple[str, str]]:
    return [(x.kind.value, x.span.of(article.text)) for x in article.lines]


def test_a_word_document_is_read_as_it_is_seen() -> None:
    """Title, tracked changes, a link, hidden text, a list, a table, a text box and a footnote."""
    (article,), problems = read_articles([FORMATS / "ferry.docx"])
    assert problems == []
    assert article.title == "Ferry operator rejects Norland claim"
    assert article.text.split("\n\n") == [
        "Ferry operator rejects Norland claim",
        "By Maren Tolvik",
        "HARVEN, Oct. 22, 2024 – The ferry operator Belton Lines on Tuesday rejected a claim by the"
        " Norland transport ministry that its ships had carried weapons.",
        "“We have carried no weapons,” chief executive Ines Calder told reporters in Harven.",
        "Two ships",
        "Norland’s transport minister, Otto Brandt, had said the Aurora and the Borealis had loaded"
        " rockets in May.",
        "The operator demanded three things:",
        "- an apology from the minister",
        "- the ministry’s documents",
        "Ship\nPort",
        "Aurora\nHarven",
        "Brandt declined to comment on Wednesday.",
        "The harbour office said it had found nothing.",
        "Ferry services between Harven and Norland go on, Calder said.",
        "The minister’s office answered no calls.",
    ]
    assert ("headline", "Ferry operator rejects Norland claim") in labelled(article)
    assert ("section-head", "Two ships") in labelled(article)


def test_the_days_of_a_file_are_no_day_of_publication() -> None:
    articles, _ = read_articles([FORMATS / "ferry.docx", FORMATS / "dockers.odt"])
    assert {a.published.value[:4] if a.published else None for a in articles} <= {None, "2024"}


def test_an_opendocument_text_is_read_as_it_is_seen() -> None:
    (article,), problems = read_articles([FORMATS / "dockers.odt"])
    assert problems == []
    assert article.title == "Dockers in Harven call off strike"
    assert article.text.split("\n\n") == [
        "Dockers in Harven call off strike",
        "By Ola Brenn",
        "Dockers in Harven called off their strike on Monday, the union’s leader Greta Solheim"
        " said.",
        "“The port has met our demands,” Solheim told the Harven Post.",
        "What was agreed",
        "The union listed what the port had promised:",
        "- higher pay from January",
        "- no night shifts",
        "for dockers over 60",
        "Pay\n4 percent",
        "A spokesman for the port declined to comment on the costs.",
        "The minister welcomed the deal.",
        "The paper belongs to the port.",
    ]
    assert ("section-head", "What was agreed") in labelled(article)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>C</w:t></w:r></w:p>", "a\tb\nC"),
        ("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>", "co‑op"),
        ("<w:p><w:r><w:t>a </w:t><w:br w:type='page'/><w:t>b</w:t></w:r></w:p>", "a  b"),
        ("<w:p><w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:r><w:t>b</w:t></w:r></w:p>", "b"),
        ("<w:p><w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>", "a"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>", "7"),
        (
            "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>a</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>",
            "a",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>It said </w:t></w:r></w:p>"
            "<w:p><w:r><w:t>no.</w:t></w:r></w:p>",
            "It said no.",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"
            "</w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:t>d</w:t></w:r></w:p>",
            "a\n\nb\nc\n\nd",
        ),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:sdtContent></w:sdt>", "a"),
    ],
)
def test_what_stands_for_characters_in_word(body: str, text: str) -> None:
    assert text_of(word(body)) == text
    assert text_of(word(body, STRICT)) == text


def test_the_main_part_and_styles_may_have_any_name() -> None:
    """Some versions of Word number the part; a style of the user's is based on a built-in one."""
    office_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships {rels}><Relationship Type="{office_type}/officeDocument"'
            ' Target="/word/document2.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document2.xml.rels",
            f'<Relationships {rels}><Relationship Type="{office_type}/styles"'
            ' Target="styles7.xml"/><Relationship TargetMode="External"'
            f' Type="{office_type}/footnotes" Target="http://127.0.0.1/x"/></Relationships>',
        )
        archive.writestr(
            "word/styles7.xml",
            f'<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
            '<w:style w:styleId="Mine"><w:name w:val="mine"/><w:basedOn w:val="berschrift1"/>'
            '</w:style><w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/>'
            "</w:style></w:styles>",
        )
        archive.writestr(
            "word/document2.xml",
            f'<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>Talks'
            " fail</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='Loop'/></w:pPr><w:r><w:t>Both"
            " left.</w:t></w:r></w:p></w:body></w:document>",
        )
    (found,) = WORD.read(io.BytesIO(held.getvalue()), Source(id="a", name="a"))
    assert not isinstance(found, Diagnostic)
    assert (found.title, found.text) == ("Talks fail", "Talks fail\n\nBoth left.")
    assert [x.kind for x in found.lines] == [LineKind.HEADLINE]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "unreadable", "not a whole document"),
        (b"PK\x03\x04 cut off", "unreadable", "not a whole document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected", "password"),
        (packed(other="<a/>"), "unreadable", "save it"),
        (packed(word__document="<w:document"), "unreadable", "broken"),
        (word(""), "empty", "without text"),
        (word("<w:p>" * 2000 + "</w:p>" * 2000), "unreadable", "too deep"),
        (
            packed(word__document='<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>'),
            "unreadable",
            "declares entities",
        ),
    ],
)
def test_a_broken_or_hostile_word_document(data: bytes, code: str, words: str) -> None:
    found, said = reason(data)
    assert found == code
    assert words in said


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = word(f"<w:p><w:r><w:t>{'a' * (office.LARGEST_PART + 1)}</w:t></w:r></w:p>")
    assert len(bomb) < 1_000_000
    assert reason(bomb)[0] == "too-large"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, office.LARGEST_LIST + 1, 0, 0)
    assert reason(b"PK" + end)[0] == "too-large"


def test_a_package_under_a_password_says_so() -> None:
    data = bytearray(word(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.start_dir
    data[6] |= 1
    data[size + 8] |= 1
    assert reason(bytes(data))[0] == "protected"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", manifest)
    assert reason(held.getvalue(), OPEN_DOCUMENT)[0] == "protected"


def test_every_cut_of_a_document_is_read_or_told() -> None:
    """What a broken download leaves; never an exception of a library."""
    for name, form in (("ferry.docx", WORD), ("dockers.odt", OPEN_DOCUMENT)):
        data = (FORMATS / name).read_bytes()
        for size in range(0, len(data), max(1, len(data) // 40)):
            assert reason(data[:size], form)[0] in ("unreadable", "empty")
        for at in range(0, len(data), max(1, len(data) // 60)):
            broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
            with suppress(Unreadable):
                assert text_of(broken, form)


def test_blank_paragraphs_and_breaks() -> None:
    text, lines = laid_out(
        [
            Paragraph("  "),
            Paragraph("One line\nof two"),
            Paragraph("A", LineKind.CHROME),
            Paragraph("B", LineKind.PROSE, close=True),
        ]
    )
    assert text == "One line of two\n\nA\nB"
    assert [(x.kind.value, x.span.of(text)) for x in lines] == [("chrome", "A"), ("prose", "B")]


def test_a_heading_below_prose_is_no_headline() -> None:
    prose = Paragraph(f"{TEXT} {TEXT}")
    head = Paragraph("Next steps", LineKind.SECTION_HEAD)
    assert titled([prose, head]) == [prose, head]
    assert titled([head, prose])[0].kind is LineKind.HEADLINE


@pytest.mark.parametrize(
    "title", ["", "draft", "Untitled 3", "story final.docx", "https://x.example/a b", "Document 1"]
)
def test_titles_that_programs_make_up(title: str) -> None:
    assert plausible_title(title) is None
