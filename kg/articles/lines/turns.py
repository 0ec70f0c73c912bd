"""Who speaks in a transcript, hearing or interview: labels at the head of lines, and their words.

A label is a short name, title or role with a mark after it, and what follows is spoken: it holds a
verb, a question, or somebody who says "I" or "you". One such line proves nothing ("Ames: 4 percent
more"), so a label counts beside others: the same again, or somebody else's who answers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.articles.lines.label_speakers import Label, bare_answers, introduced, is_voiced
from kg.articles.lines.label_speakers import speakers as speakers_of
from kg.articles.lines.members import members
from kg.articles.wordlists import phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.articles.lines.members import Member
    from kg.articles.lines.shape import Row

LONGEST = 90
"""Characters of a label at most: a name with office and station."""
NAME = 6
"""Words of the name in a label at most, with its titles."""
INITIALS = 2
"""Letters of a label that is a speaker's initials; three may be a short name or a body."""
STAGE = 12
"""Words of a stage direction at most."""

_TIME = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]*[-–—]?[ \t]*")
_END = re.compile(
    r":(?=[ \t]|$)"  # BRANDT: We …
    r"|[ \t]+(?:—|–|--|―)[ \t]+"  # Ms. Dale — We …
    r"|\.?(?:—|―|--)(?=\S)"  # Mr. Dale.—We …
    r"|(?<=\])(?:[ \t]+|$)"  # [Brandt] We …
)
_SHORT = re.compile(
    r"(Q|A)(?:\d{0,3}[.):]|[ \t]?[—–-]+|(?=[ \t\xa0]{2,}|\t))[ \t\xa0]+(?=\S)"
    r"|(Q)[ \xa0](?=[A-Z\"“(])"
)
_WRAPPED = re.compile(r"[(\[]([A-Z][^()\[\]:]{1,60})[)\]]:[ \t]+(?=\S)")
_SOUND = re.compile(
    r"(?:SOUNDBITE|Soundbite|SOUND BITE|SOT|UPSOUND)\b[ \t]*:?[ \t]*"
    r"(?:[(\[][^()\[\]:]{1,40}[)\]])?[ \t]*:?[ \t]*"
)
_SAYING = re.compile(r",?[ \t]+(?:SAYING|saying)(?=[ \t]*$)")
_INITIALS = re.compile(r"[A-Z]{2}")
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
_NOTICE = re.compile(
    r"(?:\d{1,3}\.[ \t]+)?((?:[A-Z][A-Za-z]{0,9}\.? ){0,3}[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})"
    r"(?: ?\([^()]{1,60}\))? to (?:the )?(?=[A-Z])[^:.?!\n]{3,90}:[ \t]+(?=\S)"
)
"""A question put down in the record of a parliament: "6. ANN LEE (Ostia) to the Minister of X:"."""
_BRACKETED = re.compile(r"[(\[][^()\[\]]{1,160}[)\]]\.?")


def _masked(aside: re.Match[str]) -> str:
    """Return an aside as long as before, without marks that end a label: "(Labour—Ostia)"."""
    return re.sub("[—–―:-]", "x", aside[0]) if aside[0][0] == "(" else aside[0]


@cache
def _record() -> re.Pattern[str]:
    """Return the pattern of a label in a house's record: "Mr. HALE of Ostia. I …", "The CHAIR."."""
    forms = "|".join(f.capitalize() for f in phrases("turns", "addresses"))
    name = r"[A-Z][A-Za-z.'’-]{2,}"
    return re.compile(
        rf"(?:(?:{forms})\.? ({name})(?: of [A-Z]\w+(?: \w+)?)?"
        rf"|(The [A-Z][A-Za-z]{{3,}}(?: [A-Z][A-Za-z]+){{0,2}})(?: pro tempore)?)"
        rf"(?:\. |(,) (?=[A-Z]))(?=\S)"
    )


def _in_capitals(name: str) -> bool:
    """Tell whether a name is printed in capitals, a small letter or two that a scan made apart.

    >>> [_in_capitals(x) for x in ("HALE", "HANsoN", "Hale", "McHale")]
    [True, True, False, False]
    """
    return len(name) > 2 and 2 * sum(map(str.isupper, name)) > sum(map(str.isalpha, name))


def _record_label(text: str, comma: bool = False) -> Label | None:
    """Return the label of a house's record at the head of a line; `comma` where a scan has one
    for the stop.
    """
    match = _record().match(text)
    if match is None or bool(match[3]) is not comma:
        return None
    end = match.end() - 1
    if match[1] is not None and _in_capitals(match[1]):
        return Label(0, end, match.end(), "titled", _key(text[:end].rstrip(",")), record=True)
    office = match[2] or ""
    if office and not comma and _in_capitals(office[4:]) and is_office_in_capitals(office.upper()):
        return Label(0, end, match.end(), "role", _key(office), record=True)
    return None


def sound_bite(text: str) -> int:
    """Return how many characters of a label only say that somebody is heard: "SOUNDBITE (English)".

    >>> sound_bite("SOUNDBITE (English) ANN LEE, MAYOR, SAYING:")
    20
    """
    match = _SOUND.match(text)
    return match.end() if match is not None else 0


def labels(rows: Sequence[Row]) -> dict[int, Label]:
    """Return the speaker labels of a text by the number of the row that begins with one."""
    found = {r.number: made for r in rows if (made := _label(r.text)) is not None}
    found |= {n: _member(rows[n], m) for n, m in members(rows, NAME).items()}
    found |= bare_answers(rows, found)
    if not found:
        return {}
    recorded = {label.name for label in found.values() if label.record}
    for row in rows if recorded else ():
        made = _record_label(row.text, comma=True)
        if row.number not in found and made is not None and made.name in recorded:
            found[row.number] = made
    at = {r.number: r for r in rows}
    found |= _fields_that_talk(at, found)
    found = _with_initials(rows, found)
    said = {n: r for n in found if (r := _said(at, n, found)) is not None}
    speakers = speakers_of(found, said, introduced(rows, found))
    speakers |= {found[n].name for n in said if found[n].kind in ("sound", "member", "quoted")}
    if speakers:  # who is asked under a name answers somebody under his initials, or the chair
        speakers |= {found[n].name for n in said if found[n].kind in ("initials", "office")}
    first = rows[0].number
    headed = found[first].kind == "name" and first + 1 not in found if first in found else False
    return {n: found[n] for n in said if found[n].name in speakers and not (n == first and headed)}


def _fields_that_talk(at: dict[int, Row], found: dict[int, Label]) -> dict[int, Label]:
    """Return the labels that read like a field's name and take turns with a speaker's: "TIME: …".

    Between each two of one a speaker's label stands, what is under half of them asks or speaks of
    "you", and one at least asks. The field of a notice ("TIME: 10 a.m.") takes no turns.
    """
    fields = {n: made for n, r in at.items() if n not in found and (made := _label(r.text, True))}
    every = dict(sorted((found | fields).items()))
    talking: dict[int, Label] = {}
    for name in sorted({label.name for label in fields.values()}):
        own = {n: label for n, label in fields.items() if label.name == name}
        said = [text for n in own if (text := _said(at, n, every)) is not None]
        asked = sum(text.endswith("?") for text in said)
        voiced = 2 * sum(map(is_voiced, said)) >= len(own)
        if asked and voiced and _take_turns(own, found):
            talking |= own
    return talking


def _take_turns(own: dict[int, Label], found: dict[int, Label]) -> bool:
    """Tell whether a label that stands again is between each two places of another's."""
    places = sorted(own)
    if len(places) < 2:
        return False
    counts = Counter(label.name for label in found.values())
    others = {n for n, label in found.items() if counts[label.name] > 1}
    return all(any(a < n < b for n in others) for a, b in pairwise(places))


def _member(row: Row, found: Member) -> Label:
    end = len(row.text) if found.end is None else found.end
    after = len(row.text) - len(row.text[end:].lstrip())
    return Label(found.start, end, after, found.kind, _key(found.name), between=found.between)


def _with_initials(rows: Sequence[Row], found: dict[int, Label]) -> dict[int, Label]:
    """Return the labels with initials taken for the name in a label, or in the text, above them.

    Initials of nobody count as a label only beside some that are somebody's.
    """
    short = [n for n in found if found[n].kind == "initials"]
    if not short:
        return found
    made = dict(found)
    named = {label.name for label in found.values() if label.kind in _NAMED}
    above = {n for r in rows if r.number < short[0] for n in _names_in(r)}
    for number in short:
        own = found[number].name
        full = {n for n in named if initials(n) == own} or {n for n in above if initials(n) == own}
        if len(full) == 1:
            made[number] = replace(found[number], kind="name", name=full.pop())
    known = any(made[n].kind == "name" for n in short)
    counts = Counter(made[n].name for n in short)
    return {
        n: label
        for n, label in made.items()
        if label.kind != "initials" or (known and counts[label.name] > 1)
    }


_NAMED = ("name", "titled", "capitals", "sound", "member")


def initials(name: str) -> str:
    """Return the first letters of a name's words, in small letters: "al" of "ann lee"."""
    return "".join(part[0] for part in name.casefold().split() if part[0].isalpha())


def _names_in(row: Row) -> Iterator[str]:
    """Yield the pairs and triples of words with capitals, which may be names."""
    parts = [w.strip(".,;:!?\"'“”‘’()") for w in row.text.split()]
    for size in (2, 3):
        for k in range(len(parts) - size + 1):
            group = parts[k : k + size]
            if all(p[:1].isupper() and not p.isupper() for p in group):
                yield " ".join(group).casefold()


def _said(at: dict[int, Row], number: int, found: dict[int, Label]) -> str | None:
    """Return the words after a label: on its line, else on the line below."""
    rest = at[number].text[found[number].words :].strip()
    if rest:
        return rest
    next_ = number + 1 + found[number].between
    below = at.get(next_)
    return below.text if below is not None and next_ not in found else None


def _label(text: str, field: bool = False) -> Label | None:
    """Return the label that a line begins with; with `field`, also what reads like a field's."""
    time = _TIME.match(text)
    skip = time.end() if time is not None else 0
    skip += len(text[skip:]) - len(text[skip:].lstrip("\"“'‘"))
    head = text[skip : skip + LONGEST]
    short = _SHORT.match(head)
    if short is not None:
        kind = "answer" if short[1] == "A" else "question"
        end = skip + len(short[0].rstrip())
        return Label(skip, end, skip + short.end(), kind, short[0][0], dash=short[2] is not None)
    wrapped = _WRAPPED.match(head)
    if wrapped is not None:  # (Ann Lee): We …
        inner = kind_of(wrapped[1])
        end = skip + len(wrapped[0].rstrip())
        return Label(skip, end, skip + wrapped.end(), inner, _key(wrapped[1])) if inner else None
    if (record := _record_label(head)) is not None:
        return replace(record, start=skip, end=skip + record.end, words=skip + record.words)
    notice = _NOTICE.match(text)
    if notice is not None and kind_of(notice[1]) is not None:
        end = skip + len(notice[0].rstrip())
        return Label(notice.start(1), end, notice.end(), "capitals", _key(notice[1]))
    heard = sound_bite(head)
    match = _END.search(_ASIDE.sub(_masked, head), heard)
    if match is None:
        return None
    mark = match[0].strip()
    name = head[heard : match.start()].strip()
    if heard:
        name = _SAYING.sub("", name)
    if not mark:  # [Brandt] We …
        if not name.startswith("[") or stage_direction(name):
            return None
        name = name[1:-1]
    named = kind_of(name, field)
    if named is None and mark == ":" and _INITIALS.fullmatch(name):
        named = "initials"
    if named == "role" and mark == ":" and is_office_in_capitals(name):
        named = "office"
    if named is not None and heard:
        named = "sound"
    if named is None or (mark not in ("", ":") and any(c.isdigit() for c in name)):
        return None  # "HARVEN, Oct. 22, 2024 – …" begins with its place and day
    end = skip + len(head[: match.end()].rstrip())
    rest = text[end:]
    start = end + len(rest) - len(rest.lstrip())
    full, comma, _ = _ASIDE.sub("", name).partition(",")
    office = bool(comma) and len(full.split()) > 1
    return Label(skip, end, start, named, _key(name), dash=mark != ":", office=office)


def kind_of(head: str, field: bool = False) -> str | None:
    """Return what a label names its speaker by: question, answer, role, titled, capitals, name.

    The name of a field ("Time") names nobody, but with `field` it is read like another's.
    """
    bare = _ASIDE.sub("", head).strip(" \t\"“'")
    name = bare.partition(",")[0].strip()
    told = {w.strip(".,") for w in bare.lower().split()}
    if told & (words("english", "finite") | words("english", "reporting") | words("turns", "cues")):
        return None  # "Stated Hale:", "Hale is right on one thing:"
    low = name.lower().replace("’", "'").rstrip("0123456789")
    if not name or not name[0].isalpha() or (low in words("turns", "others") and not field):
        return None
    if low in words("turns", "question"):
        return "question"
    if low in words("turns", "answer"):
        return "answer"
    bare_role = plain(name)
    if is_office(bare_role) or bare_role in words("turns", "reporters"):
        return "role" if name[0].isupper() else None
    if is_office_in_capitals(name):
        return "role"
    parts = name.split()
    if not name[0].isupper() or len(parts) > NAME:
        return None
    return _named(name, parts)


def is_office(label: str) -> bool:
    """Tell whether a `plain` label is a role alone: "judge", "health minister".

    >>> [is_office(x) for x in ("prime minister", "home affairs minister", "minister hale")]
    [True, True, False]
    """
    parts = label.split()
    offices = words("turns", "offices")
    known = offices | words("turns", "fields")
    government = known.issuperset(parts) and not offices.isdisjoint(parts)
    return government or label in words("turns", "roles")


def is_office_in_capitals(label: str) -> bool:
    """Tell whether a label is an article before an office in capitals, as parliaments print it.

    >>> [is_office_in_capitals(x) for x in ("The CHAIR OF BILLS", "An HON MEMBER", "The ABC")]
    [True, True, False]
    """
    article, _, office = label.partition(" ")
    if article.lower() not in words("turns", "articles") or not office.isupper():
        return False
    head = re.split(r" (?:of|for) ", office.lower(), maxsplit=1)[0].split()[-1]
    known = words("turns", "roles") | words("turns", "offices") | words("turns", "sitting")
    return head in known


def plain(label: str) -> str:
    """Return a label in small letters, without article, aside, number and marks at its ends."""
    name = _ASIDE.sub("", label).partition(",")[0]
    low = name.lower().replace("’", "'").strip(" \t:—–-―.[]\"“'")
    return low.removeprefix("the ").rstrip("0123456789 #")


def _named(name: str, parts: Sequence[str]) -> str | None:
    particles = words("bylines", "particles") | words("turns", "links")
    shaped = all(
        (p[0].isupper() and all(c.isalnum() or c in ".-'’/&" for c in p)) or p.lower() in particles
        for p in parts
    )
    if not shaped or parts[-1].lower() in particles:
        return None
    if titled(parts):
        return "titled"
    letters = sum(c.isalpha() for c in name)
    if name.isupper() and letters > 2:
        return "capitals"
    digits = any(c.isdigit() for c in name)
    return "name" if letters > 2 and not digits else None


def _key(head: str) -> str:
    """Return by what two labels are the same: the name without office, aside and title."""
    name = _ASIDE.sub("", head).partition(",")[0].strip(" .\t\"“'").casefold()
    parts = name.split()
    return " ".join(parts[titled(parts) :])


def titled(parts: Sequence[str]) -> int:
    """Return how many words before a name are its titles, an office's field before it included.

    >>> [titled(x.split()) for x in ("Finance Minister Ola Berg", "Mr. Hale", "Energy Hale")]
    [2, 1, 0]
    """
    low = [p.rstrip(".").lower() for p in parts[:-1]]
    count = 0
    for k, word in enumerate(low):
        if word in words("turns", "titles") or word in words("turns", "offices"):
            count = k + 1
        elif word not in words("turns", "fields") and word not in words("turns", "links"):
            break
    return count


def stage_direction(text: str) -> bool:
    """Tell whether a line is a stage direction: brackets around what is heard and said by nobody.

    >>> [stage_direction(t) for t in ("(Laughter.)", "[crosstalk]", "(He resigned in May.)")]
    [True, True, False]
    """
    text = text.strip('"“”')
    if not _BRACKETED.fullmatch(text) or len(text.split()) > STAGE:
        return False
    low = text.strip("()[]. ").lower()
    capitals = text.upper() == text and any(map(str.isalpha, text))
    return capitals or any(p in low for p in phrases("turns", "stage"))
