"""`kg analyse`: who is central, contested, allied or between others, over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import from_build, layout_option

if TYPE_CHECKING:
    from pathlib import Path

    from kg.query.network import Network
    from kg.query.table import Table

_VIEWS = (
    *("activity", "cited", "spoken-about", "outlets", "new", "changed", "contested"),
    *("issues", "corroborated", "ties", "congruence", "communities"),
    *("central", "brokers"),
)
"""The keys of `kg.query.analysis.VIEWS` (a test compares)."""

_FORMATS = ("table", "csv", "json", "markdown")
"""The keys of `kg.query.table.FORMATS` (a test compares)."""


@click.command("analyse")
@click.argument("view", required=False, type=click.Choice(_VIEWS), metavar="[VIEW]")
@from_build
@click.option("--since", default="", metavar="DAY", help="First day: 2024-10-22, 2024-10, 2024.")
@click.option("--until", default="", metavar="DAY", help="Last day, likewise.")
@click.option(
    "--window", type=click.Choice(("year", "month", "day")), help="Measure each window of time."
)
@click.option("--top", default=10, show_default=True, metavar="N", help="Rows of each table.")
@click.option("--around", default="", metavar="NAME", help="congruence: the ties of this actor.")
@click.option(
    "--least",
    default=1,
    show_default=True,
    metavar="N",
    help="congruence: pairs with at least so many claims.",
)
@click.option(
    "--graphml",
    type=click.Path(dir_okay=False, writable=True),
    metavar="FILE",
    help="congruence: write the networks there, for Gephi, Cytoscape, networkx.",
)
@layout_option(
    _FORMATS,
    "How tables are printed; csv and json take one VIEW.",
)
def analyse_command(
    view: str | None,
    out: Path,
    since: str,
    until: str,
    window: str | None,
    top: int,
    around: str,
    least: int,
    graphml: str | None,
    layout: str,
) -> None:
    """Measure a build; VIEW is one table, without it all are printed.

    \b
    activity      how much was said, by whom, and how much of it in conflict
    cited         who is cited most
    spoken-about  who is spoken about most
    outlets       how much each outlet rests on sources that it does not name
    new           what is new since a day (--since, else the last day told)
    changed       who took another stand on a claim than before
    contested     claims and actors on which sides stand against each other
    issues        what is argued about, the most disputed first
    corroborated  what stands behind each claim and against it
    ties          who agrees and who is in conflict with whom, as a signed network
    congruence    who holds the same and who the opposite, on how many claims
    communities   groups that speak of each other
    central       who speaks and is spoken about most, and how near the others are
    brokers       who stands between others

    Days are those of the utterance, else of publication. What each number counts is told in
    kg/query/README.md.

    \b
    kg analyse ties --since 2024-10 --top 20
    kg analyse new --since 2024-10-22
    kg analyse activity --window month --format csv
    kg analyse congruence --around Moscow --least 2 --graphml moscow.graphml
    """
    from kg.query.analysis import VIEWS, windowed
    from kg.query.network import load, parts
    from kg.query.picture import new
    from kg.query.table import FORMATS

    if layout in ("csv", "json") and view is None:
        raise click.UsageError(f"{layout} takes one VIEW: {', '.join(VIEWS)}.")
    if view == "new" and window:
        raise click.UsageError("new compares with all that was said before; it takes no --window.")
    chosen = around or least != 1 or graphml
    if chosen and (view != "congruence" or window):
        raise click.UsageError(
            "--around, --least and --graphml are of congruence, without --window."
        )
    net = load(out, "" if view == "new" else since, until)
    if chosen:
        click.echo(FORMATS[layout](_held(net, around, least, graphml, top)), nl=False)
        return
    windows = parts(net, window) if window else {}
    for name in [view] if view else VIEWS:
        if view == "new":
            table = new(net, top, since)
        else:
            table = windowed(windows, name, top) if window else VIEWS[name](net, top)
        if view is None:
            click.echo(f"## {name}\n" if layout == "markdown" else f"{name}\n")
        click.echo(FORMATS[layout](table), nl=view is None)


def _held(net: Network, around: str, least: int, graphml: str | None, top: int) -> Table:
    """Return what is asked of congruence and conflict, written to a file as well."""
    from pathlib import Path

    from kg.query import actor_networks
    from kg.query.analysis import held_in_common

    found = actor_networks.actor_networks(net, around, least)
    if graphml is not None:
        made = actor_networks.graph(found, net)
        Path(graphml).write_text(actor_networks.graphml(made), encoding="utf-8")
    return held_in_common(net, found, top)
