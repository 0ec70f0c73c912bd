"""Who may ask for what: every request passes here before anything else looks at it.

A page of another site, in the same browser, can send requests to this server, with its cookies, and
a name of another site can be made to lead here (DNS rebinding). So the Host must be one of ours;
what changes something must come from a page of ours, or show the token itself; and no other site
may read or embed anything. Behind a proxy that says who asks (`user_header`) its word is taken,
for requests to a name that was allowed for it.
"""

from __future__ import annotations

import hmac
import http.cookies
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    type Message = dict[str, Any]
    type Scope = dict[str, Any]
    type Receive = Callable[[], Awaitable[Message]]
    type Send = Callable[[Message], Awaitable[None]]
    type App = Callable[[Scope, Receive, Send], Awaitable[None]]

METHODS = ("GET", "HEAD", "POST")
LARGEST = 20 << 20
"""Bytes of a body that is looked at at all; each address has a limit of its own besides."""
LONGEST_HEAD = 32 << 10
"""Bytes of all headers."""
LONGEST_NAME = 200
"""Characters of a user's name that the proxy tells."""

_PATH = re.compile(rb"(?:/[A-Za-z0-9._~%!$&'()*+,;=:@-]*)+")
_UNFIT = re.compile(rb"%(?:2e|2f|5c|00|0[0-9a-f]|1[0-9a-f]|7f)|//|/\.", re.IGNORECASE)
"""What no address of ours has: dots and slashes in disguise, control characters."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # `no-referrer` would hide the Origin of our own forms
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "private, no-cache",
}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of pages that do not bring one of their own: no script at all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Which names lead here (`local` ones, with the port, and `allowed` ones), and the token.

    `open` tells that whoever reaches the server by a local name may read without the token.
    `user_header` is the header, in small letters, in which a proxy says who asks.
    """

    token: str
    local: frozenset[str]
    allowed: frozenset[str] = frozenset()
    open: bool = True
    user_header: str | None = None
    cookie: str = "kg-serve"

    def knows(self, host: str) -> bool:
        """Tell whether a Host is one of ours."""
        return host in self.local or self.is_allowed(host)

    def is_allowed(self, host: str) -> bool:
        """Tell whether a Host is one that was allowed by name, with any port unless it has one."""
        return host in self.allowed or re.sub(r":\d+$", "", host) in self.allowed


class _Refused(Exception):
    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status = status


class Gate:
    """The application behind the rules; `scope["state"]` tells it `may_write` and `user`."""

    def __init__(self, app: App, rules: Rules) -> None:
        self._app, self._rules = app, rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: refused, signed in, or handed on."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answering = _with_headers(send)
        headers = _headers(scope)
        try:
            self._check(scope, headers)
            signed = self._signed_in(scope, headers)
        except _Refused as refused:
            await _plain(answering, refused.status, f"{refused}\n")
            return
        if signed is not None:
            await _redirect(answering, *signed)
            return
        await self._app(scope, receive, answering)

    def _check(self, scope: Scope, headers: Mapping[str, str]) -> None:
        """Raise `_Refused` for what may not pass; else note who asks."""
        host = headers.get("host", "").lower()
        if not self._rules.knows(host):
            raise _Refused(421, "this server is not called so; --allowed-host names others")
        if scope["method"] not in METHODS:
            raise _Refused(405, "GET, HEAD and POST are answered")
        path = scope["raw_path"]
        if not _PATH.fullmatch(path) or _UNFIT.search(path):
            raise _Refused(400, "no address of this server")
        if any(len(v) != 1 for v in _several(scope, ("host", "origin", "content-length")).values()):
            raise _Refused(400, "a header is there twice")
        if sum(len(k) + len(v) for k, v in scope["headers"]) > LONGEST_HEAD:
            raise _Refused(431, "the headers are too long")
        if "transfer-encoding" in headers and "content-length" in headers:
            raise _Refused(400, "a body has one length")
        length = headers.get("content-length", "0")
        if not re.fullmatch(r"\d{1,12}", length, re.ASCII) or int(length) > LARGEST:
            raise _Refused(413, f"no more than {LARGEST >> 20} MB are read")
        if headers.get("content-encoding", "identity") != "identity":
            raise _Refused(415, "bodies are read as they are, not compressed")
        self._check_site(scope, headers, host)
        self._check_person(scope, headers, host)

    def _check_site(self, scope: Scope, headers: Mapping[str, str], host: str) -> None:
        """Refuse what pages of other sites send, but for a reader who follows a link of theirs."""
        origin = headers.get("origin")
        own = (f"http://{host}", f"https://{host}")
        if origin is not None and origin.lower() not in own:
            raise _Refused(403, "asked by a page of another site")
        site = headers.get("sec-fetch-site", "none")
        if site in ("same-origin", "none"):
            return
        follows = headers.get("sec-fetch-mode") == "navigate" and scope["method"] != "POST"
        if not follows or headers.get("sec-fetch-dest") != "document":
            raise _Refused(403, "asked by a page of another site")
        if scope["path"] == "/sparql" and scope["query_string"]:
            raise _Refused(403, "a question asked by a page of another site")

    def _check_person(self, scope: Scope, headers: Mapping[str, str], host: str) -> None:
        user = self._user(headers, host)
        bearer = headers.get("authorization", "")
        shown = bearer.startswith("Bearer ") and self._is_token(bearer[7:])
        cookie = self._is_token(_cookie(headers.get("cookie", ""), self._rules.cookie))
        own_page = "origin" in headers or headers.get("sec-fetch-site") == "same-origin"
        state = scope.setdefault("state", {})
        state["user"] = user
        state["known"] = shown or cookie or user is not None
        state["may_write"] = shown or ((cookie or user is not None) and own_page)
        reading = scope["method"] != "POST" or scope["path"] == "/sparql"
        if reading and not (self._rules.open and host in self._rules.local):
            if not state["known"] and not _signs_in(scope):
                raise _Refused(401, "open the address with the token that the server printed")
        elif not reading and not state["may_write"]:
            raise _Refused(
                403, "only who has the token changes something: open the address that was printed"
            )

    def _user(self, headers: Mapping[str, str], host: str) -> str | None:
        name = self._rules.user_header
        if name is None or not self._rules.is_allowed(host):
            return None
        told = headers.get(name, "").strip()
        return told[:LONGEST_NAME] if told and told.isprintable() else None

    def _is_token(self, told: str) -> bool:
        return hmac.compare_digest(told.encode(), self._rules.token.encode())

    def _signed_in(self, scope: Scope, headers: Mapping[str, str]) -> tuple[str, str] | None:
        """Return where to go on and the cookie, for an address with the token; refuse a wrong one.

        So that the token stays in no history and no address that is sent to a colleague.
        """
        if not _signs_in(scope):
            return None
        asked = _asked(scope)
        told = next(value for name, value in asked if name == "token")
        if not self._is_token(told):
            raise _Refused(403, "this is not the token that the server printed")
        rest = urlencode([(n, v) for n, v in asked if n != "token"])
        path = scope["raw_path"].decode("ascii")
        secure = "; Secure" if scope.get("scheme") == "https" else ""
        cookie = f"{self._rules.cookie}={told}; HttpOnly; SameSite=Lax; Path=/{secure}"
        return f"{path}{'?' if rest else ''}{rest}", cookie


def _asked(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _signs_in(scope: Scope) -> bool:
    """Tell whether a request opens an address with a token, which is then looked at."""
    return scope["method"] != "POST" and any(name == "token" for name, _ in _asked(scope))


def _headers(scope: Scope) -> dict[str, str]:
    return {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}


def _several(scope: Scope, names: tuple[str, ...]) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    for key, value in scope["headers"]:
        if key.decode("latin-1") in names:
            found.setdefault(key.decode("latin-1"), []).append(value)
    return found


def _cookie(told: str, name: str) -> str:
    try:
        found = http.cookies.SimpleCookie(told).get(name)
    except http.cookies.CookieError:
        return ""
    return found.value if found is not None else ""


def _with_headers(send: Send) -> Send:
    async def answering(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            there = {key.lower() for key, _ in headers}
            told = {**HEADERS, "content-security-policy": POLICY}
            headers += [
                (k.encode(), v.encode()) for k, v in told.items() if k.encode() not in there
            ]
            message = {**message, "headers": headers}
        await send(message)

    return answering


async def _plain(send: Send, status: int, told: str, *more: tuple[bytes, bytes]) -> None:
    body = told.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
        *more,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _redirect(send: Send, place: str, cookie: str) -> None:
    await _plain(
        send, 303, "", (b"location", place.encode("latin-1")), (b"set-cookie", cookie.encode())
    )
