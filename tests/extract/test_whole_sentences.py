"""Labels that are sentences, and labels that break off or hang on what is left out."""

import pytest

from kg.extract.propositions.labels.whole_sentences import is_sentence


@pytest.mark.parametrize(
    "label",
    [
        "What was a trap",
        "Exactly how the gate works",
        "Because Hale wants to go",
        "The more the river rises",
        "He hasn’t",
        "Lund is worried about",
        "Somebody extremely short- lives",
        "Somebody gets -out-the-vote",
        "Lund lets’s make it happen",
        "There are about 80 percent",
    ],
)
def test_what_breaks_off_is_no_sentence(label: str) -> None:
    """Words that lost a part, or hang on another clause, make no claim."""
    assert not is_sentence(label)


@pytest.mark.parametrize(
    "label",
    [
        "What is needed is a bridge",
        "Exactly how it works is unclear, because he left",
        "The more the river rises, the more it carries",
        "He hasn’t paid",
        "Lund is worried about the dam",
        "The talks are short- and long-term ones",
        "There are about 80 percent of them",
        "Why does he leave?",
    ],
)
def test_what_is_whole_stays(label: str) -> None:
    """Sentences that open or end alike."""
    assert is_sentence(label)
