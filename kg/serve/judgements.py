"""What people send about who is who: two actors are one, or not; shown after a rebuild."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.errors import ConfigError, InputError
from kg.model import Verdict
from kg.query.written_judgements import judgement
from kg.resolve.decisions import add_decisions, read_decisions
from kg.serve.requests import FORM, body, form, json_lines, media
from kg.serve.responses import desk_of, show
from kg.serve.submissions import LINES, LONGEST, author, today

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from kg.serve.desk import Desk

type Record = dict[str, Any]

FILE = "judgements.jsonl"


async def judgements(request: Request) -> Response:
    """Show what was decided on who is who, the newest first."""
    lines = await to_thread.run_sync(_lines, desk_of(request).out / FILE)
    return show(request, "judgements", title="Who is who", lines=list(reversed(lines)))


def _lines(path: Path) -> list[Record]:
    """Return the lines of a file, each with whether it still holds. Raises `InputError`."""
    if not path.is_file():
        return []
    read_decisions(path)  # says which line is none
    told = path.read_text(encoding="utf-8-sig").split("\n")
    lines: list[Record] = [json.loads(line) for line in told if line.strip()]
    last = {frozenset((one["left"], one["right"])): n for n, one in enumerate(lines)}
    for n, one in enumerate(lines):
        newest = last[frozenset((one["left"], one["right"]))] == n
        one["holds"] = newest and one["verdict"] != Verdict.UNSURE
    return lines


async def judge(request: Request) -> Response:
    """Keep judgements: a form of a page of ours, or lines as `judgements.jsonl` has them."""
    desk, kind = desk_of(request), media(request)
    if kind == FORM:
        records = [await form(request, LINES)]
    elif kind in ("application/json", "application/x-ndjson"):
        records = json_lines(await body(request, LINES), "judgement")
    else:
        raise HTTPException(415, "judgements are JSON lines, or a form of these pages")
    told = [_told(request, record) for record in records]
    await to_thread.run_sync(_keep, desk, told)
    if kind == FORM:
        return RedirectResponse("/judgements", 303)
    return JSONResponse({"kept": len(told)}, 201)


def _told(request: Request, record: Record) -> Record:
    """Return what a person says of two, with who says it and when."""
    names = ("left", "right", "verdict", "reason", "by", "on")
    told = {name: record.get(name) or "" for name in names}
    if not all(isinstance(x, str) and len(x) <= LONGEST for x in told.values()):
        raise InputError(f"{', '.join(names)} are texts of {LONGEST} characters at most")
    return {
        **told,
        "left": told["left"].strip().rpartition("/")[2],  # or the address of its page
        "right": told["right"].strip().rpartition("/")[2],
        "by": author(request, told["by"]),
        "on": told["on"] or today(),
    }


def _keep(desk: Desk, told: list[Record]) -> None:
    path = desk.out / FILE
    before = {one[end] for one in _lines(path) for end in ("left", "right")}
    with desk.build.records() as (_, index):
        kept = []
        for one in told:
            if one["verdict"] not in tuple(Verdict):
                raise ConfigError(f"a judgement is one of {', '.join(Verdict)}")
            for name in (one["left"], one["right"]):
                if name not in before and index.actor_of(name) is None:
                    raise InputError(f"there is no actor or appearance {name!r}")
            reason, verdict = one["reason"].strip() or None, Verdict(one["verdict"])
            line = judgement(one["left"], one["right"], verdict, reason, index.actor_of)
            kept.append({**line, "by": one["by"], "on": one["on"]})
    add_decisions(path, kept)
    desk.rebuilding.want()
