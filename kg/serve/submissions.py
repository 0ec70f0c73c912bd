"""What people send: corrections, which are kept at once, and articles; shown after a rebuild."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from kg.corrections import read_corrections
from kg.corrections.added_lines import add_lines
from kg.errors import ConfigError, InputError
from kg.query.written_corrections import NOBODY, correction, missed
from kg.serve.listings import one_of
from kg.serve.rebuilds import UPLOADS
from kg.serve.record_words import fillers
from kg.serve.requests import FORM, body, form, in_time, json_lines, media
from kg.serve.responses import desk_of, show
from ontology.terms import ROLES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from kg.serve.desk import Desk

type Record = dict[str, Any]

FILE = "corrections.jsonl"
LINES = 1 << 20
"""Bytes of corrections that are taken at once."""
ARTICLE = 10 << 20
"""Bytes of an article that is taken."""
WAITING = 200
"""Articles that may wait to be added."""
PARTS = "multipart/form-data"
ENDINGS = (".txt", ".html", ".htm")
LONGEST = 1_000
"""Characters of a reason, a name or a value in a form."""

_FIELDS = (
    *(
        "speaker",
        "target",
        "act",
        "polarity",
        "modality",
        "said_on",
        "content",
        "conditions",
        "class",
    ),
    *("roles", "link", "reject"),
)


def author(request: Request, given: str) -> str:
    """Return whose word it is: whom the proxy names, else who it says, else a person."""
    told = request.scope["state"]["user"] or given.strip()[:LONGEST]
    return told or "a person"


def today() -> str:
    """Return the day as it is, by universal time."""
    return datetime.now(UTC).date().isoformat()


async def corrections(request: Request) -> Response:
    """Show what was put right, and what of it the build that is shown does not honour yet."""
    desk = desk_of(request)
    lines = await to_thread.run_sync(_lines, desk.out / FILE)
    return show(request, "corrections", title="Corrections", lines=list(reversed(lines)))


def _lines(path: Path) -> list[Record]:
    if not path.is_file():
        return []
    return [
        {
            "number": one.number,
            "article": one.article,
            "field": one.field,
            "value": one.written,
            "quote": one.quote,
            "by": one.by,
            "reason": one.reason,
            "on": one.on,
        }
        for one in read_corrections(path)
    ]


def waiting_for(desk: Desk, row: Record) -> int:
    """Return how many corrections of a statement's article are kept and not built with yet."""
    state = desk.rebuilding.state
    if not state.running and not state.wanted:
        return 0
    try:
        lines = _lines(desk.out / FILE)
    except InputError:
        return 0
    return sum(line["article"] == row["article"]["id"] for line in lines)


async def correct(request: Request) -> Response:
    """Keep corrections: a form of a page of ours, or lines as `corrections.jsonl` has them."""
    desk = desk_of(request)
    if media(request) == FORM:
        told = await form(request, LINES)
        records = [await to_thread.run_sync(_of_form, desk, told)]
    elif media(request) == PARTS:
        records = _of_lines((await _file(request, "lines", LINES))[1])
    else:
        if media(request) not in ("application/json", "application/x-ndjson"):
            raise HTTPException(415, "corrections are JSON lines, or a form of these pages")
        records = _of_lines(await body(request, LINES))
    for record in records:
        record["by"] = author(request, record.get("by") or "")
        record["on"] = record.get("on") or today()
    number = await to_thread.run_sync(_keep, desk, records)
    if media(request) in (FORM, PARTS):
        return RedirectResponse("/corrections", 303)
    told_back = {"kept": len(records), "line": number}
    return JSONResponse(told_back, 201)


def _keep(desk: Desk, records: list[Record]) -> int:
    for record in records:
        _check_article(desk, record)
    number = add_lines(desk.out / FILE, records)
    desk.rebuilding.want()
    return number


def _check_article(desk: Desk, record: Record) -> None:
    if record.get("field") == "undo":
        return
    with desk.build.reading() as database:
        name = record.get("article")
        if not isinstance(name, str) or one_of(database, "article", name) is None:
            raise InputError(f"there is no article called {name!r}")


def _of_lines(data: bytes) -> list[Record]:
    lines = json_lines(data, "correction")
    for line in lines:
        for name in ("by", "reason", "on"):
            if not isinstance(line.get(name) or "", str) or len(line.get(name) or "") > LONGEST:
                raise InputError(f"{name} is a text of {LONGEST} characters at most")
    return lines


def _of_form(desk: Desk, told: dict[str, str]) -> Record:
    """Return the line that a form of ours means."""
    field = told.get("field", "")
    reason, by = told.get("reason", ""), told.get("by", "")
    if max(map(len, told.values()), default=0) > 10 * LONGEST:
        raise ConfigError("a value is too long")
    more: Record = {"reason": reason.strip()[:LONGEST], "by": by}
    if field == "undo":
        number = told.get("line", "")
        if not re.fullmatch(r"\d{1,9}", number, re.ASCII):
            raise ConfigError("say which line is taken back")
        return {"field": "undo", "value": int(number), **more}
    if field == "add":
        return {**_missed(desk, told), **more}
    if field not in _FIELDS:
        raise ConfigError(f"{field!r} is nothing that is put right here: {', '.join(_FIELDS)}")
    with desk.build.records() as (_, index):
        said = index.by_id("statements", told.get("statement", ""))
        if said is None:
            raise InputError("there is no statement of this name in the build that is shown")
        claim = told.get("claim") or None
        values = _values(field, told, said, index.by_id("propositions", claim) if claim else None)
        return {**correction(said, field, values, claim, index), **more}


def _values(field: str, told: Record, said: Record, claim: Record | None) -> list[str]:
    """Return the values of a field, as `kg correct` takes them."""
    text = str(told.get(f"value-{field}", ""))
    match field:
        case "reject":
            return []
        case "roles":
            return _changed_roles(told, claim)
        case "link":  # the other statement by its id, or by the address of its page
            return [text, str(told.get("other", "")).strip().rpartition("/")[2]]
        case "conditions" if text in said["quote"] and text.strip():
            return [text]
        case "speaker" | "target" | "conditions":
            return named(text)
        case "content":
            return [text]
    return [text.strip() or NOBODY]


def named(text: str) -> list[str]:
    """Return the names in a text, parted by semicolons.

    >>> named("Ada Brandt; Norland;")
    ['Ada Brandt', 'Norland']
    """
    return [one.strip() for one in text.split(";") if one.strip()]


def _changed_roles(told: Record, claim: Record | None) -> list[str]:
    """Return ROLE=NAME for the roles that a form fills otherwise than its claim does."""
    if claim is None:
        raise ConfigError("say of which claim the roles are put right")
    before = fillers(claim)
    now = {role: named(str(told.get(f"role-{role}", before[role]))) for role in ROLES}
    changed = {role: names for role, names in now.items() if names != named(before[role])}
    if not changed:
        raise ConfigError("these are the roles that the claim has")
    return [f"{role}={name}" for role, names in changed.items() for name in names or [NOBODY]]


def _missed(desk: Desk, told: dict[str, str]) -> Record:
    name = told.get("article", "")
    with desk.build.reading() as database:
        record = one_of(database, "article", name)
    found = desk.article(record) if record is not None else None
    if found is None:
        raise InputError("there is no article of this name, or its text is not at hand")
    values = [
        f"{key}={told[key].strip()}"
        for key in ("content", "cue", "act", "speaker")
        if told.get(key, "").strip()
    ]
    return missed(name, found.text, values)


async def uploading(request: Request) -> Response:
    """Show the form for articles."""
    return show(request, "upload", title="Add an article", most=ARTICLE >> 20)


async def upload(request: Request) -> Response:
    """Take an article, a text or a page, which the next rebuild adds."""
    if media(request) != PARTS:
        raise HTTPException(415, f"an article is sent by the form, as {PARTS}")
    name, data = await _file(request, "article", ARTICLE)
    await to_thread.run_sync(_take, desk_of(request), name, data)
    return RedirectResponse("/upload?sent=1", 303)


async def _file(request: Request, field: str, most: int) -> tuple[str, bytes]:
    """Return the name and the bytes of the one file of a form."""
    length = request.headers.get("content-length", "")
    if not length or int(length) > most + (1 << 16):
        raise HTTPException(413, f"no more than {most >> 20} MB are taken here")
    async with in_time(), request.form(max_files=1, max_fields=4, max_part_size=most) as told:
        sent = told.get(field)
        if sent is None or isinstance(sent, str):
            raise HTTPException(400, "no file was sent")
        data = await sent.read(most + 1)
        name = sent.filename or ""
    if len(data) > most or not data.strip():
        raise HTTPException(413 if data.strip() else 400, "the file is empty, or too large")
    return name, data


def _take(desk: Desk, name: str, data: bytes) -> None:
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    if not dot or f".{ending.lower()}" not in ENDINGS:
        raise ConfigError(f"an article is a file {', '.join(ENDINGS)}; not {name[:100]!r}")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ConfigError("this is neither a text nor a page")
    plain = re.sub(r"[^\w-]+", "-", stem, flags=re.ASCII).strip("-")[:80] or "article"
    folder = desk.out / UPLOADS
    folder.mkdir(exist_ok=True)
    if sum(1 for _ in folder.iterdir()) >= WAITING:
        raise ConfigError("too many articles wait to be added; send this one later")
    aside = folder / f".{secrets.token_hex(8)}"
    aside.write_bytes(data)
    there = folder / f"{plain}.{ending.lower()}"
    while there.exists():
        there = folder / f"{plain}-{secrets.token_hex(3)}.{ending.lower()}"
    aside.replace(there)
    desk.rebuilding.want()


async def rebuilding(request: Request) -> Response:
    """Tell what the rebuilding is doing, for programs that wait for it."""
    state = desk_of(request).rebuilding.state
    told: dict[str, Any] = {
        "running": state.running,
        "wanted": state.wanted,
        "failed": state.failed,
        "told": state.told.splitlines()[:20],
        "run": desk_of(request).build.run,
    }
    return JSONResponse(told)
