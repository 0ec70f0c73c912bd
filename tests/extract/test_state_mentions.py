"""Where a state's name or adjective means the state, and where it is part of something else."""

from __future__ import annotations

import pytest

from kg.model import ActorType
from tests.reading import graph_of


def states_in(text: str) -> list[str]:
    """Return the words by which a text mentions states, in order."""
    graph = graph_of(text)
    states = {a.id for a in graph.actors if a.type is ActorType.COUNTRY}
    spans = sorted({m.span for m in graph.mentions if m.actor in states})
    (article,) = graph.articles
    return [s.of(article.text) for s in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The African-American vote was counted on Monday.", []),
        ("The American vote was counted on Monday.", ["American"]),
        ("Latin American traders met on Monday.", []),
        ("Peruvian traders met on Monday.", ["Peruvian"]),
        ("Two Muslim-American doctors met on Monday.", []),
        ("A Turkish-American singer sang on Monday.", ["American"]),
        ("Turkish-American relations were poor.", ["Turkish", "American"]),
        ("The American Legion wrote to the mayor.", []),
        ("The Russian Defense Ministry wrote to the mayor.", ["Russian"]),
        ("Fans of American Hustle met the mayor.", []),
        ("Fans of Russian President Ivan Petrov met the mayor.", ["Russian"]),
        ("Donors of Priorities USA Action met the mayor.", []),
        ("Traders sailed on the South China Sea.", []),
        ("Traders sailed to China.", ["China"]),
        ("It was the end of the Vietnam War for the two.", []),
        ("He helped us and told Us Weekly.", []),
        ("Flights from Paris to Cairo were late.", []),
        ("The row between Paris and Cairo went on.", ["Paris", "Cairo"]),
        ("Cairo closed its border. Cairo's envoy left.", ["Cairo", "its", "Cairo"]),
        ("He sat in the garden of a Cairo mosque.", []),
        ("Books on sale:\n\nLondon, Jack. White Fang\n\nHale, Ana. Sea", []),
        ("He chose china patterns and met Brian France.", []),
        ("Tourists returned to Cairo from American Samoa.", []),
        ("British Columbia police said the road was shut.", []),
        ("A British Columbia judge closed the port.", []),
        ("British police said the road was shut.", ["British"]),
        ("British soldiers in Columbia said the road was shut.", ["British"]),
        ("French Polynesia’s president met traders.", []),
        ("The French president met traders.", ["French"]),
        ("American Samoa officials closed the port.", []),
        ("American officials closed the port.", ["American"]),
        ("New South Wales police closed the port.", []),
        ("British Virgin Islands police closed the port.", ["British Virgin Islands"]),
        ("She won in Alabama and Georgia on Monday.", []),
        ("She spoke of Georgia. Georgian traders met her.", ["Georgia", "Georgian"]),
        ("Oregon, Idaho and Washington hold their votes on Monday.", []),
    ],
)
def test_where_a_state_is_mentioned(text: str, words: list[str]) -> None:
    assert states_in(text) == words


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Peruvian government said the port was old.", "Peru"),
        ("Peru closed the port. The government said it was old.", "Peru"),
        ("Peru closed the port. A foreign government said it was old.", None),
        ("Peru closed the port. Local governments said it was old.", None),
        ("Peru closed the port. The party’s leadership said it was old.", None),
        ("The Iranian leadership said the port was old.", "Iran"),
        ("Peru’s leadership in the talks said much of the port.", None),
        ("Peru closed the port. The Hale administration said it was old.", None),
        (
            "Peruvian President Ana Hale left. The Hale administration said the port was old.",
            "Peru",
        ),
    ],
)
def test_whose_government_speaks(text: str, who: str | None) -> None:
    graph = graph_of(text)
    states = {a.id: a.label for a in graph.actors if a.type is ActorType.COUNTRY}
    said = [states.get(p.actor) for s in graph.statements for p in s.speakers if s.cue]
    assert (said[-1] if said else None) == who


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("US envoys met. The US praised the Indian Ministry of External Affairs.", {"IND"}),
        ("US envoys met. The US praised the Ministry of External Affairs.", {"IND"}),
        ("US envoys met. The US praised the Ministry of Foreign Affairs.", set()),
        ("US envoys met. The US left. The Defense Ministry said it was late.", set()),
        ("US envoys met. The US left. The Pentagon said it was late.", {"USA"}),
        ("US envoys met. The US left. The US Defense Ministry said it was late.", {"USA"}),
        ("Peruvian envoys met. Peru left. The Defense Ministry said it was late.", {"PER"}),
        ("Chad denied it. Chad is calm. The foreign ministry summoned Chad’s envoy.", set()),
        ("Chad denied it. Chad is calm. The foreign ministry expelled the Chadian envoy.", set()),
        (
            "Chad denied it. Chad is calm. The foreign ministry summoned the Peruvian envoy.",
            {"TCD"},
        ),
        ("Chad denied it. Chad is calm. Chad’s foreign ministry praised its envoy.", {"TCD"}),
        ("Chad denied it. Chad is calm. The foreign ministry praised the Chadian envoy.", {"TCD"}),
    ],
)
def test_whose_ministry_it_is(text: str, whose: set[str]) -> None:
    actors = graph_of(text).actors
    assert {a.country for a in actors if a.type is ActorType.ORGAN} == whose


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mariusz Dołęga said it was late. Mariusz Dolega said it was over.", 1),
        ("Søren Brøgger said it was late. Soren Brogger said it was over.", 1),
        ("Mariusz Dołęga said it was late. Dolega said it was over.", 1),
        ("Mariusz Dołęga said it was late. Mariusz Dolata said it was over.", 2),
    ],
)
def test_marks_on_letters_make_no_second_person(text: str, people: int) -> None:
    assert sum(a.type is ActorType.PERSON for a in graph_of(text).actors) == people


def test_a_ministry_of_no_state_is_not_that_of_another_article() -> None:
    one = "US envoys met. The US left. The Defense Ministry said it was late."
    other = "The US envoy left. The US is calm. The Defense Ministry said it was over."
    graph = graph_of(one, other)
    told = [{p.actor for p in s.speakers} for s in graph.statements if s.cue]
    assert len(told) == 2
    assert not told[0] & told[1]
