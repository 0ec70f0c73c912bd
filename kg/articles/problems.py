"""Diagnostics about articles, and the characters that no export can carry."""

from __future__ import annotations

import re

from kg.model import Diagnostic, Severity, Span

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def error(code: str, message: str, article: str | None = None) -> Diagnostic:
    """Return a diagnostic of something that could not be read."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, article=article)


def warning(
    code: str, message: str, article: str | None = None, span: Span | None = None
) -> Diagnostic:
    """Return a diagnostic of something that may be wrong."""
    return Diagnostic(
        code=code, severity=Severity.WARNING, message=message, article=article, span=span
    )


def info(
    code: str, message: str, article: str | None = None, span: Span | None = None
) -> Diagnostic:
    """Return a diagnostic of something worth knowing."""
    return Diagnostic(
        code=code, severity=Severity.INFO, message=message, article=article, span=span
    )


def printable(text: str) -> str:
    """Replace each character that XML or UTF-8 cannot hold by one that they can.

    Lone surrogates and control characters become U+FFFD, those that are white space a blank: one
    for one, so that every offset stays.

    >>> printable("a\\x00b\\x0cc")
    'a\\ufffdb c'
    """
    return _ILLEGAL.sub(lambda m: " " if m[0].isspace() else "\ufffd", text)


def shown(text: str, most: int = 60) -> str:
    """Return a text as a message may carry it: one line, printable, cut."""
    flat = " ".join(printable(text).split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
