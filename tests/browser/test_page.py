"""What a reader does on the page, with real clicks, keys and drags."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kg.model import (
    Antecedent,
    Appearance,
    Judgement,
    LinkKind,
    Participant,
    Span,
    Statement,
    Verdict,
    Voice,
)
from tests.browser.conftest import Open, Opened
from tests.specimen import (
    ALPHA,
    BETA,
    BRANDT,
    CLOSE,
    ISSUE,
    NORLAND,
    OFFICIAL,
    S_BRANDT,
    S_DENIAL,
    S_OFFICIAL,
    SENT,
    SUDOVIA,
    graph,
    taken_apart,
)

pytestmark = pytest.mark.browser

TEXTS = {"alpha": ALPHA, "beta": BETA}
ACTORS = [a.id for a in graph().actors]
CLAIMS = [p.id for p in graph().propositions]
VIEWS = ("matrix", "graph", "timeline", "disputes", "reader", "briefing")


def row(side: str, actor: str) -> str:
    return f"{side}{ACTORS.index(actor)}"


def shown(opened: Opened, said: Statement) -> str:
    """Return the evidence on the page, after comparing it with the place it claims to show."""
    passage = opened.page.locator(f'.card[data-id="{said.id}"] .passage')
    start, end = (int(passage.get_attribute(f"data-{x}") or -1) for x in ("start", "end"))
    text = passage.text_content() or ""
    assert text == TEXTS[said.article][start:end]
    return text


@pytest.mark.parametrize("hang", [False, True])
def test_the_page_asks_for_nothing_and_complains_of_nothing(open_graph: Open, hang: bool) -> None:
    opened = open_graph(graph(), hang=hang)
    for view in VIEWS:
        opened.view(view)
    assert opened.requests == []
    assert opened.errors == []
    assert opened.page.title() == "Who said what about whom: 3 statements from 2 articles"


def test_every_statement_shows_its_evidence(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert set(opened.cards()) == {S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id}
    for said in graph().statements:
        assert shown(opened, said) == said.evidence.of(TEXTS[said.article])


def test_the_marked_parts_are_the_spans(open_graph: Open) -> None:
    opened = open_graph(graph())
    card = opened.page.locator(f'.card[data-id="{S_OFFICIAL.id}"]')
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
    value = replace(
        graph(), articles=(first, replace(second, text=text)), statements=(said,), links=()
    )
    opened = open_graph(value)
    assert opened.page.locator("mark.content").last.text_content() == "having sent tanks"
    opened.view("reader")
    assert opened.page.locator("a.said").first.text_content() == "having sent tanks"


def test_a_cell_of_the_matrix_opens_its_statements(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=matrix")
    cell = opened.page.locator('.cell[aria-label^="Sudovia: 1 denies"]')
    assert cell.locator("svg.denies").count() == 1
    cell.click()
    assert opened.listed() == [S_DENIAL.id]
    assert opened.page.locator("#picked").text_content() == (
        "“Sudovia sends weapons to Ostia” · Sudovia"
    )
    cell.click()
    assert len(opened.listed()) == 3


def test_what_is_contested_comes_first(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=matrix")
    heads = opened.page.locator(".matrix tbody th").all_text_contents()
    assert heads[:2] == ["In dispute 1", "Sudovia sends weapons to Ostia2"]


def test_the_matrix_is_walked_with_the_arrow_keys(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=matrix")
    page = opened.page
    page.locator(".rowhead").first.focus()
    page.keyboard.press("ArrowRight")
    first = opened.run("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = opened.run("document.activeElement.getAttribute('aria-label')")
    assert {first.split(":")[0], second.split(":")[0]} == {"Sudovia", "Ada Brandt"}
    page.keyboard.press("Enter")
    assert len(opened.listed()) == 1
    page.keyboard.press("ArrowUp")
    assert opened.run("document.activeElement.className") == "colhead"
    assert page.locator('.matrix [tabindex="0"]').count() == 1


def test_rows_and_columns_can_be_other_things(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=matrix")
    opened.page.click(".swap")
    assert opened.page.locator(".rowhead").first.text_content() == "Sudovia"
    opened.page.select_option("select[aria-label=Columns]", "topic")
    assert opened.page.locator(".colhead").all_text_contents() == [
        "aid and supplies",
        "other claims",
    ]


def test_a_speaker_in_the_graph_opens_what_it_said(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    opened.click(row("l", BRANDT.id))
    assert opened.listed() == [S_BRANDT.id]
    opened.page.click(f'.card[data-id="{S_BRANDT.id}"] .toggle')
    details = opened.page.locator(f'.card[data-id="{S_BRANDT.id}"] .details').inner_text()
    for fact in (
        "22 Oct 2024",
        "“Tuesday” before publication on 2024-10-23",
        "The Norland Post",
        "23 Oct 2024",
        "sidecar: printed on the page",
        f"characters {S_BRANDT.evidence.start}–{S_BRANDT.evidence.end}",
        "of 100 statements like it, about 50 are right",
    ):
        assert fact in details
    for internal in ("polarity pos", "realis", "quotation-cue-before", S_BRANDT.id):
        assert internal not in details


def test_a_line_in_the_graph_opens_its_statements(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph&about=whom")
    line = opened.run(
        "([from, to]) => "
        "window.sayso.networkShown().lines.find((l) => l.from === from && l.to === to).id",
        [row("l", OFFICIAL.id), row("r", SUDOVIA.id)],
    )
    opened.click(line)
    assert opened.listed() == [S_OFFICIAL.id]
    opened.page.keyboard.press("Escape")
    assert len(opened.listed()) == 3


def test_a_pointer_shows_which_line_a_click_takes(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph&about=whom")
    title = "document.getElementById('canvas').title"
    places = opened.run("window.sayso.networkShown().lines.map((l) => window.sayso.whereOf(l.id))")
    names = set()
    for place in places:
        opened.page.mouse.move(place["x"], place["y"])
        names.add(opened.run(title))
        # 6 pixels off it is still the nearest: nothing else is near.
        opened.page.mouse.move(place["x"], place["y"] + 6)
        assert opened.run(title) in names
    assert "Ada Brandt · asserts · Sudovia: 1 statement" in names
    assert len(names) == len(places) == 3
    opened.page.mouse.move(places[0]["x"], 890)
    assert opened.run(title) == ""


def test_the_ego_view_keeps_what_is_linked(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    opened.click(row("l", BRANDT.id))
    opened.page.click("text=only around what is picked")
    names = "window.sayso.networkShown().nodes.map((n) => n.name)"
    assert opened.run(names) == ["Ada Brandt", "Sudovia sends weapons to Ostia"]
    opened.page.click(".ego button:text('2')")
    assert set(opened.run(names)) == {"Ada Brandt", "Sudovia", "Sudovia sends weapons to Ostia"}
    opened.page.click("text=whole graph")
    assert len(opened.run(names)) == 5


def test_the_graph_is_walked_with_the_arrow_keys(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowDown")
    first = opened.page.locator("#view .unseen").text_content()
    opened.page.keyboard.press("ArrowRight")
    assert opened.page.locator("#view .unseen").text_content() != first
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#picked").text_content()
    assert opened.run("document.activeElement.id") == "canvas"


def test_names_of_the_graph_do_not_lie_on_each_other_and_nothing_moves(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    ids = opened.run("window.sayso.networkShown().nodes.map((n) => n.id)")
    first = [opened.run("id => window.sayso.whereOf(id)", i) for i in ids]
    opened.page.wait_for_timeout(700)
    assert first == [opened.run("id => window.sayso.whereOf(id)", i) for i in ids]
    for side in "lr":
        heights = sorted(p["y"] for i, p in zip(ids, first, strict=True) if i[0] == side)
        assert all(b - a >= 14 for a, b in pairwise(heights))


def test_a_dot_of_the_timeline_opens_its_statement_and_a_drag_keeps_days(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=timeline")
    dot = opened.page.locator(f'.dot[data-id="{S_DENIAL.id}"]')
    below = opened.page.locator(".axis.printed").first.bounding_box()
    place = dot.bounding_box()
    assert place is not None
    assert below is not None
    assert place["y"] > below["y"]
    dot.click()
    assert opened.listed() == [S_DENIAL.id]
    opened.page.keyboard.press("Escape")
    labels = [x.bounding_box() for x in opened.page.locator(".daylabel .hit").all()]
    first, second = labels[0], labels[1]
    assert first is not None
    assert second is not None
    opened.page.mouse.move(first["x"] + 10, first["y"] - 60)
    opened.page.mouse.down()
    opened.page.mouse.move(first["x"] + 40, first["y"] - 60, steps=4)
    opened.page.mouse.up()
    opened.settle()
    assert opened.listed() == [S_BRANDT.id]
    assert opened.page.locator(".chip").text_content() == "Day22 Oct 2024×"


def test_contradictions_stand_side_by_side(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=disputes")
    sides = opened.page.locator(".side")
    assert sides.locator("h3").all_inner_texts() == [
        "says so\n1 statement, 1 origin, 1 article",
        "denies it\n1 statement, 1 origin, 1 article",
    ]
    assert sides.nth(0).locator(".voice").get_attribute("data-id") == S_BRANDT.id
    assert sides.nth(1).locator(".voice").get_attribute("data-id") == S_DENIAL.id
    sides.nth(1).locator(".who").click()
    assert opened.listed() == [S_DENIAL.id]


def test_every_pair_tells_why_and_how_surely_and_opens_the_evidence_of_both(
    open_graph: Open,
) -> None:
    opened = open_graph(graph(), "#view=disputes")
    pair = opened.page.locator(".pairs li")
    opened.page.click(".pairs summary")
    (link,) = graph().links
    words = pair.inner_text()
    assert "Sudovia denies" in words
    assert "Ada Brandt says" in words
    assert words.endswith(f"100 of 100 sure; {link.reason}")
    pair.locator("button").click()
    assert opened.listed() == [S_BRANDT.id, S_DENIAL.id]
    assert pair.is_visible()
    assert opened.page.locator("#picked").text_content() == (
        "Two statements: one contradicts the other"
    )
    for said in (S_BRANDT, S_DENIAL):
        assert shown(opened, said) == said.evidence.of(TEXTS[said.article])


def test_an_answer_stands_after_what_it_answers(open_graph: Open) -> None:
    answer = replace(graph().links[0], kind=LinkKind.RESPONDS_TO, contrast=None)
    opened = open_graph(replace(graph(), links=(answer,)), "#view=disputes&link=responds-to")
    assert [t.split("\n")[0] for t in opened.page.locator(".side h3").all_inner_texts()] == [
        "said before",
        "answers it",
    ]
    voices = opened.page.locator(".voice")
    assert [v.get_attribute("data-id") for v in voices.all()] == [answer.target, answer.source]


def test_a_condition_tells_what_it_supposes_and_an_exception_is_none(open_graph: Open) -> None:
    place = S_OFFICIAL.conditions[0]
    claim = S_OFFICIAL.propositions[0]
    for unless, leads, then in ((False, "on the condition", "only then"), (True, "unless", "else")):
        supposed = Antecedent(span=place, proposition=SENT, consequents=(claim,), unless=unless)
        said = replace(S_OFFICIAL, antecedents=(supposed,))
        opened = open_graph(replace(graph(), statements=(said,), links=()), f"#open={said.id}")
        force = opened.page.locator(".card .force").inner_text()
        assert f"; {leads} {place.of(ALPHA)}" in force
        details = opened.page.locator(".details").inner_text()
        assert f"that is: {graph().propositions[CLAIMS.index(SENT)].label}" in details
        assert f"{then}:" in details


def test_a_claim_tells_when_what_is_presumed_and_what_is_filled_in(open_graph: Open) -> None:
    claim = graph().propositions[CLAIMS.index(SENT)]
    sides = tuple(
        replace(s, presupposed=s.statement == S_DENIAL.id, filled=("recipient",))
        for s in claim.stances
    )
    dated = replace(claim, time="2024-10", time_basis="“this month”", stances=sides)
    others = tuple(p for p in graph().propositions if p.id != SENT)
    value = replace(graph(), propositions=tuple(sorted((dated, *others), key=lambda p: p.id)))
    details = open_graph(value, f"#open={S_DENIAL.id}").page.locator(".details").inner_text()
    assert "when: 2024-10, by “this month”" in details
    assert "does not claim it: names it" in details
    assert "filled in from the one fuller claim elsewhere: recipient" in details


def test_an_actor_made_of_several_tells_why(open_graph: Open) -> None:
    seen = (
        Appearance(id="ap-1", article="alpha", names=("Ada Brandt",), role="president"),
        Appearance(id="ap-2", article="beta", names=("Brandt",), seen="2024-10-24"),
    )
    why = (
        Judgement(
            left="ap-1",
            right="ap-2",
            verdict=Verdict.SAME,
            by="rule",
            score=0.98,
            reason="the same full name",
        ),
        Judgement(
            left=BRANDT.id,
            right=OFFICIAL.id,
            verdict=Verdict.UNSURE,
            by="rule",
            score=0.5,
            reason="one office",
        ),
    )
    one = replace(BRANDT, appearances=seen, judgements=why)
    actors = tuple(one if a.id == BRANDT.id else a for a in graph().actors)
    opened = open_graph(replace(graph(), actors=actors), f"#pick=actor:{BRANDT.id}")
    opened.page.click(".history summary")
    assert opened.page.locator(".history li").all_inner_texts() == [
        "“Ada Brandt”, president: The Norland Post not this one",
        "“Brandt”: “Sudovia on Wednesday denied <b>having sent tanks</b> to …”, 2024-10-24"
        " not this one",
        "taken for one: the same full name (by rule, 98 of 100 sure)",
        f"may be the same as {OFFICIAL.label}: one office (by rule, 50 of 100 sure)",
    ]


def test_the_reader_and_the_evidence_lead_to_each_other(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.locator(f'.card[data-id="{S_DENIAL.id}"] .place').click()
    assert opened.page.locator(".view h2").text_content() == (
        "“Sudovia on Wednesday denied <b>having sent tanks</b> to …”"
    )
    current = opened.page.locator("a.said[aria-current]")
    assert "".join(current.all_text_contents()) == S_DENIAL.content[0].of(BETA)
    opened.page.click("button:text('previous')")
    opened.page.locator("a.said", has_text="Norland may close its border").first.click()
    assert opened.listed() == [S_OFFICIAL.id]
    lines = opened.page.locator("p.line").all_text_contents()
    assert "\n".join(lines) == ALPHA


def test_a_card_leads_from_the_claim_to_its_denial(open_graph: Open) -> None:
    opened = open_graph(graph())
    card = opened.page.locator(f'.card[data-id="{S_BRANDT.id}"]')
    card.locator(".evidence").click()
    assert shown(opened, S_BRANDT)
    card.locator("button.jump.contradicts").click()
    assert opened.listed() == [S_DENIAL.id]
    assert opened.page.locator(".card.open").get_attribute("data-id") == S_DENIAL.id


def test_what_is_considered_and_what_is_denied_say_so(open_graph: Open) -> None:
    opened = open_graph(graph(), "#sort=article")
    assert opened.page.locator(".card .force").all_text_contents() == [
        "put as fact by the speaker",
        "would consider; nothing decided; on the condition Sudovia sends more tanks",
        "denied",
    ]
    assert opened.page.locator(".card.denies").count() == 1
    assert opened.page.locator(".card .head .actor.unnamed").text_content() == OFFICIAL.label


def test_search_finds_names_aliases_quotes_and_claims_in_any_script(open_graph: Open) -> None:
    opened = open_graph(graph())
    for typed, found in (
        ("BORDER", [S_OFFICIAL.id]),
        ("osaka", [S_DENIAL.id]),
        ("brandt tanks", [S_BRANDT.id]),
        ("weapons to ostia", [S_BRANDT.id, S_DENIAL.id]),
        ("nothing of this", []),
    ):
        opened.page.fill("#search", "")
        opened.page.locator("h1").click()
        opened.page.keyboard.press("/")
        opened.page.keyboard.type(typed)
        opened.settle()
        assert opened.listed() == found, typed
    assert opened.page.locator("#empty").is_visible()
    opened.page.keyboard.press("Escape")
    assert len(opened.listed()) == 3


def test_facets_count_live_and_become_chips(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.click('[data-facet="act"]')
    rows = opened.page.locator("#facet-act .row")
    assert rows.all_inner_texts() == ["denies\n1", "says\n1", "warns\n1"]
    rows.nth(0).click()
    opened.page.keyboard.press("Escape")
    assert opened.listed() == [S_DENIAL.id]
    opened.page.click('[data-facet="speaker"]')
    counts = dict(
        x.split("\n") for x in opened.page.locator("#facet-speaker .row").all_inner_texts()
    )
    assert counts == {"Sudovia": "1"}
    opened.page.keyboard.press("Escape")
    opened.page.click(".chip")
    assert len(opened.listed()) == 3


def test_what_is_claimed_is_a_filter_of_which_wider_classes_gather_theirs(
    open_graph: Open,
) -> None:
    opened = open_graph(taken_apart())
    opener = opened.page.locator('[data-facet="class"]')
    assert opener.inner_text().strip().startswith("What is claimed")
    opener.click()
    rows = opened.page.locator("#facet-class .row")
    counts = dict(x.split("\n") for x in rows.all_inner_texts())
    assert counts == {
        "move": "2",
        "send (move)": "2",
        "say": "1",
        "deny (say)": "1",
        "of no class": "1",
    }
    opened.page.locator('#facet-class [data-id="say"]').check()
    opened.page.keyboard.press("Escape")
    assert opened.listed() == [S_DENIAL.id]
    assert opened.page.locator(".chip").inner_text().split("\n")[:2] == ["What is claimed", "say"]
    opened.page.click(".chip")
    assert len(opened.listed()) == 3


def test_what_is_claimed_is_in_the_address_and_is_chosen_by_keys(open_graph: Open) -> None:
    opened = open_graph(taken_apart(), "#class=move")
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
    opened.page.click("#clear")
    opened.page.focus('[data-facet="class"]')
    opened.page.keyboard.press("Enter")
    opened.settle()
    assert opened.run("document.activeElement.dataset.id") == "move"
    for key in ("ArrowDown", "Space", "Escape"):
        opened.page.keyboard.press(key)
    opened.settle()
    assert opened.run("location.hash") == "#class=send"
    assert opened.run("document.activeElement.dataset.facet") == "class"
    opened.page.go_back()
    opened.settle()
    assert len(opened.listed()) == 3
    opened.go("#class=-")
    assert opened.listed() == [S_OFFICIAL.id]
    opened.go("#class=no-such-class")
    assert opened.listed() == []


def test_a_claim_tells_its_class_beside_it(open_graph: Open) -> None:
    opened = open_graph(taken_apart(), f"#open={S_DENIAL.id}")
    told = opened.page.locator(".details .class").all_inner_texts()
    assert told == ["class: send (move)", "class: deny (say)"]


def test_a_page_without_classes_has_no_filter_of_them(open_graph: Open) -> None:
    assert open_graph(graph()).page.locator('[data-facet="class"]').count() == 0


def test_what_is_argued_about_is_a_filter_and_leads_to_its_claims(open_graph: Open) -> None:
    opened = open_graph(taken_apart())
    opener = opened.page.locator('[data-facet="issue"]')
    assert opener.inner_text().strip().startswith("Argued about")
    opener.click()
    rows = opened.page.locator("#facet-issue .row")
    counts = dict(x.split("\n") for x in rows.all_inner_texts())
    assert counts == {"Sudovia: weapons (tank)": "3", "a claim that stands alone": "1"}
    opened.page.locator('#facet-issue [data-id="-"]').check()
    opened.page.keyboard.press("Escape")
    assert opened.listed() == [S_DENIAL.id]
    opened.go(f"#issue={ISSUE}")
    assert len(opened.listed()) == 3
    chip = opened.page.locator(".chip").inner_text().split("\n")
    assert chip[:2] == ["Argued about", "Sudovia: weapons (tank)"]


def test_issues_can_be_the_rows_of_the_matrix(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=matrix&rows=issue")
    row = opened.page.locator(".rowhead")
    assert row.all_text_contents() == ["Sudovia: weapons (tank)"]
    row.click()
    opened.settle()
    assert len(opened.listed()) == 3


def test_a_claim_tells_what_is_argued_about(open_graph: Open) -> None:
    opened = open_graph(taken_apart(), f"#open={S_DENIAL.id}")
    told = opened.page.locator(".details .issue").all_inner_texts()
    assert told == ["argued about: Sudovia: weapons (tank)"]


def test_a_page_without_issues_has_no_filter_of_them(open_graph: Open) -> None:
    alone = replace(graph(), issues=())
    assert open_graph(alone).page.locator('[data-facet="issue"]').count() == 0


def test_the_legend_is_a_filter(open_graph: Open) -> None:
    opened = open_graph(graph())
    denies = opened.page.locator('#stances [data-stance="denies"]')
    assert denies.inner_text() == "denies\n1"
    denies.click()
    assert opened.listed() == [S_DENIAL.id]
    opened.page.click('#stances [data-stance="asserts"]', modifiers=["Shift"])
    assert set(opened.listed()) == {S_BRANDT.id, S_DENIAL.id}
    opened.page.click('#stances [data-stance="asserts"]')
    assert opened.listed() == [S_BRANDT.id]
    opened.page.click('#stances [data-stance="asserts"]')
    assert len(opened.listed()) == 3


def test_the_articles_own_voice_is_a_choice(open_graph: Open) -> None:
    narrated = replace(S_OFFICIAL, id="s-narrated", speakers=(), cue=None, voice=Voice.ARTICLE)
    opened = open_graph(replace(graph(), statements=(*graph().statements, narrated)))
    assert len(opened.listed()) == 3
    assert (
        opened.page.locator("#own").inner_text()
        == "1 statement in the articles’ own voice not shown"
    )
    opened.page.click('[data-facet="voice"]')
    assert opened.page.locator("#facet-voice .row").all_inner_texts() == [
        "somebody is cited\n3",
        "the article’s own narration\n1",
    ]
    opened.page.locator("#facet-voice .row").nth(1).click()
    assert len(opened.listed()) == 4


def test_an_address_restores_the_page_and_back_goes_back(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.view("graph")
    opened.page.click('#stances [data-stance="denies"]', modifiers=["Shift"])
    opened.click(row("l", SUDOVIA.id))
    opened.page.click(".card .toggle")
    address = opened.run("location.hash")
    other = open_graph(graph(), address)
    assert other.listed() == [S_DENIAL.id]
    assert other.run("window.sayso.state.view") == "graph"
    assert other.page.locator(".card.open").get_attribute("data-id") == S_DENIAL.id
    opened.page.go_back()
    opened.settle()
    assert opened.run("window.sayso.state.pick") == []
    opened.page.go_back()
    opened.settle()
    assert len(opened.listed()) == 3
    opened.page.go_back()
    opened.settle()
    assert opened.run("window.sayso.state.view") == "briefing"
    opened.page.go_forward()
    opened.settle()
    assert opened.run("window.sayso.state.view") == "graph"


def test_an_address_that_means_nothing_opens_the_page(open_graph: Open) -> None:
    opened = open_graph(
        graph(), "#view=nowhere&pick=a:b;c&act=%E0%A4%A&speaker=,,&depth=x&__proto__=1"
    )
    assert opened.errors == []
    assert opened.run("window.sayso.state.view") == "briefing"


JUNK = (
    "",
    "foo",
    "__proto__",
    "%E0%A4%A",
    "constructor:toString",
    "-1",
    "9e9",
    "<b>",
    ",,;:",
    "1,2",
)
SHOWN_IN = {
    "rows": "matrix",
    "cols": "matrix",
    "most": "matrix",
    **dict.fromkeys(("about", "ego", "depth", "least", "table"), "graph"),
    "of": "dossier",
    "link": "disputes",
    "art": "reader",
}
"""The view that a part of the address is for; any other is tried in the first view."""
NAMING = {"q", "open", "art", "sort", "pick"}
"""Parts that may be any text: words sought, ids (the page says which it does not hold)."""
TRY = """async (addresses) => {
  const found = {};
  for (const address of addresses) {
    location.hash = address;
    await new Promise((done) => setTimeout(done, 3));
    const { state } = window.sayso;
    const texts = Object.entries(state).filter(([, value]) => typeof value === "string");
    found[address] = [Object.fromEntries(texts), document.querySelector("#view").childElementCount];
  }
  return found;
}"""


def test_whatever_an_address_says_the_page_is_drawn(open_graph: Open) -> None:
    opened = open_graph(graph())
    usual: dict[str, object] = opened.run("({ ...window.sayso.state })")
    tried = {
        f"#view={SHOWN_IN.get(key, 'graph')}&{key}={junk}": key
        for key in sorted(usual)
        for junk in JUNK
        if key != "view"
    } | {f"#view={junk}": "view" for junk in JUNK}
    found = opened.run(TRY, list(tried))
    assert opened.errors == []
    for address, key in tried.items():
        state, drawn = found[address]
        assert drawn, address
        closed = key in state and key not in NAMING
        assert not closed or state[key] == usual[key], address


@pytest.mark.parametrize("fragment", ["#view=matrix&cols=foo", "#view=matrix&rows=foo&cols="])
def test_a_page_opens_at_an_address_of_axes_that_there_are_not(
    open_graph: Open, fragment: str
) -> None:
    opened = open_graph(graph(), fragment)
    assert opened.errors == []
    assert opened.page.locator("table.matrix tbody tr").count() > 1
    assert opened.run("[window.sayso.state.rows, window.sayso.state.cols]") == ["", "speaker"]


def test_an_id_that_is_not_there_finds_nothing_and_says_so(open_graph: Open) -> None:
    opened = open_graph(graph(), "#pick=claim:p-gone")
    assert opened.listed() == []
    assert opened.page.locator("#picked").text_content() == (
        "“p-gone, which this page does not hold”"
    )
    opened.go("#speaker=a-gone&view=graph&ego=speaker:a-gone")
    assert opened.listed() == []
    opened.page.click('[data-facet="speaker"]')
    assert (
        opened.page.locator(".chip").text_content()
        == "Speakera-gone, which this page does not hold×"
    )
    assert opened.errors == []


def test_statements_are_listed_by_day_or_confidence(open_graph: Open) -> None:
    sure = replace(S_DENIAL, confidence=0.9)
    opened = open_graph(replace(graph(), statements=(S_BRANDT, S_OFFICIAL, sure)))
    opened.page.select_option("#sort", "sure")
    assert opened.listed()[0] == S_DENIAL.id
    opened.page.select_option("#sort", "day")
    assert opened.listed() == [S_BRANDT.id, S_OFFICIAL.id, S_DENIAL.id]


def test_what_is_in_dispute_comes_first_then_the_newest(open_graph: Open) -> None:
    opened = open_graph(graph())
    assert opened.listed()[2] == S_OFFICIAL.id
    opened.view("disputes")
    assert opened.page.locator(".switch [data-kind=contradicts]").inner_text() == "Disputes 1"
    assert opened.page.locator(".dispute").count() == 1


def test_every_statement_is_reached_by_keyboard_alone(open_graph: Open) -> None:
    opened = open_graph(graph())
    reached = set()
    for _ in range(80):
        opened.page.keyboard.press("Tab")
        reached.add(
            opened.run(
                "document.activeElement.matches('.toggle') && "
                "document.activeElement.closest('.card').dataset.id"
            )
        )
    assert {s.id for s in graph().statements} <= reached


def test_pictures_have_tables(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=graph")
    opened.page.keyboard.press("t")
    rows = [
        r.replace("\t", " | ")
        for r in opened.page.locator("table.rows tbody tr[data-row]").all_inner_texts()
    ]
    assert len(rows) == 3
    assert any("Sudovia" in r and "denies" in r for r in rows)
    opened.page.locator("table.rows button", has_text="Ada Brandt").click()
    assert opened.listed() == [S_BRANDT.id]
    opened.page.keyboard.press("Escape")
    opened.view("timeline")
    assert opened.page.locator("table.rows tbody tr[data-row]").count() == 3
    opened.page.locator("table.rows tbody button").first.click()
    assert opened.listed() == [S_BRANDT.id]


def test_many_statements_are_in_the_page_only_where_they_are_seen(open_graph: Open) -> None:
    many = tuple(replace(S_BRANDT, id=f"s-{n:04}") for n in range(600))
    opened = open_graph(replace(graph(), statements=many, links=()))
    assert len(opened.listed()) == 600
    assert len(opened.cards()) < 40
    opened.run("document.getElementById('scroll').scrollTop = 1e7")
    opened.settle()
    opened.settle()
    assert opened.cards()[-1] == "s-0599"
    opened.go("#open=s-0300")
    assert opened.page.locator(".card.open").get_attribute("data-id") == "s-0300"
    assert opened.page.locator(".card.open").is_visible()


def test_several_speakers_share_a_verb(open_graph: Open) -> None:
    both = replace(S_DENIAL, speakers=(*S_DENIAL.speakers, Participant(actor=BRANDT.id)))
    opened = open_graph(replace(graph(), statements=(both,), links=()))
    assert opened.page.locator(".head").inner_text() == "Sudovia and Ada Brandt deny"


def test_a_picked_actor_is_told_by_all_its_names(open_graph: Open) -> None:
    opened = open_graph(graph())
    opened.page.locator(".card .actor", has_text="Ada Brandt").first.click()
    assert opened.page.locator("#who").text_content() == "person, president, Norland"
    opened.go(f"#pick=actor:{NORLAND.id}")
    assert opened.page.locator("#who").text_content() == "country; also called Norland’s"


def test_a_part_of_a_graph_says_what_it_is_a_part_of(open_graph: Open) -> None:
    opened = open_graph(graph(), filters=("act=deny",))
    assert opened.page.locator("#notice").inner_text().split(". ")[0] == (
        "This page holds 1 of 3 statements, from 1 of 2 articles, as asked for by "
        "kg build … --html-filter act=deny"
    )
    assert opened.listed() == [S_DENIAL.id]


def test_without_texts_the_reader_shows_what_is_quoted(open_graph: Open) -> None:
    opened = open_graph(graph(), "#view=reader", filters=("text=quoted",))
    lines = opened.page.locator("p.line, p.left-out").all_text_contents()
    assert lines[0] == "[…]"
    assert ALPHA.split("\n")[0] not in lines
    assert S_BRANDT.evidence.of(ALPHA) in "\n".join(lines)


def test_a_print_is_whole_and_on_white(open_graph: Open) -> None:
    many = tuple(replace(S_BRANDT, id=f"s-{n:04}") for n in range(120))
    opened = open_graph(replace(graph(), statements=many, links=()))
    opened.page.emulate_media(color_scheme="dark")
    assert opened.page.pdf(format="A4")[:5] == b"%PDF-"
    opened.run("dispatchEvent(new Event('beforeprint'))")
    assert len(opened.cards()) == 120
    assert opened.run("document.documentElement.dataset.theme") == "light"
    opened.run("dispatchEvent(new Event('afterprint'))")
    assert len(opened.cards()) < 40
    assert opened.run("document.documentElement.dataset.theme") is None


def test_a_claim_is_linked_by_its_id(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#pick=claim:{SENT}")
    assert opened.listed() == [S_BRANDT.id, S_DENIAL.id]
    opened.go(f"#pick=claim:{SENT};stance:denies")
    assert opened.listed() == [S_DENIAL.id]


def test_a_picked_claim_tells_what_stands_behind_it(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#pick=claim:{SENT}")
    told = opened.page.locator("#who .behind li").all_inner_texts()
    assert told == [
        "asserted by Norland (1 side, 1 origin, 1 independent source)",
        "denied by Sudovia (1 side, 1 origin)",
        "told: 22 Oct 2024",
    ]
    opened.go(f"#pick=claim:{CLOSE}")
    assert opened.page.locator("#who .behind").count() == 0


def test_what_stands_behind_a_claim_is_of_the_whole_collection(open_graph: Open) -> None:
    opened = open_graph(graph(), f"#pick=claim:{SENT}", filters=("act=deny",))
    assert opened.listed() == [S_DENIAL.id]
    told = opened.page.locator("#who .behind li").all_inner_texts()
    assert told[0].startswith("asserted by Norland")
