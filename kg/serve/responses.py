"""How handlers answer: with a page, in a thread, with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.responses import HTMLResponse, Response

from kg.errors import ConfigError
from kg.serve import citations, html_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from kg.serve.desk import Desk

TABLES = {"csv": ("text/csv", "csv"), "json": ("application/json", "json")}
"""Media types and endings of answers that are saved as tables."""


def show(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Return a page, with what stands on all of them."""
    desk = desk_of(request)
    told = {
        "may_write": request.scope["state"]["may_write"] or request.scope["state"]["known"],
        "user": request.scope["state"]["user"],
        "rebuilding": desk.rebuilding.state,
        "there": desk.build.page is not None,
        "path": request.url.path,
    }
    return HTMLResponse(html_templates.page(template, **told, **values), status)


def in_thread(work: Callable[[Request], Response]) -> Callable[[Request], Any]:
    """Return a handler that works in a thread, so that others are answered meanwhile."""

    async def handler(request: Request) -> Response:
        return await to_thread.run_sync(work, request)

    return handler


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is for."""
    desk: Desk = request.app.state.desk
    return desk


def cited(
    wanted: str,
    places: tuple[citations.Cited, ...],
    articles: Mapping[str, Any],
    name: str,
) -> Response:
    """Give what is cited as a file. Raises `ConfigError` for a format that there is not."""
    if wanted not in citations.WRITERS:
        known = ", ".join((*TABLES, *citations.WRITERS))
        raise ConfigError(f"no format {wanted!r}; formats are {known}")
    kind, ending, write = citations.WRITERS[wanted]
    return file(write(places, articles), kind, f"{name}.{ending}")


def file(text: str, kind: str, name: str) -> Response:
    """Give text as a file to save."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in name)
    headers = {"content-disposition": f'attachment; filename="{plain}"'}
    data = text.encode("utf-8", "replace")
    return Response(data, media_type=f"{kind}; charset=utf-8", headers=headers)
