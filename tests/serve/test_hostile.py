"""Nothing that is sent makes the server tell, keep or ask for what it should not."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import kg
from kg.corrections.added_lines import add_lines
from tests.serve.conftest import TOKEN
from tests.serve.hostile_requests import allowed, requests

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.serve.conftest import Server


@contextmanager
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """Listen on an address that nobody is to ask; give it and what was asked there."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def note() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    asked.append(connection.recv(1000))

        threading.Thread(target=note, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/sparql", asked


def status(port: int, data: bytes) -> int:
    """Send bytes and return the status of the answer; 0 where the connection is closed instead."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        try:
            connection.sendall(data)
            found = b""
            while b"\r\n" not in found:
                part = connection.recv(1000)
                if not part:
                    return 0
                found += part
        except ConnectionError:
            return 0
        return int(found.split(b" ", 2)[1])


def values(server: Server, address: str, article: str, *actors: str) -> dict[str, str]:
    """Return the server's own names and secrets, for the places that requests have for them."""
    return {
        "host": f"127.0.0.1:{server.port}",
        "port": str(server.port),
        "trap": address,
        "token": TOKEN,
        "cookie": f"kg-serve-{server.port}={TOKEN}",
        "article": article,
        **dict(zip(("actor", "other"), actors, strict=True)),
    }


def test_hostile_requests_are_refused_and_their_like_are_not(unbuilt: Server, built: Path) -> None:
    statement = next(s.record for s in kg.open(built).statements)
    line = {k: statement[k] for k in ("article", "cue", "content", "quote", "evidence")}
    add_lines(unbuilt.out / "corrections.jsonl", [{**line, "field": "act", "value": "deny"}])
    before = {p.name: p.read_bytes() for p in unbuilt.out.iterdir() if p.is_file()}
    article = next(a.id for a in kg.open(unbuilt.out).articles if a.id.startswith("harbour"))
    with trap() as (address, asked):
        own = values(unbuilt, address, article, *(a.id for a in kg.open(unbuilt.out).actors[:2]))
        found = {one.name: status(unbuilt.port, one.wire(own)) for one in requests()}
        assert len(found) == len(list(requests())) > 400
        assert {n: s for n, s in found.items() if s != 0 and not 400 <= s < 500} == {}
        closed = [n for n, s in found.items() if s == 0]
        assert len(closed) < 10, closed
        assert asked == []
    assert {p.name: p.read_bytes() for p in unbuilt.out.iterdir() if p.is_file()} == before
    for one in allowed():
        assert 200 <= status(unbuilt.port, one.wire(own)) < 400, one.name


def test_no_answer_lets_another_site_read_or_embed_it(reading: Server) -> None:
    for path in ("/", "/overview", "/sparql?query=ASK%7B%7D", "/nothing", "/pages.css"):
        headers = reading.ask(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers
        assert not [name for name in headers if name.startswith("access-control")]
