"""Property shapes in SHACL, made of `data/properties.csv`, `data/nodes.csv` and the lists."""

from __future__ import annotations

import json
import re

from ontology import lists, terms
from ontology.rdf.facts import SPACES
from ontology.rules import properties
from ontology.rules.rule import RULES

_DATES = ("xsd:date", "xsd:gYearMonth", "xsd:gYear", "edtf:EDTF")
_LIMITS = {
    "pattern": "sh:pattern",
    "from": "sh:minInclusive",
    "to": "sh:maxInclusive",
    "lessThan": "sh:lessThan",
    "lessThanOrEquals": "sh:lessThanOrEquals",
    "disjoint": "sh:disjoint",
}
_WHOLE = {
    "": "",
    "text": "sh:datatype xsd:string ; sh:minLength 1",
    "iri": "sh:nodeKind sh:IRI",
    "place": 'sh:nodeKind sh:IRI ; sh:pattern "#char=[0-9]+,[0-9]+$"',
}
_PREFIXES = {
    "shape": terms.SHAPES,
    **SPACES,
    **{key: f"{terms.LIST}{key}/" for key in lists.KEYS},
    "plover": f"{terms.PLOVER}type/",
    "mode": f"{terms.PLOVER}mode/",
    "context": f"{terms.PLOVER}context/",
    "predicate": terms.PREDICATE,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def shapes(file: str, head: str) -> str:
    """Return the property shapes of one file, grouped by the nodes that they are about."""
    body = []
    for node in (n for n in properties.nodes() if n.file == file):
        mine = [one for one in properties.properties() if one.node == node.node]
        told = [f"sh:{node.target} {' , '.join(node.of)}"]
        told += ["sh:nodeKind sh:IRI"] if node.kind == "iri" else []
        told.append("sh:property " + " ,\n        ".join(f"shape:{one.shape}" for one in mine))
        about = f"# {node.about[0].upper()}{node.about[1:]}.\n\n" if node.about else ""
        body.append(f"{about}shape:{node.node} a sh:NodeShape ;\n    {_joined(told)} .\n")
        body += [_property(one) for one in mine]
    text = "\n".join(body)
    used = {n: iri for n, iri in _PREFIXES.items() if re.search(rf"(?<![\w-]){n}:", text)}
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in used.items())
    return f"{head}\n{prefixes}\n{text}"


def _property(one: properties.Property) -> str:
    told = [f'shape:recordRule "{one.rule}"'] if one.rule else []
    if one.rule and RULES[one.rule].lenient:
        told.append("sh:severity sh:Warning")
    told += [f"sh:path {_path(one.path)}", f"sh:message {json.dumps(one.message)}"]
    limits = [f"sh:minCount {one.least}"] if one.least else []
    limits += [f"sh:maxCount {one.most}"] if one.most is not None else []
    limits += [_value(token) for token in one.value]
    told += [" ; ".join(limits)] if limits else []
    return f"shape:{one.shape} a sh:PropertyShape ;\n    {_joined(told)} .\n"


def _joined(told: list[str]) -> str:
    return " ;\n    ".join(told)


def _path(path: str) -> str:
    if "|" in path:
        return f"[ sh:alternativePath ( {path.replace('|', ' ')} ) ]"
    steps = re.sub(r"(?<=\w)/(?=\w)", " ", path)
    return f"( {steps} )" if " " in steps else path


def _value(token: str) -> str:
    if token in _WHOLE:
        return _WHOLE[token]
    kind, _, name = token.partition(":")
    match kind:
        case "date":
            return _one_of("sh:datatype", _DATES)
        case "period":
            return _one_of("sh:datatype", _DATES[1:])
        case "xsd":
            return f"sh:datatype {token}"
        case "class" if "," not in name:
            return f"sh:class {name}"
        case "class":
            return _one_of("sh:class", tuple(name.split(",")))
        case "list" | "plover" | "predicate":
            prefix = name if kind == "list" or name in ("mode", "context") else kind
            inside = (f"{prefix}:{m}" for m in properties.members(kind, name))
            return f"sh:in ( {' '.join(inside)} )"
        case "words":
            return f"sh:in ( {' '.join(json.dumps(word) for word in name.split(','))} )"
        case "pattern":
            return f"sh:pattern {json.dumps(name)}"
    return f"{_LIMITS[kind]} {name}"


def _one_of(key: str, values: tuple[str, ...]) -> str:
    return f"sh:or ( {' '.join(f'[ {key} {value} ]' for value in values)} )"
