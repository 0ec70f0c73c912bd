"""Nothing that is only planned, demanded, conditional, asked or denied comes out as a fact.

Each operator is put around one event, told by a verb and by a noun, in the article's own voice, as
what somebody said, and as what somebody was quoted to say.
"""

from __future__ import annotations

from itertools import product

import pytest

from kg.build import assemble
from kg.model import Graph, Modality, Polarity
from tests.reading import articles_of, extractions_of

VERBAL = (
    "Chad may send troops to Niger",
    "Chad could send troops to Niger",
    "Chad will send troops to Niger",
    "Chad is to send troops to Niger",
    "Chad is going to send troops to Niger",
    "Chad is about to send troops to Niger",
    "Chad should send troops to Niger",
    "Chad must send troops to Niger",
    "Chad has to send troops to Niger",
    "Chad did not send troops to Niger",
    "Chad has never sent troops to Niger",
    "Chad sent no troops to Niger",
    "Chad nearly sent troops to Niger",
    "Chad has yet to send troops to Niger",
    "Chad failed to send troops to Niger",
    "Chad refused to send troops to Niger",
    "Chad declined to send troops to Niger",
    "Chad avoided sending troops to Niger",
    "Chad was unable to send troops to Niger",
    "Chad was prevented from sending troops to Niger",
    "Chad stopped short of sending troops to Niger",
    "Chad decided against sending troops to Niger",
    "Chad plans to send troops to Niger",
    "Chad wants to send troops to Niger",
    "Chad hopes to send troops to Niger",
    "Chad promised to send troops to Niger",
    "Chad threatened to send troops to Niger",
    "Chad offered to send troops to Niger",
    "Chad agreed to send troops to Niger",
    "Chad decided to send troops to Niger",
    "Chad tried to send troops to Niger",
    "Chad is considering sending troops to Niger",
    "Chad is weighing whether to send troops to Niger",
    "Chad is ready to send troops to Niger",
    "Chad is likely to send troops to Niger",
    "Chad is unlikely to send troops to Niger",
    "Chad is expected to send troops to Niger",
    "Chad would have sent troops to Niger",
    "Chad should have sent troops to Niger",
    "Mali urged Chad to send troops to Niger",
    "Mali asked Chad to send troops to Niger",
    "Mali ordered Chad to send troops to Niger",
    "Mali wants Chad to send troops to Niger",
    "Mali forbade Chad to send troops to Niger",
    "Mali warned Chad against sending troops to Niger",
    "Mali demanded that Chad send troops to Niger",
    "Mali asked whether Chad had sent troops to Niger",
    "Mali does not know whether Chad sent troops to Niger",
    "It is unclear whether Chad sent troops to Niger",
    "It is possible that Chad sent troops to Niger",
    "It is false that Chad sent troops to Niger",
    "There is no evidence that Chad sent troops to Niger",
    "Chad has no plans to send troops to Niger",
    "Chad has the ability to send troops to Niger",
    "If Chad sends troops to Niger, Mali will protest",
    "Chad will send troops to Niger if Mali protests",
    "Unless Mali protests, Chad will send troops to Niger",
    "Should Chad send troops to Niger, Mali will protest",
    "Had Chad sent troops to Niger, Mali would have protested",
    "Chad acts as if it had sent troops to Niger",
    "Mali fears that Chad will send troops to Niger",
    "Mali doubts that Chad sent troops to Niger",
    "Mali thinks that Chad may have sent troops to Niger",
    "Chad bought planes to send troops to Niger",
    "Chad bought planes in order to send troops to Niger",
    "Chad protested instead of sending troops to Niger",
    "Chad protested without sending troops to Niger",
    "Chad protested rather than send troops to Niger",
    "Perhaps Chad sent troops to Niger",
    "Neither Chad nor Mali sent troops to Niger",
    "Sending troops to Niger would help Chad",
    "Sending troops to Niger is an option for Chad",
    "Chad may look into sending troops to Niger",
    "It is unclear whether Chad will answer by sending troops to Niger",
    "If confirmed, the reports that Chad sent troops to Niger are alarming",
)
NOMINAL = (
    "Mali demanded the withdrawal of Chad's troops from Niger",
    "Mali called for the withdrawal of Chad's troops from Niger",
    "Mali hopes for a withdrawal of Chad's troops from Niger",
    "Mali proposed a withdrawal of Chad's troops from Niger",
    "Mali ruled out a withdrawal of its troops from Niger",
    "Chad promised a withdrawal of its troops from Niger",
    "Chad is considering a withdrawal of its troops from Niger",
    "Chad rejected a withdrawal of its troops from Niger",
    "Chad denied a withdrawal of its troops from Niger",
    "Chad prevented a withdrawal of Mali's troops from Niger",
    "Chad postponed the withdrawal of its troops from Niger",
    "Chad and Mali discussed a withdrawal of Chad's troops from Niger",
    "There was no withdrawal of Chad's troops from Niger",
    "In case of a withdrawal of Chad's troops from Niger, Mali will protest",
    "A withdrawal of Chad's troops from Niger is possible",
    "A withdrawal of Chad's troops from Niger would help Mali",
    "The withdrawal of Chad's troops from Niger would help Mali",
    "The withdrawal of Chad's troops from Niger could help Mali",
    "Chad's withdrawal of its troops from Niger is likely",
    "Chad may consider the withdrawal of its troops from Niger",
    "If true, the withdrawal of Chad's troops from Niger is good news",
    "Chad dismissed reports of a withdrawal of its troops from Niger as rumours",
    "Chad may sell its planes, depending on the withdrawal of Mali's troops from Niger",
)
FRAMES = ("{}.", "Ann Lee said that {}.", "“{},” Ann Lee said.")
TEXTS = [f.format(t) for t, f in product((*VERBAL, *NOMINAL), FRAMES)]


@pytest.fixture(scope="module")
def graphs() -> dict[str, Graph]:
    articles = articles_of({str(n): text for n, text in enumerate(TEXTS)})
    found = extractions_of(articles)
    return {TEXTS[int(a.id)]: assemble([a], [found[a.id]]) for a in articles}


@pytest.mark.parametrize("text", TEXTS)
def test_no_fact(text: str, graphs: dict[str, Graph]) -> None:
    graph = graphs[text]
    facts = [
        p.label
        for p in graph.propositions
        if "sends troops" in p.label or "withdraws" in p.label
        for s in p.stances
        if s.polarity is Polarity.POS and s.modality is Modality.REALIS and not s.presupposed
    ]
    assert facts == []
