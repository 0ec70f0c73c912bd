"""The frozen values of `kg.model` to plain JSON and back, by the types of their fields.

Unlike the contract's records (`kg.codec`) nothing is left out or put in words, so that what comes
back equals what went in. Fields that hold their default are not written. What is read is checked
for its type: a file that somebody else wrote can give a wrong value, but run nothing.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from operator import itemgetter
from pkgutil import iter_modules
from typing import (
    TYPE_CHECKING,
    Any,
    TypeAliasType,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from kg import model

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

type Json = dict[str, Any] | list[Any] | str | float | int | bool | None

_PLAIN = (str, int, float, bool)


def to_json(value: object) -> Json:
    """Return a value, or a tuple of values, as JSON; raises `TypeError` for what has no such form.

    >>> from kg.model import Span
    >>> to_json((Span(1, 2), None))
    [{'start': 1, 'end': 2}, None]
    """
    if isinstance(value, Enum):
        return cast("Json", value.value)
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: to_json(getattr(value, name))
            for name, default in _defaults(type(value))
            if default is MISSING or getattr(value, name) != default
        }
    raise TypeError(f"{type(value).__name__} is no value of the model")


def from_json[T](kind: type[T], data: Json) -> T:
    """Return the value of a kind that `to_json` wrote; raises `ValueError` for anything else.

    >>> from kg.model import Span
    >>> from_json(Span, {"start": 1, "end": 2})
    Span(start=1, end=2)
    """
    try:
        return cast("T", _reader(cast("Any", kind))(data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a stored {kind.__name__}: {error}") from error


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(kind) if f.init)


@cache
def _names() -> dict[str, Any]:
    """Return what the annotations of the model name, from all of its modules."""
    found: dict[str, Any] = {}
    for one in iter_modules(model.__path__):
        module = import_module(f"{model.__name__}.{one.name}")
        found |= {k: v for k, v in vars(module).items() if not k.startswith("__")}
    return found


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads JSON as a type: a value, an enum's, a tuple, a union."""
    if isinstance(kind, TypeAliasType):
        return _reader(kind.__value__)
    if is_dataclass(kind):
        return _dataclass_reader(cast("type", kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return lambda data: float(_checked(data, (float, int)))
    if kind in _PLAIN:
        return lambda data: data if type(data) is kind else _checked(data, (kind,))
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin in (Union, types.UnionType):
        return _optional_reader(get_args(kind))
    raise TypeError(f"{kind} is no type of the model's fields")


def _checked(data: Any, kinds: tuple[type, ...]) -> Any:
    if type(data) not in kinds:
        raise TypeError(f"{type(data).__name__} in the place of {kinds[0].__name__}")
    return data


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        read = _reader(parts[0])
        return lambda data: tuple(map(read, _checked(data, (list,))))
    each = [_reader(part) for part in parts]
    return lambda data: tuple([r(one) for r, one in zip(each, data, strict=True)])


def _optional_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    some = [part for part in parts if part is not type(None)]
    if len(some) != 1 or len(some) == len(parts):
        raise TypeError(f"{parts}: only `X | None` can be told apart")
    read = _reader(some[0])
    return lambda data: None if data is None else read(data)


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind, localns=_names())
    if _is_flat(kind, hints):
        return _flat_reader(kind, tuple(hints[f.name] for f in fields(cast("Any", kind))))
    readers = {name: _reader(hints[name]) for name, _ in _defaults(kind)}
    plain = {name: hints[name] for name in readers if hints[name] in (str, int, bool)}

    def read(data: Any) -> Any:
        return kind(
            **{
                name: one if type(one) is plain.get(name) else readers[name](one)
                for name, one in data.items()
            }
        )

    return read


def _is_flat(kind: type, hints: Mapping[str, Any]) -> bool:
    """Tell whether a class has nothing but plain values, two or more, given in order: a place."""
    plain = all(
        f.init and not f.kw_only and f.default is MISSING and hints[f.name] in (str, int, bool)
        for f in fields(cast("Any", kind))
    )
    return plain and len(fields(kind)) > 1


def _flat_reader(kind: type, kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    names = tuple(f.name for f in fields(kind))
    values_of, count = itemgetter(*names), len(names)

    def read(data: Any) -> Any:
        values = values_of(data)
        if len(data) != count or tuple(map(type, values)) != kinds:
            raise TypeError(f"{sorted(data)} with other values than {', '.join(names)}")
        return kind(*values)

    return read
