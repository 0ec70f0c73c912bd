"""Corrections and articles that people send: checked, kept at once, shown after a rebuild."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

import kg
from kg.corrections import read_corrections
from kg.corrections.added_lines import add_lines
from kg.errors import InputError
from tests.serve.conftest import FORM, TOKEN, started

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.typed_records import Statement
    from tests.serve.conftest import Reply, Server

BEARER = {"Authorization": f"Bearer {TOKEN}"}
LINES = {**BEARER, "Content-Type": "application/x-ndjson"}


def denial(out: Path) -> Statement:
    said = kg.open(out).statements
    return next(s for s in said if s.quote == "Sudovia denied sending tanks to Ostia.")


def place(said: Statement) -> dict[str, object]:
    return {k: said.record[k] for k in ("article", "cue", "content", "quote", "evidence")}


def settled(server: Server) -> dict[str, object]:
    """Wait until nothing is to be built, and return what the server says of it."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        told: dict[str, object] = server.ask("/rebuilding").json
        if not told["running"] and not told["wanted"]:
            return told
        time.sleep(0.1)
    raise AssertionError("it is still being built")


def asked_until(server: Server, address: str) -> set[str]:
    """Ask until there is an answer: the build before is asked while the new one is read."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := {row["speaker"] for row in server.ask(address).json}:
            return found
        time.sleep(0.1)
    raise AssertionError("the new build is not asked")


def test_what_is_sent_is_kept_at_once_and_shown_after_a_rebuild(writing: Server) -> None:
    said = denial(writing.out)
    before = writing.ask(f"/statements/{said.id}").text
    assert "Emil Holm" not in before
    told = {"statement": said.id, "field": "speaker", "value-speaker": "Emil Holm"}
    sent = writing.send("/corrections", **told, reason="told before", by="Kim")
    assert (sent.status, sent.headers["location"]) == (303, "/corrections")
    (line,) = read_corrections(writing.out / "corrections.jsonl")
    assert (line.field, line.by, line.reason) == ("speaker", "Kim", "told before")
    assert "told before" in writing.ask("/corrections").text
    assert writing.ask(f"/statements/{said.id}").status == 200  # the build before, meanwhile
    assert settled(writing)["failed"] is False
    after = writing.ask(f"/statements/{said.id}").text
    assert "Emil Holm" in after
    assert "said by Kim" in after
    deniers = asked_until(writing, "/questions/denials?actor=Holm&format=json")
    assert "Emil Holm" in deniers

    undone = writing.send("/corrections", field="undo", line="1", by="Lee")
    assert undone.status == 303
    text = "Ostia’s prime minister Una Berg promised on Wednesday to close the border.\n"
    body = (
        b'--b\r\nContent-Disposition: form-data; name="article"; filename="../../Border talks.txt"'
        b"\r\n\r\n" + text.encode() + b"\r\n--b--\r\n"
    )
    headers = {**BEARER, "Content-Type": "multipart/form-data; boundary=b"}
    assert writing.ask("/upload", headers, body).status == 303
    assert settled(writing)["failed"] is False
    assert "Emil Holm" not in writing.ask(f"/statements/{said.id}").text.split("Put it right")[0]
    assert list((writing.out / "uploads").iterdir()) == []
    found = writing.ask("/statements?q=border").text
    assert "Una Berg" in found
    assert "promised" in found
    assert {a.id.partition("_")[0] for a in kg.open(writing.out).articles} == {
        *("harbour", "denial", "Border-talks")
    }


def test_a_rebuild_that_fails_is_told_and_the_build_stays(behind_a_proxy: Server) -> None:
    said = denial(behind_a_proxy.out)
    line = json.dumps({**place(said), "field": "reject"})
    assert behind_a_proxy.ask("/corrections", LINES, line.encode()).json["kept"] == 1
    told = settled(behind_a_proxy)
    assert told["failed"] is True
    assert "holds no collection" in str(told["told"])
    page = behind_a_proxy.ask(f"/statements/{said.id}").text
    assert "The last rebuild failed" in page
    assert "The text is not at hand" in behind_a_proxy.ask(f"/articles/{said.article}").text


def test_lines_are_kept_all_or_none(unbuilt: Server) -> None:
    said, path = place(denial(unbuilt.out)), unbuilt.out / "corrections.jsonl"
    before = path.read_bytes() if path.exists() else None
    good = json.dumps({**said, "field": "act", "value": "state"})
    bad = json.dumps({**said, "field": "act", "value": "sing"})
    found = unbuilt.ask("/corrections", LINES, f"{good}\n{bad}\n".encode())
    assert found.status == 400
    assert "not a correction of 'act'" in found.text
    assert (path.read_bytes() if path.exists() else None) == before
    assert unbuilt.ask("/corrections", LINES, f"{good}\n{good}\n".encode()).json["kept"] == 2
    assert len(path.read_bytes().splitlines()) == len((before or b"").splitlines()) + 2


def test_a_file_of_the_explorer_and_a_class_are_taken_by_forms(unbuilt: Server) -> None:
    said = denial(unbuilt.out)
    line = json.dumps({**place(said), "field": "act", "value": "deny", "by": "the explorer"})
    head = 'Content-Disposition: form-data; name="lines"; filename="c.jsonl"'
    headers = {**BEARER, "Content-Type": "multipart/form-data; boundary=b"}
    sent = unbuilt.ask(
        "/corrections", headers, f"--b\r\n{head}\r\n\r\n{line}\n\r\n--b--\r\n".encode()
    )
    assert (sent.status, sent.headers["location"]) == (303, "/corrections")
    told = {"statement": said.id, "claim": said.claims[0], "field": "class"}
    assert unbuilt.send("/corrections", **told, **{"value-class": "nothing"}).status == 400
    assert unbuilt.send("/corrections", **told, **{"value-class": "retreat"}).status == 303
    *_, explored, classed = read_corrections(unbuilt.out / "corrections.jsonl")
    assert (explored.by, explored.field) == ("the explorer", "act")
    assert classed.value.name == "retreat"


def test_roles_conditions_and_links_are_taken_by_forms(unbuilt: Server) -> None:
    graph, path = kg.open(unbuilt.out), unbuilt.out / "corrections.jsonl"
    (link,) = graph.links
    said = next(s for s in graph.statements if s.id == link.target)
    page = unbuilt.ask(f"/statements/{said.id}", BEARER).text
    assert f'name="other" value="{link.source}"' in page
    assert 'name="role-recipient" maxlength="1000" value="Ostia"' in page
    told = {"statement": said.id, "by": "Kim"}

    def kept(**values: str) -> Any:
        names = {name.replace("_", "-"): value for name, value in values.items()}
        sent = unbuilt.send("/corrections", **told, **names)
        assert sent.status == 303, sent.text
        return json.loads(path.read_text(encoding="utf-8").splitlines()[-1])["value"]

    def place(words: str) -> list[int]:
        start = said.record["evidence"][0] + said.quote.index(words)
        return [start, start + len(words)]

    claim = {"field": "roles", "claim": said.claims[0]}
    assert unbuilt.send("/corrections", **told, **claim).status == 400  # nothing is changed
    agents = {"role_agent": "Norland; Border Guild", "role_theme": "had sent tanks"}
    assert kept(**claim, **agents, role_recipient="")["roles"] == {
        "agent": ["Norland", "Border Guild"],
        "recipient": [],
        "theme": [place("had sent tanks")],
    }
    both = kept(field="conditions", value_conditions="on Tuesday; to Ostia")
    assert both == [place("on Tuesday"), place("to Ostia")]
    assert kept(field="conditions", value_conditions="") == []
    wrong = unbuilt.send("/corrections", **told, field="conditions", **{"value-conditions": "rain"})
    assert (wrong.status, "does not stand in the evidence" in wrong.text) == (400, True)
    gone = kept(field="link", value_link=f"not-{link.kind}", other=link.source)
    assert (gone["kind"], gone["holds"]) == (link.kind, False)
    address = f"{unbuilt.address}/statements/{link.source}"
    added = kept(field="link", value_link="restates", other=address)
    assert (added["kind"], added["holds"], added["to"]) == ("restates", True, gone["to"])


def test_many_who_correct_at_once_lose_nothing(unbuilt: Server) -> None:
    said = place(denial(unbuilt.out))
    replies: list[Reply] = []

    def correct(who: int) -> None:
        for number in range(10):
            line = {**said, "field": "act", "value": "state", "by": f"{who}", "reason": f"{number}"}
            if who:
                replies.append(unbuilt.ask("/corrections", LINES, json.dumps(line).encode()))
            else:  # as `kg correct` does
                add_lines(unbuilt.out / "corrections.jsonl", [line])

    people = [threading.Thread(target=correct, args=(who,)) for who in range(6)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert {r.status for r in replies} == {201}
    assert len({r.json["line"] for r in replies}) == 50
    lines = read_corrections(unbuilt.out / "corrections.jsonl")
    assert sorted((x.by, x.reason) for x in lines if x.by.isdigit()) == sorted(
        (str(who), str(number)) for who in range(6) for number in range(10)
    )


def test_a_file_of_corrections_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    line = {"article": "a", "cue": None, "content": [[0, 1]], "quote": "x", "field": "reject"}
    with pytest.raises(InputError, match="not a correction"):
        add_lines(path, [{"field": "nothing"}])
    assert list(tmp_path.iterdir()) == []
    assert add_lines(path, [line]) == 1
    before = path.read_bytes()
    with pytest.raises(InputError, match="no correction on line 7"):
        add_lines(path, [line, {"field": "undo", "value": 7}])
    assert path.read_bytes() == before
    assert add_lines(path, [line, line]) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["corrections.jsonl"]


def test_behind_a_proxy_its_word_on_who_asks_is_taken(behind_a_proxy: Server) -> None:
    server, said = behind_a_proxy, denial(behind_a_proxy.out)
    host, kim = {"Host": "desk.example"}, {"X-Remote-User": "kim"}
    assert server.ask("/overview", host).status == 401
    assert "Signed in as <bdi>kim</bdi>" in server.ask("/overview", {**host, **kim}).text
    assert server.ask("/overview", {"Host": "other.example", **kim}).status == 421
    assert "Signed in" not in server.ask("/overview", kim).text  # not asked through the proxy
    body = urlencode({"statement": said.id, "field": "reject", "by": "somebody else"}).encode()
    foreign = {**host, **kim, **FORM, "Origin": "https://evil.example"}
    assert server.ask("/corrections", foreign, body).status == 403
    assert server.ask("/corrections", {**host, **kim, **FORM}, body).status == 403
    own = {**host, **kim, **FORM, "Origin": "https://desk.example"}
    assert server.ask("/corrections", own, body).status == 303
    local = {**kim, **FORM, "Origin": server.address}
    assert server.ask("/corrections", local, body).status == 403
    lines = read_corrections(server.out / "corrections.jsonl")
    assert [x.by for x in lines if x.field == "reject" and x.by != "a person"] == ["kim"]
    bearer = {**host, **BEARER}
    assert server.ask("/overview", bearer).status == 200


def test_bound_elsewhere_reading_needs_the_token_too(built: Path) -> None:
    with started(built, "--host", "0.0.0.0", "--allowed-host", "desk.example") as server:
        host = {"Host": "desk.example"}
        assert server.ask("/overview").status == 421
        assert server.ask("/overview", host).status == 401
        query = urlencode({"query": "ASK {}"}).encode()
        assert server.ask("/sparql", {**host, **FORM}, query).status == 401
        for token in ("x", TOKEN):  # in the address it signs in, and a query sent does not
            told = server.ask(f"/sparql?token={token}", {**host, **FORM}, query)
            assert told.status == 401
        found = server.ask(f"/overview?token={TOKEN}", host)
        cookie = {"Cookie": found.headers["set-cookie"].partition(";")[0]}
        assert server.ask("/overview", {**host, **cookie}).status == 200
        assert server.ask("/pages.css", host).status == 401
