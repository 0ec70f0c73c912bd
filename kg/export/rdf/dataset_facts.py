"""What a data set's publisher says of it: licence, publisher, day of issue, version, title.

In: `NAME=VALUE`, as the command line gives them. Out: lines of Turtle for `dataset.ttl`. Nothing is
made up: what nobody has said does not stand there, for no program knows under which licence the
articles' words may be passed on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import ConfigError
from kg.export.rdf.quads import literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WEB = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
FACTS = {
    "title": "words",
    "licence": "the address of its text",
    "publisher": "a name, or an address",
    "issued": "a day, as 2024-10-22",
    "version": "words",
}
"""What may be said, and how."""


def facts(given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return what is said, by name in a fixed order. Raises `ConfigError` where it is not one.

    >>> facts(["version=2", "licence=https://licence.example/by"])
    (('licence', 'https://licence.example/by'), ('version', '2'))
    """
    told: dict[str, str] = {}
    for one in given:
        name, _, value = one.partition("=")
        wrong = (name == "licence" and not _WEB.fullmatch(value)) or (
            name == "issued" and not _DAY.fullmatch(value)
        )
        if name not in FACTS or not value.strip() or wrong:
            known = "; ".join(f"{key}={how}" for key, how in FACTS.items())
            raise ConfigError(f"--dataset {one}: nothing that can be said of a data set: {known}")
        told[name] = value.strip()
    return tuple((name, told[name]) for name in FACTS if name in told)


def in_turtle(told: dict[str, str]) -> Iterator[str]:
    """Return what is said of `<dataset>`, and of its publisher where that is a name."""
    publisher = told.get("publisher", "")
    named = publisher and not _WEB.fullmatch(publisher)
    if "licence" in told:
        yield f"    dcterms:license <{told['licence']}> ;"
    if publisher:
        yield f"    dcterms:publisher {'<dataset#publisher>' if named else f'<{publisher}>'} ;"
    if "issued" in told:
        yield f"    dcterms:issued {literal(told['issued'])}^^xsd:date ;"
    if "version" in told:
        yield f"    dcat:version {literal(told['version'])} ;"


def publisher_in_turtle(told: dict[str, str]) -> Iterator[str]:
    """Return the node of a publisher that is known by name alone."""
    name = told.get("publisher", "")
    if name and not _WEB.fullmatch(name):
        yield ""
        yield f"<dataset#publisher> a schema:Organization ; schema:name {literal(name)} ."
