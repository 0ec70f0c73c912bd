"""Text to bytes for the writers: UTF-8 whatever the article held, offsets kept."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")
_XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_ANY = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_XML_SPECIAL = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)


def utf8(text: str) -> bytes:
    """Return UTF-8; a lone surrogate (no character) becomes U+FFFD, one for one.

    >>> utf8("a\\ud800b").decode()
    'a\ufffdb'
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text).encode("utf-8")


def xml(text: str) -> str:
    """Return text fit for XML 1.0 content and attribute values.

    The characters that XML 1.0 cannot hold at all (controls but tab, LF, CR; surrogates; U+FFFE,
    U+FFFF) become U+FFFD, one for one, so that offsets into the text still hold. White space is
    written as references, because a reader normalises it otherwise.

    >>> xml('a<b\\x00&\\r')
    'a&lt;b\ufffd&amp;&#13;'
    """
    if not _XML_ANY.search(text):  # most values; twice as fast as rewriting them all
        return text
    return _XML_ILLEGAL.sub("\ufffd", text).translate(_XML_SPECIAL)
