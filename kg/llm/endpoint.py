"""An endpoint that answers chats as OpenAI's do, by the `openai` client (the extra `llm`).

What an endpoint does not know is left out step by step: a JSON schema, JSON at all, a temperature,
the newer name of the limit of an answer. The key comes from the environment and goes nowhere but
into the request.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.errors import ConfigError
from kg.llm.answer_store import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openai import OpenAI

KEY = "SAYSO_LLM_KEY"
"""Environment variable with the key of the endpoint."""
OPENAI_KEY, OPENAI_HOST = "OPENAI_API_KEY", "api.openai.com"
"""Where no key of its own is given, OpenAI's is sent to OpenAI alone."""
OPENAI_URL = f"https://{OPENAI_HOST}/v1"
ANSWER = 8_192
"""Tokens of an answer at most."""
PATIENCE = 180.0
"""Seconds that an answer is waited for."""
_NO_KEY = "none"
"""What the client, which wants one, is given for a key where there is none."""
_SENT = frozenset(
    {
        *("accept", "accept-encoding", "authorization", "connection"),
        *("content-length", "content-type", "host", "user-agent"),
    }
)
"""Headers that who is not OpenAI is sent."""
_FORMATS = ("json_schema", "json_object", "none")
_PASSING = (408, 409, 429)
"""Statuses that pass, beside those of 500 and more."""
_UNFIT = (400, 404, 415, 422, 501)
"""Statuses by which endpoints say that they do not know what was asked for."""


class PassingError(Exception):
    """An endpoint that cannot answer now; `wait` are the seconds that it asks for, if it does."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class LastingError(Exception):
    """An endpoint that will not answer this, however often it is asked."""


@dataclass(slots=True)
class Endpoint:
    """An endpoint: `complete` asks it once. Made by `Endpoint.at`; several threads may ask."""

    client: OpenAI
    model: str
    form: Mapping[str, Any]
    _format: int = 0
    _limit: str = "max_completion_tokens"
    _temperature: bool = True
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def at(cls, url: str, model: str, form: Mapping[str, Any], patience: float) -> Endpoint:
        """Return the endpoint at a URL; ConfigError where the extra or the key is missing."""
        try:
            import openai
        except ImportError as error:
            missing = "--extractor llm needs more packages: pip install 'sayso[llm]'"
            raise ConfigError(missing) from error
        key = key_for(url) or _NO_KEY
        bare = [partial(_leave_out, key)] if host_of(url) != OPENAI_HOST else []
        connection = openai.DefaultHttpxClient(
            timeout=patience,
            follow_redirects=False,  # articles go to the URL that was told and to none other
            event_hooks={"request": bare},
        )
        client = openai.OpenAI(
            api_key=key,
            base_url=checked_url(url),
            timeout=patience,
            max_retries=0,
            http_client=connection,
        )
        return cls(client, model, form)

    def close(self) -> None:
        """End the connections."""
        self.client.close()

    def complete(self, messages: Sequence[Mapping[str, str]]) -> Reply:
        """Return what is answered to a chat; raises `PassingError` or `LastingError`."""
        import openai

        try:
            made = self.client.chat.completions.create(**self._asked(messages))
        except openai.APIStatusError as error:
            raise self._told(error) from None
        except openai.APITimeoutError:
            raise PassingError("no answer in time") from None
        except openai.APIConnectionError:
            raise PassingError("no connection") from None
        except openai.OpenAIError as error:
            raise LastingError(type(error).__name__) from None
        except ValueError:  # a body that is no JSON
            raise PassingError("an answer that is no JSON") from None
        return _reply(made, self.client.api_key)

    def _asked(self, messages: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        with self._lock:
            asked: dict[str, Any] = {"model": self.model, "messages": list(messages)}
            asked[self._limit] = ANSWER
            if self._temperature:
                asked["temperature"] = 0
            name = _FORMATS[self._format]
        if name == "json_schema":
            form = {"name": "statements", "strict": True, "schema": dict(self.form)}
            asked["response_format"] = {"type": name, "json_schema": form}
        elif name == "json_object":
            asked["response_format"] = {"type": name}
        return asked

    def _told(self, error: Any) -> PassingError | LastingError:
        """Return what a status means, having left out what the endpoint does not know."""
        status = int(error.status_code)
        if status in _PASSING or (status >= 500 and status not in _UNFIT):
            return PassingError(f"status {status}", _wait(error.response.headers))
        if status in _UNFIT and self._simpler(str(error)):
            return PassingError(f"status {status}: asked again in a simpler way", 0.0)
        return LastingError(f"status {status}")

    def _simpler(self, why: str) -> bool:
        """Leave out what an endpoint complains of, else the form of the answer; tell if any was."""
        with self._lock:
            if self._limit in why and self._limit != "max_tokens":
                self._limit = "max_tokens"
            elif "temperature" in why and self._temperature:
                self._temperature = False
            elif self._format + 1 < len(_FORMATS):
                self._format += 1
            elif self._limit != "max_tokens":
                self._limit = "max_tokens"
            else:
                return False
            return True


def _leave_out(key: str, request: Any) -> None:
    """Take from a request what the client adds of itself: it sends organisation, project and any
    headers that the environment names for OpenAI, a key among them, wherever it asks."""
    for name in [name for name in request.headers if name.lower() not in _SENT]:
        del request.headers[name]
    request.headers["authorization"] = f"Bearer {key}"


def _reply(made: Any, key: str) -> Reply:
    """Return what came; an endpoint that answers with the key itself has it taken out."""

    def without_key(told: object) -> str:
        text = told if isinstance(told, str) else ""
        return text if key == _NO_KEY else text.replace(key, "")

    choices = getattr(made, "choices", None)
    if not choices:
        raise PassingError("an answer without a choice")
    message = choices[0].message
    usage = getattr(made, "usage", None)
    return Reply(
        text=without_key(getattr(message, "content", None)),
        finish=without_key(choices[0].finish_reason) or "stop",
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
    )


def _count(usage: Any, name: str) -> int:
    found = getattr(usage, name, 0)
    return found if isinstance(found, int) and found > 0 else 0


def _wait(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` asks for: a number, or a day and hour."""
    given = headers.get("retry-after")
    if not given:
        return None
    try:
        return max(0.0, float(given))
    except ValueError:
        pass
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def checked_url(url: str) -> str:
    """Return the URL of an endpoint; ConfigError where it is none, or has a key in it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigError(
            f"--llm-url {url!r} is no URL; https://host/v1 or http://localhost:8000/v1"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(
            f"--llm-url may hold no name, key or query: it would be kept; set {KEY} instead"
        )
    return url.rstrip("/")


def host_of(url: str) -> str:
    """Return the host of a URL."""
    return urlsplit(url).hostname or ""


def key_for(url: str) -> str | None:
    """Return the key for an endpoint, from the environment; None where none is set."""
    own = os.environ.get(KEY)
    if own:
        return own
    return os.environ.get(OPENAI_KEY) if host_of(url) == OPENAI_HOST else None
