"""Which class a predicate is, by its word and what stands beside it; and the tables themselves."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from kg.extract.clauses import Kind, clauses
from kg.extract.clauses.predicate_use import clause_class
from kg.extract.noun_kinds import kind_names, noun_kinds
from kg.extract.predicate_lexicon import PARTS, Row, predicate_lexicon
from kg.model import Parse
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from ontology.predicate_classes import predicate_classes
from ontology.terms import PLOVER_MODES
from tests.clause_types import clause_plover_type
from tests.reading import articles_of

LEXICON = predicate_lexicon()
PLOVER = "agree consult support cooperate aid concede retreat request accuse reject threaten"
PLOVER += " protest sanction mobilize coerce assault"


def parsed(text: str) -> ParsedArticle:
    (article,) = articles_of({"t": text})
    parse = SpacyParser().parse(article)
    assert isinstance(parse, Parse)
    return ParsedArticle(article, parse)


def classes_in(text: str) -> list[str | None]:
    read = parsed(text)
    found = [clause_class(read, c) for c in clauses(read) if c.kind is not Kind.NOMINAL]
    return [f.name if f else None for f in found]


SENSES = [
    ("The council raised parking fees.", "raise"),
    ("The couple raised three children.", "help"),
    ("The minister raised the issue in Oslo.", "say"),
    ("Troops fired on the crowd.", "assault"),
    ("The mayor fired his treasurer.", "dismiss"),
    ("The court charged two officers with manslaughter.", "charge"),
    ("The shop charged 40 dollars for the repair.", "pay"),
    ("She is running for mayor.", "run"),
    ("He runs the company.", "lead"),
    ("The bank cut 400 jobs.", "cut"),
    ("The union called off the strike.", "concede"),
    ("The plan is a threat to the coast.", "evaluate"),
    ("Thieves broke into the chapel.", "steal"),
    ("The agency recalled 9,000 cars.", "recall"),
    ("The guild did it in a week.", "do"),
    ("A clerk described the plan.", "say"),
    ("Voters see Lena Moor every week.", "perceive"),
    ("The clinic treated nine patients.", "treat"),
    ("Lena Moor was born in Ostia.", "be-born"),
    ("The guild bears the cost.", "live"),
    ("The school charges tuition.", "pay"),
    ("The bill passed the senate.", "legislate"),
    ("The bus passed the station.", "move"),
    ("The proposal will work.", "succeed"),
    ("Lena Moor works in a bakery.", "work"),
    ("The system runs the risk of failure.", "possess"),
    ("Lena Moor filed a case in Ostia.", "sue"),
    ("The paper covered the campaign.", "publish"),
    ("The fund covered the cost.", "pay"),
    ("Lena Moor leads Adam Brandt by nine points.", "compete"),
    ("Lena Moor leads the bank.", "lead"),
    ("The clerk hid the documents.", "lie"),
    ("It takes three days.", "want"),
    ("Lena Moor is a clever woman.", "evaluate"),
    ("Lena Moor is a judge.", "hold-office"),
    ("The pair welcomed a daughter.", "be-born"),
    ("The pair welcomed the accord.", "support"),
    ("The court denied him bail.", "reject"),
    ("The court granted him bail.", "bail"),
    ("The firm sent the bill to the senate.", "give"),
    ("France put pressure on Italy.", "request"),
    ("The deed constitutes a favour.", "evaluate"),
    ("Lena Moor played a role in the talks.", "join"),
    ("Lena Moor played the violin.", "perform"),
    ("The club played in Ostia.", "compete"),
    ("The club hit problems in the spring.", "fail"),
    ("The club hit its target in the spring.", "succeed"),
    ("The storm hit the town.", "weather"),
    ("A thief hit the guard.", "assault"),
    ("The tax hurt the farmers.", "harm"),
    ("The firm's shares dropped in May.", "fall"),
    ("The clerk dropped the idea in May.", "end"),
    ("The costs explode in May.", "rise"),
    ("The bomb exploded in May.", "assault"),
    ("The scandal erupted in May.", "begin"),
    ("The volcano erupted in May.", "weather"),
    ("Lena Moor appeared before the court.", "testify"),
    ("Lena Moor appeared on television.", "perform"),
    ("The ministry follows the developments.", "perceive"),
    ("The police followed the suspect.", "spy"),
    ("The budget covers three years.", "include"),
    ("The insurance covers the workers.", "protect"),
    ("The guild met its targets.", "succeed"),
    ("The guild met in Ostia.", "meet"),
    ("The army besieged the town.", "assault"),
    ("The couple exchanged letters.", "consult"),
    ("The two firms exchanged goods.", "trade"),
    ("The firm ignored the problem.", "fail"),
    ("The firm ignored the warning.", "reject"),
    ("The votes are based on three rules.", "mean"),
    ("The firm is based in Ostia.", "be-located"),
    ("Many viewed the video.", "perceive"),
    ("The mayor invoked the law.", "use"),
    ("The nurses work in May.", "work"),
]


@pytest.mark.parametrize(("text", "wanted"), SENSES)
def test_what_stands_beside_a_word_tells_its_sense(text: str, wanted: str) -> None:
    assert classes_in(text) == [wanted]


JUDGED = [
    ("Critics described the plan as a threat.", "evaluate"),
    ("Voters see Lena Moor as a failed leader.", "evaluate"),
    ("Voters see Lena Moor in the harbour.", "perceive"),
    ("Lena Moor called the raid a disgrace.", "evaluate"),
    ("Lena Moor called the vote off.", "end"),
    ("The firm is poised to move.", "plan"),
]


@pytest.mark.parametrize(("text", "wanted"), JUDGED)
def test_what_is_said_of_the_object_tells_that_it_is_judged(text: str, wanted: str) -> None:
    assert classes_in(text)[0] == wanted


def test_a_verb_with_its_particle_is_another_word() -> None:
    assert LEXICON.class_of("call", "V", "off") == LEXICON.class_of("cancel", "V")
    assert LEXICON.class_of("arrest", "V", "up") is None


def test_every_plover_type_is_a_class() -> None:
    assert {c.plover.lower() for c in predicate_classes().values() if c.plover} == set(
        PLOVER.split()
    )
    assert set(PLOVER.split()) <= predicate_classes().keys()


def test_a_mode_is_one_of_its_type() -> None:
    for one in predicate_classes().values():
        assert not one.mode or one.mode in PLOVER_MODES[one.plover], one.id


def test_classes_are_defined_and_end_at_the_top() -> None:
    for one in predicate_classes().values():
        assert one.definition.endswith("."), one.id
        assert one.example.endswith("."), one.id
        assert next(iter(LEXICON.above(one.id))) == one.id


def test_rows_name_classes_and_kinds_that_exist() -> None:
    for word, rows in LEXICON.rows.items():
        for row in rows:
            assert row.name in predicate_classes(), word
            for condition in (*row.objects, *row.subjects):
                noun = condition.rpartition(":")[2]
                assert noun in ("", "*", "-", *kind_names()) or noun.startswith("="), word


def test_no_two_rows_of_a_word_ask_for_the_same_and_differ() -> None:
    for word, rows in LEXICON.rows.items():
        bare = {r.name for r in rows if r == Row(name=r.name, objects=(), subjects=())}
        assert len(bare) <= 1, (word, bare)


def test_tables_are_sorted_by_word() -> None:
    from importlib.resources import files

    for part in PARTS.values():
        text = (files("kg.extract") / "data" / f"predicate_{part}.csv").read_text(encoding="utf-8")
        words = [(r["word"], r["particle"]) for r in csv.DictReader(StringIO(text))]
        assert words == sorted(words)


def test_kinds_include_the_wider_ones() -> None:
    assert {"police", "body", "organisation"} <= noun_kinds()["police"]


PUT = [
    ("Norland sent food to Ostia.", "AID"),
    ("Norland will send food to Ostia.", "AGREE"),
    ("Norland did not release the prisoners.", "REJECT"),
    ("Norland refused to release the prisoners.", "REJECT"),
    ("Norland will attack the harbour.", "THREATEN"),
    ("Norland did not attack the harbour.", None),
    ("Norland and Ostia reached an agreement.", "SUPPORT"),
    ("The museum reopened in May.", None),
]


@pytest.mark.parametrize(("text", "wanted"), PUT)
def test_how_a_clause_puts_an_event_tells_its_plover_type(text: str, wanted: str | None) -> None:
    read = parsed(text)
    found = [clause_plover_type(read, c) for c in clauses(read) if c.kind is not Kind.NOMINAL]
    assert found[-1] == wanted
