"""Requests that are refused: what other sites, other programs and curious people may send.

In them `{host}` is the server's own name and port, `{trap}` a server that must not be asked,
`{token}` and `{cookie}` what a writer has, `{article}` an article that is there, `{actor}` and
`{other}` two actors.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Request:
    """What it tries, its first line, its headers, and its body, whose length is told for it."""

    name: str
    line: str
    head: str
    body: str | None = None

    def wire(self, values: Mapping[str, str]) -> bytes:
        """Return the bytes as they are sent, the values in their places."""
        line, head, body = (_filled(x, values) for x in (self.line, self.head, self.body or ""))
        if self.body is not None and not any(x in head for x in ("Content-Length", "chunked")):
            head += f"Content-Length: {len(body.encode('latin-1'))}\r\n"
        return f"{line} HTTP/1.1\r\n{head}\r\n{body}".encode("latin-1")


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


OWN = "Host: {host}\r\n"
WRITER = OWN + "Authorization: Bearer {token}\r\n"
SIGNED = OWN + "Cookie: {cookie}\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
JUDGEMENT = "left={actor}&right={other}&verdict=same"

HOSTS = (
    *("evil.example", "evil.example:{port}", "localhost.evil.example:{port}", "0.0.0.0:{port}"),
    *("127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.1:{port}.evil.example", "[::1]"),
    *("127.0.0.1:{port}@evil.example", "evil.example@127.0.0.1:{port}", "127.0.0.1.:{port}"),
    *("127.1:{port}", "2130706433:{port}", "0x7f000001:{port}", "[::ffff:127.0.0.1]:{port}"),
    *("localhost.:{port}", "LOCALHOST.EVIL.EXAMPLE", "127.0.0.1:{port}, evil.example", "null"),
    *("http://127.0.0.1:{port}", "127.0.0.1:{port}/", "127.0.0.1:0{port}", "169.254.169.254", ""),
)
ORIGINS = (
    *(
        "null",
        "http://evil.example",
        "https://evil.example",
        "http://127.0.0.1",
        "http://localhost",
    ),
    *("http://127.0.0.1:1", "http://{host}.evil.example", "http://evil.example/{host}", "file://"),
    *("http://evil.example#{host}", "http://{host}@evil.example", "chrome-extension://{host}"),
    *("//{host}", "{host}", "ftp://{host}", "http://evil.example?{host}", "", "http://["),
)
METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MOVE", "get", "X")
SERVICES = (
    "SELECT * { SERVICE <{trap}> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <{trap}> { ?s ?p ?o } }",
    "SELECT * { service <{trap}> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE<{trap}>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o . SERVICE ?s { ?a ?b ?c } }",
    "SELECT * { { SELECT * { SERVICE <{trap}> { ?s ?p ?o } } } }",
    "PREFIX SERVICE: <{trap}> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <{trap}> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL { SERVICE <{trap}> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <{trap}> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <{trap}> { ?s ?p ?o } } }",
    "ASK { GRAPH ?g { SERVICE <{trap}> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <{trap}> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <{trap}> { ?s ?p ?o } }",
    "SELECT * { # '\nSERVICE <{trap}> { ?s ?p ?o } }",
    'SELECT * { BIND ("#" AS ?x) SERVICE <{trap}> { ?s ?p ?o } }',
)
WRITES = (
    *("LOAD <{trap}>", "LOAD SILENT <{trap}> INTO GRAPH <urn:x>", "CLEAR ALL", "CLEAR DEFAULT"),
    *("DROP ALL", "CREATE GRAPH <urn:x>", "COPY DEFAULT TO <urn:x>", "MOVE DEFAULT TO <urn:x>"),
    *("ADD DEFAULT TO <urn:x>", "INSERT DATA { <urn:a> <urn:b> 1 }", "DELETE WHERE { ?s ?p ?o }"),
    *("DELETE DATA { <urn:a> <urn:b> 1 }", "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }"),
    "SELECT * { ?s ?p ?o } ; DROP ALL",
)
ELSEWHERE = (
    *(
        "SELECT * FROM <{trap}> { ?s ?p ?o }",
        "SELECT * FROM NAMED <{trap}> { GRAPH ?g { ?s ?p ?o } }",
    ),
    *("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "ASK FROM <data:,x> { ?s ?p ?o }"),
    "CONSTRUCT { ?s ?p ?o } FROM <{trap}> WHERE { ?s ?p ?o }",
)
BROKEN = (
    *(
        "SELECT",
        "SELECT * {",
        "{}",
        "SELECT * { ?s ?p ?o } LIMIT x",
        "nonsense",
        "\0",
        "SELECT * { ?s",
    ),
    "SELECT * { " + "{ " * 3_000 + "}" * 3_000 + " }",
)
PATHS = (
    *("/../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/./overview"),
    *("//etc/passwd", "/etc/passwd", "/collection.db", "/graph.nq", "/corrections.jsonl"),
    *(
        "/build.json",
        "/.git/config",
        "/graph.store/sayso-store.json",
        "/uploads/x.txt",
        "/pages.css/",
    ),
    *(
        "/templates/base.html",
        "/explorer/../overview",
        "/overview%00",
        "/overview%0d%0aX:1",
        "/%5c",
    ),
    *("/articles/..%2f..%2fetc%2fpasswd", "/articles/%2e%2e", "/statements//", "/statements/s-1/x"),
    *("/overview\\..\\x", "/%ff%fe", "/actors/%00", "http://evil.example/overview", "/<script>"),
)
LINES = (
    *(
        "",
        "{",
        "[]",
        "null",
        "1",
        '"x"',
        "{}",
        '{"field": "act"}',
        '{"field": "undo", "value": 99}',
    ),
    *('{"field": "undo"}', '{"field": "nothing", "value": 1}', "[" * 50_000, '{"field": "reject"}'),
    json.dumps({"field": "reject", "article": "../x", "quote": "x", "content": [[0, 1]]}),
    json.dumps({"field": "reject", "article": 7, "quote": "x", "content": [[0, 1]]}),
    json.dumps({"field": "act", "article": "{article}", "quote": "x", "value": "sing"}),
    json.dumps({"field": "act", "article": "{article}", "quote": 3, "value": "deny"}),
    json.dumps({"field": "said_on", "article": "{article}", "quote": "x", "value": "<b>"}),
    json.dumps({"field": "reject", "article": "{article}", "quote": "x", "by": 5}),
    '{"more": NaN, "field": "reject", "article": "{article}", "quote": "x"}',
    '{"more": 1e999, "field": "reject", "article": "{article}", "quote": "x"}',
    '{"reason": "\\ud800", "field": "reject", "article": "{article}", "quote": "x"}',
)
JUDGED = (
    *("", "{", "[]", "[1]", "null", '"x"', "{}", "[" * 50_000, '{"left": "{actor}"}'),
    json.dumps({"left": "{actor}", "right": "{actor}", "verdict": "same"}),
    json.dumps({"left": "{actor}", "right": "{other}", "verdict": "perhaps"}),
    json.dumps({"left": "{actor}", "right": "{other}", "verdict": ["same"]}),
    json.dumps({"left": "{actor}", "right": "a-0000000000000000", "verdict": "same"}),
    json.dumps({"left": "{actor}", "right": "../../etc/passwd", "verdict": "same"}),
    json.dumps({"left": "{actor}", "right": "<script>", "verdict": "same"}),
    json.dumps({"left": "{actor}", "right": 7, "verdict": "same"}),
    json.dumps({"left": "{actor}", "right": "{other}", "verdict": "same", "by": 5}),
    json.dumps({"left": "{actor}", "right": "{other}", "verdict": "same", "reason": "x" * 1_001}),
    '{"left": "{actor}", "right": "{other}", "verdict": "same", "reason": "\\ud800"}',
)
ASKED = (
    *("/statements?page=-1", "/statements?page=1e9", "/statements?by=n;DROP", "/claims?x=1"),
    *("/statements?since=%27%3B--", "/actors?page=9999999999", "/statements?q=" + "a" * 500),
    *("/questions/denials?actor=" + "a" * 500, "/questions/denials?x=1", "/questions/../denials"),
    *("/questions/denials?format=exe", "/statements?" + "&".join(f"a{n}=1" for n in range(200))),
    *("/actors/a?as=x", "/sparql?query=ASK{}&format=exe", "/statements?q=%ff", "/overview?token=x"),
)


def requests() -> Iterator[Request]:
    """Yield the requests."""
    yield from _hosts()
    yield from _sites()
    yield from _methods()
    yield from _without_token()
    yield from _sizes()
    yield from _questions()
    for path in PATHS:
        yield get(f"path {path}", path)
    for path in ASKED:
        yield get(f"asked {path[:60]}", path)
    for line in LINES:
        yield post(f"line {line[:60]}", "/corrections", WRITER + media("application/json"), line)
    for line in JUDGED:
        name = f"judgement {line[:80]}"
        yield post(name, "/judgements", WRITER + media("application/json"), line)
    yield from _uploads()


def allowed() -> Iterator[Request]:
    """Yield requests that are no different from some of those, but for what is wrong there."""
    yield get("a page", "/overview")
    yield get("a query", f"/sparql?{_escaped('ASK {}')}")
    yield get("a page, followed to", "/overview", OWN + FOLLOWED)
    yield post("a query, sent", "/sparql", OWN + media(QUERY), "ASK {}")
    yield post("a form", "/sparql", OWN + FORM, "query=ASK%20%7B%7D")
    own = SIGNED + FORM + "Origin: http://{host}\r\n"
    yield post("a correction by the cookie", "/corrections", own)
    yield post("a judgement by the cookie", "/judgements", own, JUDGEMENT)
    yield upload("a text", "x.txt", "Norland said that it will close its border.")


QUERY = "application/sparql-query"
FOLLOWED = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"


def get(name: str, path: str, head: str = OWN) -> Request:
    """Return a request for a page."""
    return Request(name, f"GET {path}", head)


def post(name: str, path: str, head: str, body: str = "field=undo&line=1") -> Request:
    """Return a request that sends something."""
    return Request(name, f"POST {path}", head, body)


def media(kind: str) -> str:
    """Return the header that tells what a body is."""
    return f"Content-Type: {kind}\r\n"


def _written(head: str) -> Iterator[Request]:
    """Yield what each path would keep of a writer, with this head."""
    yield post("correcting", "/corrections", head + FORM)
    yield post("judging", "/judgements", head + FORM, JUDGEMENT)
    yield post("adding", "/upload", head + PARTS, f"{_part('a.txt', 'a')}--b--\r\n")


def _named(name: str, found: Iterator[Request]) -> Iterator[Request]:
    for one in found:
        yield replace(one, name=f"{name}, {one.name}")


def _hosts() -> Iterator[Request]:
    for host in HOSTS:
        yield get(f"host {host}", "/overview", f"Host: {host}\r\n")
    yield get("no host", "/overview", "")
    yield get("two hosts", "/overview", f"{OWN}Host: evil.example\r\n")


def _sites() -> Iterator[Request]:
    for origin in ORIGINS:
        told = f"Origin: {origin}\r\n"
        yield from _named(f"origin {origin}", _written(SIGNED + told))
        yield get(f"origin {origin}, asking", "/claims", OWN + told)
    for site in ("cross-site", "same-site", "nonsense"):
        told = f"Sec-Fetch-Site: {site}\r\n"
        yield from _named(f"sent by {site}", _written(SIGNED + told))
        picture = f"{OWN}{told}Sec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n"
        yield get(f"picture of {site}", f"/sparql?{_escaped('ASK {}')}", picture)
        followed = OWN + FOLLOWED.replace("cross-site", site)
        yield get(f"query of {site}", f"/sparql?{_escaped('ASK {}')}", followed)
        yield get(f"frame of {site}", "/overview", followed.replace("document", "iframe"))


def _methods() -> Iterator[Request]:
    for method in METHODS:
        for path in ("/overview", "/corrections", "/judgements", "/upload", "/sparql"):
            yield Request(f"{method} {path}", f"{method} {path}", WRITER)
    for path in (
        "/overview",
        "/statements",
        "/explorer",
        "/rebuilding",
        "/questions",
        "/pages.css",
    ):
        yield post(f"POST {path}", path, WRITER + FORM)


def _without_token() -> Iterator[Request]:
    for name, head in {
        "no token": OWN,
        "another token": OWN + "Authorization: Bearer x\r\n",
        "the token by another scheme": OWN + "Authorization: Basic {token}\r\n",
        "the cookie alone": SIGNED,
        "another cookie": OWN + "Cookie: kg-serve-{port}=x\r\nOrigin: http://{host}\r\n",
        "a user's name": OWN + "X-Remote-User: kim\r\nOrigin: http://{host}\r\n",
    }.items():
        told = "field=add&article={article}&content=sending&token={token}"
        yield post(f"{name}, correcting with it inside", "/corrections", head + FORM, told)
        yield from _named(name, _written(head))
        yield post(
            f"{name}, adding by address", "/upload?token={token}", head + PARTS, _part("a.txt", "a")
        )


def _sizes() -> Iterator[Request]:
    for length in ("99999999999", "-1", "1, 1", "0x10", "1e3", "+5", "9" * 40):
        for path in ("/corrections", "/judgements", "/upload", "/sparql"):
            head = f"{WRITER}{FORM}Content-Length: {length}\r\n"
            yield post(f"length {length}, {path}", path, head)
    twice = f"{WRITER}{FORM}Content-Length: 17\r\nContent-Length: 2\r\n"
    yield post("two lengths", "/corrections", twice)
    yield get("a long address", f"/claims?q={'a' * 70_000}")
    yield get("a long header", "/claims", f"{OWN}X: {'a' * 70_000}\r\n")
    chunks = f"{100_000:x}\r\n{'a' * 100_000}\r\n" * 12 + "0\r\n\r\n"
    chunked = f"{WRITER}{FORM}Transfer-Encoding: chunked\r\n"
    for path in ("/corrections", "/judgements"):
        yield post(f"a long body, {path}", path, chunked, chunks)
    told = "field=undo&line=1"
    lengths = f"{chunked}Content-Length: 5\r\n"
    framed = f"{len(told):x}\r\n{told}\r\n0\r\n\r\n"
    yield post("a length and chunks", "/corrections", lengths, framed)
    for path in ("/corrections", "/judgements"):
        yield post(f"many fields, {path}", path, WRITER + FORM, "&".join(["a=1"] * 500))
    packed = f"{WRITER}{FORM}Content-Encoding: gzip\r\n"
    yield post("a packed body", "/corrections", packed)
    for kind in ("text/plain", "application/xml", "multipart/form-data", ""):
        yield post(f"body of {kind}", "/corrections", WRITER + media(kind))
        yield post(f"judgement of {kind}", "/judgements", WRITER + media(kind), JUDGEMENT)
        yield post(f"query of {kind}", "/sparql", OWN + media(kind), "ASK {}")


def _questions() -> Iterator[Request]:
    for query in (*SERVICES, *WRITES, *ELSEWHERE, *BROKEN):
        name = query[:70].replace("\n", " ")
        if len(query) < 5_000:
            yield get(f"asked: {name}", f"/sparql?{_escaped(query)}")
        yield post(f"sent: {name}", "/sparql", OWN + media(QUERY), query)
    for update in WRITES[:4]:
        yield post(f"update {update}", "/sparql", OWN + FORM, _escaped(update, "update"))
        kind = media("application/sparql-update")
        yield post(f"sent update {update}", "/sparql", OWN + kind, update)
        yield get(f"asked update {update}", f"/sparql?{_escaped(update, 'update')}")
    ask = _escaped("ASK {}")
    for more in ("default-graph-uri={trap}", "named-graph-uri=file:///etc/passwd", ask):
        yield get(f"with {more}", f"/sparql?{ask}&{more}")
    long = "ASK { ?s ?p '" + "a" * 100_000 + "' }"
    yield post("a long query", "/sparql", OWN + media(QUERY), long)


def _escaped(query: str, name: str = "query") -> str:
    return f"{name}=" + quote(query).replace(quote("{trap}"), "{trap}")


PARTS = media("multipart/form-data; boundary=b")


def _uploads() -> Iterator[Request]:
    for name, text in {
        "x.exe": "MZ",
        "x": "text",
        "x.txt": "",
        "x.html": "a\0b",
        "../../x.py": "import os",
        ".txt/..": "text",
    }.items():
        yield upload(f"file {name}", name, text)
    yield upload("no file", None, "text")
    yield post("broken parts", "/upload", WRITER + PARTS, "--x\r\nnothing")
    two = _part("a.txt", "a") + _part("b.txt", "b")
    yield post("two files", "/upload", WRITER + PARTS, f"{two}--b--\r\n")


def upload(name: str, file: str | None, text: str) -> Request:
    """Return a request that sends a file."""
    return post(name, "/upload", WRITER + PARTS, f"{_part(file, text)}--b--\r\n")


def _part(name: str | None, text: str) -> str:
    file = f'; filename="{name}"' if name is not None else ""
    return f'--b\r\nContent-Disposition: form-data; name="article"{file}\r\n\r\n{text}\r\n'
