"""Articles for property tests: paragraphs of ordinary news, then damaged as pages damage them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

SPEAKERS = (
    "Kenya",
    "The Kenyan foreign ministry",
    "Joyce Banda",
    "A senior Turkish official",
    "The official",
    "She",
    "They",
    "Chile and Peru",
    "The European Union",
    "Nairobi",
    "The report",
    "Officials at the Polish health ministry",
)
WORDS = (
    "the road to Uganda was closed",
    "it may consider sending troops to Niger if the talks fail",
    "Libya had sent up to 3,000 soldiers to Chad",
    "“nobody” would pay",
    "the dam must be closed unless it rains",
    "its own army had never left",
)
PARAGRAPHS: tuple[Callable[[str, str], str], ...] = (
    lambda who, what: f"{who} said on Monday that {what}.",
    lambda who, what: f"“We know that {what},” {who} said. “There is no more to say.”",
    lambda who, what: f'{who} warned: "If {what}, people will leave."',
    lambda who, what: f"According to {who}, {what}, and {who} denied the claim.",
    lambda who, what: f"{who} has yet to confirm that {what}, adding that it was late.",
    lambda who, what: f"{who} urged Russia to withdraw, calling the raid a crime, because {what}.",
    lambda who, what: f"“{what.capitalize()}.\n\n“And then {what},” added {who}, who had left.",
    lambda who, what: f"The Guardian reported that {who} told lawmakers that {what}.",
    lambda who, what: f"{who} declined to say whether {what}; {who} reportedly refused.",
    lambda who, what: f"{who} expressed doubt that {what}, according to police.",
    lambda who, what: f"{who} condemned Libya's attack on Niger and pledged to help.",
    lambda who, what: f"{who} waits while {what}. (Photo by Juan Paz/Andes Images)",
    lambda who, what: f"By {who}",
    lambda who, what: (
        f"\"{who} told us, 'We say that {what},'\" Ann Lee testified on Monday before it."
    ),
    lambda who, what: f"According to a cable read out there, {who} reported in 1985 that {what}.",
)
MARKS = "“”\"‘’'"
STRANGE = (
    "\u00a0",
    "🙂",
    "中国说",
    "Она сказала:",
    "\u200b",
    "\t",
    "<b>",
    "\u2028",
    "''",
    "…",
    "  ",
)


def paragraph() -> st.SearchStrategy[str]:
    return st.builds(
        lambda make, who, what: make(who, what),
        st.sampled_from(PARAGRAPHS),
        st.sampled_from(SPEAKERS),
        st.sampled_from(WORDS),
    )


def damage() -> st.SearchStrategy[tuple[int, int, str]]:
    return st.tuples(st.integers(0, 7), st.integers(0, 10_000), st.sampled_from(STRANGE))


def damaged(text: str, hits: list[tuple[int, int, str]]) -> str:
    """Return the text after each hit: what is done, where, with which characters."""
    for kind, number, strange in hits:
        if not text.strip():
            break
        place = number % len(text)
        marks = [i for i, c in enumerate(text) if c in MARKS]
        mark = marks[number % len(marks)] if marks else place
        rows = text.split("\n")
        row = number % len(rows)
        match kind:
            case 0:  # a mark is lost
                text = text[:mark] + text[mark + 1 :]
            case 1:  # a mark is doubled
                text = text[:mark] + text[mark] * 2 + text[mark + 1 :]
            case 2:  # a mark becomes another
                text = text[:mark] + MARKS[number % len(MARKS)] + text[mark + 1 :]
            case 3:  # a line is cut off
                text = "\n".join([*rows[:row], rows[row][: number % 60], *rows[row + 1 :]])
            case 4:  # a line is printed again
                text = "\n".join([*rows, "", rows[row]])
            case 5:  # a line breaks, or two run together
                gap = text.find(" ", place)
                text = text.replace("\n", " ") if gap < 0 else text[:gap] + "\n" + text[gap + 1 :]
            case 6:  # all spaces of a line are others
                text = "\n".join([*rows[:row], rows[row].replace(" ", "\u00a0"), *rows[row + 1 :]])
            case _:  # something strange stands in the middle
                text = text[:place] + strange + text[place:]
    return text


def texts() -> st.SearchStrategy[str]:
    """Return texts of one to six paragraphs with up to six hits."""
    whole = st.lists(paragraph(), min_size=1, max_size=6).map("\n\n".join)
    found = st.builds(damaged, whole, st.lists(damage(), max_size=6))
    return found.filter(lambda text: bool(text.strip()))
