"""Options that several commands take, said once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.llm_options import extractors_asked, service
from kg.guard import STRICT

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.settings import Settings

PATH = click.Path(path_type=Path)
JUDGEMENTS = "judgements.jsonl"
"""The file in the folder of a build that holds a person's decisions on who is who."""
CORRECTIONS = "corrections.jsonl"
"""The file in the folder of a build that holds a person's corrections of statements."""

SHAPING = ("model", "tagger", "gazetteer", "lexicon")
"""Options of `reading` that say how articles are read, whichever they are."""
OF_ARTICLES = ("date", "default_date", "fields")
"""Options of `reading` that say what is in the articles that are named."""


def there(path: Path) -> Path | None:
    """Return a file that there is, None for one that there is not."""
    return path if path.exists() else None


def _tagger(_: object, __: object, given: Path | None) -> Path | None:
    """Return the folder of the tagger asked for."""
    from kg.tagger import BUILT_IN

    return BUILT_IN if given is not None and str(given) == "built-in" else given


def layout_option[F: Callable[..., object]](
    names: tuple[str, ...], told: str = "How rows are printed."
) -> Callable[[F], F]:
    """Return the option `--format`, which says in which of the layouts `names` rows are printed."""
    return click.option(
        "--format",
        "layout",
        type=click.Choice(names),
        default="table",
        show_default=True,
        help=told,
    )


def reading[F: Callable[..., object]](command: F) -> F:
    """Add the options that say how articles are read and parsed."""
    for option in (
        click.option(
            "--strict",
            is_flag=True,
            envvar=STRICT,
            help="Let an article that a stage breaks over end the run, with a traceback, instead of"
            " leaving out what it says.",
        ),
        click.option("--no-cache", is_flag=True, help="Read every article anew."),
        click.option(
            "--jobs",
            type=click.IntRange(1),
            metavar="N",
            help="Read articles in so many processes. Default: one for each core, if there are many"
            " articles.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Let the workers of a Dask scheduler (tcp://host:8786) read articles. Needs the"
            " extra `cluster`.",
        ),
        click.option(
            "--cache",
            type=PATH,
            metavar="DIR",
            help="Where parses are kept between runs. Default: the user's cache folder.",
        ),
        click.option(
            "--tagger",
            type=PATH,
            metavar="DIR",
            callback=_tagger,
            help="A tagger that adds what the rules leave out: `built-in`, or a folder that"
            " `kg train-tagger` wrote. Needs the extra `tagger`.",
        ),
        click.option(
            "--gazetteer",
            type=PATH,
            metavar="FILE",
            help="A table of names of your own: CSV, JSON lines, FollowTheMoney, SPARQL result.",
        ),
        click.option(
            "--lexicon",
            type=PATH,
            metavar="FILE",
            help="Words of your own with their classes or acts, a CSV file"
            " (kg/extract/data/LEXICON.md).",
        ),
        click.option("--model", metavar="NAME", help="Another installed spaCy pipeline (English)."),
        click.option(
            "--meta",
            type=PATH,
            metavar="FILE",
            help="Dates and publishers of articles, in TOML. Default: articles.toml in a folder"
            " that is read.",
        ),
        click.option(
            "--date",
            metavar="DATE",
            help="Day on which all articles were published (2024-10-22); goes before every other.",
        ),
        click.option(
            "--default-date",
            metavar="DATE",
            help="Day of publication of the articles for which nothing else tells one.",
        ),
        click.option(
            "--fields",
            metavar="LIST",
            help="Names of fields of JSON and tables that are called otherwise than usual:"
            " text=body,date=published_at. Names: text, title, date, outlet, url, author, id.",
        ),
        click.option(
            "--follow-links",
            is_flag=True,
            help="Read what links in a folder lead to, outside of it too.",
        ),
    ):
        command = option(command)
    return command


def from_build[F: Callable[..., object]](command: F) -> F:
    """Add the option that names the folder of an earlier `kg build`."""
    return click.option(
        "-o",
        "--out",
        type=PATH,
        default=Path("exports"),
        show_default=True,
        help="Folder that `kg build` wrote.",
    )(command)


def configuration(
    *,
    model: str | None = None,
    date: str | None = None,
    default_date: str | None = None,
    fields: str | None = None,
    tagger: Path | None = None,
    gazetteer: Path | None = None,
    lexicon: Path | None = None,
    judgements: Path | None = None,
    corrections: Path | None = None,
    extractor: str | None = None,
    llm_model: str | None = None,
    llm_url: str | None = None,
    **_: object,
) -> tuple[tuple[str, str], ...]:
    """Return what shapes the extraction, from the options of `reading`; files by their content."""
    from importlib.metadata import PackageNotFoundError, version

    from kg import DEFAULT_MODEL
    from kg.shaping import content_hash

    name = model or DEFAULT_MODEL
    try:
        found = {"model": f"{name} {version(name)}"}
    except PackageNotFoundError:
        found = {"model": name}
    if date:
        found["date"] = date
    if default_date:
        found["default-date"] = default_date
    if fields:
        found["fields"] = fields
    found |= _extracted_by(extractor, llm_model, llm_url)
    files = {"tagger": tagger, "gazetteer": gazetteer, "judgements": judgements}
    files["lexicon"] = lexicon
    found |= {
        key: f"sha256 {content_hash(path)}" for key, path in files.items() if path is not None
    }
    if corrections is not None:
        from kg.corrections import effective_digest, read_corrections

        said = effective_digest(read_corrections(corrections))
        found |= {"corrections": said} if said else {}
    return tuple(sorted(found.items()))


def _extracted_by(
    extractor: str | None, llm_model: str | None, llm_url: str | None
) -> dict[str, str]:
    """Return what found the statements, where that is not the rules alone; where a model is asked
    is nobody's business who reads a graph."""
    names, model, _ = extractors_asked(extractor, llm_model, llm_url)
    if names == ("rules",):
        return {}
    told = {"extractors": ", ".join(names)}
    if model is not None:
        from kg.llm.prompt import prompt_version

        told |= {"llm-model": model, "llm-prompt": prompt_version()}
    return told


def settings(
    *,
    date: str | None,
    default_date: str | None,
    meta: Path | None,
    model: str | None,
    tagger: Path | None,
    gazetteer: Path | None,
    lexicon: Path | None,
    cache: Path | None,
    no_cache: bool,
    strict: bool = False,
    fields: str | None = None,
    follow_links: bool = False,
    judgements: Path | None = None,
    corrections: Path | None = None,
    jobs: int | None = None,
    cluster: str | None = None,
    extractor: str | None = None,
    llm_model: str | None = None,
    llm_url: str | None = None,
    llm_jobs: int | None = None,
    max_tokens: int | None = None,
    max_requests: int | None = None,
    ask_anew: bool = False,
) -> Settings:
    """Return the settings of a build from the options of `reading`."""
    from kg import DEFAULT_MODEL
    from kg.articles.formats.usual_fields import checked_fields
    from kg.errors import ConfigError
    from kg.parse.cache import default_folder
    from kg.processes import usable_cores
    from kg.settings import Settings

    folder = None if no_cache else cache or default_folder()
    names, asked, url = extractors_asked(extractor, llm_model, llm_url)
    if asked is not None and cluster is not None:
        raise ConfigError("--cluster reads by the rules alone: a model is asked from here only")
    llm = service(
        asked,
        url,
        cache or default_folder(),
        llm_jobs=llm_jobs,
        max_tokens=max_tokens,
        max_requests=max_requests,
        ask_anew=ask_anew,
    )
    return Settings(
        model=model or DEFAULT_MODEL,
        date=date,
        default_date=default_date,
        sidecar=meta,
        cache=folder,
        tagger=tagger,
        judgements=judgements,
        corrections=corrections,
        gazetteer=gazetteer,
        lexicon=lexicon,
        strict=strict,
        fields=tuple(sorted(checked_fields(fields).items())),
        follow_links=follow_links,
        jobs=jobs or usable_cores(),
        cluster=cluster,
        extractors=names,
        llm=llm,
    )
