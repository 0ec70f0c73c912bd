"""English words by which texts are read stand in data files with their source, not in code.

Counted are sets, tuples, lists, keys of dictionaries, alternatives of regular expressions and
words that are split out of a string, of three words or more, wherever texts are read. What looks
like a word and is a name is left out: fields of records and columns of tables, keys of data files,
labels of the parser, elements of HTML, names of rules and of classes of events.
"""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from lxml.html import defs
from spacy.glossary import GLOSSARY

from kg.extract.clauses.repairs.order import REPAIRS
from kg.extract.repair.attachment_mends import MENDS
from ontology.terms import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
READING = (
    "kg/articles/lines",
    "kg/articles/pages",
    "kg/articles/publication",
    "kg/extract",
    "kg/gazetteer",
    "kg/link",
    "kg/parse",
    "kg/resolve",
)
"""Rooms in which texts are read. Others know formats, columns and options."""
FEWEST = 3
"""Words that make a list."""
MOST = 30
"""Lists in code, at most (380 before they became data): endings of inflections, tables from words
to values of an enum, and the few that stand in one rule."""

_WORD = re.compile(r"I|a|[A-Za-z][a-zé' ’-]+\.?")
_ALTERNATIVES = re.compile(r"[A-Za-z][a-z' ’-]*(?:\|[A-Za-z][a-z' ’-]*){2,}")
_CODES = (
    ("classes.csv", "class"),
    ("contexts.csv", "context"),
    ("themes.csv", "theme"),
    ("forms_of_address.csv", "kind"),
    ("justifications.csv", "stands"),
    ("kinds.csv", "kind"),
    ("confidence_weights.csv", "feature"),
)
"""Columns of `kg/extract/data` whose values are names that rules ask for."""


_NAMES = frozenset(
    {
        *("predet", "preconj", "tmod"),  # labels that the glossary leaves out
        *("aside", "footer", "main", "nav", "template", "dialog", "summary", "details"),  # HTML 5
        *("fbclid", "gclid", "amp", "property", "itemprop"),  # of addresses and of HTML
        *("trafilatura", "htmldate", "courlan"),  # packages
        *("clause", "quote", "infinitive", "object-infinitive", "gerund"),  # frames of contents
        *("name", "metonym", "acronym", "government", "office of"),  # why a phrase is an actor
        *("question", "answer", "reporter", "initials", "titled", "capitals", "sound"),  # labels
        *("quotations", "reports", "names", "speakers", "claims", "mentions"),  # steps
    }
)
"""Names that no table or class has."""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keys(table: object) -> Iterator[str]:
    """Yield the names of the lists and tables of a data file."""
    if isinstance(table, dict):
        for key, value in table.items():
            if isinstance(value, list | dict):
                yield key
                yield from _keys(value)
    elif isinstance(table, list):
        for value in table:
            yield from _keys(value)


def _fields(path: Path) -> Iterator[str]:
    """Yield the fields of the classes of a module, and the values of its enums."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for inside in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(inside, ast.AnnAssign) and isinstance(inside.target, ast.Name):
                yield inside.target.id
            if isinstance(inside, ast.Assign) and isinstance(inside.value, ast.Constant):
                yield str(inside.value.value)


@cache
def names() -> frozenset[str]:
    """Return what looks like a word and is the name of something of the program or its data."""
    found = {*_NAMES, *ROLES, *GLOSSARY, *defs.tags, *REPAIRS, *MENDS}
    for top in ("kg", "ontology"):
        for path in (ROOT / top).rglob("*.py"):
            found.update(_fields(path))
        for path in (ROOT / top).rglob("*.csv"):
            found.update(path.read_text(encoding="utf-8").split("\n", 1)[0].split(","))
        for path in (ROOT / top).rglob("*.toml"):
            found.update(_keys(tomllib.loads(path.read_text(encoding="utf-8"))))
    for file, column in _CODES:
        found.update(row[column] for row in _rows(ROOT / "kg/extract/data" / file))
    return frozenset(found)


def _literal(node: ast.AST) -> list[str]:
    """Return the strings of a set, tuple or list, the keys of a dictionary, or what is split."""
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        values = list(node.elts)
    elif isinstance(node, ast.Dict):
        values = [key for key in node.keys if key is not None]
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
    ):
        return str(node.func.value.value).split()
    else:
        return []
    return [v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str)]


def _is_all(node: ast.AST) -> TypeGuard[ast.Assign]:
    """Tell whether a module says here what it exports."""
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def lists_of_words(source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lists of English words in the text of a module, with their lines."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    docs |= {id(node.value) for node in ast.walk(tree) if _is_all(node)}
    for node in ast.walk(tree):
        found = [_literal(node) if id(node) not in docs else []]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            found = [m[0].split("|") for m in _ALTERNATIVES.finditer(node.value)]
        for words in found:
            english = [w for w in words if _WORD.fullmatch(w)]
            if len(english) >= FEWEST and not set(english) <= names():
                yield node.lineno, english


def test_what_counts_as_a_list_of_words() -> None:
    counted = {
        'X = {"urge", "press", "call"}': 1,
        'X = ("the", "a", "an")': 1,
        'X = {"wife": "f", "son": "m", "aunt": "f"}': 1,
        'X = re.compile(r"^(?:the|these|those) ")': 1,
        'X = "urge press call".split()': 1,
        'X = ("nsubj", "dobj", "prep")': 0,
        'X = ("polarity", "modality", "certainty")': 0,
        'X = ("div", "li", "section")': 0,
        'X = ("at", "in")': 0,
        '"""Read (the|these|those)."""': 0,
    }
    assert {text: len(list(lists_of_words(text))) for text in counted} == counted


def test_words_are_data() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {', '.join(words[:6])}"
        for room in READING
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, words in lists_of_words(path.read_text(encoding="utf-8"))
    ]
    assert len(found) <= MOST, "\n".join(found)
