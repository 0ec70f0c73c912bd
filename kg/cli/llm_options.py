"""Options of the extractors: which finds statements, and where a language model is asked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.model import Article
    from kg.settings import Service

MODEL, URL = "SAYSO_LLM_MODEL", "SAYSO_LLM_URL"
"""Environment variables that stand for `--llm-model` and `--llm-url`."""
MODEL_NAMES = ("llm_model", "llm_url")
NAMES = ("extractor", *MODEL_NAMES)
JOBS = 4
"""Requests that run at once unless the user says otherwise."""


def extracting[F: Callable[..., object]](command: F) -> F:
    """Add the options that say what finds statements: they shape what is found."""
    for option in (
        click.option(
            "--llm-url",
            metavar="URL",
            help=f"Where the model is asked: any endpoint with OpenAI's chat, such as"
            f" http://localhost:8000/v1. Default: {URL}, else OpenAI's. The key is taken from"
            " SAYSO_LLM_KEY; OPENAI_API_KEY is sent to OpenAI alone.",
        ),
        click.option("--llm-model", metavar="NAME", help=f"The model to ask. Default: {MODEL}."),
        click.option(
            "--extractor",
            metavar="NAME",
            help="What finds statements: `rules` (default; nothing is sent anywhere), `llm` (a"
            " language model, to which the articles' sentences are sent; needs the extra `llm`),"
            " `both`, or the name of an installed one; several with commas.",
        ),
    ):
        command = option(command)
    return command


def asking[F: Callable[..., object]](command: F) -> F:
    """Add the options that say how much a language model may be asked, here and now."""
    for option in (
        click.option(
            "--ask-anew", is_flag=True, help="Ask the model again what it has answered before."
        ),
        click.option(
            "--max-requests",
            type=click.IntRange(0),
            metavar="N",
            help="Requests that this run may send to the model at most.",
        ),
        click.option(
            "--max-tokens",
            type=click.IntRange(0),
            metavar="N",
            help="Tokens, sent and answered, that this run may spend at most.",
        ),
        click.option(
            "--llm-jobs",
            type=click.IntRange(1, 64),
            metavar="N",
            help=f"Requests to the model at once. Default: {JOBS}.",
        ),
    ):
        command = option(command)
    return command


def extractors_asked(
    extractor: str | None, llm_model: str | None, llm_url: str | None
) -> tuple[tuple[str, ...], str | None, str | None]:
    """Return the names of the extractors, and the model and URL where one of them is a model.

    ConfigError where the model has no name, or its URL is none.
    """
    from kg.errors import ConfigError
    from kg.extract.extractor import LLM, RULES, names_of

    names = names_of(extractor) if extractor else (RULES,)
    if LLM not in names:
        if llm_model or llm_url:
            raise ConfigError("--llm-model and --llm-url go with --extractor llm or both")
        return names, None, None
    from kg.llm.endpoint import OPENAI_URL, checked_url

    model = llm_model or os.environ.get(MODEL)
    if not model:
        raise ConfigError(f"--extractor llm needs the name of a model: --llm-model, or {MODEL}")
    return names, model, checked_url(llm_url or os.environ.get(URL) or OPENAI_URL)


def asks_a_model(extractor: str) -> bool:
    """Tell whether a language model is among the extractors that an option names."""
    from kg.extract.extractor import LLM, names_of

    return LLM in names_of(extractor)


def settled(
    options: Mapping[str, object], kept: Mapping[str, object] | None = None
) -> dict[str, str | None]:
    """Return the options of `extracting` as a collection keeps them: given here, else kept, else
    of the environment; none for the rules alone, and no model where none is asked any more."""
    known = kept or {}
    extractor = options.get("extractor") or known.get("extractor")
    if not asks_a_model(str(extractor or "rules")):
        known = {}
    found = {name: options.get(name) or known.get(name) for name in MODEL_NAMES}
    given = {name: str(v) if v else None for name, v in {"extractor": extractor, **found}.items()}
    names, model, url = extractors_asked(**given)
    return {
        "extractor": None if names == ("rules",) else ",".join(names),
        "llm_model": model,
        "llm_url": url,
    }


def forget_answers(articles: Iterable[Article], cache: object) -> None:
    """Delete what a model answered about articles, from the folder of stored parses."""
    from pathlib import Path

    from kg.llm import answer_store as kept
    from kg.parse.cache import default_folder

    path = (cache if isinstance(cache, Path) else default_folder()) / kept.FILE
    if path.is_file():
        with kept.opened(path) as answers:
            answers.forget(a.sha256 for a in articles)


def service(
    model: str | None,
    url: str | None,
    folder: Path,
    *,
    llm_jobs: int | None,
    max_tokens: int | None,
    max_requests: int | None,
    ask_anew: bool,
) -> Service | None:
    """Return the model to ask with the limits of this run, None where there is none."""
    if model is None or url is None:
        return None
    from kg.llm.answer_store import FILE
    from kg.llm.prompt import prompt_version
    from kg.settings import Service

    return Service(
        model=model,
        url=url,
        prompt=prompt_version(),
        answers=folder / FILE,
        jobs=llm_jobs or JOBS,
        max_tokens=max_tokens,
        max_requests=max_requests,
        anew=ask_anew,
    )
