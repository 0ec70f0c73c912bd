"""A server on loopback that answers chats as it is told to: the other end of a real connection."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Says:
    """One answer: status, text of the message, why it ended, headers, a body of its own, a delay,
    whether the connection is cut."""

    text: str = '{"statements": []}'
    status: int = 200
    finish: str = "stop"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    delay: float = 0.0
    cut: bool = False


@dataclass(slots=True)
class Server:
    """A running server: where it is, and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, request: dict[str, Any], headers: dict[str, str]) -> int:
        with self._lock:
            self.asked.append(request)
            self.headers.append(headers)
            self.keys.append(headers.get("authorization", ""))
            self.at.append(time.monotonic())
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            return len(self.asked)

    def leave(self, request: dict[str, Any] | None) -> None:
        with self._lock:
            self._now -= 1
            if request is not None:
                self.answered.append(request["messages"][1]["content"])


type Script = Callable[[dict[str, Any], int], Says]


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """Run a server that answers each request, with its number from 1, by a script."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            request = json.loads(self.rfile.read(size))
            number = server.enter(request, {k.lower(): v for k, v in self.headers.items()})
            done = None
            try:
                says = script(request, number)
                time.sleep(says.delay)
                if says.cut:
                    self.close_connection = True
                    return
                self._send(says, request)
                done = request if says.status == 200 else None
            except (BrokenPipeError, ConnectionResetError):
                pass
            finally:
                server.leave(done)

        def _send(self, says: Says, request: dict[str, Any]) -> None:
            body = says.body
            if body is None:
                body = json.dumps(_completion(says, request)).encode()
            self.send_response(says.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in says.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    server = Server(f"http://127.0.0.1:{httpd.server_port}/v1")
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def _completion(says: Says, request: dict[str, Any]) -> dict[str, Any]:
    if says.status != 200:
        return {"error": {"message": says.text, "type": "error", "param": None, "code": None}}
    message = {"role": "assistant", "content": says.text}
    sent = sum(len(m["content"]) for m in request["messages"]) // 4
    usage = {"prompt_tokens": sent, "completion_tokens": len(says.text) // 4}
    usage["total_tokens"] = sum(usage.values())
    choice = {"index": 0, "message": message, "finish_reason": says.finish}
    return {
        "id": "c-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [choice],
        "usage": usage,
    }
