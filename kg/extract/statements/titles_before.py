"""The title before a name: "Norland's interior minister | Ada Brandt", "Sen. | Ada Brandt"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.functions import is_attribute, is_direct_object
from kg.extract.grammar.possible_speakers import is_group, role_of
from kg.extract.lexicon import forms_of_address, words
from kg.extract.noun_kinds import noun_kinds
from kg.gazetteer import gazetteer

if TYPE_CHECKING:
    from kg.extract.lexicon import FormOfAddress
    from kg.model import Entity, Span, Token
    from kg.parse import ParsedArticle

LONGEST = 24
"""Tokens of a title at most; one that runs on is a misparse."""
_COURTESIES = ("courtesy", "learned", "nobility", "foreign")
"""Kinds of forms of address that tell no office: "Ms", "Dr", "Sir", "Tan Sri"."""


def is_link(token: Token) -> bool:
    """Tell whether a word joins an office and its body: "leader | of | the party | in | Ostia"."""
    return token.lemma == "in" or token.lemma in words("post_prepositions")


def without_determiner(parsed: ParsedArticle, first: int, last: int) -> int:
    """Return where a title begins without "the", numbers and loose words in front."""
    while (
        first < last
        and not _is_adverb_of_participle(parsed, first)
        and (
            parsed.tokens[first].text.casefold() in words("before_titles")
            or parsed.tokens[first].pos in ("PUNCT", "ADP", "PART", "NUM", "ADV")
            or parsed.tokens[first].lemma in words("title_links")
        )
    ):
        if parsed.tokens[first + 1].text == "-":
            break  # "17-year-old"
        first += 1
    return first


def is_courtesy(token: Token) -> bool:
    """Tell whether a word is a form of address that tells no office: "Ms", "Dr", "Tan Sri"."""
    form = forms_of_address().get(token.text.casefold().rstrip("."))
    academic = token.text.casefold().startswith("prof")
    known = form is not None and form.kind in _COURTESIES and not academic
    known = known or token.text.casefold().rstrip(".") in words("honorifics")
    return known and token.text[:1].isupper()


def _is_adverb_of_participle(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether an adverb stands before a participle: "| newly | elected prime minister"."""
    after = parsed.tokens[k + 1]
    if after.text == "-" and k + 2 < len(parsed.tokens):
        after = parsed.tokens[k + 2]  # "| newly |-elected prime minister"
    return parsed.tokens[k].tag == "RB" and after.tag == "VBN"


def form_of(token: Token) -> FormOfAddress | None:
    """Return the form of address that a word is, if it is one."""
    return forms_of_address().get(token.text.casefold().rstrip("."))


def title_before(parsed: ParsedArticle, name: Entity) -> Span | None:
    """Return what stands before a name: "Norland's interior minister", "Sen."."""
    start, _ = parsed.sentence(parsed.tokens[name.first])
    while start and parsed.tokens[start - 1].pos == "PROPN":
        start -= 1  # parsers end a sentence inside "| Senate | Minority Leader Ada Brandt"
    least = max(start, name.first - LONGEST)
    last = name.first
    while last > least and is_courtesy(parsed.tokens[last - 1]):
        last -= 1
    if last - 1 > least and last == name.first and _is_clergy_behind_office(parsed, last - 1):
        last -= 1
    if last < name.first and parsed.tokens[last - 1].lemma == "the":
        last -= 1  # "Prime Minister the Hon | Ada Brandt"
    first = last
    while first > least and _may_stand_before(parsed, first - 1, name):
        first -= 1
    titles = [k for k in range(first, last) if _is_title_word(parsed, k)]
    if not titles:
        return None
    chief = titles[-1]  # of "the physician of President | Ada Brandt" the President
    ranked = parsed.tokens[chief].text.casefold().rstrip(".") in forms_of_address()
    if len(titles) > 1 and parsed.tokens[chief - 1].lemma == "for" and not ranked:
        chief = titles[-2]  # "Minister for Women | Ada Brandt"
    if parsed.tokens[chief].lemma in words("relations_beside_names"):
        return None  # "his colleagues | Ada Brandt and Ida Holm"
    links = [k for k in range(first, chief) if _parts_offices(parsed, k, chief)]
    first = without_determiner(parsed, links[-1] + 1 if links else first, last)
    held = parsed.tokens[chief + 1 : last]
    if held and held[0].lemma not in words("title_links"):
        return None  # "minister | Norland | Ada": no title of hers
    return parsed.span(first, last)


def _parts_offices(parsed: ParsedArticle, k: int, chief: int) -> bool:
    """Tell whether a preposition stands before the office of a name: "the physician | of | Dr Lee".

    One inside the name of a body belongs to the title: "Bank | of | Norland governor Ada Brandt".
    """
    if parsed.tokens[k].pos != "ADP":
        return False
    body = parsed.tokens[k - 1] if k else parsed.tokens[k]
    inside = parsed.tokens[k + 1 : chief]
    named = body.text[:1].isupper() and body.pos in ("NOUN", "PROPN")
    named = named and not _is_title_word(parsed, body.i) and parsed.tokens[k].lemma in ("of", "for")
    return not (named and inside and all(t.text[:1].isupper() for t in inside))


def _may_stand_before(parsed: ParsedArticle, k: int, name: Entity) -> bool:
    token = parsed.tokens[k]
    entity = parsed.entity_at.get(k)
    if token.ent in ("DATE", "TIME") or (entity is not None and entity.label in ("DATE", "TIME")):
        return False
    if parsed.line_of[k] is not parsed.line_of[name.first] or token.pos == "SPACE":
        return False
    if _opens_clause(parsed, token) or _is_dash(parsed, token):
        return False
    whole = (is_attribute(token) or is_direct_object(token)) and k + 1 < name.first
    if whole and token.text.islower() and parsed.tokens[k + 1].text[:1].isupper():
        return False  # "would not sell the | harbour | Mayor Ada Brandt said"
    if token.text in ("'s", "’s", "'", "’", "-", "/", ".") or _is_numbered(parsed, k):
        return True
    if (
        _joins_fields(parsed, k)
        or _joins_offices(parsed, k, name)
        or is_link(token)
        or _is_adverb_of_participle(parsed, k)
        or (token.lemma == "the" and k > 0 and is_link(parsed.tokens[k - 1]))
    ):
        return True
    participle = token.tag in ("VBG", "VBN") or token.text.casefold() == "retired"
    participle = participle and k + 1 < name.first
    return token.pos in ("NOUN", "PROPN", "ADJ") or participle


def _opens_clause(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a participle opens a sentence over a name: "| Echoing | Ada Brandt, he"."""
    opens = token.tag == "VBG" and token.i == parsed.sentence(token)[0]
    return opens and token.text.casefold() not in words("not_in_office")


def _is_dash(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a hyphen stands for a dash, with blanks: "OSTIA, Norland | - | Mayor Brandt"."""
    before = parsed.tokens[token.i - 1] if token.i else token
    return token.text == "-" and before.end < token.start


def _is_numbered(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether a number is that of a seat: "Ward | 5 | Councillor Ada Brandt"."""
    token = parsed.tokens[k]
    before = parsed.tokens[k - 1] if k else token
    return token.text.isdecimal() and before.lemma.casefold() in words("numbered_seats")


def _joins_fields(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether "and" joins fields or offices of one title: "Health and Food Minister".

    Not where a name ends before it: "Peru and Prime Minister Ada Brandt".
    """
    if k == 0:
        return False
    if parsed.tokens[k].text == ",":  # "Water, Roads and Schools Minister"
        rest = parsed.tokens[k + 1 : k + 1 + LONGEST]
        return any(
            _joins_fields(parsed, k + 1 + n) and all(t.text[:1].isupper() for t in rest[:n])
            for n, word in enumerate(rest)
            if word.lemma in ("and", "&")
        )
    if parsed.tokens[k].lemma not in ("and", "&"):
        return False
    before, after = parsed.tokens[k - 1], parsed.tokens[k + 1]
    entity = parsed.entity_at.get(k - 1)
    ends = entity is not None and entity.last == k
    fields = before.text[:1].isupper() and after.text[:1].isupper() and not ends
    return fields and before.pos in ("NOUN", "PROPN", "ADJ")


def _joins_offices(parsed: ParsedArticle, k: int, name: Entity) -> bool:
    """Tell whether "and" joins two offices of one name: "union leader | and | lawyer Ann Lee"."""
    own = parsed.left(parsed.tokens[name.last - 1]) < k
    beside = (parsed.tokens[k - 1], parsed.tokens[k + 1])
    return own and parsed.tokens[k].lemma == "and" and all(t.tag == "NN" for t in beside)


def _is_clergy_behind_office(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether a form of address stands behind an office: "Counsel | Sheikh | Omar Said"."""
    form = forms_of_address().get(parsed.tokens[k].text.casefold())
    sheikh = form is not None and form.kind == "clergy" and not form.noun
    return sheikh and _is_title_word(parsed, k - 1)


def _is_title_word(parsed: ParsedArticle, k: int) -> bool:
    token = parsed.tokens[k]
    word = token.text.casefold().rstrip(".")
    form = forms_of_address().get(word) or forms_of_address().get(word.removesuffix("s"))
    if form is not None and not is_courtesy(token) and token.text[:1].isupper():
        return True
    if token.pos not in ("NOUN", "PROPN") or _is_field(parsed, k):
        return False
    plain = token.lemma.casefold()
    return plain in gazetteer().roles or "person" in noun_kinds().get(plain, ())


def _is_field(parsed: ParsedArticle, k: int) -> bool:
    """Tell whether a group's noun is what an office is of: "Inspector-General of | Police |"."""
    token = parsed.tokens[k]
    behind = k > 0 and parsed.tokens[k - 1].lemma in ("of", "for")
    return behind and is_group(token) and role_of(parsed, token) is None
