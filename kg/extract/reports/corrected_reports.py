"""Reports that are told of as mistakes: "the Herald wrongly reported that Norland had sent tanks".

What a paper, or an earlier version of a text, got wrong is asserted by nobody any more. A person
who "falsely claimed" something did claim it: that stays a statement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.articles.wordlists import words as article_words
from kg.extract.grammar.complementation import as_phrases
from kg.extract.grammar.dependents import adverbs, attributive_adjectives, clause_of
from kg.extract.grammar.governors import owner_of_clause, preposition_before_clause
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.extract.report_candidate import ReportCandidate
    from kg.model import Token
    from kg.parse import ParsedArticle


def is_corrected(parsed: ParsedArticle, found: ReportCandidate) -> bool:
    """Tell whether a report is told of as a mistake of a paper's or of a text."""
    verb = found.verb
    if verb is None:
        return False
    if _misrepresented(parsed, verb):
        return True
    if not any(_is_text(parsed, who) for who in found.speakers):
        return False
    mistaken = any(a.lemma in words("mistaken") for a in adverbs(parsed, verb))
    earlier = any(_is_earlier_version(parsed, who) for who in found.speakers)
    return mistaken or earlier or verb.lemma in words("misreporting_verbs")


def _is_text(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a speaker is a paper, a broadcaster or a text, or "we" who print it."""
    low = who.text.casefold()
    if low in words("corrected_texts") or who.lemma.casefold() in words("corrected_texts"):
        return True
    return low == "we" or (who.pos == "PROPN" and low in article_words("turns", "media"))


def _is_earlier_version(parsed: ParsedArticle, who: Token) -> bool:
    """Tell whether a speaker is "an earlier version of this article", not one of a bill."""
    if who.lemma not in ("version", "edition"):
        return False
    earlier = any(
        a.text.casefold() in article_words("corrections", "earlier")
        for a in attributive_adjectives(parsed, who)
    )
    texts = article_words("corrections", "texts")
    after = parsed.tokens[who.i + 1 : who.i + 5]
    return earlier and any(t.lemma.casefold() in texts for t in after)


def _misrepresented(parsed: ParsedArticle, verb: Token) -> bool:
    """Tell whether it is said of somebody wrongly: "mischaracterized Brandt as | saying |"."""
    preposition = preposition_before_clause(parsed, verb)
    above = owner_of_clause(parsed, verb) or parsed.head(verb)
    if above.lemma not in words("misreporting_verbs"):
        return False
    phrases = as_phrases(parsed, above)
    return preposition is None or any(clause_of(parsed, p) == verb for p in phrases)
