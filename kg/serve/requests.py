"""Reading requests: bodies no longer than they may be and in time, forms, and what is asked."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
SECONDS = 30.0
"""Time in which a body has to come."""
FIELDS = 100
"""Fields that a form may have."""


@asynccontextmanager
async def in_time() -> AsyncIterator[None]:
    """Give what reads a body the time that there is for it; 408 where it does not come in time."""
    try:
        async with asyncio.timeout(SECONDS):
            yield
    except TimeoutError:
        raise HTTPException(408, "the body did not come in time") from None


async def body(request: Request, most: int) -> bytes:
    """Return the body of a request; 413 where it is longer than it may be."""
    parts: list[bytes] = []
    size = 0
    async with in_time():
        async for part in request.stream():
            size += len(part)
            if size > most:
                raise HTTPException(413, f"no more than {most:,} bytes are read here")
            parts.append(part)
    return b"".join(parts)


def media(request: Request) -> str:
    """Return the media type of the body, without its parameters, in small letters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def form(request: Request, most: int) -> dict[str, str]:
    """Return the fields of a form, the first of each name; 415 for another body."""
    if media(request) != FORM:
        raise HTTPException(415, f"a form is sent as {FORM}")
    data = await body(request, most)
    try:
        pairs = parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict"
        )
    except ValueError:
        raise HTTPException(400, "the form cannot be read") from None
    return dict(reversed(pairs))


def asked(request: Request) -> dict[str, str]:
    """Return what stands after the `?`, the first of each name."""
    try:
        query = request.scope["query_string"].decode("ascii")
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError:
        raise HTTPException(400, "the address cannot be read") from None
    return dict(reversed(pairs))


def json_lines(data: bytes, what: str) -> list[dict[str, Any]]:
    """Return JSON objects, one a line; `what` one of them is, for who is told that there is none.

    Raises `InputError` for what is no JSON lines, and where there is no object.
    """
    try:
        lines = [json.loads(line) for line in data.decode("utf-8-sig").split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON lines: {error}") from error
    if not lines or not all(isinstance(line, dict) for line in lines):
        raise InputError(f"there is no {what}, or what is no JSON object")
    return lines
