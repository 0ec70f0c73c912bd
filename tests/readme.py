"""The README's made parts: outputs of commands, tables. `python -m tests.readme` renews them.

Tables stand between `<!-- NAME -->` and `<!-- end of NAME -->`; they come from the ontology and
from the named questions. A block marked `console` holds commands after `$ ` and, up to the next,
what they print. All run in a fresh folder that holds `seeds`, one after the other, so the build
comes first.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
REPORT = ROOT / "kg/export/report.md"
_BLOCK = re.compile(r"```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)


def blocks(text: str, kind: str) -> list[str]:
    """Return the bodies of the fenced blocks of one kind."""
    return [found["body"] for found in _BLOCK.finditer(text) if found["kind"] == kind]


def tabled(text: str) -> str:
    """Return the README with its made tables as their sources have them now."""
    from ontology import describe

    return _filled(text, {"vocabulary": describe.markdown(), "questions": questions_table()})


def ruled(text: str) -> str:
    """Return the page on `report.json` with the table of the rules as they are now."""
    from ontology import describe

    return _filled(text, {"rules": describe.rules()})


def _filled(text: str, made: dict[str, str]) -> str:
    for name, table in made.items():
        start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        head, _, rest = text.partition(start)
        text = f"{head}{start}\n{table}\n{end}{rest.partition(end)[2]}"
    return text


def questions_table() -> str:
    """Return the named questions with their parameters as a table."""
    from kg.query.named import questions

    rows = ["| question | asks | options |", "|---|---|---|"]
    for one in questions():
        options = " ".join(f"`--{p.name}`" for p in one.parameters)
        rows.append(f"| `{one.name}` | {one.question} | {options} |")
    return "\n".join(rows) + "\n"


def commands(text: str) -> list[str]:
    """Return the commands of all console blocks, in order."""
    lines = (line for body in blocks(text, "console") for line in body.splitlines())
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def ran(command: str, folder: Path, cache: Path) -> str:
    """Run a command in a shell, `kg` being this Python's, and return all that it prints."""
    here = Path(sys.executable).parent
    env = {
        **os.environ,
        "PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}",
        "XDG_CACHE_HOME": str(cache),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["/bin/sh", "-c", command.replace("uv run ", "")],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(f"{command}: exit {done.returncode}\n{done.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def refreshed(text: str, folder: Path, cache: Path) -> str:
    """Return the README with every console block's outputs as they are now."""
    if not (folder / "seeds").exists():
        (folder / "seeds").symlink_to(ROOT / "seeds")

    def renewed(found: re.Match[str]) -> str:
        if found["kind"] != "console":
            return found[0]
        calls = [line for line in found["body"].splitlines() if line.startswith("$ ")]
        parts = [f"{call}\n{ran(call.removeprefix('$ '), folder, cache)}" for call in calls]
        return f"```console\n{''.join(parts)}```"

    return _BLOCK.sub(renewed, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        old = README.read_text(encoding="utf-8")
        new = tabled(refreshed(old, Path(folder), Path(folder, "cache")))
    README.write_text(new, encoding="utf-8")
    REPORT.write_text(ruled(REPORT.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stderr.write("README.md is as it was\n" if new == old else "README.md is renewed\n")


if __name__ == "__main__":
    main()
