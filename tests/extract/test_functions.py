"""Grammatical functions: what a word is in its clause, what it has with it, what it hangs on."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from kg.extract.grammar import dependents, functions, governors
from kg.model import Token
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser
from tests.reading import articles_of

if TYPE_CHECKING:
    from types import ModuleType

TEXTS = (
    "The envoy, Ann Lee, said that Peru's costly war had not ended because Chile attacked a port.",
    "The ships were sunk by rebels who wanted to leave the coast without paying any border fee.",
    "Officials accused of fraud called it a mistake and gave him three days to give up soon.",
    "There are doubts. "
    "Leaving the coast was hard. Moreau is a lawyer. Hale is ill. Kuhn left last week.",
    "Did Norland buy tanks and guns? They fled, a man says; Oto promised to return.",
)


@pytest.fixture(scope="module")
def parsed() -> list[ParsedArticle]:
    """Return the texts parsed."""
    articles = articles_of({f"t{i}": t for i, t in enumerate(TEXTS)})
    parses = SpacyParser().parse_all(articles)
    return [ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True)]


def _named(module: ModuleType) -> list[str]:
    own = inspect.getmembers(module, inspect.isfunction)
    return [n for n, f in own if f.__module__ == module.__name__ and n != "attachment"]


FUNCTIONS = {
    "is_active_auxiliary": "had to to Did to",
    "is_active_subject": "envoy war Chile who Officials Moreau Hale Kuhn Norland They man Oto",
    "is_adnominal_clause": "accused",
    "is_adverb": "soon",
    "is_adverbial_clause": "attacked",
    "is_agent_phrase": "by",
    "is_apposition": "Lee",
    "is_attribute": "doubts lawyer",
    "is_attributive": "Ann costly border last",
    "is_attributive_adjective": "costly last",
    "is_attributive_noun": "Ann border",
    "is_auxiliary": "had were to to Did to",
    "is_clausal_subject": "Leaving",
    "is_clause_on_noun": "wanted accused give",
    "is_complement_clause": "ended leave promised return",
    "is_conjunct": "gave guns",
    "is_coordinator": "and and",
    "is_determiner": "The a The the any a the a a",
    "is_direct_object": "port coast fee it days coast tanks",
    "is_finite_complement": "ended promised",
    "is_indirect_object": "him",
    "is_main": "said sunk called are was is is left buy fled",
    "is_nominal_subject": (
        "envoy war Chile ships who Officials Moreau Hale Kuhn Norland They man Oto"
    ),
    "is_number_modifier": "three",
    "is_object": "port coast fee it him days coast tanks",
    "is_object_predicative": "mistake",
    "is_open_complement": "leave return",
    "is_passive_subject": "ships",
    "is_patient": "port ships coast fee it days coast tanks",
    "is_possessor": "Peru",
    "is_premodifier": "Ann costly border three last week",
    "is_preposition": "without of",
    "is_prepositional_clause": "paying",
    "is_prepositional_object": "rebels fraud",
    "is_relative_clause": "wanted give",
    "is_run_on_clause": "says",
    "is_subject": (
        "envoy war Chile ships who Officials Leaving Moreau Hale Kuhn Norland They man Oto"
    ),
    "is_subject_or_expletive": (
        "envoy war Chile ships who Officials There Leaving Moreau Hale Kuhn Norland They man Oto"
    ),
    "is_subordinator": "that because",
    "is_argument": (
        "envoy war Chile port ships who coast fee Officials it days coast Moreau Hale Kuhn "
        "Norland tanks They man Oto"
    ),
    "is_embedded_clause": "ended attacked wanted leave accused give promised return",
    "is_noun_before_noun": "Ann border",
    "may_be_gerund_clause": "attacked paying accused",
    "may_be_main_clause": (
        "said ended sunk called gave are was is is left buy guns fled says promised"
    ),
    "stands_free": "said attacked sunk called gave are was is is left buy guns fled",
}


@pytest.mark.parametrize("name", _named(functions))
def test_these_words_have_the_function_and_no_others(
    parsed: list[ParsedArticle], name: str
) -> None:
    has = getattr(functions, name)
    found = [t.text for p in parsed for t in p.tokens if has(t)]
    assert " ".join(found) == FUNCTIONS[name]


DEPENDENTS = {
    "adjectives_and_determiners": (
        "envoy: The, war: costly, port: a, ships: The, coast: the, fee: any, mistake: a, "
        "days: three, coast: the, lawyer: a, week: last, man: a"
    ),
    "clauses_of": "without: paying",
    "indirect_object": "gave: him",
    "indirect_objects": "gave: him",
    "patient": (
        "attacked: port, sunk: ships, leave: coast, paying: fee, called: it, gave: days, "
        "Leaving: coast, buy: tanks"
    ),
    "premodifiers_and_joined": (
        "envoy: , ,, Lee: Ann, said: ., war: costly, sunk: ., fee: border, called: gave ., "
        "days: three, are: ., was: ., is: ., is: ., left: week ., week: last, buy: ?, "
        "tanks: guns, says: ,, promised: ; ."
    ),
    "prepositional_phrases": "leave: without, accused: of",
    "prepositions_and_agents": "sunk: by, leave: without, accused: of",
    "prepositions_and_datives": "leave: without, accused: of, gave: him",
    "sort_modifiers": "Lee: Ann, war: costly, fee: border, week: last",
    "clause_of": "without: paying",
    "active_subject": (
        "said: envoy, ended: war, attacked: Chile, wanted: who, called: Officials, is: "
        "Moreau, is: Hale, left: Kuhn, buy: Norland, fled: They, says: man, promised: Oto"
    ),
    "adnominal_clauses": "Officials: accused",
    "adverbial_clauses": "ended: attacked",
    "adverbs": "give: soon",
    "all_auxiliaries": "ended: had, sunk: were, leave: to, give: to, buy: Did, return: to",
    "appositions": "envoy: Lee",
    "attribute": "are: doubts, is: lawyer",
    "attributive_adjectives": "war: costly, week: last",
    "attributives": "Lee: Ann, war: costly, fee: border, week: last",
    "attributives_and_possessors": "Lee: Ann, war: Peru costly, fee: border, week: last",
    "auxiliaries": "ended: had, leave: to, give: to, buy: Did, return: to",
    "clauses_on_noun": "rebels: wanted, Officials: accused, days: give",
    "complement_clauses": "said: ended, wanted: leave, fled: promised, promised: return",
    "complement_of": "by: rebels, without: paying, of: fraud",
    "coordinators": "called: and, tanks: and",
    "determiner": (
        "envoy: The, port: a, ships: The, coast: the, fee: any, mistake: a, coast: the, "
        "lawyer: a, man: a"
    ),
    "direct_object": (
        "attacked: port, leave: coast, paying: fee, called: it, gave: days, Leaving: "
        "coast, buy: tanks"
    ),
    "direct_objects": (
        "attacked: port, leave: coast, paying: fee, called: it, gave: days, Leaving: "
        "coast, buy: tanks"
    ),
    "embedded_clauses": (
        "said: ended, ended: attacked, wanted: leave, fled: promised, promised: return"
    ),
    "finite_complement": "said: ended, fled: promised",
    "first_object": (
        "attacked: port, leave: coast, paying: fee, called: it, gave: him, Leaving: "
        "coast, buy: tanks"
    ),
    "has_determiner": "port, fee, mistake, lawyer, man",
    "has_do": "buy",
    "has_subject": (
        "said, ended, attacked, sunk, wanted, called, are, is, is, left, buy, fled, says, promised"
    ),
    "is_infinitive": "leave, give, return",
    "is_introduced_by": "attacked",
    "is_perfect": "ended",
    "nouns_after": "accused: fraud",
    "object_of": "by: rebels, of: fraud",
    "objects": (
        "attacked: port, leave: coast, paying: fee, called: it, gave: him days, Leaving: "
        "coast, buy: tanks"
    ),
    "objects_of": "by: rebels, of: fraud",
    "open_complement": "wanted: leave, promised: return",
    "own_subject": (
        "said: envoy, ended: war, attacked: Chile, sunk: ships, wanted: who, called: "
        "Officials, is: Moreau, is: Hale, left: Kuhn, buy: Norland, fled: They, says: "
        "man, promised: Oto"
    ),
    "particle": "give: up",
    "passive_subject": "sunk: ships",
    "possessor": "war: Peru",
    "prepositions": "leave: without, accused: of",
    "prepositions_or_datives": "leave: without, accused: of, gave: him",
    "relative_clauses": "rebels: wanted, days: give",
    "subordinators": "ended: that, attacked: because",
    "adjectives_and_prepositions": "leave: without, accused: of, was: hard, is: ill",
    "adjuncts": "leave: without, accused: of, give: soon, left: week",
    "adverbials": "give: soon, left: week",
    "adverbs_and_adjectives": "give: soon, was: hard, is: ill, left: week",
    "adverbs_and_predicative_adjectives": "give: soon, was: hard, is: ill",
    "any_subject": (
        "said: envoy, ended: war, attacked: Chile, sunk: ships, wanted: who, called: "
        "Officials, was: Leaving, is: Moreau, is: Hale, left: Kuhn, buy: Norland, fled: They, "
        "says: man, promised: Oto"
    ),
    "complements": (
        "said: ended, attacked: port, by: rebels, wanted: leave, leave: coast, without: "
        "paying, paying: fee, of: fraud, called: it, gave: days, Leaving: coast, buy: tanks, "
        "fled: promised, promised: return"
    ),
    "is_bare_participle": "accused",
    "is_helped_or_negated": "ended, attacked, leave, give, buy, return",
    "is_told_apart": "war, rebels, leave, Officials, accused, days, week",
    "is_verbal": (
        "said, ended, attacked, wanted, leave, called, give, is, is, left, buy, fled, says, "
        "promised, return"
    ),
    "modifiers_and_adjuncts": (
        "Lee: Ann, war: Peru costly, leave: without, fee: border, accused: of, days: three, "
        "give: soon, left: week, week: last"
    ),
    "noun_modifiers": "Lee: Ann, war: costly, fee: border, give: soon, week: last",
    "nouns_and_possessors_before": "Lee: Ann, war: Peru, fee: border",
    "numbers_and_attributives": "Lee: Ann, war: Peru costly, fee: border, days: three, week: last",
    "open_complements": "wanted: leave, promised: return",
    "patients": (
        "attacked: port, sunk: ships, leave: coast, paying: fee, called: it, gave: him days, "
        "Leaving: coast, buy: tanks"
    ),
    "predicative_adjective": "was: hard, is: ill",
    "predicatives": "called: mistake, are: doubts, was: hard, is: lawyer, is: ill",
    "prepositions_and_adverbial_clauses": "ended: attacked, leave: without, accused: of",
}


@pytest.mark.parametrize("name", [n for n in _named(dependents) if n != "main_word"])
def test_these_words_have_dependents_and_no_others(parsed: list[ParsedArticle], name: str) -> None:
    assert _related(parsed, getattr(dependents, name), LEMMAS.get(name, ())) == DEPENDENTS[name]


GOVERNORS = {
    "noun_of_clause": "wanted: rebels, accused: Officials, give: days",
    "noun_of_relative": "wanted: rebels, give: days",
    "noun_set_off_by": "Lee: envoy",
    "owner_of_phrase": "rebels: sunk, fraud: accused",
    "preposition_before": "rebels: by, fraud: of",
    "preposition_before_clause": "paying: without",
    "relative_above": (
        "who: wanted, to: wanted, leave: wanted, the: wanted, coast: wanted, without: "
        "wanted, paying: wanted, any: wanted, border: wanted, fee: wanted, to: give, up: "
        "give, soon: give"
    ),
    "stands_after": "fraud",
    "verb_of_active_subject": (
        "envoy: said, war: ended, Chile: attacked, who: wanted, Officials: called, "
        "Moreau: is, Hale: is, Kuhn: left, Norland: buy, They: fled, man: says, Oto: "
        "promised"
    ),
    "verb_of_adverbial": "attacked: ended",
    "owner_of_clause": "paying: leave",
    "verb_of_complement": "ended: said, promised: fled",
    "verb_of_object": (
        "port: attacked, coast: leave, fee: paying, it: called, him: gave, days: gave, "
        "coast: Leaving, tanks: buy"
    ),
    "verb_of_direct_object": (
        "port: attacked, coast: leave, fee: paying, it: called, days: gave, coast: "
        "Leaving, tanks: buy"
    ),
    "verb_of_patient": (
        "port: attacked, ships: sunk, coast: leave, fee: paying, it: called, days: gave, coast: "
        "Leaving, tanks: buy"
    ),
    "verb_of_subject": (
        "envoy: said, war: ended, Chile: attacked, ships: sunk, who: wanted, Officials: called, "
        "Moreau: is, Hale: is, Kuhn: left, Norland: buy, They: fled, man: says, Oto: promised"
    ),
    "predicate_of_subject": (
        "envoy: said, war: ended, Chile: attacked, ships: sunk, who: wanted, Officials: called, "
        "Leaving: was, Moreau: is, Hale: is, Kuhn: left, Norland: buy, They: fled, man: says, "
        "Oto: promised"
    ),
    "verb_of_infinitive": "leave: wanted, return: promised",
    "verb_of_any_complement": "ended: said, leave: wanted, promised: fled, return: promised",
}
LEMMAS = {
    "is_introduced_by": ("because",),
    "has_determiner": ("a", "any"),
    "stands_after": ("of",),
}


_OTHERWISE = ("main_word_above", "with_governors", "hangs_on", "noun_owned")
"""Functions with tests of their own, below."""


@pytest.mark.parametrize("name", [n for n in _named(governors) if n not in _OTHERWISE])
def test_these_words_have_governors_and_no_others(parsed: list[ParsedArticle], name: str) -> None:
    assert _related(parsed, getattr(governors, name), LEMMAS.get(name, ())) == GOVERNORS[name]


def _related(parsed: list[ParsedArticle], function: object, lemmas: tuple[str, ...]) -> str:
    """Return "word: what the function finds" for every word that it finds something for."""
    assert callable(function)
    found = []
    for p in parsed:
        for token in p.tokens:
            result = function(p, token, *lemmas)
            if isinstance(result, bool):
                found += [token.text] if result else []
                continue
            some = [result] if isinstance(result, Token) else [*(result or ())]
            found += [f"{token.text}: {' '.join(t.text for t in some)}"] if some else []
    return ", ".join(found)


def test_the_main_word_of_tokens_is_the_first_that_heads_a_sentence(
    parsed: list[ParsedArticle],
) -> None:
    several = parsed[3]
    first, last = several.parse.sentences[1]
    found = [dependents.main_word(several, *ends) for ends in ((first, last), (0, last), (0, 1))]
    assert [t.text if t else None for t in found] == ["was", "are", None]
    assert governors.main_word_above(several, several.tokens[first]) == found[0]
    assert found[0] is not None
    assert governors.main_word_above(several, found[0]) is None


def test_a_word_hangs_on_all_that_is_above_it_and_on_nothing_beside_it(
    parsed: list[ParsedArticle],
) -> None:
    said, port = (next(t for t in parsed[0].tokens if t.text == w) for w in ("said", "port"))
    above = governors.with_governors(parsed[0], port)
    assert [t.text for t in above] == ["port", "attacked", "ended", "said"]
    assert governors.hangs_on(parsed[0], port, said)
    assert not governors.hangs_on(parsed[0], said, port)
    assert not governors.hangs_on(parsed[0], port, port)


def test_a_possessive_pronoun_has_a_noun_and_a_name_has_none() -> None:
    articles = articles_of({"own": "Norland lost its crew near Hale's island."})
    (parse,) = SpacyParser().parse_all(articles)
    own = ParsedArticle(articles[0], parse)
    found = {t.text: governors.noun_owned(own, t) for t in own.tokens}
    assert {word: noun.text for word, noun in found.items() if noun} == {"its": "crew"}


def test_an_attachment_is_a_name_of_how_a_word_hangs(parsed: list[ParsedArticle]) -> None:
    apposed, root = parsed[0].tokens[4], parsed[0].tokens[6]
    assert functions.attachment(apposed) != functions.attachment(root)


def test_a_lemma_picks_prepositions(parsed: list[ParsedArticle]) -> None:
    accused = next(t for t in parsed[2].tokens if t.text == "accused")
    for function in (dependents.prepositions, dependents.nouns_after):
        assert [t.text for t in function(parsed[2], accused, "of")]
        assert not [*function(parsed[2], accused, "for")]
    fraud = next(t for t in parsed[2].tokens if t.text == "fraud")
    assert governors.owner_of_phrase(parsed[2], fraud, "of") == accused
    assert governors.owner_of_phrase(parsed[2], fraud, "for") is None
