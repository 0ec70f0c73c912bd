"""A quicker `__init__` for the frozen values that an article has thousands of.

That of a frozen dataclass sets each field through `object.__setattr__`, which looks it up by name
every time: a twelfth of the time of extraction. Here each field is set through its slot.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any


def quick_init[T](cls: type[T]) -> type[T]:
    """Give a frozen, slotted dataclass an `__init__` that sets its slots directly.

    Its parameters and defaults are the dataclass's own; made as `dataclass` makes it, of text. For
    classes without `__post_init__` and default factories: raises `TypeError` for others.

    >>> from dataclasses import dataclass
    >>> @quick_init
    ... @dataclass(frozen=True, slots=True)
    ... class Place:
    ...     line: int
    ...     column: int = 0
    >>> Place(3), Place(3, column=1)
    (Place(line=3, column=0), Place(line=3, column=1))
    """
    shown: Any = cls
    if hasattr(cls, "__post_init__") or any(
        f.default_factory is not MISSING or not f.init for f in fields(shown)
    ):
        raise TypeError(f"{cls.__name__}: its fields cannot be set as they are given")
    own = shown.__init__
    count = own.__code__.co_argcount
    names = own.__code__.co_varnames[1 : count + own.__code__.co_kwonlyargcount]
    keywords = names[count - 1 :]
    parameters = ["self", *names[: count - 1], *(["*", *keywords] if keywords else [])]
    lines = [f"def __init__({', '.join(parameters)}):"]
    lines += [f"    set_{name}(self, {name})" for name in names]
    made: dict[str, Any] = {f"set_{name}": shown.__dict__[name].__set__ for name in names}
    exec("\n".join(lines), made)  # text of the names of fields alone
    init = made["__init__"]
    init.__defaults__, init.__kwdefaults__ = own.__defaults__, own.__kwdefaults__
    init.__annotations__, init.__qualname__ = own.__annotations__, own.__qualname__
    shown.__init__ = init
    return cls
