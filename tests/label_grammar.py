"""Whether a label is a whole sentence: a capital, a subject, a finite verb that agrees with it.

The label is parsed by the pipeline that the articles are parsed with, the words in brackets left
out, once as it stands and once after "He knows that": a parser takes many a verb at the start of a
text for a noun. What is a sentence in either reading is one. Even so it misreads some sentences, so
a count of faults is an upper bound.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles import read_records
from kg.model import Article
from kg.parse import ParsedArticle
from kg.parse.spacy_backend import SpacyParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Token

FINITE = ("VBZ", "VBP", "VBD", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
SINGULAR = ("he", "she", "it", "this", "that")
PLURAL = ("they", "we", "you", "these", "those")
DETERMINERS = ("the", "a", "an", "his", "their", "its", "my", "our")
SMALL = (
    "there",
    "somebody",
    "something",
    "some",
    "no",
    "all",
    "in",
    "on",
    "at",
    "people",
    "police",
)
QUESTION_WORDS = ("who", "whose", "which", "why", "how", "what", "whether")


HOLDER = "He knows that "
READ = {"no verb", "no finite verb", "no subject", "no agreement"}
"""What may be the parser's fault."""


def faults_of(labels: Iterable[str]) -> dict[str, list[str]]:
    """Return the labels that are no sentence, each with what it lacks."""
    every = sorted(set(labels))
    plain = [re.sub(r" ?\[[^\]]*\]", "", label) for label in every]
    alone = [list(_faults(label, p)) for label, p in zip(plain, _parses(plain), strict=True)]
    doubted = [label for label, faults in zip(plain, alone, strict=True) if faults]
    held = _parses([f"{HOLDER}{_inside(label)}." for label in doubted])
    sure = {
        label for label, p in zip(doubted, held, strict=True) if not list(_clause_faults(label, p))
    }
    return {
        label: faults
        for label, words, faults in zip(every, plain, alone, strict=True)
        if faults and not (words in sure and set(faults) <= READ)
    }


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence: a small word loses its capital."""
    first = label.split(" ")[0]
    small = first.casefold() in (*DETERMINERS, *SINGULAR, *PLURAL, *SMALL)
    return label[:1].lower() + label[1:] if small else label


def _parses(texts: list[str]) -> list[ParsedArticle]:
    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    articles = [a for a in read_records(lines) if isinstance(a, Article)]
    parses = SpacyParser().parse_all(articles)
    return [ParsedArticle(a, p) for a, p in zip(articles, parses, strict=True)]


def _faults(label: str, parsed: ParsedArticle) -> Iterator[str]:
    told = [t for t in parsed.tokens if t.pos not in ("PUNCT", "SPACE")]
    if not label[:1] or next((c.islower() for c in label if c.isalnum()), True):
        yield "no capital"
    if len(told) < 2:
        yield "one word"
        return
    words = [t.text.casefold() for t in told]
    for one, next_ in pairwise(words):
        if one in DETERMINERS and next_ in DETERMINERS:
            yield "two determiners"
    if told[-1].pos in ("CCONJ", "DET") or told[-1].tag in ("TO", "PRP$"):
        yield "breaks off"
    yield from _clause_faults(label, parsed)


def _clause_faults(label: str, parsed: ParsedArticle) -> Iterator[str]:
    """Yield what the main clause lacks; a command needs no subject, a question may be inverted."""
    told = [t for t in parsed.tokens if t.pos not in ("PUNCT", "SPACE")]
    root = next((t for t in told if t.head == t.i and t.pos in ("VERB", "AUX")), None)
    if parsed.text.startswith(HOLDER) and root is not None:
        held = (c for c in parsed.children[root.i] if c.dep == "ccomp" and c.i > root.i)
        told, root = told[3:], next((c for c in held if c.pos in ("VERB", "AUX")), None)
    if root is None:
        yield "no verb"
        return
    helpers = [c for c in parsed.children[root.i] if c.dep in ("aux", "auxpass")]
    finite = sorted((t for t in (root, *helpers) if t.tag in FINITE), key=lambda t: t.i)
    subjects = [c for c in parsed.children[root.i] if c.dep in SUBJECTS]
    command = root.tag in ("VB", "VBP") and not subjects
    if not finite and not command:
        yield "no finite verb"
    elif not subjects and not command:
        yield "no subject"
    elif finite and subjects and not _agree(parsed, subjects[-1], finite[0]):
        yield "no agreement"
    opens = told[0].text.casefold() in QUESTION_WORDS and not label.rstrip("”\"’'").endswith("?")
    if opens and not any(t.i < root.i and t.pos in ("VERB", "AUX") for t in told):
        yield "a clause that hangs on another"


def _agree(parsed: ParsedArticle, subject: Token, verb: Token) -> bool:
    """Tell whether a verb in the present agrees with its subject; names may be either."""
    word = subject.text.casefold()
    joined = len(parsed.conjuncts(subject)) > 1
    if verb.tag == "VBZ":
        many = subject.tag == "NNS" or word in PLURAL
        return not many or joined
    return verb.tag != "VBP" or joined or word not in SINGULAR
