"""The made parts of the documentation. `python -m tests.readme` renews them on every page.

Tables stand between `<!-- NAME -->` and `<!-- end of NAME -->`; they come from the ontology, the
named questions, the commands, the words of the page and the docstrings of packages. A block marked
`console` holds commands after `$ ` and, up to the next, what they print. All run in one fresh
folder that holds `seeds`, one after the other, those of README.md first; so the build comes first.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import click

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
CONTRIBUTING = ROOT / ".github/CONTRIBUTING.md"
MAP = ROOT / "kg/README.md"
MODULES = ROOT / "kg/extract/README.md"
REPORTS = ROOT / "kg/extract/reports/README.md"
COMMANDS = ROOT / "kg/cli/README.md"
QUESTIONS = ROOT / "kg/query/README.md"
PATTERNS = ROOT / "kg/query/cheat-sheet.md"
FILES = ROOT / "kg/export/README.md"
RECORDS = ROOT / "kg/export/records.md"
REPORT = ROOT / "kg/export/report.md"
RDF = ROOT / "kg/export/rdf/README.md"
NETWORKS = ROOT / "kg/export/graph/README.md"
PAGE = ROOT / "kg/export/page/README.md"
NAMES = ROOT / "kg/gazetteer/README.md"
ARTICLES = ROOT / "kg/articles/README.md"
SERVE = ROOT / "kg/serve/README.md"
VOCABULARY = ROOT / "ontology/README.md"
PAGES = (
    *(README, CONTRIBUTING, MAP, MODULES, REPORTS, COMMANDS, QUESTIONS, FILES, RECORDS, REPORT),
    *(PATTERNS, RDF, NETWORKS, PAGE, NAMES, ARTICLES, SERVE, VOCABULARY),
)
"""Every page that is checked and renewed, in the order in which their commands run."""

_BLOCK = re.compile(r"```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)
_WIDTH = 100
"""Columns of the commands' help, whatever terminal renews it."""


def blocks(text: str, kind: str) -> list[str]:
    """Return the bodies of the fenced blocks of one kind."""
    return [found["body"] for found in _BLOCK.finditer(text) if found["kind"] == kind]


def tabled(text: str) -> str:
    """Return a page with its made tables as their sources have them now."""
    for name, make in TABLES.items():
        start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
        if start in text:
            head, _, rest = text.partition(start)
            text = f"{head}{start}\n{make()}\n{end}{rest.partition(end)[2]}"
    return text


def _vocabulary() -> str:
    from ontology import describe

    return describe.markdown()


def _rules() -> str:
    from ontology import describe

    return describe.rules()


def _questions() -> str:
    from kg.query.named import questions

    rows = ["| question | asks | options |", "|---|---|---|"]
    for one in questions():
        options = " ".join(f"`--{p.name}`" for p in one.parameters)
        rows.append(f"| `{one.name}` | {one.question} | {options} |")
    return "\n".join(rows) + "\n"


def _prefixes() -> str:
    from kg.query.prefixes import known

    lines = [f"PREFIX {name}: <{iri}>" for name, iri in known().items()]
    return "\n".join(["```text", *lines, "```"]) + "\n"


def helps() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its whole name, subcommands too: "kg actors merge"."""
    import click

    from kg.cli.main import cli

    def below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield name, command
        if isinstance(command, click.Group):
            for part, inner in sorted(command.commands.items()):
                yield from below(f"{name} {part}", inner)

    for name, command in sorted(cli.commands.items()):
        yield from below(f"kg {name}", command)


def _commands() -> str:
    import click

    out = []
    for name, command in helps():
        context = click.Context(
            command, info_name=name, terminal_width=_WIDTH, help_option_names=["-h", "--help"]
        )
        told = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        out.append(f"### {name}\n\n```text\n{told}\n```\n")
    return "\n".join(out)


def _signs() -> str:
    from kg.export.page.page_words import words

    rows = ["| sign | the speaker | that is |", "|---|---|---|"]
    rows += [f"| {s['mark']} | {s['label']} | {s['hint']} |" for s in words()["stance"].values()]
    return "\n".join(rows) + "\n"


def _modalities() -> str:
    from kg.export.page.page_words import words

    rows = ["| modality | in words |", "|---|---|"]
    rows += [f"| `{name}` | {told} |" for name, told in words()["modality"].items()]
    return "\n".join(rows) + "\n"


def first_line(path: Path) -> str:
    """Return what the docstring of a module, or of a folder's package, begins with, for a table."""
    file = path / "__init__.py" if path.is_dir() else path
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    return told.splitlines()[0].replace("|", "\\|") if told else ""


def packages(folder: Path) -> list[Path]:
    """Return the packages right inside a folder of `kg`, by layer, lowest first, then by name."""
    layers = _layers()

    def place(path: Path) -> tuple[int, str]:
        name = ".".join(path.relative_to(ROOT).parts)
        return layers.index(name) if name in layers else len(layers), name

    return sorted((p.parent for p in folder.glob("*/__init__.py")), key=place)


@cache
def _layers() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = [layer for c in contracts for layer in reversed(c.get("layers", ()))]
    return [name.strip() for layer in layers for name in re.split(r"[|:]", layer)]


def modules(folder: Path) -> list[Path]:
    """Return the modules right inside a folder, by name, without the package's own."""
    return [p for p in sorted(folder.glob("*.py")) if not p.name.startswith("__")]


def _packages() -> str:
    rows = ["| package | what it is |", "|---|---|"]
    rows += [f"| [`{p.name}`]({p.name}) | {first_line(p)} |" for p in packages(MAP.parent)]
    rows += ["", "| module | what it is |", "|---|---|"]
    rows += [f"| [`{p.name}`]({p.name}) | {first_line(p)} |" for p in modules(MAP.parent)]
    return "\n".join(rows) + "\n"


def _rooms(name: str) -> Callable[[], str]:
    def table() -> str:
        rows = ["| room | what it is |", "|---|---|"]
        for room in packages(MAP.parent / name):
            for one in (room, *packages(room)):
                place = one.relative_to(MAP.parent).as_posix()
                rows.append(f"| [`{place}`]({place}) | {first_line(one)} |")
        return "\n".join(rows) + "\n"

    return table


def _modules() -> str:
    home = MODULES.parent
    rooms = [r for room in packages(home) for r in (room, *packages(room))]
    out = []
    for room in (home, *rooms):
        files = modules(room)
        if not files:
            continue
        place = room.relative_to(home).as_posix()
        out.append(f"## {'Beside the rooms' if room == home else place}\n\n{first_line(room)}\n")
        out.append("| module | what it is |\n|---|---|")
        out += [
            f"| [`{p.stem}`]({p.relative_to(home).as_posix()}) | {first_line(p)} |" for p in files
        ]
        out.append("")
    return "\n".join(out)


def _reports() -> str:
    from kg.extract.reports.confidence import counted
    from kg.extract.reports.report_rules import RULES

    rows = ["| rule | rank | finds | example | right of counted |", "|---|---|---|---|---|"]
    for rule in RULES:
        found, right = counted(rule.name)
        share = f"{right} of {found}" if found else "—"
        rows.append(
            f"| `{rule.name}` | {rule.rank} | {rule.about} | {_cell(rule.example)} | {share} |"
        )
    return "\n".join(rows) + "\n"


def _filters() -> str:
    from kg.extract.reports.filters import reasons

    rows = ["| step | why a report is dropped | example |", "|---|---|---|"]
    for step in reasons().values():
        rows.append(f"| `{step.name}` | {step.why} | {_cell(step.example)} |")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    """Return a text as one cell of a table: its lines as one, the middle of a long one cut."""
    line = " ⏎ ".join(text.replace("|", "\\|").split("\n\n"))
    line = " ⏎ ".join(line.split("\n"))
    return line if len(line) <= _CELL else f"{line[: _CELL // 2]} … {line[-_CELL // 4 :]}"


_CELL = 240
"""Characters of an example in a table."""


SENTENCE = (
    "On Tuesday Norland’s foreign minister Ada Brandt said that Sudovia had denied sending tanks to"
    " Ostia."
)
"""What the map follows through the rooms; published on 2024-10-23."""


def _sentence() -> str:
    from kg.extract.clauses import clauses
    from kg.extract.stages import extract
    from kg.parse import ParsedArticle
    from kg.parse.spacy_backend import SpacyParser
    from tests.reading import articles_of

    (article,) = articles_of({"sentence": SENTENCE}, "2024-10-23")
    parsed = ParsedArticle(article, SpacyParser().parse(article))
    found = extract(parsed)
    names = {a.id: a.label for a in found.actors}
    rows = ["| room | what it hands over |", "|---|---|"]
    for clause in clauses(parsed):
        places = {"who": clause.who, "what": clause.what, "whom": clause.whom}
        filled = [f"{k} “{a.span.of(SENTENCE)}”" for k, a in places.items() if a and a.span]
        above = clause.governor
        under = f", {above.relation.value} of clause {above.clause}" if above else ""
        rows.append(
            f"| `clauses` | clause {clause.number}: {clause.lemma}, {', '.join(filled)}{under} |"
        )
    for one in found.statements:
        content = " … ".join(s.of(SENTENCE) for s in one.content)
        cue = one.cue.of(SENTENCE) if one.cue else ""
        rows.append(f"| `reports` | rule `{one.rule}`, cue “{cue}”, content “{content}” |")
    for one in found.statements:
        who = ", ".join(names[p.actor] for p in one.speakers)
        day = f", said on {one.said_on.value}" if one.said_on else ""
        rows.append(
            f"| `actors`, `standing`, `statements` | {who}: {one.act}, {one.polarity},"
            f" {one.modality}, {one.certainty}{day} |"
        )
    for claim in found.propositions:
        sides = ", ".join(f"{s.polarity} {s.modality}" for s in claim.stances)
        rows.append(f"| `events`, `propositions` | “{claim.label}” ({claim.type}): {sides} |")
    return "\n".join(rows).replace("(None)", "(no event of the lexicon)") + "\n"


TABLES: dict[str, Callable[[], str]] = {
    "vocabulary": _vocabulary,
    "rules": _rules,
    "questions": _questions,
    "prefixes": _prefixes,
    "commands": _commands,
    "signs": _signs,
    "modalities": _modalities,
    "packages": _packages,
    "rooms of extract": _rooms("extract"),
    "rooms of articles": _rooms("articles"),
    "rooms of export": _rooms("export"),
    "modules": _modules,
    "sentence": _sentence,
    "rules of reports": _reports,
    "filters of reports": _filters,
}
"""The tables by the name that stands in their comments, and what makes each."""


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
        ["/bin/sh", "-c", command],
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
    """Return a page with every console block's outputs as they are now."""
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
        for page in PAGES:
            old = page.read_text(encoding="utf-8")
            new = tabled(refreshed(old, Path(folder), Path(folder, "cache")))
            if new != old:
                page.write_text(new, encoding="utf-8")
            what = "as it was" if new == old else "renewed"
            sys.stderr.write(f"{page.relative_to(ROOT)} is {what}\n")


if __name__ == "__main__":
    main()
