"""One request and its answer, within limits, to an address that was looked at before.

The host's name is resolved once and the connection goes to the very address that was found public,
so that no second look at the name leads elsewhere. Proxies of the environment are not used.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.fetch.addresses import public

if TYPE_CHECKING:
    from collections.abc import Mapping

CHUNK = 1 << 16


class Failed(Exception):
    """Why there is no answer, in words; `again` tells that another try may give one."""

    def __init__(self, reason: str, *, again: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: bytes of the answer, unpacked too, and seconds."""

    bytes: int = 20_000_000
    seconds: float = 60.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: headers by name in lower case, the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    kind: str = ""
    charset: str | None = None


def get(address: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """Ask for one address, without following where it leads. Raises `Failed`."""
    parts = urlsplit(address)
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    place = _place(host, port, allow_private=limits.allow_private)
    connection = _Pinned(host, port, place, limits.seconds, secure=secure)
    stop = threading.Timer(limits.seconds, connection.cut)
    stop.daemon = True
    stop.start()
    answer: http.client.HTTPResponse | None = None
    try:
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={**headers, "Accept-Encoding": "gzip, deflate"})
        answer = connection.getresponse()
        body = _body(answer, limits.bytes)
        if connection.late:
            raise TimeoutError
    except Failed:
        raise
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as problem:
        if connection.late or isinstance(problem, TimeoutError):
            raise Failed(f"took more than {limits.seconds:g} seconds", again=True) from None
        raise Failed(_words(problem), again=not isinstance(problem, ValueError)) from None
    finally:
        stop.cancel()
        if answer is not None:
            answer.close()
        connection.close()
    return Answer(
        answer.status,
        {k.lower(): v for k, v in answer.headers.items()},
        body,
        answer.headers.get_content_type(),
        answer.headers.get_content_charset(),
    )


def _words(problem: Exception) -> str:
    if isinstance(problem, ssl.SSLError):
        return f"no safe connection ({problem.reason or type(problem).__name__})"
    if isinstance(problem, OSError) and problem.strerror:
        return f"cannot be reached ({problem.strerror})"
    return f"answers in a way that cannot be read ({type(problem).__name__})"


def _place(host: str, port: int, *, allow_private: bool) -> tuple[str, int]:
    """Return where a host is. Raises `Failed` when it, or any place it may be, is private."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Failed("its host is not known; check the address", again=True) from None
    places = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(public(p) for p in places):
        raise Failed("lies in a private network; --allow-private fetches it")
    if not places:
        raise Failed("its host is not known; check the address", again=True)
    return places[0], port


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Pinned(http.client.HTTPConnection):
    """A connection to one place, whatever its host's name leads to by then."""

    def __init__(
        self, host: str, port: int, place: tuple[str, int], seconds: float, *, secure: bool
    ) -> None:
        super().__init__(host, port, timeout=seconds)
        if secure:
            self.default_port = 443
        self.place = place
        self.secure = secure
        self.late = False
        self.held: socket.socket | None = None

    def connect(self) -> None:
        """Open the connection."""
        self.sock = self.held = socket.create_connection(self.place, self.timeout)
        if self.secure:
            self.sock = self.held = _trust().wrap_socket(self.sock, server_hostname=self.host)

    def close(self) -> None:
        """Close the connection."""
        super().close()
        if self.held is not None:
            self.held.close()

    def cut(self) -> None:
        """End the connection: its time is over."""
        self.late = True
        if self.held is not None:  # an answer under way has taken the connection's own `sock`
            with suppress(OSError):
                self.held.shutdown(socket.SHUT_RDWR)


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    """Return the body of an answer, unpacked. Raises `Failed` when it is too large."""
    large = Failed(f"is larger than {most // 1_000_000} MB")
    told = answer.headers.get("Content-Length", "")
    if told.isascii() and told.isdigit() and (len(told) > 15 or int(told) > most):
        raise large
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise Failed("is packed in a way that was not asked for")
    unpack = _Unpacker(packing)
    parts: list[bytes] = []
    size = 0
    while chunk := answer.read(CHUNK):
        while chunk:
            part, chunk = unpack(chunk, most - size + 1)
            size += len(part)
            if size > most:
                raise large
            parts.append(part)
    return b"".join(parts)


class _Unpacker:
    """Unpacks a body piece by piece, never more than is asked for."""

    def __init__(self, packing: str) -> None:
        self.packing = packing
        self.inner = zlib.decompressobj(47)  # gzip or zlib, told by its first bytes
        self.first = True

    def __call__(self, chunk: bytes, most: int) -> tuple[bytes, bytes]:
        """Return up to `most` bytes and what of the chunk is left."""
        if self.packing in ("", "identity"):
            return chunk, b""
        if self.packing == "deflate" and self.first and chunk[0] & 0x0F != 8:
            self.inner = zlib.decompressobj(-15)  # some servers leave the wrapping out
        self.first = False
        if self.inner.eof:
            return b"", b""
        part = self.inner.decompress(chunk, most)
        return part, self.inner.unconsumed_tail
