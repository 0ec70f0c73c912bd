"""The IRIs of a release's nodes, as paths below its base, and what may stand in them.

Everything that comes from an article or a caller is percent-encoded, so no id can leave its path.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.errors import ConfigError
from kg.ids import DIGITS, digest, key_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Source, Span, Stance

SHARED = "graph/shared"
"""The graph of what articles share: actors, things, propositions, links."""

SIMPLE = "graph/simple"
"""The graph of derived shortcuts, and of nothing else."""

LONG = 24
"""Characters of an article's id from which on its IRIs hold a hash; names of files are shorter."""

_LETTERS = {"actor": "a", "appearance": "ap", "statement": "s", "proposition": "p"}
_ID = {
    kind: re.compile(f"{letter}-[0-9a-f]{{{DIGITS}}}", re.ASCII).fullmatch
    for kind, letter in _LETTERS.items()
}
"""What ids of each kind are like: they begin with its letter and are a path of their own."""

_BASE = re.compile(r"[a-z][a-z0-9+.-]*://[^\s<>\"{}|\\^`?#%\x00-\x20]+/", re.ASCII)


def checked_base(base: str) -> str:
    """Return `base` if it can be the base of the release's IRIs, else raise `ConfigError`."""
    if not _BASE.fullmatch(base) or not base.isascii():
        raise ConfigError(f"not a base IRI (scheme://host/path/ in ASCII, slash last): {base!r}")
    return base


@lru_cache(maxsize=65536)
def segment(name: str) -> str:
    """Return `name` as one segment of a path, never empty; lone surrogates are encoded too.

    >>> segment("a b/c"), segment("..")
    ('a%20b%2Fc', '%2E%2E')
    """
    if name in (".", ".."):
        return name.replace(".", "%2E")
    return quote(name or "\0", safe="", errors="surrogatepass")


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """Return what stands for an article in IRIs: its id, or in place of a long one a hash of it.

    An id may be a whole headline, and stands in three of four IRIs of what the article says. The
    plus sign stands in no id that is written as itself.
    """
    plain = segment(name)
    return plain if len(plain) <= LONG else "+" + digest(name)


def article(name: str) -> str:
    """Path of an article."""
    return "article/" + _key(name)


def article_graph(name: str) -> str:
    """Path of the named graph that holds what one article says."""
    key = _key(name)
    return "graph/" + key if key.startswith("+") else "graph/article/" + key


def place(name: str, span: Span) -> str:
    """Path of a place in an article (RFC 5147)."""
    return f"article/{_key(name)}#char={span.start},{span.end}"


def _of(kind: str, name: str) -> str:
    """Return the path of a record: its id, whose letter tells the kind, or an id of another form.

    >>> _of("actor", "a-00724a1b66f3c2d9"), _of("actor", "Ada")
    ('a-00724a1b66f3c2d9', 'actor/Ada')
    """
    return name if _ID[kind](name) else f"{kind}/{segment(name)}"


def actor(name: str) -> str:
    """Path of an actor."""
    return _of("actor", name)


def appearance(name: str) -> str:
    """Path of an actor as one article knows it."""
    return _of("appearance", name)


def statement(name: str) -> str:
    """Path of a statement."""
    return _of("statement", name)


def proposition(name: str) -> str:
    """Path of a proposition."""
    return _of("proposition", name)


def issue(name: str) -> str:
    """Path of what is argued about."""
    return "issue/" + segment(name)


def stance(proposition_name: str, stand: Stance) -> str:
    """Path of a stand on a proposition, one for all statements that take the same."""
    values = f"{stand.polarity.value}-{stand.modality.value}-{stand.certainty.value}"
    values += "-presupposed" if stand.presupposed else ""
    return f"{proposition(proposition_name)}/{values}"


def entailed(charge: str, statement_name: str) -> str:
    """Path of a stand on a charge that follows from what a statement says."""
    return f"entailed/{segment(charge)}/{segment(statement_name)}"


def method(rule: str, confidence: float, finders: Iterable[str] = ()) -> str:
    """Path of a rule with how often it is right, one for all statements that it found so.

    What else than the rule found them is in it too.
    """
    also = "".join(f"+{segment(one)}" for one in finders)
    return f"method/{segment(rule)}{also}/{confidence:.2f}"


def source(record: Source, home: str) -> str:
    """Path of what an article tells of a source, one for all statements of which it tells it."""
    spans = (record.title, *record.justification)
    places = (f"{s.start}-{s.end}" if s is not None else "" for s in spans)
    return "source/" + key_id("o", home, record.speaker or "", record.kind.value, *places)


def thing(label: str, country: str | None) -> str:
    """Path of what fills a role without being an actor: one for each wording."""
    return _thing(label.encode("utf-8", "replace").decode(), country or "")


@lru_cache(maxsize=65536)
def _thing(label: str, country: str) -> str:
    return key_id("t", label, country)


def spoken_by(name: str) -> str:
    """Path of what a statement came through: another statement, or an outlet."""
    return statement(name) if name.startswith("s-") else actor(name)
