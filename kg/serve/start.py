"""Starts the server: where it listens, under which names, and what is printed."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn
from anyio import to_thread

from kg.errors import ConfigError
from kg.serve.application import application
from kg.serve.desk import Desk, Limits
from kg.serve.gate import Rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONNECTIONS = 300
"""Connections at the same time; one more is told to come again."""
IDLE = 15
"""Seconds after which a connection without a request is closed."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a server listens and how it may be called; a `token` of None is made up."""

    host: str = "127.0.0.1"
    port: int = 8765
    allowed: tuple[str, ...] = ()
    user_header: str | None = None
    token: str | None = None


def serve(out: Path, where: Where, limits: Limits, say: Callable[[str], None]) -> None:
    """Serve a folder until the process is told to end; `say` is called with the address.

    Raises `InputError` where the folder holds no build, `ConfigError` where it cannot listen.
    """
    with _listening(where) as listening:
        port = listening.getsockname()[1]
        rules = rules_for(where, port)
        desk = Desk(out, limits)
        try:
            name = f"[{where.host}]" if ":" in where.host else where.host
            for line in told(f"http://{name}:{port}/", rules):
                say(line)
            _Server(_config(desk, rules), desk).run([listening])
        finally:
            desk.close()


def _config(desk: Desk, rules: Rules) -> uvicorn.Config:
    return uvicorn.Config(
        application(desk, rules),
        access_log=False,
        log_level="warning",
        server_header=False,
        ws="none",
        lifespan="off",
        http="h11",
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=5,
        forwarded_allow_ips="127.0.0.1,::1",
    )


class _Server(uvicorn.Server):
    """A server that ends what runs beside it first: it may be ended by its signal after that."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await to_thread.run_sync(self._desk.close)
        await super().shutdown(sockets)


def told(address: str, rules: Rules) -> list[str]:
    """Return what is printed at the start."""
    who = (
        "anybody on this machine may read; who opens this address may write too"
        if rules.open
        else "only who opens this address, or whom the proxy names, may read and write"
    )
    return [f"{address}?token={rules.token}", f"({who}; Ctrl-C ends it)"]


def rules_for(where: Where, port: int) -> Rules:
    """Return the rules of a server: its names, and whether reading is open on this machine."""
    local = {where.host, "127.0.0.1", "localhost", "[::1]"} if is_loopback(where.host) else set()
    if not local and not _is_any(where.host):
        local = {f"[{where.host}]" if ":" in where.host else where.host}
    names = {f"{name}:{port}" for name in local if name != "::1"}
    names |= {n.removesuffix(":80") for n in names if n.endswith(":80")}
    if not names and not where.allowed:
        raise ConfigError("say by which name it is called, with --allowed-host")
    for name in where.allowed:
        if not name or any(c in name for c in "/@ *?#"):
            raise ConfigError(f"--allowed-host takes a name, with a port or without: not {name!r}")
    if where.user_header is not None and not where.allowed:
        raise ConfigError("--user-header goes with --allowed-host, the name by which a proxy asks")
    if where.user_header is not None and not is_loopback(where.host):
        raise ConfigError(
            f"--user-header is believed of a proxy on this machine alone: whoever reaches"
            f" {where.host} could send it"
        )
    token = where.token or secrets.token_urlsafe(24)
    return Rules(
        token=token,
        local=frozenset(n.lower() for n in names),
        allowed=frozenset(n.lower() for n in where.allowed),
        open=is_loopback(where.host),
        user_header=where.user_header.lower() if where.user_header else None,
        cookie=f"kg-serve-{port}",
    )


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address.

    >>> [is_loopback(h) for h in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.0.0.1")]
    [True, True, True, False, False]
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _listening(where: Where) -> socket.socket:
    kind = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    found = socket.socket(kind, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((where.host, where.port))
        found.listen(2048)
    except OSError as error:
        found.close()
        why = error.strerror or error
        raise ConfigError(f"cannot listen on {where.host}, port {where.port}: {why}") from error
    return found
