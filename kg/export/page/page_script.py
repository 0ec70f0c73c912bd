"""Joins the page's script from its modules.

Each file of `template/script` is an ES module that says what it takes from which other; a page
that is one file cannot load them one by one, so they are joined in the order of their imports. Each
becomes a function that is called at once and returns what it exports, so a module keeps its own
scope and a name may be used by several. Comments of their own lines and indents are left out: the
page is read more often than its source, which is here.
"""

from __future__ import annotations

import re
from importlib.resources import files

ENTRY = "page.js"
"""The module that starts the page; what it does not reach is not in the page."""
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([a-z_]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*(?:/\*.*?\*/|//.*?)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def script() -> str:
    """Return the page's script as one module.

    Raises ValueError where modules import each other, declare what they import, or use a form of
    import or export that is not understood: a broken build.
    """
    folder = files("kg.export") / "template" / "script"
    texts = {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()}
    return joined(texts, ENTRY)


def joined(texts: dict[str, str], entry: str) -> str:
    """Return the modules that `entry` needs, itself last, as one.

    >>> print(joined({"a.js": 'import { b } from "./b.js";\\nb();\\n',
    ...               "b.js": "export const b = () => 1;\\n"}, "a.js"), end="")
    const b_js = (() => {
    const b = () => 1;
    return { b };
    })();
    const a_js = (() => {
    const { b } = b_js;
    b();
    return {  };
    })();
    """
    order: list[str] = []
    _visit(entry, texts, order, ())
    return "".join(_wrapped(name, texts[name]) for name in order)


def _wrapped(name: str, text: str) -> str:
    imported = {n for names, _ in _IMPORT.findall(text) for n in re.findall(r"\w+", names)}
    if twice := sorted(imported & set(_TOP.findall(text))):
        raise ValueError(f"{name} declares what it imports: {', '.join(twice)}")
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = \2_js;\n", text))
    body = _INDENT.sub("", _COMMENT.sub("", body))
    if left := _OTHER.search(body):
        raise ValueError(f"{name}: cannot join {left.group()!r}")
    return (
        f"const {name.removesuffix('.js')}_js = (() => {{\n{body}return {{ {exported} }};\n}})();\n"
    )


def _visit(name: str, texts: dict[str, str], order: list[str], path: tuple[str, ...]) -> None:
    if name in path:
        raise ValueError(f"modules import each other: {' > '.join((*path, name))}")
    if name in order:
        return
    for _, needed in _IMPORT.findall(texts[name]):
        _visit(f"{needed}.js", texts, order, (*path, name))
    order.append(name)
