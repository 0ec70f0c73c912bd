"""Files that are made of `data`: `python -m ontology.generate` writes them anew.

What mypy must know (the enums), and what other programs read without
ours (Turtle, the JSON-LD context), is a file; a test compares it with what is made here.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology import class_concepts, files, lists, terms
from ontology.generate_shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ontology.lists import ClosedList

_MADE = "Made of ontology/data by `python -m ontology.generate`; not written by hand"
_WIDTH = 100
_OWN = "Own term: a shortcut that a reader can check against its statements."


def made() -> dict[str, str]:
    """Return the text of every file that is made, by its path from the folder of `ontology`."""
    return {
        "kg/model/lists.py": enums(),
        "ontology/lists.ttl": concepts(),
        "ontology/shortcuts.ttl": shortcuts(),
        "ontology/predicates.ttl": class_concepts.turtle(_MADE),
        "ontology/context.jsonld": context(files.read(files.CONTEXT).decode()),
        "ontology/shapes/article.ttl": listed(files.read("shapes/article.ttl").decode()),
        "ontology/shapes/corpus.ttl": listed(files.read("shapes/corpus.ttl").decode()),
        "ontology/shapes/article-properties.ttl": shapes(
            "article", f"# What each property of an article's graph may hold.\n# {_MADE}."
        ),
        "ontology/shapes/corpus-properties.ttl": shapes(
            "corpus", f"# What each property of a whole export may hold.\n# {_MADE}."
        ),
    }


# ── enums


def enums() -> str:
    """Return the module of the closed lists as enums, with the groups of their members."""
    parts = [
        f'"""The closed lists as enums.\n\n{_MADE}.\n"""\n\n'
        "from __future__ import annotations\n\n"
        "from enum import StrEnum\n"
    ]
    for key in lists.KEYS:
        listed = lists.closed_list(key)
        parts.append(_enum(listed))
        if groups := "".join(_groups(listed)):
            parts.append(f"\n{groups}")
        if "effects" in listed.head:
            parts += ["\n\n", _effects(listed)]
    return "".join(parts)


def _member(value: str) -> str:
    return value.upper().replace("-", "_")


def _enum(listed: ClosedList) -> str:
    head = listed.head
    told = _docstring(head.get("docstring", head["definition"]), "    ")
    members = "".join(f'    {_member(value)} = "{value}"\n' for value in listed.rows)
    return f"\n\nclass {head['enum']}(StrEnum):\n{told}\n{members}"


def _groups(listed: ClosedList) -> Iterator[str]:
    for name, told in listed.head.get("sets", {}).items():
        inside = [f"{listed.head['enum']}.{_member(m)}" for m in listed.among(name)]
        yield f"\n{_tuple(name, inside)}{_docstring(told)}"


def _effects(listed: ClosedList) -> str:
    told: Mapping[str, str] = listed.head["effects"]
    members = "".join(
        f'    {_member(name)} = "{name}"\n{_docstring(f"Whoever performs it {what}.", "    ")}'
        for name, what in told.items()
    )
    acts = "".join(
        f"    Act.{_member(act)}: Effect.{_member(effect)},\n"
        for act, effect in listed.column("effect").items()
    )
    return (
        'class Effect(StrEnum):\n    """What an act does with its content."""\n\n'
        f"{members}\n\nEFFECTS = {{\n{acts}}}\n"
        '"""What each act does with its content."""\n\n\n'
        "def acts_that(*effects: Effect) -> frozenset[Act]:\n"
        '    """Return the acts that do one of these with their content."""\n'
        "    return frozenset(act for act, effect in EFFECTS.items() if effect in effects)\n"
    )


def _tuple(name: str, members: list[str]) -> str:
    line = f"{name} = ({', '.join(members)}{',' if len(members) == 1 else ''})\n"
    if len(line) <= _WIDTH + 1:
        return line
    return f"{name} = (\n" + "".join(f"    {m},\n" for m in members) + ")\n"


def _docstring(told: str, indent: str = "") -> str:
    line = f'{indent}"""{told}"""\n'
    if len(line) <= _WIDTH + 1:
        return line
    first, rest = told, ""
    if ". " in told[: _WIDTH - 8]:
        first, _, rest = told.partition(". ")
        first += ".\n"
    body = textwrap.fill(rest or first, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    if rest:
        return f'{indent}"""{first}\n{body}\n{indent}"""\n'
    return f'{indent}"""{body.removeprefix(indent)}\n{indent}"""\n'


# ── Turtle


def concepts() -> str:
    """Return the closed lists as SKOS: one scheme for each list, one concept for each member."""
    prefixes = {key: f"{terms.LIST}{key}/" for key in lists.KEYS}
    parts = [
        "# The closed lists as SKOS: one scheme for each list, one concept for each member.\n"
        f"# {_MADE}.\n#\n"
        "# CAMEO codes are given as notations"
        " (https://parusanalytics.com/eventdata/cameo.dir/CAMEO.Manual.1.1b3.pdf,\n"
        "# D. J. Gerner, P. A. Schrodt, O. Yilmaz); the definitions are our own."
        " PLOVER's types are in plover.ttl.\n"
        "# GRaSP's factuality values: http://groundedannotationframework.org/grasp/factuality#.\n\n",
        _prefixes(
            {
                "list": terms.LIST,
                **prefixes,
                "plover": f"{terms.PLOVER}type/",
                "graspf": "http://groundedannotationframework.org/grasp/factuality#",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "skos": "http://www.w3.org/2004/02/skos/core#",
            }
        ),
        _DATATYPES,
    ]
    for key in lists.KEYS:
        listed = lists.closed_list(key)
        parts.append(f"\n{_rule(listed.head['label'])}\n")
        parts.append(
            _node(
                f"list:{key}",
                "skos:ConceptScheme",
                ("skos:prefLabel", _text(listed.head["label"])),
                ("skos:definition", _text(listed.head["definition"])),
            )
        )
        parts += [_node(f"{key}:{m}", "skos:Concept", *_said(key, m)) for m in listed.rows]
    return "".join(parts)


_DATATYPES = """
list:CAMEO a rdfs:Datatype ;
    rdfs:label "CAMEO code"@en ;
    rdfs:comment "Notation: an event code of CAMEO 1.1b3."@en .

list:PLOVER a rdfs:Datatype ;
    rdfs:label "PLOVER type"@en ;
    rdfs:comment "Notation: the name of a PLOVER event type."@en .
"""


def _said(key: str, member: str) -> Iterator[tuple[str, str]]:
    row = lists.closed_list(key).rows[member]
    yield "skos:prefLabel", _text(row.get("label", member))
    yield "skos:definition", _text(row["definition"])
    yield "skos:example", _text(row["example"])
    for column in ("cameo", "plover"):
        if column in row:
            yield "skos:notation", f'"{row[column]}"^^list:{column.upper()}'
    if "plover_match" in row:
        yield f"skos:{row['plover_match']}Match", f"plover:{row['plover']}"
    if "note" in row:
        yield "skos:note", _text(row["note"])
    if "grasp" in row:
        yield "skos:exactMatch", f"graspf:{row['grasp']}"
    yield "skos:inScheme", f"list:{key}"


def shortcuts() -> str:
    """Return the derived properties: to a target, one an act; to a proposition, one a stand."""
    used = ("act", "polarity", "modality")
    parts = [
        "# Derived shortcuts: in the graph <graph/simple> of an export, and nowhere else.\n"
        f"# {_MADE}.\n\n",
        _prefixes(
            {
                "kg": terms.NS,
                **{key: f"{terms.LIST}{key}/" for key in used},
                "dcterms": "http://purl.org/dc/terms/",
                "owl": "http://www.w3.org/2002/07/owl#",
                "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
                "skos": "http://www.w3.org/2004/02/skos/core#",
            }
        ),
        f"\n{_rule('from speaker to target, one for each act')}\n",
    ]
    for act, row in lists.closed_list("act").rows.items():
        told = f"a statement of the first actor with the act “{act}” has the second as its target."
        stand = [("kg:shortcutAct", f"act:{act}")]
        names = (row["shortcut"], row["shortcut_label"], told, row["shortcut_example"])
        parts.append(_shortcut(*names, stand, "kg:Actor"))
    parts.append(
        f"\n{_rule('from speaker to proposition, one for each stand')}\n\n"
        "# To trace a triple back, find the statements of this speaker with a stance on this"
        " proposition.\n"
    )
    for row in lists.stands():
        stand = [
            (f"kg:shortcut{key.capitalize()}", " , ".join(f"{key}:{m}" for m in row[key]))
            for key in used
            if key in row
        ]
        names = (row["property"], row["label"], row["definition"], row["example"])
        parts.append(_shortcut(*names, stand, "kg:Proposition"))
    return "".join(parts)


def _shortcut(
    name: str, label: str, told: str, example: str, stand: list[tuple[str, str]], towards: str
) -> str:
    return _node(
        f"kg:{name}",
        "owl:ObjectProperty",
        ("rdfs:label", _text(label)),
        ("rdfs:comment", _text(f"Derived: {told}")),
        ("skos:example", _text(example)),
        *stand,
        ("rdfs:domain", "kg:Actor"),
        ("rdfs:range", towards),
        ("dcterms:source", f'"{_OWN}"@en'),
        ("rdfs:isDefinedBy", f"<{terms.NS.removesuffix('#')}>"),
    )


def _prefixes(known: Mapping[str, str]) -> str:
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known.items())


def _rule(title: str) -> str:
    return f"# ── {title} ".ljust(_WIDTH, "─")


def _node(name: str, kind: str, *told: tuple[str, str]) -> str:
    rows = "".join(f" ;\n    {key} {value}" for key, value in told)
    return f"\n{name} a {kind}{rows} .\n"


def _text(words: str) -> str:
    return f"{json.dumps(words, ensure_ascii=False)}@en"


_LISTED = re.compile(
    r"\( ?(?:[a-z]+:[\w-]+,? ?)+\)(?P<rest>[^\n]*# list:(?P<key>[a-z-]+) (?P<group>[A-Z]+))"
)


def listed(old: str) -> str:
    """Return shapes by hand with the groups of now, where a comment names one."""

    def renewed(found: re.Match[str]) -> str:
        inside = lists.closed_list(found["key"]).among(found["group"])
        comma = ", " if ", " in found[0].partition("#")[0] else " "
        space = "" if comma == ", " else " "
        told = comma.join(f"{found['key']}:{m}" for m in inside)
        return f"({space}{told}{space}){found['rest']}"

    return _LISTED.sub(renewed, old)


# ── JSON-LD


def context(old: str) -> str:
    """Return the JSON-LD context with the shortcuts of now; its other terms are by hand."""
    named: dict[str, Any] = json.loads(old)["@context"]
    keys = [key for key, value in named.items() if not _is_shortcut(key, value)]
    after = next(i for i, key in enumerate(named) if _is_shortcut(key, named[key]))
    new = {name: {"@id": f"kg:{name}", "@type": "@id"} for name in terms.SHORTCUTS}
    keys[after:after] = new
    told = named | new
    rows = (f"  {json.dumps(key)}: {json.dumps(told[key])}" for key in keys)
    return '{"@context": {\n' + ",\n".join(rows) + "\n}}\n"


def _is_shortcut(key: str, value: object) -> bool:
    known = (*terms.CLASSES, *terms.PROPERTIES, *terms.LINK_PROPERTIES.values())
    iri = str(value["@id"] if isinstance(value, dict) else value)
    return iri == f"kg:{key}" and key not in known


def main() -> None:
    """Write every file anew, and say on stderr which were others before."""
    root = Path(__file__).resolve().parent.parent
    for name, text in made().items():
        path = root / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != old:
            path.write_text(text, encoding="utf-8")
        sys.stderr.write(f"{name} is {'as it was' if text == old else 'renewed'}\n")


if __name__ == "__main__":
    main()
