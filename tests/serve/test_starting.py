"""What is said where the server cannot be started, and what it may be told."""

from __future__ import annotations

import importlib.util
import socket
from typing import TYPE_CHECKING, Any

import pytest

from kg.errors import ConfigError
from kg.serve.start import Where, rules_for, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

from tests.cli.conftest import kg as kg


def test_without_its_extra_it_says_what_to_install(
    kg: Kg, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = importlib.util.find_spec

    def lacking(name: str, *more: Any) -> Any:
        return None if name == "uvicorn" else found(name, *more)

    monkeypatch.setattr(importlib.util, "find_spec", lacking)
    done = kg("serve", tmp_path)
    assert done.code == 2
    assert "needs the extra `serve` (uvicorn not installed)" in done.err
    assert "pip install 'sayso[serve]'" in done.err


def test_what_it_cannot_serve_is_told_in_a_line(kg: Kg, tmp_path: Path) -> None:
    done = kg("serve", tmp_path, "--port", "0")
    assert (done.code, "holds no build; run `kg build" in done.err) == (2, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = kg("serve", tmp_path, "--port", str(taken.getsockname()[1]))
    assert (done.code, "cannot listen on 127.0.0.1" in done.err) == (2, True)
    for token in ("short", "sixteen or more; but no token"):
        assert "16 characters" in kg("serve", tmp_path, "--token", token).err


@pytest.mark.parametrize(
    "where",
    [
        Where(host="0.0.0.0"),
        Where(allowed=("https://desk.example/",)),
        Where(allowed=("*",)),
        Where(user_header="X-Remote-User"),
        Where(host="10.0.0.5", allowed=("desk.example",), user_header="X-Remote-User"),
    ],
    ids=str,
)
def test_what_would_let_in_anybody_is_refused(where: Where) -> None:
    with pytest.raises(ConfigError):
        rules_for(where, 8765)


def test_each_start_has_a_token_of_its_own() -> None:
    one, other = rules_for(Where(), 80), rules_for(Where(), 80)
    assert one.token != other.token
    assert len(one.token) >= 32
    assert one.knows("localhost")
    assert one.knows("127.0.0.1:80")
    assert "anybody on this machine may read" in " ".join(told("http://127.0.0.1:80/", one))
    assert not rules_for(Where(host="10.0.0.5"), 8765).open
