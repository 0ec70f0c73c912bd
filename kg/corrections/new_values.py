"""What each field of a correction may be given, read from JSON and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Act, ActorType, Direction, LinkKind, Modality, Polarity, Span
from ontology import edtf
from ontology.predicate_classes import predicate_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROLES = ("agent", "theme", "recipient", "attribute", "place", "instrument", "topic")
"""The roles of a claim that a correction can fill."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody by name; `type` where the article does not know them, `how` of a target."""

    label: str
    type: ActorType | None = None
    how: Direction | None = None


@dataclass(frozen=True, slots=True)
class NewClass:
    """Another class of a claim; `at` tells which, where the statement makes several."""

    name: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class NewRoles:
    """Other fillers of a claim's roles: parties, or the words at places; and its words, if told."""

    roles: tuple[tuple[str, tuple[Party | Span, ...]], ...]
    at: Span | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link to another statement: that there is one of this kind, or none."""

    kind: LinkKind
    article: str
    cue: Span | None
    content: tuple[Span, ...]
    quote: str
    holds: bool


def nothing(value: object) -> None:
    """Read a field that takes no value; raises ValueError for any."""
    if value is not None:
        raise ValueError(f"takes no value, not {value!r}")


def parties(value: object) -> tuple[Party, ...]:
    """Read who: a name, `{"label", "type"?, "how"?}`, a list of these, or null for nobody told."""
    if value is None:
        return ()
    return tuple(_party(one) for one in (value if isinstance(value, list) else [value]))


def _party(value: object) -> Party:
    if isinstance(value, dict):
        label, kind, how = value.get("label"), value.get("type"), value.get("how")
        if isinstance(label, str) and label.strip():
            return Party(
                label.strip(),
                ActorType(kind) if kind is not None else None,
                Direction(how) if how is not None else None,
            )
    elif isinstance(value, str) and value.strip():
        return Party(value.strip())
    raise ValueError(f"{value!r} is no name")


def spans(value: object) -> tuple[Span, ...]:
    """Read places `[[start, end], …]`; raises ValueError for an empty or turned one."""
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list of places")
    return tuple(sorted((_span(one) for one in value), key=lambda s: s.start))


def _span(value: object) -> Span:
    match value:
        case [int(start), int(end)] if start < end and not isinstance(start, bool):
            return Span(start, end)
    raise ValueError(f"{value!r} is no place [start, end]")


def content(value: object) -> tuple[Span, ...]:
    """Read places of which there must be one at least."""
    found = spans(value)
    if not found:
        raise ValueError("content has one place at least")
    return found


def day(value: object) -> str | None:
    """Read a day, or null where the article does not settle it."""
    if value is None:
        return None
    found = edtf.days(value) if isinstance(value, str) else None
    if found is None or found.first is None or found.first != found.last:
        raise ValueError(f"{value!r} is no day (2024-10-22)")
    return str(value)


def new_class(value: object) -> NewClass:
    """Read a class of the ontology: its id, or `{"class", "at"}`."""
    given = value if isinstance(value, dict) else {"class": value}
    name = given.get("class")
    if name not in predicate_classes():
        raise ValueError(f"{name!r} is no class of predicates; `kg ontology` lists them")
    at = given.get("at")
    return NewClass(str(name), _span(at) if at is not None else None)


def new_roles(value: object) -> NewRoles:
    """Read `{"at"?, "label"?, "roles": {"agent": [name or place, …], …}}`; [] empties a role."""
    given = value if isinstance(value, dict) else {}
    roles = given.get("roles")
    if not isinstance(roles, dict) or not roles or not roles.keys() <= set(ROLES):
        raise ValueError(f'"roles" fills some of {", ".join(ROLES)}')
    filled = tuple((name, tuple(_filler(f) for f in _list(roles[name]))) for name in sorted(roles))
    at, label = given.get("at"), given.get("label")
    if label is not None and not (isinstance(label, str) and label.strip()):
        raise ValueError(f"{label!r} is no label")
    return NewRoles(filled, _span(at) if at is not None else None, label)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _filler(value: object) -> Party | Span:
    return _span(value) if isinstance(value, list) else _party(value)


def new_link(value: object) -> NewLink:
    """Read `{"kind", "to": {"article", "cue", "content", "quote"}, "holds"?}`."""
    given = value if isinstance(value, dict) else {}
    to = given.get("to")
    if not isinstance(to, dict) or not all(
        isinstance(to.get(k), str) for k in ("article", "quote")
    ):
        raise ValueError('"to" is a statement by its "article", "cue", "content" and "quote"')
    cue, holds = to.get("cue"), given.get("holds", True)
    if not isinstance(holds, bool):
        raise ValueError(f'"holds" is true or false, not {holds!r}')
    return NewLink(
        LinkKind(str(given.get("kind"))),
        to["article"],
        _span(cue) if cue is not None else None,
        spans(to.get("content") or []),
        to["quote"],
        holds,
    )


def whole_statement(value: object) -> tuple[tuple[str, Any], ...]:
    """Read a statement that was not found: an act and any other fields of a statement."""
    given = value if isinstance(value, dict) else {}
    told = [name for name in OF_STATEMENTS if name in given]
    if "act" not in told or set(given) - set(OF_STATEMENTS):
        raise ValueError(f"a whole statement has an act and some of {', '.join(OF_STATEMENTS)}")
    return tuple((name, OF_STATEMENTS[name](given[name])) for name in told)


OF_STATEMENTS: Mapping[str, Callable[[object], Any]] = {
    "act": lambda value: Act(str(value)),
    "polarity": lambda value: Polarity(str(value)),
    "modality": lambda value: Modality(str(value)),
    "speaker": parties,
    "target": parties,
    "conditions": spans,
    "said_on": day,
}
"""How the values of a statement's own fields are read, in the order in which they are set."""

READERS: Mapping[str, Callable[[object], Any]] = {
    "reject": nothing,
    "add": whole_statement,
    **OF_STATEMENTS,
    "content": content,
    "class": new_class,
    "roles": new_roles,
    "link": new_link,
}
"""How the value of each field is read; raises ValueError for one that it cannot have."""
