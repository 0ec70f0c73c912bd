"""From a template and its values to a page; every value is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import jinja2

from kg.counted import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = "templates"


def _read(name: str) -> str | None:
    try:
        return (files("kg.serve") / _FOLDER / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["query"] = _query
    environment.filters["count"] = plural
    return environment


def _query(values: Mapping[str, object]) -> str:
    return f"?{urlencode(values)}" if values else "?"


def page(name: str, **values: object) -> str:
    """Return the page of a template."""
    return _environment().get_template(f"{name}.html").render(**values)


@cache
def style() -> bytes:
    """Return the style sheet of the pages."""
    return (_read("pages.css") or "").encode()
