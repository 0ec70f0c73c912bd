"""`kg fetch`: pages and the entries of feeds saved in a folder, for `kg build`."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.options import PATH
from kg.cli.terminal import say
from kg.counted import plural
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST_ADDRESSES = 100_000
"""Addresses of one run, at most."""


@click.command("fetch")
@click.argument("addresses", nargs=-1, metavar="[URL|-]...")
@click.option("-o", "--out", required=True, type=PATH, metavar="FOLDER", help="Folder to save in.")
@click.option(
    "--from",
    "listed",
    type=PATH,
    metavar="FILE",
    help="A file with addresses, one a line; `#` begins a remark.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Time between two requests to one site; a site may ask for more.",
)
@click.option(
    "--agent",
    metavar="TEXT",
    help="Who fetches, for the site's logs: a name and how to reach you.",
)
@click.option(
    "--entries",
    type=click.IntRange(1, 10_000),
    default=200,
    show_default=True,
    metavar="COUNT",
    help="Entries of a feed that are fetched, at most.",
)
@click.option(
    "--refresh", is_flag=True, help="Ask again for entries of feeds that are there already."
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Time that one request may take.",
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch from private networks and this machine too."
)
@click.option("-q", "--quiet", is_flag=True, help="Tell only what went wrong.")
def fetch_command(
    addresses: tuple[str, ...],
    out: Path,
    listed: Path | None,
    pause: float,
    agent: str | None,
    entries: int,
    refresh: bool,
    timeout: float,
    allow_private: bool,
    quiet: bool,
) -> int:
    """Save pages, and the page of every entry of RSS and Atom feeds, in FOLDER for `kg build`.

    Asks each site for its robots.txt and keeps to it, one request at a time with a pause between.
    Bytes are kept as they come; fetched.jsonl beside them holds address, time and encoding. Run
    again, it takes what is new. `-` reads addresses from standard input.

    \b
    kg fetch https://post.example/feed.xml -o news --agent "Ada Brandt, ada@desk.example"
    kg build news -o exports
    """
    from kg.fetch import Options, collect
    from kg.fetch.web import Limits

    wanted = list(_wanted(addresses, listed))
    if not wanted:
        raise InputError("no address is given; name one, or a file of them with --from")
    if agent is not None and not (agent.isascii() and agent.isprintable()):
        raise InputError("--agent is not plain: letters without accents, on one line")
    options = Options(
        pause=pause,
        agent=agent,
        entries=entries,
        refresh=refresh,
        limits=Limits(seconds=timeout, allow_private=allow_private),
    )
    counts: Counter[str] = Counter()
    for outcome in collect(wanted, out, options):
        counts[outcome.what] += 1
        told = f"{outcome.what} {outcome.address}" + (
            f": {outcome.detail}" if outcome.detail else ""
        )
        if outcome.what == "failed" or (not quiet and outcome.what != "known"):
            say(told)
    if not quiet:
        _summary(counts, out)
    return int(counts["failed"] > 0)


def _wanted(addresses: Iterable[str], listed: Path | None) -> Iterator[str]:
    """Yield the addresses given by name, in the file and on standard input."""
    count = 0
    for address in _all(addresses, listed):
        text = address.partition(" #")[0].strip()
        if text and not text.startswith("#"):
            count += 1
            if count > MOST_ADDRESSES:
                raise InputError(f"more than {MOST_ADDRESSES} addresses; give them in parts")
            yield text


def _all(addresses: Iterable[str], listed: Path | None) -> Iterator[str]:
    for address in addresses:
        if address == "-":
            yield from (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
        else:
            yield address
    if listed is not None:
        try:
            yield from listed.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError:
            raise InputError(f"{listed.name}: is not UTF-8; save it as such") from None


def _summary(counts: Counter[str], out: Path) -> None:
    pages = counts["saved"] + counts["changed"]
    same = counts["unchanged"] + counts["known"]
    say(
        f"{plural(pages, 'page')} saved in {out}"
        + (f", {same} there already" if same else "")
        + (f", {counts['failed']} not fetched" if counts["failed"] else "")
    )
    if pages:
        say(f"go on with `kg build {out} -o OUT`")
