"""The addresses of the server and what answers each; `application` puts them behind the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import ConfigError, KgError
from kg.query.named import question
from kg.query.sparql import TooLongError
from kg.query.table import FORMATS
from kg.serve import (
    citations,
    html_templates,
    judgements,
    protocol,
    sparql_results,
    submissions,
    views,
)
from kg.serve.gate import POLICY, Gate
from kg.serve.listings import KINDS, LONGEST, page_number
from kg.serve.question_processes import Ask, BusyError, TooMuchError
from kg.serve.record_words import articles_called
from kg.serve.requests import asked, body, media
from kg.serve.responses import TABLES, cited, desk_of, file, in_thread, show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

    from kg.query.table import Table
    from kg.serve.desk import Desk
    from kg.serve.gate import Rules

ROWS_SHOWN = 1_000
"""Rows of an answer on a page, and in what is saved of it."""
ASKING = CapacityLimiter(64)
"""Threads that may wait for answers, so that pages have theirs."""

_EXPLORER = (
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none';"
    " connect-src 'none'"
)
"""What the explorer's own policy, which is in the file, is told besides by a header."""
_TOOLS = b'<div class="tools">'
_WAY = b'<div class="tools"><a href="/overview">Lists, questions, SPARQL</a>'


def application(desk: Desk, rules: Rules) -> Gate:
    """Return the application of a folder, behind the gate."""
    handlers = {
        "/": _first,
        "/overview": _overview,
        "/explorer": _explorer,
        "/pages.css": _style,
        **{f"/{kind}": _list(kind) for kind in KINDS},
        "/statements/{name}": _statement,
        "/claims/{name}": _claim,
        "/actors/{name}": _actor,
        "/issues/{name}": _issue,
        "/articles/{name}": _article,
        "/questions": _questions,
        "/questions/{name}": _question,
    }
    routes = [Route(path, handler, methods=["GET"]) for path, handler in handlers.items()]
    routes += [
        Route("/sparql", _sparql, methods=["GET", "POST"]),
        Route("/corrections", submissions.corrections, methods=["GET"]),
        Route("/corrections", submissions.correct, methods=["POST"]),
        Route("/judgements", judgements.judgements, methods=["GET"]),
        Route("/judgements", judgements.judge, methods=["POST"]),
        Route("/upload", submissions.uploading, methods=["GET"]),
        Route("/upload", submissions.upload, methods=["POST"]),
        Route("/rebuilding", submissions.rebuilding, methods=["GET"]),
    ]
    errors: Mapping[Any, Callable[..., Any]] = {
        HTTPException: _failed,
        KgError: _refused,
        Exception: _broken,
    }
    app = Starlette(routes=routes, exception_handlers=dict(errors))
    app.router.redirect_slashes = False
    app.state.desk = desk
    return Gate(app, rules)  # type: ignore[arg-type]


@in_thread
def _first(request: Request) -> Response:
    """Show the explorer of a small collection, else an overview."""
    if desk_of(request).build.page is not None:
        return _page_file(request)
    return show(request, "overview", **views.overview(desk_of(request).build))


@in_thread
def _overview(request: Request) -> Response:
    return show(request, "overview", **views.overview(desk_of(request).build))


@in_thread
def _explorer(request: Request) -> Response:
    return _page_file(request)


def _page_file(request: Request) -> Response:
    """Give `graph.html` as it is, but for a way to the other pages."""
    page = desk_of(request).build.page
    if page is None:
        raise HTTPException(404, "the explorer is of small collections; see the lists")
    page = page.replace(_TOOLS, _WAY, 1)
    return HTMLResponse(page, headers={"content-security-policy": _EXPLORER})


async def _style(_: Request) -> Response:
    headers = {"cache-control": "private, max-age=3600"}
    return Response(html_templates.style(), media_type="text/css", headers=headers)


def _list(kind: str) -> Callable[[Request], Any]:
    @in_thread
    def handler(request: Request) -> Response:
        return show(request, "list", **views.listing(desk_of(request).build, kind, asked(request)))

    return handler


def _found(values: Mapping[str, Any] | None) -> Mapping[str, Any]:
    if values is None:
        raise HTTPException(404, "there is nothing of this name in the build that is shown")
    return values


@in_thread
def _statement(request: Request) -> Response:
    desk, name = desk_of(request), request.path_params["name"]
    values = _found(views.statement(desk.build, name))
    wanted = asked(request).get("format")
    if wanted:
        return cited(wanted, values["cited"], values["articles"], name)
    waiting = submissions.waiting_for(desk, values["row"])
    return show(request, "statement", **values, waiting=waiting)


@in_thread
def _claim(request: Request) -> Response:
    page = page_number(asked(request))
    values = views.claim(desk_of(request).build, request.path_params["name"], page)
    return show(request, "claim", **_found(values))


@in_thread
def _actor(request: Request) -> Response:
    told = asked(request)
    role = told.get("as", "speakers")
    if role not in ("speakers", "targets"):
        raise ConfigError("an actor is shown as speakers or as targets")
    page = page_number(told)
    values = views.actor(desk_of(request).build, request.path_params["name"], role, page)
    return show(request, "actor", **_found(values))


@in_thread
def _issue(request: Request) -> Response:
    values = views.issue(desk_of(request).build, request.path_params["name"])
    return show(request, "issue", **_found(values))


@in_thread
def _article(request: Request) -> Response:
    desk = desk_of(request)
    found = views.article(desk.build, request.path_params["name"])
    if found is None:
        raise HTTPException(404, "there is no article of this name in the build that is shown")
    values, record = found
    wanted = asked(request).get("format")
    if wanted:
        return cited(wanted, values["cited"], values["articles"], record["id"])
    text = desk.article(record)
    runs = views.text_of(text, values["said"]) if text is not None else None
    return show(request, "article", **values, runs=runs)


@in_thread
def _questions(request: Request) -> Response:
    return show(request, "questions", **views.question_list())


async def _question(request: Request) -> Response:
    return await to_thread.run_sync(_answered, request, limiter=ASKING, abandon_on_cancel=True)


def _answered(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        one = question(name)
    except ConfigError as error:
        raise HTTPException(404, str(error)) from error
    told = asked(request)
    wanted = told.pop("format", "")
    ask = told.pop("ask", "")
    values = {n: v.strip() for n, v in told.items() if v.strip()}
    for value in values.values():
        if len(value) > LONGEST:
            raise ConfigError(f"a value is longer than {LONGEST} characters")
    query = one.bound(values)
    desk = desk_of(request)
    if not ask and not wanted and not values and one.parameters:
        return show(request, "question", title=one.title, question=one, values={}, table=None)
    table: Table = desk.ask(Ask(query, ROWS_SHOWN))
    if wanted:
        return _saved(desk, wanted, table, name)
    return show(
        request,
        "question",
        title=one.title,
        question=one,
        values=values,
        table=table,
        cited=bool(citations.of_table(table)),
        address={**values, "ask": "1"},
    )


def _saved(desk: Desk, wanted: str, table: Table, name: str) -> Response:
    """Give an answer as a file: a table, or what it cites."""
    if wanted in TABLES:
        kind, ending = TABLES[wanted]
        return file(FORMATS[wanted](table), kind, f"{name}.{ending}")
    places = citations.of_table(table)
    with desk.build.reading() as database:
        articles = articles_called(database, (c.article for c in places))
    return cited(wanted, places, articles, name)


async def _sparql(request: Request) -> Response:
    """Answer by the SPARQL 1.1 protocol, or show the box and what came out."""
    data = b""
    if request.method == "POST":
        data = await body(request, 4 * protocol.LONGEST)
    parameters = request.scope["query_string"].decode("latin-1")
    told = asked(request)
    wanted = protocol.syntaxes(request.headers.get("accept", ""), told.get("format", ""))
    if not wanted:
        raise HTTPException(406, f"answers are in {', '.join(sparql_results.SYNTAXES)}")
    try:
        what = protocol.asked(request.method, parameters, media(request), data)
    except protocol.ReadOnlyError as error:
        raise HTTPException(403, str(error)) from error
    if what is None:
        if wanted[0] == protocol.HTML:
            return show(request, "sparql", title="SPARQL", query="", table=None, wrong="")
        address = str(request.url.replace(query=""))
        return Response(protocol.DESCRIPTION.format(address=address), media_type="text/turtle")
    return await to_thread.run_sync(
        _sparql_answer, request, what, wanted, limiter=ASKING, abandon_on_cancel=True
    )


def _sparql_answer(request: Request, what: protocol.Asked, wanted: list[str]) -> Response:
    desk = desk_of(request)
    if wanted[0] == protocol.HTML:
        table, wrong, status = None, "", 200
        try:
            table = desk.ask(Ask(what.query, ROWS_SHOWN))
        except KgError as error:
            wrong, status = str(error), _status(error)
        return show(
            request, "sparql", status, title="SPARQL", query=what.query, table=table, wrong=wrong
        )
    syntaxes = " ".join(name for name in wanted if name != protocol.HTML)
    found = desk.ask(Ask(what.query, desk.limits.rows, syntaxes, what.graphs))
    return Response(found.data, media_type=f"{sparql_results.SYNTAXES[found.syntax]}")


def _status(error: KgError) -> int:
    if isinstance(error, BusyError | TooLongError):
        return 503
    return 422 if isinstance(error, TooMuchError) else 400


def _is_for_people(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _told(request: Request, status: int, told: str, headers: Mapping[str, str]) -> Response:
    if _is_for_people(request):
        response = show(request, "wrong", status, title="Not done", told=told)
        response.headers.update(headers)
        return response
    return PlainTextResponse(f"{told}\n", status, headers=dict(headers))


async def _failed(request: Request, error: HTTPException) -> Response:
    return _told(request, error.status_code, error.detail, error.headers or {})


async def _refused(request: Request, error: KgError) -> Response:
    status = _status(error)
    return _told(request, status, str(error), {"retry-after": "10"} if status == 503 else {})


async def _broken(_: Request, __: Exception) -> Response:
    headers = {"content-security-policy": POLICY}
    return PlainTextResponse("something broke; the server says what\n", 500, headers=headers)
