"""What makes the claims of several articles one claim, and what keeps them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.build import assemble
from kg.resolve.claim_parts import names_in, thing_of
from tests.reading import articles_of, extractions_of

if TYPE_CHECKING:
    from kg.model import Graph, Proposition


def told(*texts: str, published: str | None = "2024-03-01") -> Graph:
    articles = articles_of({f"t{i}": text for i, text in enumerate(texts)}, published)
    return assemble(articles, extractions_of(articles).values())


def shared(graph: Graph) -> list[Proposition]:
    """Return the claims that most articles make, the commonest first."""
    home = {s.id: s.article for s in graph.statements}
    return sorted(
        graph.propositions, key=lambda p: (-len({home[s.statement] for s in p.stances}), p.label)
    )


def articles(graph: Graph, claim: Proposition) -> int:
    home = {s.id: s.article for s in graph.statements}
    return len({home[s.statement] for s in claim.stances})


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "Chile said Peruvian police had stormed the Chilean embassy in Lima.",
                "Chile said Peru had raided the Chilean embassy.",
                "Chile said police from Peru had broken into the embassy of Chile.",
                "Bolivia condemned Peru's raid on the Chilean embassy.",
            ],
            id="entering an embassy by force",
        ),
        pytest.param(
            [
                "Chile said Peru had violated Chilean airspace.",
                "Peru denied breaching Chile's airspace.",
                "Peru denied that it had violated the airspace of Chile.",
            ],
            id="things in other words",
        ),
        pytest.param(
            [
                "Chile said Peruvian jets had crossed into Chilean airspace.",
                "Chile said Peru's jets had intruded into Chilean airspace.",
                "Chile accused Peru of violating its airspace.",
                "Peru denied violation of Chilean airspace by its jets.",
                "Peru's army denied that its jets had entered Chile's airspace.",
            ],
            id="crossing, entering, intruding into, violating another's airspace",
        ),
        pytest.param(
            [
                "Chile said Peru was backing the R7 rebels.",
                "Peru denied that it supports the R7 group.",
                "Chile said Peru had supported the armed group R7.",
            ],
            id="a name with other nouns beside it",
        ),
        pytest.param(
            [
                "Chile accused Peru of attacking the Orla camp.",
                "Chile said Peru's army had attacked a camp for displaced people.",
                "Peru denied any involvement in the attack on the camp.",
            ],
            id="a place with more or less told, a state and its army",
        ),
        pytest.param(
            [
                "Chile said Peru had sold arms to Bolivia.",
                "Chile's envoy accused the country of supplying weapons to Bolivia.",
            ],
            id="a party that is only described",
        ),
        pytest.param(
            [
                "Chile said Peru had rejected a truce proposal.",
                "Peru denied rejecting the proposal.",
            ],
            id="taken up by its noun",
        ),
        pytest.param(
            [
                "Chile said Peru had attacked the Orla camp.",
                "Chile said Peru and the R7 rebels attacked the Orla camp.",
            ],
            id="each of several doers did it",
        ),
        pytest.param(
            [
                "Chile said Peru had bombed the Orla camp.",
                "Peru denied the attack on the camp.",
            ],
            id="a denied deed is the denier's",
        ),
    ],
)
def test_one_claim_by_other_words(texts: list[str]) -> None:
    graph = told(*texts)
    assert articles(graph, shared(graph)[0]) == len(texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ["Chile said Peru had attacked the Orla camp.", "Chile said Peru attacked Vesta camp."],
            id="two places with names",
        ),
        pytest.param(
            [
                "Chile said Peru had sold arms to Bolivia.",
                "Chile said Peru had sold arms to other countries.",
            ],
            id="others, of whom none is told",
        ),
        pytest.param(
            [
                "Chile said Peru had sent defensive weapons to Bolivia.",
                "Chile said Peru had sent offensive weapons to Bolivia.",
            ],
            id="two sorts of things",
        ),
        pytest.param(
            [
                "Chile said Peru had sold a truce proposal to Bolivia.",
                "Chile said Peru had sold a trade proposal to Bolivia.",
            ],
            id="two things of one noun",
        ),
        pytest.param(
            [
                "Chile said Peru had met Bolivia.",
                "Chile said Peru and Brazil had met Bolivia.",
            ],
            id="what several do with one another",
        ),
        pytest.param(
            ["Chile said Peru had raided a plant.", "Chile said Bolivia had raided a plant."],
            id="two doers",
        ),
        pytest.param(
            ["The mayor said the speech was long.", "The clerk said the speech was long."],
            id="what each article alone knows",
        ),
        pytest.param(
            ["Ada Brandt said Chile looked.", "Carl Hale said Chile looked."],
            id="nothing is told of what",
        ),
        pytest.param(
            [
                "Chile said Peru had bombed the embassy of Bolivia.",
                "Chile said Peru had raided the embassy of Bolivia.",
            ],
            id="an embassy bombed, an embassy entered",
        ),
        pytest.param(
            [
                "Chile said Peru's jets had violated Peru's airspace.",
                "Chile said Peruvian jets crossed Peru's airspace during a drill.",
                "Chile said Peruvian jets entered Bolivian airspace.",
            ],
            id="airspace of one's own, and of a third state",
        ),
        pytest.param(
            ["Chile said Peru had raided the plant.", "Ida Holm confirmed the raid on the plant."],
            id="who confirms a deed does not say whose it was",
        ),
    ],
)
def test_two_claims(texts: list[str]) -> None:
    graph = told(*texts)
    assert all(articles(graph, claim) == 1 for claim in graph.propositions)


def test_weeks_apart_two_tellings_of_a_place_are_two_events() -> None:
    texts = {
        "a": "Chile said Peru had attacked the Orla camp.",
        "b": "Chile said Peru attacked a camp.",
    }
    for day, number in (("2024-03-04", 1), ("2024-05-04", 2)):
        both = [
            *articles_of({"a": texts["a"]}, "2024-03-01"),
            *articles_of({"b": texts["b"]}, day),
        ]
        graph = assemble(both, extractions_of(both).values())
        assert len([p for p in graph.propositions if p.type == "ASSAULT"]) == number


def test_what_happens_again_is_another_claim_weeks_later() -> None:
    text = "Chile said Ada Brandt had telephoned Carl Hale."
    for days, number in ((("2024-03-01", "2024-03-04"), 1), (("2024-03-01", "2024-05-04"), 2)):
        both = [a for k, day in zip("ab", days, strict=True) for a in articles_of({k: text}, day)]
        graph = assemble(both, extractions_of(both).values())
        assert len({p.id for p in graph.propositions}) == number


def test_a_place_filled_from_elsewhere_is_marked() -> None:
    graph = told(
        "Chile said Peru had attacked the Orla camp.", "Peru denied the attack on the Orla camp."
    )
    home = {s.id: s.article for s in graph.statements}
    (claim,) = [p for p in graph.propositions if len(p.stances) > 1]
    assert {home[s.statement]: (s.polarity.value, s.filled) for s in claim.stances} == {
        "t0": ("pos", ()),
        "t1": ("neg", ("agent",)),
    }


def test_things_by_their_words() -> None:
    assert thing_of("any undersea cables") == thing_of("the undersea cable")
    assert thing_of("chilean waters") == thing_of("the waters of chile")
    assert thing_of("undersea cable") != thing_of("power cable")
    assert names_in("the R7 rebel group", "group") == {"r7"}
    assert names_in("Orla camp", "camp") != names_in("a camp in Orla", "camp")


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "Anna Reed said Carl Denning took bribes from Rexton Bank.",
                "Paul Berg said Rexton Bank bribed Carl Denning.",
                "Ivo Rask said Carl Denning received kickbacks from Rexton Bank.",
                "Rexton Bank denied paying bribes to Carl Denning.",
            ],
            id="who takes a bribe is bribed",
        ),
        pytest.param(
            [
                "Anna Reed accused Lena Vogt of tax evasion.",
                "Paul Berg said Lena Vogt dodged taxes.",
                "Lena Vogt pleaded not guilty to tax evasion.",
                "Lena Vogt denied evading taxes.",
            ],
            id="a deed with its object in it, by noun and verb",
        ),
        pytest.param(
            [
                "Anna Reed said Tom Harker swindled Barlow Bank.",
                "Paul Berg said Tom Harker committed fraud against Barlow Bank.",
                "Tom Harker denied that he had defrauded Barlow Bank.",
            ],
            id="words for one wrong",
        ),
        pytest.param(
            [
                "Anna Reed said the Unity Party rigged the election.",
                "Paul Berg accused the Unity Party of manipulating the election.",
                "The Unity Party denied rigging the election.",
            ],
            id="a thing that only the days tell, of one named doer",
        ),
    ],
)
def test_a_wrong_told_by_other_words_is_one_claim(texts: list[str]) -> None:
    graph = told(*texts)
    claim = shared(graph)[0]
    assert articles(graph, claim) == len(texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "Anna Reed said Carl Denning took bribes from Rexton Bank.",
                "Paul Berg said Carl Denning paid bribes to Rexton Bank.",
                "Ida Holm said Carl Denning took bribes from Kelso Bank.",
                "Ola Berg said Carl Denning demanded bribes from Rexton Bank.",
            ],
            id="who pays, who takes, of whom, and who only asks",
        ),
        pytest.param(
            [
                "Anna Reed said Orbis Bank lent money to Delta Steel.",
                "Paul Berg said Orbis Bank borrowed money from Delta Steel.",
            ],
            id="lending and borrowing",
        ),
        pytest.param(
            [
                "Anna Reed said Rinaldo Group sold Camden Airport.",
                "Rinaldo Group denied buying Camden Airport.",
            ],
            id="selling and buying",
        ),
        pytest.param(
            [
                "Anna Reed said Ivo Rask raised taxes.",
                "Paul Berg said Ivo Rask cut taxes.",
            ],
            id="raising and cutting",
        ),
        pytest.param(
            [
                "Anna Reed said Paula Finch stole money from Orwell Bank.",
                "Paul Berg said Paula Finch stole money from Barlow Bank.",
            ],
            id="two victims",
        ),
    ],
)
def test_what_differs_in_direction_or_victim_stays_apart(texts: list[str]) -> None:
    graph = told(*texts)
    assert all(articles(graph, claim) == 1 for claim in graph.propositions)
