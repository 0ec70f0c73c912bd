"""Who can speak: names of people, states and bodies, offices, groups, and texts that are cited."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.extract.lexicon import words
from kg.gazetteer import gazetteer
from kg.gazetteer.names import fold
from kg.parse.token_memo import once_per_token

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})


def age_of(parsed: ParsedArticle, word: Token) -> str | None:
    """Return the years of "72-year-old", of which a token is the last."""
    if word.text.casefold() != "old":
        return None
    before = [t.text.casefold() for t in parsed.tokens[max(0, word.i - 4) : word.i]]
    return before[0] if before[1:] == ["-", "year", "-"] and before[0].isdigit() else None


def is_aged(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a phrase calls somebody by his age alone: "the 72-year-old"."""
    return age_of(parsed, head) is not None and head.dep not in ("amod", "compound")


def is_agent(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the noun phrase headed here names somebody who can perform a speech act."""
    part: Token | None = head
    while part is not None and _counts(part):
        inner = next((p for p in parsed.all(part, "prep") if p.lemma == "of"), None)
        part = parsed.child(inner, "pobj") if inner is not None else None
    if part is None:
        return False
    head = part  # of "one of the attorneys", "a number of doctors"
    if head.pos == "PRON":
        counts = head.text.casefold() in words("quantifiers")
        return counts or head.lemma in words("persons_pronouns")
    if head.text.casefold() in words("somebody"):
        return True  # read as nouns
    entity = parsed.entity_at.get(head.i)
    if entity is not None and entity.label in NAMED:
        return True
    if head.pos == "PROPN" and entity is None:
        return True
    person = (head.pos == "NOUN" and head.lemma in words("people")) or is_aged(parsed, head)
    told = is_document(head) or is_provision(parsed, head)
    return person or is_role(parsed, head) or is_group(head) or told


def is_provision(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun is a numbered part of a law: "| Section | 21 (2) of the Water Act"."""
    number = parsed.tokens[head.i + 1 : head.i + 2]
    part = head.lemma.casefold() in words("parts_of_laws")
    return part and bool(number) and number[0].text[:1].isdigit()


def _counts(word: Token) -> bool:
    """Tell whether a word counts people: "one", "a | number |"."""
    form = word.text.casefold()
    counts = form in words("quantifiers") or form in words("people_counted")
    return counts and word.pos != "PRON"


@once_per_token
def role_of(parsed: ParsedArticle, head: Token) -> str | None:
    """Return the office that a noun phrase ends in, the longest the table knows, or None.

    "the deputy spokesman" and "spokesperson" are offices of that table's row.
    """
    names = gazetteer().roles
    if is_union(parsed, head):
        return None
    if may_end_role(head.text):
        first = max(parsed.left(head), head.i - 5)
        for start in range(first, head.i + 1):
            phrase = phrase_of(parsed.tokens[start : head.i + 1])
            if phrase in names:
                return names[phrase].name
    return names[head.lemma].name if head.lemma in names else None


@lru_cache(maxsize=1 << 14)
def may_end_role(word: str) -> bool:
    """Tell whether an office may end in a word: most words end none, and need no closer look."""
    return _last_word(word.casefold()) in _ends_of_roles()


def is_union(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a plural closes the name of one body: "the United Steel | Workers |"."""
    entity = parsed.entity_at.get(head.i)
    named = entity is not None and entity.label == "ORG" and head.tag in ("NNPS", "NNP")
    if entity is None or not named or entity.last - entity.first < 2:
        return False
    return head.i == entity.last - 1 and head.text.casefold() in words("members_in_names")


@cache
def _ends_of_roles() -> frozenset[str]:
    """Return the last words of the offices."""
    return frozenset(_last_word(name) for name in gazetteer().roles)


def _last_word(phrase: str) -> str:
    return phrase.strip().rpartition(" ")[2].rpartition("-")[2]


def phrase_of(tokens: tuple[Token, ...]) -> str:
    """Return the folded phrase of some tokens, hyphens closed up."""
    text = "".join(
        [(" " if i and not t.text.startswith("-") else "") + t.text for i, t in enumerate(tokens)]
    )
    return text.casefold().replace("- ", "-").strip()


def is_role(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the noun is an office or an occupation."""
    return head.pos in ("NOUN", "PROPN", "ADJ") and role_of(parsed, head) is not None


def is_group(head: Token) -> bool:
    """Tell whether the noun is an organ or a body of people."""
    if head.pos not in ("NOUN", "PROPN"):
        return False
    collective = words("collective")  # "media" has the lemma "medium"
    return head.lemma in collective or head.text.casefold() in collective


def is_only_noun(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether a noun for a body is no name, whatever a recogniser says: "Union" alone."""
    entity = parsed.entity_at.get(head.i)
    alone = entity is None or entity.last - entity.first == 1
    return is_group(head) and alone and fold(head.text) not in gazetteer().body_names


def is_document(head: Token) -> bool:
    """Tell whether the noun is a text that is cited as a source."""
    return head.pos == "NOUN" and head.lemma in words("documents")


def is_person(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the noun phrase is about one person or several."""
    entity = parsed.entity_at.get(head.i)
    if entity is not None:
        return entity.label == "PERSON"
    return is_role(parsed, head)


def is_body(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the noun phrase is a state, an organ or an organisation."""
    entity = parsed.entity_at.get(head.i)
    if entity is not None and entity.label in ("GPE", "ORG", "FAC"):
        return True
    return is_group(head)


def is_plural(parsed: ParsedArticle, head: Token) -> bool:
    """Tell whether the noun phrase is plural or a coordination."""
    many = head.tag in ("NNS", "NNPS") and head.text.casefold() != "media"
    entity = parsed.entity_at.get(head.i) if head.tag == "NNPS" else None
    if entity is not None and entity.label == "PERSON" and entity.last - entity.first > 1:
        many = False  # "Rolf Riders", who is one
    return many or any(
        c.dep == "conj" and c.pos in ("NOUN", "PROPN") for c in parsed.children[head.i]
    )


def is_counsel(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether a name is that of counsel, by what stands beside it."""
    beside = [c for c in parsed.children[name.i] if c.dep in ("appos", "compound", "nmod")]
    letters = {c.text.replace(".", "") for c in beside}
    if letters & words("counsel_letters") or {c.lemma for c in beside} & words("counsel_offices"):
        return True
    return name.lemma in words("counsel_offices") or represents(parsed, name)


def represents(parsed: ParsedArticle, name: Token) -> bool:
    """Tell whether after a name and a comma stands whom he speaks for: ", for the Crown,"."""
    after = name.i + 1
    while after < len(parsed.tokens) and parsed.tokens[after].dep == "nmod":
        after += 1
    told = parsed.tokens[after : after + 4]
    if len(told) < 2 or told[0].text != ",":
        return False
    if told[1].tag == "VBG":
        return told[1].lemma in words("representing") and is_at_court(parsed, name)
    sides = {t.lemma for t in told[2:]} & words("sides_at_court")
    return told[1].text.casefold() == "for" and bool(sides)


def is_at_court(parsed: ParsedArticle, word: Token) -> bool:
    """Tell whether the sentence of a word or the one before tells of a court."""
    first = parsed.parse.sentences[max(0, word.sent - 1)][0]
    _, end = parsed.sentence(word)
    return any(t.lemma in words("court_words") for t in parsed.tokens[first:end])
