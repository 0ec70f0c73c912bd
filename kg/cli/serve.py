"""`kg serve`: the server of a collection, in the browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH
from kg.cli.terminal import say
from kg.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = re.compile(r"[A-Za-z0-9._~-]{16,}")
"""What stands in an address and in a cookie as it is."""
NEEDED = ("anyio", "multipart", "starlette", "uvicorn")


@click.command("serve")
@click.argument("out", type=PATH, metavar="OUT")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where it listens.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="On which port; 0 takes a free one.",
)
@click.option(
    "--allowed-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A name by which a proxy asks it: news.example. May be given several times.",
)
@click.option(
    "--user-header",
    metavar="HEADER",
    help="The header in which that proxy says who asks; it stands with their corrections.",
)
@click.option(
    "--token",
    envvar="KG_SERVE_TOKEN",
    metavar="TEXT",
    help="The token for writing, 16 characters or more. Default: KG_SERVE_TOKEN, or a new one.",
)
@click.option(
    "--seconds",
    default=30.0,
    show_default=True,
    type=click.FloatRange(0.1, 3600),
    help="How long a question may take.",
)
@click.option(
    "--rows",
    default=10_000,
    show_default=True,
    type=click.IntRange(1),
    help="How many rows the answer to a SPARQL query may have.",
)
@click.option(
    "--processes",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="How many questions are answered at the same time.",
)
def serve_command(
    out: Path,
    host: str,
    port: int,
    allowed: tuple[str, ...],
    user_header: str | None,
    token: str | None,
    seconds: float,
    rows: int,
    processes: int,
) -> None:
    """Serve OUT, which `kg build` made: lists, questions, SPARQL, corrections, in the browser.

    Prints the address to open. Needs the extra `serve`.

    \b
    kg serve exports
    kg serve exports --allowed-host news.example --user-header X-Remote-User
    """
    if token is not None and not TOKEN.fullmatch(token):
        raise ConfigError("a token has 16 characters at least: letters, digits, - . _ ~")
    missing = _missing()
    if missing:
        raise ConfigError(
            f"`kg serve` needs the extra `serve` ({', '.join(missing)} not installed):"
            " `uv run --extra serve kg serve …`, or `pip install 'sayso[serve]'`"
        )
    from kg.serve.desk import Limits
    from kg.serve.start import Where, serve

    where = Where(host, port, allowed, user_header, token)
    serve(out, where, Limits(seconds, rows, processes), say)


def _missing() -> list[str]:
    from importlib.util import find_spec

    packages = {"multipart": "python_multipart"}
    return [name for name in NEEDED if find_spec(packages.get(name, name)) is None]
