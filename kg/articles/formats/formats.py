"""The formats that articles come in: one row each, with the endings of its files and its reader.

A reader is a function `read(data, source)` that yields the drafts in a file and diagnostics about
what of it is no article; it raises `Unreadable` when the file as a whole cannot be read. `data` can
be sought in. Adding a format is one module with such a function, one row here, one fixture and one
row in the tests; `kg/articles/README.md` prints the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.encoding.decode import Unreadable
from kg.articles.formats import signs
from kg.guard import OFF, Guard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.articles.draft import Draft
    from kg.model import Diagnostic

HEAD = 4096
"""Bytes that tell a file's format where its name does not."""

type Reader = Callable[[BinaryIO, Source], Iterator[Draft | Diagnostic]]
type Sign = Callable[[bytes], bool]


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one input, archives within it too: bytes and files."""

    bytes: int
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where bytes come from, and what the caller said about how to read them.

    `id` is the article's id, or how ids begin when a file holds several articles. `name` is what
    people know the file by ("page.html", "saved.zip/news/page.html"); `folder` the folders that it
    lies in below the input ("2024/10/22", "" at the top). `fields` names columns or keys of tables
    and records that are called otherwise than usual: {"text": "body"}. `depth` counts the archives
    that the file lies in, and `budget` is what they may still take (None outside of any). `guard`
    says whether what breaks over one of several articles costs that article or the run. `charset`
    and `url` are what a server said of the bytes and where they came from, where that was noted.
    """

    id: str
    name: str
    folder: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    budget: Budget | None = None
    guard: Guard = OFF
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files: its `name` for people, the `endings` of its files in lower case, the
    `reader` as "module:function", imported when a file comes, and the `extra` that it needs.

    `takes` says for people what is taken from a file. `sign` tells it by its first bytes; a file
    whose ending says otherwise is believed by its bytes. `several`: a file may hold many articles.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    takes: str
    sign: Sign | None = None
    several: bool = False
    extra: str | None = None

    def read(self, data: BinaryIO, source: Source) -> Iterator[Draft | Diagnostic]:
        """Yield what the file holds. Raises `Unreadable`."""
        module, _, function = self.reader.partition(":")
        try:
            yield from cast("Reader", getattr(import_module(module), function))(data, source)
        except ModuleNotFoundError as missing:
            if self.extra is None or (missing.name or "").startswith("kg."):
                raise
            reason = f"is a {self.name}; to read it, pip install 'sayso[{self.extra}]'"
            raise Unreadable("needs-extra", reason) from None


TEXT = Format(
    name="plain text",
    endings=(".txt", ".text", ".md", ".markdown"),
    reader="kg.articles.formats.plain:read",
    takes="the text as it stands; title, date, author above it between lines of `---`",
)
PAGE = Format(
    name="web page",
    endings=(".html", ".htm", ".xhtml"),
    reader="kg.articles.formats.page:read",
    takes="text, title, date with hour and zone, outlet, author, address; posts of live blogs",
    sign=signs.html,
)
SAVED_PAGE = Format(
    name="page saved with its pictures",
    endings=(".mhtml", ".mht"),
    reader="kg.articles.formats.mhtml:read",
    takes="text, title, date with hour and zone, outlet, author, address; posts of live blogs",
    sign=signs.web_archive,
)
WORD = Format(
    name="Word document",
    endings=(".docx", ".docm"),
    reader="kg.articles.documents.word:read",
    takes="text, title",
    sign=signs.word,
)
OPEN_DOCUMENT = Format(
    name="OpenDocument text",
    endings=(".odt",),
    reader="kg.articles.documents.opendocument:read",
    takes="text, title",
    sign=signs.open_document,
)
RICH_TEXT = Format(
    name="rich text",
    endings=(".rtf",),
    reader="kg.articles.documents.rtf:read",
    takes="text, title",
    sign=signs.rich_text,
)
PDF = Format(
    name="PDF",
    endings=(".pdf",),
    reader="kg.articles.documents.pdf:read",
    takes="text, title, date of the issue",
    sign=signs.pdf,
    extra="pdf",
)
RECORDS = Format(
    name="JSON",
    endings=(".json",),
    reader="kg.articles.formats.json_files:read",
    takes="of each object with a text: text, title, date, outlet, author, address, id",
    sign=signs.json,
    several=True,
)
LINES = Format(
    name="JSON lines",
    endings=(".jsonl", ".ndjson"),
    reader="kg.articles.formats.json_files:read",
    takes="the same of each line",
    several=True,
)
TABLE = Format(
    name="table",
    endings=(".csv", ".tsv"),
    reader="kg.articles.formats.tables:read",
    takes="the same of each row, by the names of the columns",
    sign=signs.table,
    several=True,
)
FEED = Format(
    name="feed (RSS, Atom)",
    endings=(".rss", ".atom", ".rdf"),
    reader="kg.articles.formats.feeds:read",
    takes="of each entry: text, title, date, outlet, author, address",
    sign=signs.feed,
    several=True,
)
NITF = Format(
    name="NITF",
    endings=(".nitf",),
    reader="kg.articles.formats.nitf:read",
    takes="text, headline, byline, dateline, date, outlet, author",
    sign=signs.nitf,
)
NEWSML = Format(
    name="NewsML (G2, 1.x)",
    endings=(".newsml",),
    reader="kg.articles.formats.newsml:read",
    takes="of each item the same",
    sign=signs.newsml,
    several=True,
)
MAIL = Format(
    name="mail",
    endings=(".eml",),
    reader="kg.articles.formats.mail:read",
    takes="text, subject, date with hour and zone, sender; messages and files attached to it",
    sign=signs.mail,
    several=True,
)
MAILBOX = Format(
    name="mailbox",
    endings=(".mbox", ".mbx"),
    reader="kg.articles.formats.mail:read_mailbox",
    takes="the same of each message",
    sign=signs.mailbox,
    several=True,
)
WEB_ARCHIVE = Format(
    name="web archive (WARC)",
    endings=(".warc", ".warc.gz"),
    reader="kg.articles.formats.warc:read",
    takes="of each page kept: what a page gives, with the address it was fetched from",
    sign=signs.warc,
    several=True,
)
ZIP = Format(
    name="ZIP archive",
    endings=(".zip",),
    reader="kg.articles.formats.archives:read_zip",
    takes="each file of a format that is read",
    sign=signs.zipped,
    several=True,
)
TAR = Format(
    name="tar archive",
    endings=(".tar",),
    reader="kg.articles.formats.archives:read_tar",
    takes="the same",
    sign=signs.tar,
    several=True,
)
PACKED = Format(
    name="packed file",
    endings=(".gz", ".tar.gz", ".tgz", ".bz2", ".tar.bz2", ".xz", ".tar.xz"),
    reader="kg.articles.formats.archives:read_packed",
    takes="what the file or archive in it gives",
    sign=signs.packed,
    several=True,
)

FORMATS: tuple[Format, ...] = (
    TEXT,
    PAGE,
    SAVED_PAGE,
    WORD,
    OPEN_DOCUMENT,
    RICH_TEXT,
    PDF,
    RECORDS,
    LINES,
    TABLE,
    FEED,
    NITF,
    NEWSML,
    MAIL,
    MAILBOX,
    WEB_ARCHIVE,
    ZIP,
    TAR,
    PACKED,
)
"""All formats, in the order in which they are told."""


def by_ending(name: str) -> Format | None:
    """Return the format that a file's name ends like, the longest ending first (".tar.gz").

    >>> by_ending("Page.HTML").name
    'web page'
    """
    low = name.lower()
    fits = [(len(e), f) for f in FORMATS for e in f.endings if low.endswith(e) and low != e]
    return max(fits, key=lambda found: found[0])[1] if fits else None


def by_sign(head: bytes) -> Format | None:
    """Return the format that a file's first bytes tell, None if they tell none."""
    return next((f for f in FORMATS if f.sign is not None and f.sign(head)), None)


def told_by(name: str, head: bytes) -> Format:
    """Return the format of a file: that of its name unless its bytes say otherwise.

    Plain text is what nothing else is known of.
    """
    named = by_ending(name)
    if named is not None and named.sign is not None and named.sign(head):
        return named
    if named is WEB_ARCHIVE and signs.packed(head):
        return named
    return by_sign(head) or named or TEXT


def stem(name: str) -> str:
    """Return a file's name without the ending of its format.

    >>> stem("news/page.html"), stem("notes.2024"), stem(".html")
    ('page', 'notes', '.html')
    """
    last = name.rsplit("/", 1)[-1]
    low = last.lower()
    ends = [e for f in FORMATS for e in f.endings if low.endswith(e) and low != e]
    if ends:
        return last[: -len(max(ends, key=len))]
    head, dot, _ = last.rpartition(".")
    return head if dot and head.strip(".") else last
