"""The table of properties: every row names what there is, and where it says so records keep it."""

from __future__ import annotations

import re

import pytest

from ontology import terms
from ontology.rules import properties
from ontology.rules.rule import RULES

FIELDS = [p for p in properties.properties() if p.field]
KINDS = {node.node: node.record for node in properties.nodes()}
WRONG = (None, "", "no such thing", -1, 2, "x", ["a"], {"a": 1}, True, float("nan"), "2024-02-30")
RIGHT = {
    **{f"list:{key}": members[0] for key, members in terms.LISTS.items()},
    **{f"plover:{key}": members[0] for key, members in properties.PLOVER.items()},
    **{
        "text": "some words",
        "date": "2024-10",
        "period": "2024-10",
        "xsd:boolean": False,
        "xsd:decimal": 300,
    },
    **{"to:1": 0.5, "lessThanOrEquals:schema:maxValue": 300, "pattern:^[A-Z]{3}$": "NOR"},
    **{"pattern:^[0-9a-f]{64}$": "0" * 64, "predicate:class": "say"},
}


def test_every_row_names_what_there_is() -> None:
    rows = properties.properties()
    assert len({p.shape for p in rows}) == len(rows)
    assert {p.node for p in rows} == {n.node for n in properties.nodes()}
    assert {p.rule for p in rows} - {""} <= set(RULES)
    own = {name for p in rows for name in re.findall(r"\bkg:(\w+)", " ".join((p.path, *p.value)))}
    assert own <= set(terms.KG.names)
    assert all(p.message[0].isupper() and p.message.endswith(".") for p in rows)


def test_a_field_is_asked_for_by_one_row_with_a_rule() -> None:
    asked = [(KINDS[p.node], p.field) for p in FIELDS]
    assert len(set(asked)) == len(asked)
    assert all(kind and p.rule for p, (kind, _) in zip(FIELDS, asked, strict=True))


@pytest.mark.parametrize("one", FIELDS, ids=lambda p: p.shape)
def test_a_record_with_a_wrong_value_breaks_the_rule_of_its_row(one: properties.Property) -> None:
    kind, right = KINDS[one.node], RIGHT[one.value[-1]]

    def broken(value: object) -> set[str]:
        record = {p.field: RIGHT[p.value[-1]] for p in FIELDS if KINDS[p.node] == kind}
        several = {p.field for p in FIELDS if p.most is None}
        record = {k: [v] if k in several else v for k, v in record.items()}
        record[one.field] = [value] if one.field in several else value
        return {rule for rule, _ in properties.wrong(kind, record)}

    assert broken(right) == set()
    told = [value for value in WRONG if broken(value)]
    assert len(told) >= len(WRONG) - 3
    assert all(broken(value) <= {one.rule} for value in WRONG)
    assert (None in told) == (one.required or one.most is None)


def test_what_is_wrong_is_told_with_the_value_and_what_is_asked() -> None:
    (told,) = properties.wrong("link", {"kind": "restates", "reason": " "})
    assert told == ("link-reason", "reason is ' ': a link has a reason, in words")
