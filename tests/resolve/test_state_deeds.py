"""Deeds between states in several papers' words: which are one claim, and which are not."""

from __future__ import annotations

import pytest

from tests.resolve.test_one_claim import articles, shared, told


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "Togo said on Monday that Ghana's navy had crossed into Togolese waters.",
                "Two Ghanaian navy boats violated Togo's territorial waters, Togo's army said.",
                "Togo accused Ghana of an incursion into Togolese waters.",
                "Togo protested against the violation of its territorial waters by Ghana.",
                "Ghana denied violating Togo's waters.",
                "Ghana's navy denied any incursion into Togolese waters.",
            ],
            id="waters that are entered",
        ),
        pytest.param(
            [
                "Kenya accused Uganda of crossing its border.",
                "The president of Kenya said that Uganda had violated Kenyan territory.",
                "Kenya protested against the violation of its border by Ugandan troops.",
                "Uganda's army denied any incursion into Kenya.",
            ],
            id="land that is entered",
        ),
        pytest.param(
            [
                "Serbia violated the sanctions against Russia, Britain's prime minister said.",
                "Britain accused Serbia of evading the sanctions on Russia.",
                "Serbia denied that it had breached the sanctions on Russia.",
            ],
            id="sanctions that are evaded",
        ),
        pytest.param(
            [
                "Yemen said that the Houthis had broken the ceasefire.",
                "Yemen accused the Houthis of a violation of the truce.",
                "The Houthis denied breaching the ceasefire.",
            ],
            id="a truce that is broken",
        ),
        pytest.param(
            [
                "Spain said that Morocco had violated the fisheries treaty.",
                "Spain's government accused Morocco of a breach of the fisheries treaty.",
                "Morocco denied any violation of the fisheries treaty.",
            ],
            id="a treaty that is broken",
        ),
        pytest.param(
            [
                "Georgia said that Turkey had occupied the town of Sarpi.",
                "Georgia condemned Turkey's occupation of Sarpi.",
                "Turkey's defence ministry denied any occupation of Sarpi.",
            ],
            id="a town by its name alone",
        ),
        pytest.param(
            [
                "Egypt said that Qatar had bankrolled the Sinai militants.",
                "Egypt accused Qatar of the financing of the Sinai militants.",
                "Qatar's foreign ministry denied any funding of the Sinai militants.",
            ],
            id="paid for",
        ),
        pytest.param(
            [
                "Ethiopia accused Eritrea of the training of the Oromo fighters.",
                "Eritrea gave training to the Oromo fighters, Ethiopia said.",
            ],
            id="training that is given",
        ),
    ],
)
def test_one_deed_between_states(texts: list[str]) -> None:
    graph = told(*texts)
    assert articles(graph, shared(graph)[0]) == len(texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            [
                "Peru said that Chile had violated Peruvian airspace.",
                "Peru accused Chile of violating its territorial waters.",
                "Peru said that Chile had invaded Peru.",
            ],
            id="its air, its waters and its land",
        ),
        pytest.param(
            [
                "Peru said that Chilean jets had entered Peruvian airspace.",
                "Chile said that Peruvian jets had entered Chilean airspace.",
            ],
            id="each the other's air",
        ),
        pytest.param(
            [
                "Peru said that two Chilean jets had violated Peruvian airspace.",
                "Peru said that three Chilean jets had violated Peruvian airspace.",
            ],
            id="two jets and three",
        ),
        pytest.param(
            [
                "Togo said that Ghanaian fishing boats had crossed into Togolese waters.",
                "Togo said that Ghana had violated Togolese waters.",
            ],
            id="fishermen are not the navy",
        ),
        pytest.param(
            [
                "Britain said Serbia had evaded the sanctions on Russia.",
                "Britain said Serbia had evaded the sanctions on Iran.",
                "Britain said Serbia had joined the sanctions on Russia.",
            ],
            id="sanctions on one and another, evaded and joined",
        ),
        pytest.param(
            [
                "Spain said that Morocco had violated the fisheries treaty.",
                "Spain said that Morocco had violated the border treaty.",
                "Spain said that Morocco had signed the fisheries treaty.",
            ],
            id="two treaties, and one that is signed",
        ),
        pytest.param(
            [
                "Egypt said that Qatar had funded the Sinai militants.",
                "Egypt said that Qatar had funded the Nile tribes.",
                "Egypt said that Qatar had trained the Sinai militants.",
            ],
            id="who is paid, and what is done for them",
        ),
        pytest.param(
            [
                "France denied any raid on a French camp.",
                "Mali said that France had raided the French camp.",
            ],
            id="who denies a raid on his own camp was not said to have made it",
        ),
        pytest.param(
            [
                "Ethiopia said the Oromo fighters gave training to Eritrea.",
                "Ethiopia said Eritrea trained the Oromo fighters.",
            ],
            id="who trains whom",
        ),
    ],
)
def test_what_differs_in_side_place_or_deed_stays_apart(texts: list[str]) -> None:
    graph = told(*texts)
    assert all(articles(graph, claim) == 1 for claim in graph.propositions)
