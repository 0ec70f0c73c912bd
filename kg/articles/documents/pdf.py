"""PDF files with a text layer: columns, running heads and words broken at line ends undone.

The text as read is made from the words on the pages (see `page_layout`, `printed`, `hyphens`);
offsets are of it. The day on which the file was made is no day of publication. Needs the extra
`pdf`.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.articles.documents.page_layout import rows_of
from kg.articles.documents.paragraphs import laid_out, plausible_author, plausible_title
from kg.articles.documents.printed_pages import headline_by_size, paragraphs_of
from kg.articles.draft import Draft
from kg.articles.encoding.decode import LIBRARY_FAILURES, Unreadable, bounded
from kg.articles.problems import shown
from kg.articles.publication import written_dates as dates
from kg.articles.publication.instants import is_plausible_day
from kg.model import Dated, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.documents.paragraphs import Paragraph
    from kg.articles.documents.pdf_words import PageWords
    from kg.articles.formats.formats import Source

LARGEST_FILE = 100_000_000
"""Bytes of the largest file that is read, its pictures included."""
MOST_PAGES = 2000
"""Pages of the longest file that is read."""
LARGEST_STREAM = 30_000_000
"""Bytes that one stream of a file may unpack to; a page of text has some 50,000."""
MOST_WORK = 500_000
"""Operators and operands of one stream: a page drawn letter by letter has some 30,000."""
SCANNED = 20
"""Letters a page, on average, below which a file has no text layer worth the name."""
UNREAD = 0.3
"""Share of letters that are none from which the fonts do not say what they draw."""

_FAILURES = (
    *LIBRARY_FAILURES,
    NotImplementedError,
    EOFError,
    zlib.error,
    struct.error,
)


def read(data: BinaryIO, source: Source) -> Iterator[Draft]:
    """Yield the article of a PDF. Raises `Unreadable`."""
    found = bounded(data, LARGEST_FILE)
    if b"%PDF-" not in found[:1024]:
        raise Unreadable("unreadable", "is no PDF, whatever its name says; check the file")
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    limits: dict[str, Any] = {
        "zlib_maximum_output_length": LARGEST_STREAM,
        "lzw_maximum_output_length": LARGEST_STREAM,
        "run_length_maximum_output_length": LARGEST_STREAM,
        "array_based_stream_maximum_output_length": LARGEST_STREAM,
        "stream_parsing_work_maximum_count": MOST_WORK,
    }
    try:
        with pypdf.apply_configuration(**limits):
            held = _held(found)
    except (PyPdfError, *_FAILURES) as problem:
        reason = f"is a PDF that cannot be read ({type(problem).__name__}); print it to a new one"
        raise Unreadable("unreadable", reason) from None
    yield _draft(held, source)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a file holds: the words of its pages, its title and author as its properties say."""

    pages: list[PageWords]
    title: str | None
    author: str | None


def _held(data: bytes) -> _Held:
    """Read a file. Raises `Unreadable`, and whatever the library does for a broken one."""
    from pypdf import PdfReader

    from kg.articles.documents.pdf_words import Budget, words_of

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("protected", "is protected by a password; save it without one")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("too-large", f"has more than {MOST_PAGES} pages; split it into articles")
    fonts: dict[Any, Any] = {}
    budget = Budget()
    pages = [words_of(page, fonts, budget) for page in reader.pages]
    said = reader.metadata
    return _Held(pages, _said(said, "/Title"), _said(said, "/Author"))


def _draft(held: _Held, source: Source) -> Draft:
    pages = [rows_of(page, number) for number, page in enumerate(held.pages)]
    letters = "".join(r.text for page in pages for r in page)
    if len(letters) < SCANNED * len(pages):
        reason = "has no text layer, as a scan; recognise its text first (OCR) and give the result"
        raise Unreadable("no-text-layer", reason)
    strange = sum(
        not c.isprintable() or "\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in letters
    )
    if strange > UNREAD * len(letters):
        reason = "has fonts that do not say which letters they draw; recognise its text first (OCR)"
        raise Unreadable("no-text-layer", reason)
    paragraphs = paragraphs_of(pages, [page.height for page in held.pages])
    text, lines = laid_out(paragraphs)
    head = headline_by_size(paragraphs)
    return Draft(
        id=source.id,
        text=text,
        source=source.name,
        folder=source.folder,
        title=_title(plausible_title(held.title), plausible_title(head.text) if head else None),
        author=plausible_author(held.author),
        lines=lines,
        hints=tuple(_issue(paragraphs)),
    )


def _title(said: str | None, printed: str | None) -> str | None:
    """Return the title: the headline as printed where the properties say much the same, else what
    they say, for the largest line of a page may be the name of the paper.

    >>> _title("Talks fail - Post", "Talks of two sides fail"), _title("Talks fail", "The Post")
    ('Talks of two sides fail', 'Talks fail')
    """
    if said is None or printed is None:
        return said or printed
    known, words = set(printed.lower().split()), said.lower().split()
    return printed if 2 * sum(w in known for w in words) >= len(words) else said


def _issue(paragraphs: Sequence[Paragraph]) -> Iterator[Dated]:
    """Yield the day in the running heads, if there is one alone: that of a newspaper's issue."""
    found: dict[str, str] = {}
    for paragraph in paragraphs:
        if paragraph.kind is LineKind.CHROME:
            for day in dates.find(paragraph.text):
                if day.year and day.edtf and is_plausible_day(day.edtf):
                    found.setdefault(day.edtf, paragraph.text)
    if len(found) == 1:
        ((value, words),) = found.items()
        yield Dated(value, f"the day at the head of its pages, “{shown(words)}”")


def _said(properties: Any, key: str) -> str | None:
    value = properties.get(key) if properties is not None else None
    value = value.get_object() if value is not None else None
    return str(value) if isinstance(value, str) else None
