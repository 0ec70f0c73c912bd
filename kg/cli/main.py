"""The group `kg` and what all its commands share: exit codes, errors in one line."""

from __future__ import annotations

import os
import sys

import click

from kg import __version__
from kg.cli.build import build
from kg.cli.evaluate import evaluate
from kg.cli.extract import extract
from kg.cli.ontology import ontology
from kg.cli.query import query
from kg.cli.show import show
from kg.cli.validate import validate
from kg.errors import KgError


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Data goes to standard output, messages to standard error. Exit codes: 0 fine,"
    " 1 something was found wrong, 2 the command could not run.",
)
@click.version_option(__version__, prog_name="kg")
def kg() -> None:
    """Turn news articles into a knowledge graph of who said what about whom."""


for _command in (build, extract, validate, query, show, evaluate, ontology):
    kg.add_command(_command)


def main() -> None:
    """Run the command line; every error of ours is one line on standard error and exit code 2."""
    try:
        kg.main(prog_name="kg", standalone_mode=False)
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("kg: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:  # "kg query … | head": the reader has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
