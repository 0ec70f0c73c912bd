"""How every command ends: one line on standard error, an exit code that means something."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from kg.cli.main import cli
from kg.cli.terminal import safe
from kg.counted import plural
from kg.errors import ConfigError, KgError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Kg

COMMANDS = sorted(cli.commands)


def test_the_commands_are_those_promised() -> None:
    promised = (
        "actors add analyse articles build correct diff eval explain extract fetch ontology query"
        " remove serve show train-tagger update validate"
    )
    assert promised.split() == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_explains_every_option_and_gives_an_example(name: str, kg: Kg) -> None:
    done = kg(name, "--help")
    assert done.code == 0
    assert f"kg {name}" in done.out.split("\n", 1)[1]
    for parameter in cli.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name} has no help"
            assert parameter.opts[-1] in done.out


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["build"],
        ["build", "seeds"],
        ["build", "seeds", "-o", "out", "--nonsense"],
        ["query", "denials", "--format", "xml"],
        ["query"],
        ["extract"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_and_exit_2(args: list[str], kg: Kg) -> None:
    done = kg(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("kg: ")
    assert "--help" in done.err
    assert done.err.count("\n") == 1


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise error

    monkeypatch.setitem(cli.commands, "broken", click.Command("broken", callback=broken))


def test_an_error_of_ours_is_one_line_without_a_traceback(
    kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(ConfigError("no such thing\n\x1b[31m; known: this, that"), monkeypatch)
    done = kg("broken")
    assert done.code == 2
    assert done.err == "kg: no such thing \ufffd[31m; known: this, that\n"


def test_a_file_that_cannot_be_written_is_named(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(PermissionError(13, "Permission denied", "out/graph.nq"), monkeypatch)
    done = kg("broken")
    assert (done.code, done.err) == (2, "kg: out/graph.nq: Permission denied\n")


def test_a_bug_is_not_hidden(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(ValueError("a bug"), monkeypatch)
    with pytest.raises(ValueError, match="a bug"):
        kg("broken")


def test_ctrl_c_ends_cleanly(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(KeyboardInterrupt(), monkeypatch)
    done = kg("broken")
    assert done.code == 130
    assert done.err.lstrip("\n").startswith("kg: interrupted")


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = "from kg.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "ontology"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == 0


def test_text_is_utf8_whatever_the_locale(exports: Path) -> None:
    program = "from kg.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "show", "Ada Brandt", "-o", str(exports)],
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Norland’s president" in done.stdout.decode("utf-8")


def test_every_error_has_a_place_in_the_tree() -> None:
    assert {e.__name__ for e in KgError.__subclasses__()} == {
        "InputError",
        "ConfigError",
    }


def test_controls_never_reach_the_terminal_and_places_hold() -> None:
    hostile = "a\x1b]0;title\x07\u202eb\u2028c\ud800d\te"
    shown = safe(hostile)
    assert len(shown) == len(hostile)
    assert shown == "a\ufffd]0;title\ufffd\ufffdb\ufffdc\ufffdd e"


def test_counts_agree_with_their_nouns() -> None:
    assert [plural(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
