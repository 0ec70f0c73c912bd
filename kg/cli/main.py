"""The group `kg`, and how its commands end: exit codes, errors in one line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from kg import __version__
from kg.cli.actors import actors_command
from kg.cli.analyse import analyse_command
from kg.cli.build import build_command
from kg.cli.collection_commands import (
    add_command,
    articles_command,
    remove_command,
    update_command,
)
from kg.cli.correct import correct_command
from kg.cli.diff import diff_command
from kg.cli.evaluate import eval_command
from kg.cli.explain import explain_command
from kg.cli.extract import extract_command
from kg.cli.fetch import fetch_command
from kg.cli.ontology import ontology_command
from kg.cli.query import query_command
from kg.cli.serve import serve_command
from kg.cli.show import show_command
from kg.cli.terminal import say
from kg.cli.train_tagger import train_tagger_command
from kg.cli.validate import validate_command
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

UNUSABLE = 2
INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Data goes to standard output, messages to standard error. Exit codes: 0 fine,"
    " 1 something was found wrong, 2 the command could not be carried out.",
)
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Turn news articles into a knowledge graph of who said what about whom.

    \b
    kg build seeds -o exports     articles in, graph, tables and web page out
    kg add exports today/         more articles into it; kg update, kg remove
    kg query --list               the questions that the graph answers by name
    kg query denials              one of them
    kg show s-0123                a statement, with its place in the article
    kg analyse                    who is central, contested, allied, between others
    """


for _command in (
    actors_command,
    add_command,
    articles_command,
    build_command,
    correct_command,
    diff_command,
    explain_command,
    extract_command,
    fetch_command,
    query_command,
    remove_command,
    serve_command,
    show_command,
    update_command,
    analyse_command,
    validate_command,
    ontology_command,
    eval_command,
    train_tagger_command,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run())


def run(args: Sequence[str] | None = None) -> int:
    """Run `kg` with `args` (the process's own by default) and return the exit code.

    Standard output and error become UTF-8 whatever the locale; a lone surrogate is written as
    `\\udc80`, which inside JSON means the same.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = cli.main(args=args, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" Try `{context.command_path} --help`." if context else ""
        say(f"kg: {error.format_message()}{hint}")
        return UNUSABLE
    except KgError as error:
        say(f"kg: {error}")
        return UNUSABLE
    except SystemExit:  # click's way out when the reader (`head`) has seen enough
        return 0
    except BrokenPipeError:  # the same, at our own flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        say(f"kg: {error.filename}: {error.strerror}")
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        say("kg: interrupted")
        return INTERRUPTED
    return code if isinstance(code, int) else 0
