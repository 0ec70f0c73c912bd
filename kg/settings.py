"""What shapes a build, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import DEFAULT_MODEL
from kg.guard import strict_by_default

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A language model as an extractor: its name, the endpoint's URL, the version of the prompt,
    and the file that keeps its answers. `jobs` requests run at once; `max_tokens` and
    `max_requests` are what a run may spend. `anew` asks what was answered before again. No key."""

    model: str
    url: str
    prompt: str
    answers: Path
    jobs: int = 4
    max_tokens: int | None = None
    max_requests: int | None = None
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What shapes a build: pipeline, publication date, sidecar file, folder of stored parses, and
    of a trained tagger that reads beside the rules; a person's judgements on who is who and
    corrections of statements, and tables
    of names and of words (`kg.extract.user_lexicon`) of the user's own. Unless `strict`, what
    breaks in an article costs that article alone (`kg.guard`). `default_date` is the day of
    articles that have no other. `fields` are names of fields of records and tables that are called
    otherwise than usual; `follow_links` reads what links lead to outside of a folder. `jobs` is how
    many processes may read articles at once (`kg.processes`), `cluster` the address of a scheduler
    whose workers read them (`kg.cluster`): no byte of what comes out changes. `extractors` are the
    names of what finds statements (`kg.extract.extractor`), `llm` the model that `llm` means."""

    model: str = DEFAULT_MODEL
    date: str | None = None
    default_date: str | None = None
    sidecar: Path | None = None
    cache: Path | None = None
    tagger: Path | None = None
    judgements: Path | None = None
    corrections: Path | None = None
    gazetteer: Path | None = None
    lexicon: Path | None = None
    strict: bool = field(default_factory=strict_by_default)
    fields: tuple[tuple[str, str], ...] = ()
    follow_links: bool = False
    jobs: int = 1
    cluster: str | None = None
    extractors: tuple[str, ...] = ("rules",)
    llm: Service | None = None
