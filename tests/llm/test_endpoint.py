"""Whatever an endpoint does, the run ends, says what it came to, and asks nothing twice in vain."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import ConfigError
from kg.llm import answer_store as kept
from kg.llm import endpoint
from kg.llm.prompt import Prompt, instructions, schema
from kg.llm.request_queue import Asking, Budget
from kg.llm.sentences import Sentence
from kg.model import Span
from tests.llm.server import Says, Script, Server, serving

if TYPE_CHECKING:
    from pathlib import Path

FINE = Says('{"statements": []}')
KEY = "sk-secret-77"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LLM_KEY", KEY)


def prompt(number: int) -> Prompt:
    sentence = Sentence(1, Span(0, 9))
    return Prompt(f"article-{number}", instructions(), f"[1] Text {number}.", (sentence,))


def asked(
    tmp_path: Path,
    script: Script,
    prompts: int = 1,
    budget: Budget | None = None,
    jobs: int = 4,
    patience: float = 5.0,
    first_wait: float = 0.01,
) -> tuple[Asking, Server, list[kept.Reply | None]]:
    """Ask about some prompts; return the run, the server and the kept answers."""
    every = [prompt(n) for n in range(prompts)]
    with serving(script) as server, kept.opened(tmp_path / "answers.db") as answers:
        one = endpoint.Endpoint.at(server.url, "made-up", schema(), patience)
        run = Asking(one, "made-up", jobs, budget or Budget(), first_wait)
        run.ask(every, answers, lambda _: None)
        one.close()
        return run, server, [answers.get(p.key("made-up")) for p in every]


def test_an_answer_is_kept_with_what_it_cost(tmp_path: Path) -> None:
    run, server, (reply,) = asked(tmp_path, lambda *_: FINE)
    assert reply is not None
    assert reply.text == FINE.text
    assert reply.tokens_in > 0
    assert run.spent.tokens == reply.tokens_in + reply.tokens_out
    (request,) = server.asked
    form = request["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"] == schema()
    assert request["temperature"] == 0


def test_who_is_busy_is_asked_again_after_as_long_as_it_says(tmp_path: Path) -> None:
    def busy(_: dict[str, Any], number: int) -> Says:
        return Says(status=429, headers=(("Retry-After", "1"),)) if number == 1 else FINE

    run, server, (reply,) = asked(tmp_path, busy)
    assert reply is not None
    assert server.at[1] - server.at[0] >= 1.0
    assert run.spent.requests == 2


def test_while_one_waits_nobody_asks(tmp_path: Path) -> None:
    def busy(_: dict[str, Any], number: int) -> Says:
        return Says(status=429, headers=(("Retry-After", "0.5"),)) if number == 1 else FINE

    _, server, replies = asked(tmp_path, busy, prompts=4, jobs=1)
    assert None not in replies
    assert server.at[1] - server.at[0] >= 0.5


def test_a_broken_server_is_asked_again_after_longer_and_longer(tmp_path: Path) -> None:
    run, server, (reply,) = asked(tmp_path, lambda *_: Says(status=500), first_wait=0.02)
    assert reply is None
    assert len(server.asked) == 6
    pauses = [b - a for a, b in zip(server.at, server.at[1:], strict=False)]
    assert all(p >= 0.02 * 2**n for n, p in enumerate(pauses))
    assert run.spent.failed == {"status 500": 1}


@pytest.mark.parametrize(
    ("says", "why"),
    [
        (Says(status=401, text=f"Incorrect key: {KEY}"), "status 401"),
        (Says(status=403), "status 403"),
    ],
)
def test_who_refuses_is_asked_once(tmp_path: Path, says: Says, why: str) -> None:
    run, server, (reply,) = asked(tmp_path, lambda *_: says)
    assert reply is None
    assert len(server.asked) == 1
    assert run.spent.failed == {why: 1}


def test_who_asks_for_hours_is_left_alone(tmp_path: Path) -> None:
    run, server, _ = asked(
        tmp_path, lambda *_: Says(status=429, headers=(("Retry-After", "9999"),))
    )
    assert len(server.asked) == 1
    assert run.spent.failed == {"status 429": 1}


@pytest.mark.parametrize("first", [Says(cut=True), Says(delay=1.5), Says(body=b"<html>no</html>")])
def test_no_answer_a_slow_one_or_none_of_its_kind_is_asked_for_again(
    tmp_path: Path, first: Says
) -> None:
    _, server, (reply,) = asked(tmp_path, lambda _, n: first if n == 1 else FINE, patience=0.7)
    assert reply is not None
    assert len(server.asked) == 2


def test_an_endpoint_without_schema_is_asked_in_simpler_ways(tmp_path: Path) -> None:
    def plain(request: dict[str, Any], _: int) -> Says:
        if "temperature" in request:
            return Says(status=400, text="Unsupported value: 'temperature'")
        if "max_completion_tokens" in request:
            return Says(status=400, text="unknown argument max_completion_tokens")
        if "response_format" in request:
            return Says(status=400, text="response_format is not supported")
        return FINE

    run, server, replies = asked(tmp_path, plain, prompts=3, jobs=1)
    assert None not in replies
    assert len(server.asked) == 4 + 3
    kinds = [r.get("response_format", {}).get("type") for r in server.asked]
    assert kinds[-3:] == [None, None, None]
    assert "json_object" in kinds
    assert run.spent.answered == 3


def test_no_more_run_at_once_than_were_asked_for(tmp_path: Path) -> None:
    slow = Says(FINE.text, delay=0.03)
    _, server, replies = asked(tmp_path, lambda *_: slow, prompts=12, jobs=3)
    assert None not in replies
    assert server.most_at_once == 3


def test_a_budget_of_requests_is_kept_tries_and_all(tmp_path: Path) -> None:
    def shaky(_: dict[str, Any], number: int) -> Says:
        return Says(status=503) if number % 2 else FINE

    run, server, replies = asked(tmp_path, shaky, prompts=9, budget=Budget(requests=7), jobs=2)
    assert len(server.asked) == 7
    assert run.spent.requests == 7
    assert run.spent.unasked == 9 - run.spent.answered
    assert sum(r is not None for r in replies) == run.spent.answered


def test_a_budget_of_tokens_is_never_overspent(tmp_path: Path) -> None:
    run, server, replies = asked(tmp_path, lambda *_: FINE, 40, Budget(tokens=20_000), jobs=8)
    assert 0 < run.spent.tokens <= 20_000
    assert run.spent.unasked > 0
    assert sum(r is not None for r in replies) == len(server.asked)


def test_an_answer_with_the_key_in_it_is_kept_without(tmp_path: Path) -> None:
    telling = Says(f'{{"statements": [], "k": "{KEY}"}}', finish=f"stop {KEY}")
    _, server, (reply,) = asked(tmp_path, lambda *_: telling)
    assert server.keys == [f"Bearer {KEY}"]
    assert reply is not None
    assert KEY not in reply.text + reply.finish
    assert KEY.encode() not in (tmp_path / "answers.db").read_bytes()


def test_an_answer_of_an_endpoint_without_a_key_is_kept_to_the_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAYSO_LLM_KEY")
    said = Says('{"statements": [], "words": "none of them said so nonetheless"}')
    _, _, (reply,) = asked(tmp_path, lambda *_: said)
    assert reply is not None
    assert reply.text == said.text


@pytest.mark.parametrize(
    "url", ["ftp://host/v1", "host/v1", "https://me:sk-1@host/v1", "https://host/v1?key=sk-1"]
)
def test_a_url_that_is_none_or_holds_a_key_is_refused(url: str) -> None:
    with pytest.raises(ConfigError):
        endpoint.checked_url(url)


def test_openais_key_goes_to_openai_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAYSO_LLM_KEY")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-theirs")
    assert endpoint.key_for("https://api.openai.com/v1") == "sk-theirs"
    assert endpoint.key_for("http://localhost:8000/v1") is None
    assert endpoint.key_for("https://api.openai.com.example/v1") is None


def test_nothing_of_the_environment_but_the_key_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-mine")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-mine")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer mine\nX-Team: mine")
    _, server, (reply,) = asked(tmp_path, lambda *_: FINE)
    assert reply is not None
    assert "mine" not in json.dumps(server.asked) + json.dumps(server.headers)
    assert server.keys == [f"Bearer {KEY}"]


def test_where_an_endpoint_says_to_go_instead_nothing_is_sent(tmp_path: Path) -> None:
    with serving(lambda *_: FINE) as other:
        away = Says(status=307, headers=(("Location", f"{other.url}/chat/completions"),))
        run, server, (reply,) = asked(tmp_path, lambda *_: away)
    assert reply is None
    assert other.asked == []
    assert len(server.asked) == 1
    assert run.spent.failed == {"status 307": 1}


def test_a_run_ends_soon_after_its_budget(tmp_path: Path) -> None:
    begun = time.monotonic()
    run, _, _ = asked(tmp_path, lambda *_: FINE, prompts=300, budget=Budget(requests=0))
    assert run.spent.unasked == 300
    assert time.monotonic() - begun < 30
