"""`kg fetch` against a server on this machine: what it saves, how politely, and what it refuses."""

from __future__ import annotations

import gzip
import json
import threading
import time
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from kg.articles import read_articles
from kg.articles.fetched import NAME, read_list
from kg.cli.main import run
from kg.errors import ConfigError
from kg.fetch import Options, Outcome, collect
from kg.fetch.addresses import file_name, normal, public
from kg.fetch.robots import Rules, rules_for
from kg.fetch.web import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """<!doctype html><html><head>{meta}<title>Council votes down toll</title></head><body>
<article><h1>Council votes down toll</h1>
<p>The council of Harven on Monday voted down a toll on the café bridge, the mayor said.</p>
<p>“Nobody wanted it,” she said. “We have listened to the people who cross the bridge.”</p>
<p>The finance office had warned that the city would lack four million crowns a year.</p>
</article></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}
XML = {"Content-Type": "application/rss+xml"}


@dataclass
class Reply:
    """An answer of the server: a status, headers, a body; `wait` seconds before it."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    body: bytes = PAGE.format(meta="").encode()
    wait: float = 0.0
    drip: bool = False


class Site:
    """A web site in a thread; `pages` are the replies by path, the last of several for good."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Reply]] = defaultdict(list)
        self.asked: list[tuple[str, float, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def put(self, path: str, *replies: Reply) -> str:
        self.pages[path] = list(replies) or [Reply()]
        return self.root + path

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        headers = {k.lower(): v for k, v in request.headers.items()}
        self.asked.append((request.path, time.monotonic(), headers))
        replies = self.pages.get(request.path) or [Reply(404, body=b"not here")]
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        time.sleep(reply.wait)
        etag = reply.headers.get("ETag")
        if etag and headers.get("if-none-match") == etag:
            reply = Reply(304, {"ETag": etag}, b"")
        request.send_response(reply.status)
        for name, value in reply.headers.items():
            request.send_header(name, value)
        request.end_headers()
        try:
            if reply.drip:
                for i in range(len(reply.body)):
                    request.wfile.write(reply.body[i : i + 1])
                    time.sleep(0.05)
            request.wfile.write(reply.body)
        except OSError:
            pass

    def count(self, path: str) -> int:
        return sum(asked == path for asked, _, _ in self.asked)


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    yield found
    found.server.shutdown()
    found.server.server_close()


OPTIONS = Options(pause=0.0, limits=Limits(allow_private=True, seconds=5, bytes=100_000))


def fetched(folder: Path, *addresses: str, **more: Any) -> list[Outcome]:
    return list(collect(addresses, folder, replace(OPTIONS, **more)))


def whats(outcomes: list[Outcome]) -> dict[str, int]:
    return dict(Counter(o.what for o in outcomes))


def reason(folder: Path, address: str, **more: Any) -> str:
    (outcome,) = fetched(folder, address, **more)
    assert outcome.what == "failed"
    return outcome.detail


def saved(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if p.name != NAME)


def test_a_page_is_saved_as_it_came_and_read_with_its_address(site: Site, tmp_path: Path) -> None:
    address = site.put("/world/2024/toll.html?id=7")
    assert whats(fetched(tmp_path, address, agent="Ada, ada@desk.example")) == {"saved": 1}
    (name,) = saved(tmp_path)
    assert name == file_name(address, ".html")
    assert (tmp_path / name).read_bytes() == PAGE.format(meta="").encode()
    (line,) = read_list(tmp_path / NAME)
    assert (line.url, line.file, line.kind, line.charset) == (address, name, "text/html", "utf-8")
    assert line.retrieved.endswith("Z")
    (article,), problems = read_articles([tmp_path])
    assert problems == []
    assert article.url == address
    assert article.retrieved == line.retrieved
    assert article.published is None
    assert article.title == "Council votes down toll"
    agents = {headers["user-agent"] for _, _, headers in site.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("sayso/")
    assert all("ada@desk.example" in headers["user-agent"] for _, _, headers in site.asked)


def test_run_again_it_takes_what_is_new(site: Site, tmp_path: Path) -> None:
    tagged = HTML | {"ETag": '"1"', "Last-Modified": "Tue, 22 Oct 2024 10:00:00 GMT"}
    changed = PAGE.format(meta="<meta name='x'>").encode()
    first = site.put("/a", Reply(headers=tagged), Reply(headers=tagged), Reply(body=changed))
    plain = site.put("/b")
    assert whats(fetched(tmp_path, first, plain)) == {"saved": 2}
    before = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    assert whats(fetched(tmp_path, first, plain)) == {"unchanged": 2}
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before
    _, _, headers = next(a for a in reversed(site.asked) if a[0] == "/a")
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"].startswith("Tue")
    assert whats(fetched(tmp_path, first, plain)) == {"changed": 1, "unchanged": 1}
    assert len(saved(tmp_path)) == 2
    assert (tmp_path / file_name(first, ".html")).read_bytes() == changed


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harven Post</title>
<item><title>Toll &amp; bridge</title><link>/a</link>
<pubDate>Mon, 21 Oct 2024 08:00:00 +0200</pubDate></item>
<item><title>B</title><guid isPermaLink="true">{root}/b</guid></item>
<item><title>evil</title><link>file:///etc/passwd</link></item>
<item><title>evil</title><link>javascript:alert(1)</link></item>
<item><title>evil</title><link>http://user:word@127.0.0.1/</link></item>
<item><title>twice</title><link>{root}/a#part</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Post</title><entry><title>C</title><link rel="edit" href="/edit"/><link href="/c"/>
<updated>2024-10-22T10:00:00Z</updated><published>2024-10-20T10:00:00Z</published></entry></feed>"""


def test_the_entries_of_feeds_are_fetched_once(site: Site, tmp_path: Path) -> None:
    feed = site.put("/rss", Reply(headers=XML, body=RSS.format(root=site.root).encode()))
    atom = site.put("/atom", Reply(headers={"Content-Type": "text/xml"}, body=ATOM.encode()))
    for path in "abc":
        site.put(f"/{path}", Reply(body=PAGE.format(meta=f"<!--{path}-->").encode()))
    assert whats(fetched(tmp_path, feed, atom)) == {"feed": 2, "saved": 3}
    assert site.count("/edit") == 0
    lines = {f.address.rpartition("/")[2]: f for f in read_list(tmp_path / NAME)}
    assert (lines["a"].title, lines["a"].feed) == ("Toll & bridge", feed)
    assert lines["c"].published == "2024-10-20T10:00:00Z"
    assert lines["rss"].file is None
    articles, problems = read_articles([tmp_path])
    assert [d.code for d in problems if d.severity.value == "error"] == []
    days = {a.url: a.published.value if a.published else None for a in articles}
    assert days[f"{site.root}/a"] == "2024-10-21"
    assert days[f"{site.root}/c"] == "2024-10-20"
    again = fetched(tmp_path, feed, atom)
    assert whats(again) == {"feed": 2, "known": 3}
    assert [site.count(f"/{path}") for path in "abc"] == [1, 1, 1]
    assert whats(fetched(tmp_path, feed, refresh=True)) == {"feed": 1, "unchanged": 2}
    assert whats(fetched(tmp_path / "few", feed, entries=1)) == {"feed": 1, "saved": 1}


def test_a_feed_is_asked_for_anew_while_an_entry_failed(site: Site, tmp_path: Path) -> None:
    tagged = XML | {"ETag": '"f"'}
    body = b"<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>"
    feed = site.put("/rss", Reply(headers=tagged, body=body))
    site.put("/a", Reply(404), Reply())
    assert whats(fetched(tmp_path, feed)) == {"feed": 1, "failed": 1}
    assert whats(fetched(tmp_path, feed)) == {"feed": 1, "saved": 1}
    assert whats(fetched(tmp_path, feed)) == {"unchanged": 1}


def test_what_a_site_asks_of_programs_is_kept_to(site: Site, tmp_path: Path) -> None:
    text = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 0.3\n"
    site.put("/robots.txt", Reply(headers={"Content-Type": "text/plain"}, body=text))
    one, two = site.put("/1"), site.put("/2", Reply(body=b"<p>two</p>"))
    closed = site.put("/private/x")
    outcomes = fetched(tmp_path, one, two, closed)
    assert whats(outcomes) == {"saved": 2, "failed": 1}
    assert "robots.txt" in outcomes[-1].detail
    assert site.count("/private/x") == 0
    assert site.count("/robots.txt") == 1
    times = [at for _, at, _ in site.asked]
    assert all(b - a >= 0.29 for a, b in pairwise(times))


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (403, 1), (500, 0), (503, 0)])
def test_a_site_without_rules_and_one_that_cannot_tell_them(
    site: Site, tmp_path: Path, status: int, asked: int
) -> None:
    site.put("/robots.txt", Reply(status, body=b"User-agent: *\nDisallow: /"))
    fetched(tmp_path, site.put("/a"))
    assert site.count("/a") == asked


def test_a_redirect_is_followed_and_its_target_looked_at(site: Site, tmp_path: Path) -> None:
    site.put("/new")
    old = site.put("/old", Reply(301, {"Location": "/new"}))
    assert whats(fetched(tmp_path, old)) == {"saved": 1}
    (line,) = read_list(tmp_path / NAME)
    assert (line.address, line.url) == (old, f"{site.root}/new")
    loop = site.put("/loop", Reply(302, {"Location": "/loop"}))
    assert "more than 5" in reason(tmp_path, loop)
    for target in ("file:///etc/passwd", "javascript:x", "", "ftp://127.0.0.1/"):
        assert "no address" in reason(tmp_path, site.put("/away", Reply(302, {"Location": target})))


def test_errors_are_told_and_some_tried_again(site: Site, tmp_path: Path) -> None:
    assert "404 (not found)" in reason(tmp_path, site.put("/gone", Reply(404)))
    assert "410" in reason(tmp_path, site.put("/past", Reply(410)))
    assert whats(fetched(tmp_path, site.put("/later", Reply(500), Reply()))) == {"saved": 1}
    busy = site.put("/busy", Reply(429, {"Retry-After": "1"}), Reply(body=b"<p>busy no more</p>"))
    start = time.monotonic()
    assert whats(fetched(tmp_path, busy)) == {"saved": 1}
    assert time.monotonic() - start >= 1
    assert "asks to wait" in reason(
        tmp_path, site.put("/closed", Reply(503, {"Retry-After": "86400"}))
    )
    assert "500" in reason(tmp_path, site.put("/broken", Reply(500)))
    assert site.count("/broken") == 3


def test_what_is_too_slow_too_large_or_packed_to_burst(site: Site, tmp_path: Path) -> None:
    quick = Limits(allow_private=True, seconds=0.6, bytes=100_000)
    for reply in (Reply(wait=3), Reply(drip=True)):
        slow = site.put("/slow", reply)
        start = time.monotonic()
        assert "0.6 seconds" in reason(tmp_path, slow, limits=quick)
        assert time.monotonic() - start < 6
    large = site.put("/large", Reply(body=b"<p>" + b"x" * 200_000))
    assert "larger than" in reason(tmp_path, large)
    told = site.put("/told", Reply(headers=HTML | {"Content-Length": "999999999999999999"}))
    assert "larger than" in reason(tmp_path, told)
    for packing, body in (
        ("gzip", gzip.compress(bytes(50_000_000))),
        ("deflate", zlib.compress(bytes(50_000_000))),
    ):
        bomb = site.put("/bomb", Reply(headers=HTML | {"Content-Encoding": packing}, body=body))
        assert "larger than" in reason(tmp_path, bomb)
    assert saved(tmp_path) == []


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw"])
def test_a_packed_page_is_saved_unpacked(site: Site, tmp_path: Path, packing: str) -> None:
    page = PAGE.format(meta="").encode()
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(page),
        "deflate": zlib.compress(page),
        "raw": raw.compress(page) + raw.flush(),
    }
    headers = HTML | {"Content-Encoding": "deflate" if packing == "raw" else packing}
    address = site.put("/a", Reply(headers=headers, body=bodies[packing]))
    assert whats(fetched(tmp_path, address)) == {"saved": 1}
    assert (tmp_path / file_name(address, ".html")).read_bytes() == page


@pytest.mark.parametrize(
    ("told", "codec", "meta"),
    [
        ("iso-8859-1", "cp1252", ""),
        ("windows-1252", "cp1252", "<meta charset='utf-8'>"),
        ("utf-8", "utf-8", "<meta charset='iso-8859-1'>"),
        ("windows-1251", "utf-8", ""),
        (None, "cp1252", "<meta charset='windows-1252'>"),
    ],
)
def test_the_encoding_that_the_server_tells(
    site: Site, tmp_path: Path, told: str | None, codec: str, meta: str
) -> None:
    page = PAGE.format(meta=meta).encode(codec)
    kind = "text/html" + (f"; charset={told}" if told else "")
    fetched(tmp_path, site.put("/a", Reply(headers={"Content-Type": kind}, body=page)))
    (article,), _ = read_articles([tmp_path])
    assert "“Nobody wanted it,” she said." in article.text
    assert "the café bridge" in article.text


def test_other_kinds_of_files(site: Site, tmp_path: Path) -> None:
    pdf = site.put("/report", Reply(headers={"Content-Type": "text/html"}, body=b"%PDF-1.7\n..."))
    text = site.put("/note", Reply(headers={"Content-Type": "text/plain"}, body=b"The mayor left."))
    assert whats(fetched(tmp_path, pdf, text)) == {"saved": 2}
    assert sorted(n.rpartition(".")[2] for n in saved(tmp_path)) == ["pdf", "txt"]
    image = site.put("/i.html", Reply(headers={"Content-Type": "image/png"}, body=b"\x89PNG"))
    assert "image/png" in reason(tmp_path, image)
    assert "empty" in reason(tmp_path, site.put("/e", Reply(body=b" ")))


def test_private_networks_are_not_fetched_from(site: Site, tmp_path: Path) -> None:
    address = site.put("/a")
    limits = Limits()
    for name in (address, address.replace("127.0.0.1", "localhost"), "http://169.254.169.254/x"):
        assert "private network" in reason(tmp_path, name, limits=limits)
    assert site.asked == []
    body = f"<rss version='2.0'><channel><item><link>{address}</link></item></channel></rss>"
    assert body
    assert not any(
        public(a)
        for a in ("::1", "fe80::1%eth0", "fd00::1", "0.0.0.0", "100.64.0.1", "192.168.1.1")
    )
    assert not any(public(a) for a in ("::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1"))
    assert public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("http://Post.example", "http://post.example/"),
        ("https://post.example/a/../b?q=ä#x", "https://post.example/a/../b?q=%C3%A4"),
        ("http://münchen.example/", "http://xn--mnchen-3ya.example/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
        ("http://post.example:22/", None),
        ("http://post.example:x/", None),
        ("http:///a", None),
        ("//post.example/a", None),
        ("http://a\nb.example/", None),
        ("http://post.example/" + "a" * 3000, None),
        ("http://a..b.example/", None),
        ("data:text/html,x", None),
        ("http://[::1/", None),
    ],
)
def test_addresses(text: str, plain: str | None) -> None:
    assert normal(text) == plain


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/x", "/a%00b", "/.hidden", "/con", "/" + "a" * 900]
)
def test_no_address_leads_out_of_the_folder(path: str) -> None:
    name = file_name(f"http://post.example{path}", ".html")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert name.startswith("post.example")
    assert ".." not in name
    assert len(name) < 100


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\nUser-agent: SaySo\nAllow: /", "/a", True),
        ("User-agent: a\nUser-agent: sayso\nDisallow: /a", "/a/b", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("User-agent: *\nDisallow: /*?*id=", "/x?a&id=3", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nDisallow: /a%20b", "/a b", False),
        ("\ufeffuser-agent:*\r\ndisallow:/a # no", "/a", False),
        ("Disallow: /\nSitemap: /x", "/a", True),
        ("User-agent: *\nDisallow: " + "*a" * 500 + "$", "/" + "a" * 400 + "b", True),
    ],
)
def test_rules_of_robots_txt(text: str, path: str, allowed: bool) -> None:
    assert rules_for(text, "sayso").allow(path) is allowed


def test_a_delay_is_bounded() -> None:
    assert rules_for("User-agent: *\nCrawl-delay: 99999", "sayso") == Rules((), 60.0)
    assert rules_for("User-agent: *\nCrawl-delay: -1e9", "sayso").delay == 0


def test_half_a_line_and_foreign_lines_in_the_list(site: Site, tmp_path: Path) -> None:
    address = site.put("/a")
    fetched(tmp_path, address)
    with (tmp_path / NAME).open("ab") as lines:
        lines.write(b'[1]\n{"file": "../../x", "address": 7}\n{"addre')
    assert whats(fetched(tmp_path, address, site.put("/b", Reply(body=b"<p>b</p>")))) == {
        "unchanged": 1,
        "saved": 1,
    }
    assert len(read_list(tmp_path / NAME)) == 2
    lines_read = [json.loads(x) for x in (tmp_path / NAME).read_text().splitlines()[-1:]]
    assert list(lines_read[0]) == sorted(lines_read[0])


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError, match="choose another"):
        fetched(tmp_path / "file", "http://post.example/")


def test_the_command(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = site.put("/a")
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"# of today\n\n{address} # the first\n")
    out = tmp_path / "news"
    common = ["-o", str(out), "--pause", "0", "--from", str(listed)]
    assert run(["fetch", *common]) == 1
    told = capsys.readouterr().err
    assert "private network; --allow-private" in told
    assert run(["fetch", *common, "--allow-private"]) == 0
    told = capsys.readouterr().err
    assert f"saved {address}" in told
    assert "go on with `kg build" in told
    assert run(["fetch", *common, "--allow-private", "-q", f"{site.root}/gone"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"failed {site.root}/gone: answers 404 (not found)"
    ]
    assert run(["fetch", "-o", str(out)]) == 2
    assert run(["fetch", "-o", str(out), "--agent", "Å", address]) == 2


def test_sites_are_asked_in_turn(tmp_path: Path) -> None:
    """While one site's pause lasts, another has its turn."""
    first, second = Site(), Site()
    try:
        wanted = [
            s.put(f"/{i}", Reply(body=b"<p>%d</p>" % i)) for s in (first, second) for i in range(3)
        ]
        start = time.monotonic()
        assert whats(fetched(tmp_path, *wanted, pause=0.3)) == {"saved": 6}
        assert time.monotonic() - start < 6 * 0.3
        for one in (first, second):
            times = [at for _, at, _ in one.asked]
            assert all(b - a >= 0.29 for a, b in pairwise(times))
    finally:
        for one in (first, second):
            one.server.shutdown()
            one.server.server_close()
