"""Articles in the styles of other newsrooms, made up for these tests, line by line."""

from __future__ import annotations

import pytest

from kg.articles import label

AGENCY = [
    ("headline", "Britain to send patrol boats to Norland, minister says"),
    ("byline", "By Ada Brandt and Jo Lind"),
    ("timestamp", "January 5, 2024 5:24 PM GMT Updated 2 days ago"),
    ("dateline", "LONDON, Jan 5 (Reuters) -"),
    (
        "prose",
        "Britain will send two patrol boats to Norland, its defence minister said on Friday.",
    ),
    ("prose", '"We keep our word," Tom Hale told parliament.'),
    ("prose", "Sudovia said the move was a provocation."),
    ("prose", "He did not elaborate."),
    ("byline", "Reporting by Ada Brandt; Editing by Max Stone"),
    ("chrome", "Our Standards: The Agency Trust Principles."),
    ("chrome", "Purchase Licensing Rights"),
]

WIRE = [
    ("headline", "Norland’s president signs border law"),
    ("caption", "President Jo Lind signs a bill in Ostia, Monday, Jan. 8, 2024. (AP Photo/M. Doe)"),
    ("byline", "By MAX STONE, Associated Press"),
    ("dateline", "WASHINGTON (AP) —"),
    ("prose", "Norland’s president signed a law on Monday that closes the border with Sudovia."),
    ("prose", "The U.S. has “no position on the bill,” a diplomat said, who was not"
              " authorized to speak publicly"),
    ("prose", "“It is what the people asked for,” Lind said"),
    ("chrome", "Advertisement"),
    ("prose", "Critics say that the law breaks treaties. They include:"),
    ("list-item", "the convention on refugees"),
    ("list-item", "the river treaty of 1921"),
    ("list-item", "two trade agreements"),
    ("prose", "The opposition walked out."),
    ("byline", "Associated Press writer Ada Brandt in Ostia contributed to this report."),
]  # fmt: skip

BROADSHEET = [
    ("chrome", "Skip to main content"),
    ("chrome", "World"),
    ("headline", "Fear and hope in Ostia as the river rises"),
    ("headline", "Aid groups warn of a second flood while ministers trade blame over the dam"),
    ("byline", "Anna Park in Ostia and agencies"),
    ("timestamp", "Tue 22 Oct 2024 05.00 BST"),
    ("timestamp", "Last modified on Tue 22 Oct 2024 11.34 BST"),
    ("caption", "People carry sandbags along the river. Photograph: Max Doe/Getty Images"),
    ("prose", "When the water came to the third step, Ada Brandt took the children to the roof."),
    ("prose", "“We had ten minutes, and nobody from the city told us that the dam had been opened"
              " in the night,” she said. “Nobody came.”"),
    ("section-head", "A dam nobody wanted"),
    ("prose", "The dam was finished in 1987, against the advice of engineers."),
    ("repeat", "nobody from the city told us that the dam had been opened in the night"),
    ("prose", "Ministers deny any fault."),
    ("section-head", "What happens next?"),
    ("prose", "The rain is forecast to last until Friday, and the government has promised tents."),
    ("chrome", "Explore more on these topics"),
    ("chrome", "Reuse this content"),
]  # fmt: skip

TABLOID = [
    ("chrome", "Day 12 of the strike"),
    ("headline", "Will the trains ever run again?"),
    ("chrome", "3 min read"),
    ("chrome", "Share this article"),
    ("prose", "Commuters waited for a third hour on Monday."),
    ("section-head", "‘Enough Is Enough’ On Platform Two"),
    ("prose", "“I am done,” said Jo Lind."),
    ("prose", "The company said:"),
    ("prose", "“We are sorry.”"),
    ("chrome", "Most read"),
    ("chrome", "Star seen without hat on a beach in July"),
    ("chrome", "© 2024 The Evening Shout. All rights reserved."),
]


@pytest.mark.parametrize(
    "page",
    [AGENCY, WIRE, BROADSHEET, TABLOID],
    ids=["agency", "wire", "broadsheet", "tabloid"],
)
def test_lines_of_other_newsrooms(page: list[tuple[str, str]]) -> None:
    text = "".join(
        ("- " if kind == "list-item" else "") + words + (" " if kind == "dateline" else "\n\n")
        for kind, words in page
    )
    assert [(x.kind.value, x.span.of(text)) for x in label(text)] == page


def test_a_pull_quote_points_to_the_words_in_the_paragraph() -> None:
    text = "\n".join(words for _, words in BROADSHEET)
    (line,) = [x for x in label(text) if x.repeats]
    assert line.repeats is not None
    assert line.repeats.of(text) == line.span.of(text)
    assert line.repeats.start < line.span.start


def test_the_title_of_the_page_is_the_headline_where_it_is_printed() -> None:
    text = "Norland at war, the fifth winter\nA town says no.\nThe town of Ostia said no on Monday."
    kinds = [x.kind.value for x in label(text, "A town says no.")]
    assert kinds == ["chrome", "headline", "prose"]


@pytest.mark.parametrize(
    "line",
    [
        "The truce holds",
        "He said nothing and left the hall with his two aides before the vote began",
        "Troops have crossed the river at two places",
        "“No.”",
        "The ministry said in a statement:",
        "Florida Sen. Jo Lind (R) has warned of the plan.",
        "The survey shows that most people want peace by winter.",
        "Copyright law will change, the minister said on Monday in the capital of Norland.",
        "NATO — the alliance — was asked for help.",
        "By Tuesday the town had fallen, the army said.",
        "On Oct. 18, 2024, he died.",
    ],
)
def test_a_sentence_among_paragraphs_stays_prose(line: str) -> None:
    """A paragraph taken for furniture is a statement lost."""
    before = "The army of Norland said on Monday that the town had not been taken."
    after = "No side confirmed the report, which three witnesses gave to the agency."
    text = "\n\n".join((before, line, after))
    kinds = {x.span.of(text): x.kind.value for x in label(text)}
    expected = "section-head" if line == "The truce holds" else "prose"
    assert kinds[line] == expected


def test_verse_and_a_text_without_full_stops_keep_their_lines() -> None:
    verse = "The river came by night\nand took the bridge away\nthe mayor slept until the light"
    assert {x.kind.value for x in label(verse)} <= {"prose", "headline"}


@pytest.mark.parametrize(
    ("second", "repeat"),
    [
        ("The army says it lost about 300 men near the town on the river last week.", True),
        ("The army said it lost about 500 men near the town on the river last week.", False),
        ("The army said it had not lost 300 men near the town on the river last week.", False),
    ],
)
def test_a_near_copy_is_a_repeat_unless_a_figure_or_negation_changed(
    second: str, repeat: bool
) -> None:
    tail = " The ministry gave no other details and asked reporters to wait for its next statement."
    first = "The army said it lost about 300 men near the town on the river last week."
    text = f"{first}{tail}\n{second}{tail}"
    assert (label(text)[1].repeats is not None) is repeat
