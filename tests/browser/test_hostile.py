"""An article is hostile input: its text is shown as text and nothing of it runs."""

import pytest

from tests.browser.conftest import Open, Opened
from tests.export import hostile
from tests.specimen import graph

pytestmark = pytest.mark.browser

TAGS = (
    "[...new Set([...document.querySelectorAll('*')].map((n) => n.tagName.toLowerCase()))].sort()"
)
FRAMED = (
    "iframe, img, object, embed, form:not([method=dialog]), base, math, svg[onload], [onerror],"
    " [onclick], [onload], [onmouseover], [style*=url], link[rel=stylesheet], script[src]"
)


def walk(opened: Opened) -> None:
    """Open every view, every facet, every statement, and pass the pointer over every row."""
    page = opened.page
    for view in ("briefing", "matrix", "graph", "timeline", "disputes", "reader"):
        opened.view(view)
        if view in ("graph", "timeline"):
            page.keyboard.press("t")
            page.keyboard.press("t")
    opened.view("graph")
    for row in opened.run("window.sayso.networkShown().nodes.map((n) => n.id)"):
        place = opened.run("id => window.sayso.whereOf(id)", row)
        if 0 < place["y"] < 900:
            page.mouse.move(place["x"], place["y"])
    for facet in page.locator(".facet").all():
        facet.click()
        page.keyboard.press("Escape")
    for article in range(opened.run("window.sayso.data.articles.id.length")):
        opened.run(
            "(n) => window.sayso.go({ view: 'reader', art: window.sayso.data.articles.id[n] })",
            article,
        )
    for actor in opened.run("window.sayso.data.actors.id"):
        opened.run("(id) => window.sayso.go({ view: 'dossier', of: `actor:${id}` })", actor)
    for claim in opened.run("window.sayso.data.claims.id"):
        opened.run("(id) => window.sayso.go({ view: 'dossier', of: `claim:${id}` })", claim)
    for typed in ("<s", "alert", "pers"):
        page.fill("#search", typed)
    page.fill("#search", "")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("q")
    page.keyboard.press("Escape")
    page.click("#views [data-view=matrix]")


def test_there_are_twenty_payloads() -> None:
    assert len(hostile.PAYLOADS) >= 20


def test_no_payload_runs_or_becomes_an_element(open_graph: Open) -> None:
    plain = open_graph(graph())
    walk(plain)
    opened = open_graph(hostile.graph())
    walk(opened)
    for said in hostile.graph().statements:
        opened.run("(id) => window.sayso.go({ open: id })", said.id)
    assert opened.run("window.__hit") is None
    assert opened.page.locator(FRAMED).count() == 0
    assert set(opened.run(TAGS)) <= set(plain.run(TAGS)) | {"q"}
    assert opened.page.locator("script").count() == 3
    links = opened.run("[...document.links].map((a) => a.getAttribute('href'))")
    assert all(link.startswith("#") for link in links)
    assert opened.requests == []
    assert opened.errors == []


def test_hostile_text_is_shown_as_text_in_the_evidence(open_graph: Open) -> None:
    value = hostile.graph()
    texts = {a.id: a.text for a in value.articles}
    opened = open_graph(value)
    assert set(opened.listed()) == {s.id for s in value.statements}
    for said in value.statements:
        opened.run("(id) => window.sayso.go({ open: id, pick: [['statement', id]] })", said.id)
        opened.settle()
        card = opened.page.locator(f'.card[data-id="{said.id}"]')
        assert card.locator(".evidence").text_content() == said.evidence.of(texts[said.article])
        payload = said.rule
        speaker = card.locator(".head .actor").first.text_content()
        assert speaker == f"{payload} person"
        details = card.locator(".details dd").all_text_contents()
        assert f"{payload} ({payload})" in details
        assert payload in details
        assert f"{payload}; of 100 statements like it, about 50 are right" in details


@pytest.mark.parametrize(
    ("fragment", "selector", "text"),
    [
        ("#view=matrix", ".rowhead", "{}"),
        ("#view=matrix&rows=speaker&cols=side", ".rowhead", "{} person"),
        ("#view=matrix&rows=publisher&cols=kind", ".rowhead", "{}"),
        ("#view=disputes", ".claim", "{}"),
        ("#view=graph&table=1&most=many", "table.rows tbody th", "{} person"),
    ],
)
def test_hostile_names_are_shown_as_text(
    open_graph: Open, fragment: str, selector: str, text: str
) -> None:
    opened = open_graph(hostile.graph(), fragment)
    opened.page.set_viewport_size({"width": 1440, "height": 3600})
    opened.settle()
    opened.settle()
    if (every := opened.page.get_by_role("button", name="show all")).count():
        every.click()  # the view of disputes begins with the first dozen
        opened.settle()
    found = opened.page.locator(selector).all_text_contents()
    assert {text.format(payload) for payload in hostile.PAYLOADS} <= set(found)
    assert opened.errors == []


def test_hostile_text_is_read_as_it_is(open_graph: Open) -> None:
    value = hostile.graph()
    opened = open_graph(value, "#view=reader")
    for article in value.articles:
        opened.run("(id) => window.sayso.go({ art: id })", article.id)
        assert "\n".join(opened.page.locator("p.line").all_text_contents()) == article.text
        assert opened.page.locator(".view h2").text_content() == article.title


def test_hostile_names_fill_the_facets_as_text(open_graph: Open) -> None:
    opened = open_graph(hostile.graph())
    opened.page.click('[data-facet="publisher"]')
    names = opened.page.locator("#facet-publisher .name").all_text_contents()
    assert set(names) == set(hostile.PAYLOADS)


def test_a_pick_of_hostile_ids_lives_in_the_address(open_graph: Open) -> None:
    value = hostile.graph()
    opened = open_graph(value, "#view=reader")
    for article in value.articles[:6]:
        opened.run(
            "(id) => window.sayso.go({ view: 'reader', art: id, pick: [], open: '' })", article.id
        )
        opened.page.locator("a.said").first.click()
        found, address = opened.listed(), opened.run("location.hash")
        assert len(found) == 2
        opened.go("#")
        opened.go(address)
        assert opened.listed() == found
