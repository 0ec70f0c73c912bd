"""Which statement a line means: after other rules, other text, other articles; and when none."""

from __future__ import annotations

from tests.corrections.desk import Desk, notes, speakers


def test_a_line_finds_its_statement_when_the_text_before_it_has_changed(desk: Desk) -> None:
    desk.correct(desk.says("close our border"), "speaker", "Sudovia")
    desk.write("alpha", f"Rain fell in Ostberg.\n\n{desk.text('alpha')}")
    graph = desk.graph()
    assert speakers(graph, desk.says("close our border", graph)) == ["Sudovia"]


def test_a_line_holds_when_another_article_goes(desk: Desk) -> None:
    desk.correct(desk.says("close our border"), "speaker", "Sudovia")
    (desk.sources / "beta.txt").unlink()
    graph = desk.graph()
    assert speakers(graph, desk.says("close our border", graph)) == ["Sudovia"]


def test_a_line_finds_a_statement_that_better_rules_read_a_little_otherwise(desk: Desk) -> None:
    said = desk.says("close our border")
    desk.correct(said, "speaker", "Sudovia")
    (start, end), desk.lines[-1]["cue"] = desk.lines[-1]["content"][0], None
    desk.lines[-1]["content"] = [[start + 3, end - 2]]
    graph = desk.graph()
    assert speakers(graph, desk.says("close our border", graph)) == ["Sudovia"]


def test_a_line_that_finds_nothing_is_told_and_changes_nothing(desk: Desk) -> None:
    before = desk.graph()
    said = desk.says("close our border")
    desk.correct(said, "speaker", "Sudovia", article="gamma")
    desk.correct(said, "speaker", "Sudovia", quote="It was never said.", evidence=None)
    desk.correct(said, "speaker", "Sudovia", content=[[0, 7]], cue=None)
    graph = desk.graph()
    assert graph.statements == before.statements
    assert sorted(notes(graph, "correction-without-statement")) == [
        "corrections, line 1 (speaker): there is no article of that name",
        "corrections, line 2 (speaker): its words are not in the article",
        "corrections, line 3 (speaker): no statement stands there",
    ]


def test_of_two_people_who_disagree_the_later_holds_and_both_are_shown(desk: Desk) -> None:
    said = desk.says("close our border")
    desk.correct(said, "speaker", "Sudovia", by="Kim")
    desk.correct(said, "speaker", "Karl Holt", by="Lee")
    graph = desk.graph()
    again = desk.says("close our border", graph)
    assert speakers(graph, again) == ["Karl Holt"]
    assert [(c.by, c.holds) for c in again.corrections] == [("Kim", False), ("Lee", True)]


def test_a_line_taken_back_or_taken_out_leaves_no_trace(desk: Desk) -> None:
    before = desk.graph()
    said = desk.says("close our border")
    desk.correct(said, "speaker", "Sudovia")
    desk.correct(said, "act", "warn")
    assert desk.graph() != before
    desk.lines.append({"field": "undo", "value": 1})
    assert [c.field for c in desk.says("close our border").corrections] == ["act"]
    desk.lines.append({"field": "undo", "value": 2})
    assert desk.graph() == before
    desk.lines.clear()
    assert desk.graph() == before
