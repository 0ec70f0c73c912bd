"""Words of the user's own, read beside ours: a table of predicates with their classes or acts.

In: a CSV file (data/LEXICON.md says which columns it has). Out: a `UserLexicon`, which extraction
reads while it is in use (`using`); every word in it goes before ours.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from io import StringIO
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.extract.noun_kinds import kind_names
from kg.model import Act, OwnClass
from ontology.predicate_classes import predicate_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS = (
    *("word", "pos", "particle", "object", "subject"),
    *("class", "act", "frames", "parent", "definition"),
)
"""Columns that the file may have; `word` and `pos` it must."""
_PARTS = {
    **dict.fromkeys(("v", "verb"), "V"),
    **dict.fromkeys(("n", "noun"), "N"),
    **dict.fromkeys(("a", "adjective"), "A"),
    **dict.fromkeys(("p", "predicative noun"), "P"),
}
_SHOWN = 8
"""Mistakes that the message of an error lists at most."""
USUAL_FRAMES = "s n"
"""Where the content of an act's verb stands when the file does not say: a clause, an object."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UserLexicon:
    """The user's words. Two are the same only if they are one object, so that it may be a key.

    `rows` have the columns of our own tables of predicates, `acts` word, part of speech, act and
    frames; `classes` are those that our table has not.
    """

    rows: tuple[Mapping[str, str], ...] = ()
    acts: tuple[tuple[str, str, Act, str], ...] = ()
    classes: tuple[OwnClass, ...] = ()


NO_WORDS = UserLexicon()
_CURRENT: ContextVar[UserLexicon] = ContextVar("user_lexicon", default=NO_WORDS)


in_use = _CURRENT.get
"""Returns the user's words that extraction reads now; none unless `using` says so."""


@contextmanager
def using(words: UserLexicon) -> Iterator[None]:
    """Have extraction read these words inside the block."""
    token = _CURRENT.set(words)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def read_user_lexicon(path: Path) -> UserLexicon:
    """Read a file of words; InputError names every line that cannot be read, and why."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as text in UTF-8 ({error})") from None
    table = csv.DictReader(StringIO(text, newline=""))
    names = [str(n).strip().casefold() for n in table.fieldnames or ()]
    unknown = [n for n in names if n not in COLUMNS]
    if unknown or not {"word", "pos"} <= set(names):
        raise InputError(
            f"{path}: the first line must name the columns; word and pos are needed, known are"
            f" {', '.join(COLUMNS)}" + (f"; not known: {', '.join(unknown)}" if unknown else "")
        )
    table.fieldnames = names
    lines: list[dict[str, str]] = []
    wrong: list[str] = []
    for row in table:
        line = {c: " ".join((row.get(c) or "").split()) for c in COLUMNS}
        if not any(line.values()):
            continue
        told = "too many cells" if None in row else _wrong(line, lines)
        if told:
            wrong.append(f"line {table.line_num}: {told}")
        else:
            lines.append(line)
    if wrong:
        more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise InputError(f"{path}: {'; '.join(wrong[:_SHOWN])}{more}")
    return _made(lines)


def _wrong(line: dict[str, str], before: list[dict[str, str]]) -> str:
    """Return what is wrong with a line in words, "" where nothing is."""
    known = {*predicate_classes(), *(one["class"] for one in before)}
    if not line["word"]:
        return "no word"
    if line["pos"].casefold() not in _PARTS:
        return f"pos {line['pos']!r} is none of V, N, A, P"
    if bool(line["class"]) == bool(line["act"]):
        return f"{line['word']!r} needs a class or an act, and only one of them"
    if line["act"]:
        return _wrong_act(line)
    if line["class"] not in known and not line["parent"]:
        return f"class {line['class']!r} is not known; a new one needs a parent"
    if not line["class"].replace("-", "").isalnum() or line["class"] != line["class"].lower():
        return f"class {line['class']!r}: small letters, digits and hyphens only"
    if line["parent"] and line["parent"] not in known:
        return f"parent {line['parent']!r} is no class"
    if line["parent"] and line["class"] in predicate_classes():
        return f"class {line['class']!r} is one of ours and keeps its parent"
    for condition in (*line["object"].split(), *line["subject"].split()):
        kind = condition.rpartition(":")[2]
        if kind not in ("", "*", "-", *kind_names()) and not kind.startswith("="):
            return f"{kind!r} is no kind of noun; a word needs a = before it"
    return ""


def _wrong_act(line: dict[str, str]) -> str:
    if line["act"] not in [a.value for a in Act]:
        return f"act {line['act']!r} is none of {', '.join(a.value for a in Act)}"
    if line["object"] or line["subject"] or line["parent"]:
        return f"{line['word']!r} has an act; object, subject and parent are for classes"
    return ""


def _made(lines: list[dict[str, str]]) -> UserLexicon:
    rows, acts = [], []
    classes: dict[str, OwnClass] = {}
    for line in lines:
        part = _PARTS[line["pos"].casefold()]
        word, particle = line["word"].casefold(), line["particle"].casefold()
        if line["act"]:
            whole = f"{word} {particle}" if particle else word
            acts.append((whole, part, Act(line["act"]), line["frames"] or USUAL_FRAMES))
            continue
        rows.append({**line, "word": word, "pos": part, "particle": particle})
        name = line["class"]
        if name not in predicate_classes():
            label = name.replace("-", " ")
            one = classes.get(name) or OwnClass(id=name, label=label, parent=line["parent"])
            classes[name] = replace(one, definition=one.definition or line["definition"])
    return UserLexicon(rows=tuple(rows), acts=tuple(acts), classes=tuple(classes.values()))
