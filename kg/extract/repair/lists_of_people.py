"""Lists of people that parsers read as one of them with what he is: "Ann Lee, Oto Brandt and Kim".

A person's name set off behind another's is no apposition where "and" goes on: nobody has two. Each
mend is a function from a word to the words that it changes (`kg.extract.repair.attachments`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.entities import is_persons_name
from kg.extract.grammar.possible_speakers import is_group, is_role, role_of
from kg.extract.lexicon import words

if TYPE_CHECKING:
    from kg.model import Token
    from kg.parse import ParsedArticle

_NO_PEOPLE = ("DATE", "TIME", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART")
_SUBJECTS = ("nsubj", "nsubjpass")


def listed_person(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Join a second name to the first: "Ann Lee, | Oto Brandt | and Mara Quill said".

    Offices too, where "all" counts them: "the mayor, | the governor | and the union all agreed".
    """
    if name.dep != "appos":
        return ()
    first = parsed.head(name)
    later = _joined_by_and(parsed, name)
    if later is None or first.i > name.i or not _follows_comma(parsed, first, name):
        return ()
    if _is_closed(parsed, later, before_verb=True) and not _are_counted(parsed, later):
        return ()
    names = (
        _may_be_name(parsed, first) and _may_be_name(parsed, name) and _may_be_name(parsed, later)
    )
    people = any(is_persons_name(parsed, t) for t in (first, name))
    counted = all(is_role(parsed, t) or is_group(t) for t in (first, name, later))
    counted = counted and _ends_with_all(parsed, later)
    return (replace(name, dep="conj"),) if (names and people) or counted else ()


def relative_by_name(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Set a name off behind the relative that it is of: "Ann and her husband, | Oto | issued it".

    With one comma alone parsers take the name for another subject, which no "and" joins.
    """
    noun, comma = parsed.tokens[max(0, name.i - 2)], parsed.tokens[name.i - 1]
    kin = noun.lemma in words("female_relatives") | words("male_relatives")
    verb = parsed.head(name)
    if not kin or comma.text != "," or verb.i < name.i or not _may_be_name(parsed, name):
        return ()
    first = parsed.first_conjunct(noun)
    owned = any(c.tag == "PRP$" for c in parsed.children[noun.i])
    if not owned or noun.dep != "conj" or first.head != verb.i or not _may_be_name(parsed, first):
        return ()
    return (replace(name, dep="appos", head=noun.i), replace(first, dep="nsubj"))


def name_of_owner(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Give a name to the person right before it: "the lawyer of defendant | Ann Lee | said".

    Parsers set it beside the lawyer, who would be she. What is no person is what the first is of:
    "the chief of the union Ann Lee".
    """
    entity = parsed.entity_at.get(name.i)
    if name.dep != "appos" or entity is None or entity.label != "PERSON" or not entity.first:
        return ()
    called = parsed.tokens[entity.first - 1]
    above = parsed.head(parsed.head(called))
    told = called.dep == "pobj" and called.tag == "NN" and above.i == name.head
    person = is_role(parsed, called) or called.lemma in words("people")
    whole = called.lemma in (role_of(parsed, above) or "").split()  # "chief of staff"
    return (replace(name, head=called.i),) if told and person and not whole else ()


def first_of_list(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Make the first name of a list the subject: "| Ann Lee |, Oto Brandt and Mara Quill said".

    A person's name is no adverbial; the next is then the subject, and the first is lost.
    """
    if name.dep != "npadvmod" or not _may_be_name(parsed, name):
        return ()
    own = (t for t in parsed.children[name.head] if t.dep in _SUBJECTS and t.i > name.i)
    second = next(own, None)
    if second is None or not _follows_comma(parsed, name, second):
        return ()
    later = _joined_by_and(parsed, second)
    people = any(is_persons_name(parsed, t) for t in (name, second))
    if (
        later is None
        or not people
        or not (_may_be_name(parsed, second) and _may_be_name(parsed, later))
    ):
        return ()
    return (replace(name, dep=second.dep), replace(second, dep="conj", head=name.i))


def second_subject(parsed: ParsedArticle, verb: Token) -> tuple[Token, ...]:
    """Join a second subject behind "and" to the first: "Ann Lee, 40, and | Kim, 50, | said"."""
    own = [t for t in parsed.children[verb.i] if t.dep in _SUBJECTS and t.i < verb.i]
    if len(own) != 2:
        return ()
    first, second = own
    before = parsed.tokens[parsed.left(second) - 1]
    joined = before.dep == "cc" and before.head == first.i and before.lemma == "and"
    names = _may_be_name(parsed, first) and _may_be_name(parsed, second)
    return (replace(second, dep="conj", head=first.i),) if joined and names else ()


def joined_surname(parsed: ParsedArticle, office: Token) -> tuple[Token, ...]:
    """Make a surname the first of two who are joined: "| Grey | and fellow member Ann Lee voted".

    Read as a part of the other's name, with the office between joined to it, it has an "and" of its
    own, which no part of a name has.
    """
    name = parsed.head(office)
    second = parsed.head(name)
    if office.dep != "conj" or name.dep != "compound" or not is_persons_name(parsed, second):
        return ()
    link = parsed.tokens[name.i + 1]
    between = name.i < office.i < second.i and link.dep == "cc" and link.lemma == "and"
    if name.tag != "NNP" or not between or not is_role(parsed, office) or second.dep == "conj":
        return ()
    return (
        replace(name, dep=second.dep, head=second.head),
        replace(office, dep="compound", head=second.i),
        replace(second, dep="conj", head=name.i),
    )


def second_office(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Hang two offices on the one name behind them: "Union leader and lawyer | Ann Lee | said".

    One holder alone needs a determiner as a subject, so an office without any belongs to the name.
    With "the" before it, or where the verb has a plural, there are two.
    """
    first = parsed.head(name)
    if name.dep != "conj" or not is_persons_name(parsed, name) or first.dep not in _SUBJECTS:
        return ()
    office = parsed.tokens[parsed.left(name)]
    link = parsed.tokens[office.i - 1]
    bare = not any(c.dep in ("det", "poss", "nummod") for c in parsed.children[first.i])
    offices = first.tag == "NN" and office.tag == "NN" and office.dep in ("compound", "nmod")
    if not (bare and offices and is_role(parsed, first) and link.i == first.i + 1):
        return ()
    many = parsed.head(first).tag == "VBP" or len(parsed.conjuncts(first)) > 2
    if many or link.lemma != "and" or parsed.first_conjunct(name).i != first.i:
        return ()
    return (
        replace(first, dep="nmod", head=name.i),
        replace(office, dep="conj", head=first.i),
        replace(name, dep=first.dep, head=first.head),
    )


def bodies_of_office(parsed: ParsedArticle, office: Token) -> tuple[Token, ...]:
    """Hang bodies on the office behind them: "Ann Lee, | Harvest Party and Green Party | member,".

    Parsers join them to the person, who is then one of three speakers.
    """
    person = parsed.head(office)
    if office.dep != "appos" or office.pos != "NOUN" or not is_persons_name(parsed, person):
        return ()
    first = parsed.child(person, "conj")
    if first is None or not person.i < first.i < office.i or not _is_closed(parsed, office):
        return ()
    adjoining = parsed.tokens[office.i - 1] in parsed.conjuncts(first)
    if not adjoining or not _follows_comma(parsed, person, first):
        return ()
    return (replace(first, dep="nmod", head=office.i),)


def _joined_by_and(parsed: ParsedArticle, noun: Token) -> Token | None:
    """Return the noun that ends a list with "and" behind one of its nouns."""
    joined = [c for c in parsed.conjuncts(noun) if c.i > noun.i]
    if not joined:
        return None
    linked = [noun, *joined]
    ands = (c for t in linked for c in parsed.all(t, "cc") if c.lemma in ("and", "&"))
    return joined[-1] if next(ands, None) is not None else None


def _follows_comma(parsed: ParsedArticle, first: Token, second: Token) -> bool:
    """Tell whether a comma alone stands between a name, with what it is of, and the next."""
    begins = parsed.left(second)
    return first.i < begins - 1 and parsed.tokens[begins - 1].text == ","


def _is_closed(parsed: ParsedArticle, last: Token, *, before_verb: bool = False) -> bool:
    """Tell whether a comma closes what is set off: "Ann Lee, Bruma Mayor and party chief | , |"."""
    after = parsed.tokens[parsed.right(last) : parsed.right(last) + 2]
    closed = len(after) == 2 and after[0].text == ","
    return closed and (not before_verb or after[1].pos in ("VERB", "AUX"))


def _may_be_name(parsed: ParsedArticle, token: Token) -> bool:
    """Tell whether a word may end a person's name; an office with a capital does not."""
    named = token.pos == "PROPN" and token.ent not in _NO_PEOPLE
    return named and (is_persons_name(parsed, token) or not is_role(parsed, token))


def _are_counted(parsed: ParsedArticle, last: Token) -> bool:
    """Tell whether a list is counted behind its last name: "Ann and | Kim |, both of Bruma,"."""
    return any(c.lemma in ("all", "both") for c in parsed.all(last, "appos"))


def _ends_with_all(parsed: ParsedArticle, last: Token) -> bool:
    after = parsed.right(last)
    return after < len(parsed.tokens) and parsed.tokens[after].lemma == "all"


def names_of_several(parsed: ParsedArticle, name: Token) -> tuple[Token, ...]:
    """Set names off behind the noun for who bears them: "Lawyers for him, | Lee and Kim |, said".

    Joined to the noun they would be others than those; a list has no comma behind its last.
    """
    noun = parsed.head(name)
    if name.dep != "conj" or noun.tag != "NNS" or not is_persons_name(parsed, name):
        return ()
    if any(c.i < name.i for c in parsed.all(noun, "cc")) or noun.i > name.i:
        return ()
    others = [c for c in parsed.all(name, "conj") if is_persons_name(parsed, c)]
    first = parsed.left(name)
    before = parsed.tokens[first - 1].text if first else ""
    last = max(c.i for c in (name, *others)) + 1
    after = parsed.tokens[last].text if last < len(parsed.tokens) else ""
    if not others or before != "," or after != "," or not is_role(parsed, noun):
        return ()
    return (replace(name, dep="appos"),)
