from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from kg.model import Span, Statement
from tests.browser.conftest import Opened
from tests.specimen import (
    ALPHA,
    BETA,
    BRANDT,
    OFFICIAL,
    S_BRANDT,
    S_DENIAL,
    S_OFFICIAL,
    SUDOVIA,
    graph,
)

pytestmark = pytest.mark.browser

type Open = Callable[..., Opened]

TEXTS = {"alpha": ALPHA, "beta": BETA}
ACTORS = [a.id for a in graph().actors]
LIT = """() => { const c = document.querySelector('#canvas canvas');
  const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  const seen = new Set(); for (let i = 0; i < d.length; i += 4)
    if (d[i + 3]) seen.add(d[i] + ',' + d[i + 1] + ',' + d[i + 2]); return seen.size; }"""


def row(side: str, actor: str) -> str:
    return f"{side}{ACTORS.index(actor)}"


def shown(opened: Opened, said: Statement) -> str:
    """Return the evidence on the page, after comparing it with the place it claims to show."""
    passage = opened.page.locator(f'[data-id="{said.id}"] .passage')
    start, end = (int(passage.get_attribute(f"data-{x}") or -1) for x in ("start", "end"))
    text = passage.text_content() or ""
    assert text == TEXTS[said.article][start:end]
    return text


def test_the_page_opens_without_a_request_or_an_error_and_draws(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.wait_for_timeout(300)
    assert opened.requests == []
    assert opened.errors == []
    assert opened.page.evaluate(LIT) > 20
    assert opened.page.title() == "Who said what about whom: 3 statements from 2 articles"


def test_every_statement_shows_its_evidence(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert opened.cards() == [S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id]
    for said in graph().statements:
        assert shown(opened, said) == said.evidence.of(TEXTS[said.article])


def test_the_marked_parts_are_the_spans(open_graph: Open) -> None:
    opened = open_graph(graph())
    card = opened.page.locator(f'[data-id="{S_OFFICIAL.id}"]')
    for kind, span in (
        ("speaker", S_OFFICIAL.speakers[0].span),
        ("cue", S_OFFICIAL.cue),
        ("content", S_OFFICIAL.content[0]),
        ("condition", S_OFFICIAL.conditions[0]),
    ):
        assert span is not None
        assert "".join(card.locator(f"mark.{kind}").all_text_contents()) == span.of(ALPHA)


def test_offsets_count_code_points(open_graph: Open) -> None:
    text = "😀😀 " + BETA
    content = tuple(Span(s.start + 3, s.end + 3) for s in S_DENIAL.content)
    said = replace(S_DENIAL, evidence=Span(0, len(text)), cue=None, speakers=(), content=content)
    first, second = graph().articles
    opened = open_graph(
        replace(graph(), articles=(first, replace(second, text=text)), statements=(said,), links=())
    )
    mark = opened.page.locator("mark.content").last
    assert mark.text_content() == "having sent tanks"


def test_a_speaker_in_the_picture_opens_what_it_said(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.click(row("l", BRANDT.id))
    assert opened.cards() == [S_BRANDT.id]
    assert shown(opened, S_BRANDT) == S_BRANDT.evidence.of(ALPHA)
    details = opened.page.locator(f'[data-id="{S_BRANDT.id}"] .details')
    facts = details.inner_text()
    for fact in (
        "2024-10-22",
        "“Tuesday” before publication on 2024-10-23",
        "The Norland Post",
        "2024-10-23",
        "sidecar: printed on the page",
        f"{S_BRANDT.evidence.start}–{S_BRANDT.evidence.end} of alpha",
    ):
        assert fact in facts


def test_a_line_in_the_picture_opens_its_statements(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.click("#whom")
    opened.click(f"{ACTORS.index(OFFICIAL.id)}>{ACTORS.index(SUDOVIA.id)}:2")
    assert opened.cards() == [S_OFFICIAL.id]
    assert shown(opened, S_OFFICIAL) == S_OFFICIAL.evidence.of(ALPHA)
    opened.page.keyboard.press("Escape")
    assert len(opened.cards()) == 3


def test_a_row_of_the_list_opens_its_details_and_the_claim_its_denial(open_graph: Open) -> None:
    opened = open_graph(graph())
    card = opened.page.locator(f'[data-id="{S_BRANDT.id}"]')
    assert card.locator(".details").count() == 0
    card.locator(".evidence").click()
    assert shown(opened, S_BRANDT)
    card.locator("button.jump.contradicts").click()
    assert opened.page.evaluate("document.activeElement.closest('.card').dataset.id") == S_DENIAL.id


def test_what_is_considered_and_what_is_denied_say_so(open_graph: Open) -> None:
    opened = open_graph(graph())
    forces = opened.page.locator(".force").all_text_contents()
    assert forces == [
        "put as fact by the speaker",
        "would consider; nothing decided; on the condition Sudovia sends more tanks",
        "denied",
    ]
    assert opened.page.locator(".card.denies").count() == 1
    assert opened.page.locator(".card .head .actor.unnamed").text_content() == OFFICIAL.label


def test_search_and_facets_narrow_the_list(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("BORDER")
    assert opened.cards() == [S_OFFICIAL.id]
    opened.page.keyboard.press("Escape")
    opened.page.select_option("#act", label="denies (1)")
    assert opened.cards() == [S_DENIAL.id]
    opened.page.click("#clear")
    opened.page.locator("#stances button").nth(1).click()
    assert opened.cards() == [S_BRANDT.id, S_OFFICIAL.id]


def test_claims_are_the_other_view(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.click("#what")
    claim = opened.page.evaluate(
        "window.sayso.level().nodes.find((n) => n.name.startsWith('Sudovia sends')).id"
    )
    opened.click(claim)
    assert opened.cards() == [S_BRANDT.id, S_DENIAL.id]


def test_every_statement_is_reached_by_keyboard_alone(open_graph: Open) -> None:
    opened = open_graph(graph())
    reached = set()
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        reached.add(
            opened.page.evaluate(
                "document.activeElement.matches('.toggle') && "
                "document.activeElement.closest('.card').dataset.id"
            )
        )
    assert {s.id for s in graph().statements} <= reached


def test_names_of_the_picture_do_not_lie_on_each_other_and_nothing_moves(open_graph: Open) -> None:
    opened = open_graph(graph())
    ids = opened.page.evaluate("window.sayso.level().nodes.map((n) => n.id)")
    first = [opened.page.evaluate("id => window.sayso.where(id)", i) for i in ids]
    opened.page.wait_for_timeout(700)
    assert first == [opened.page.evaluate("id => window.sayso.where(id)", i) for i in ids]
    for side in "lr":
        heights = sorted(p["y"] for i, p in zip(ids, first, strict=True) if i[0] == side)
        assert all(b - a >= 14 for a, b in pairwise(heights))
