"""One claim across articles: the same deed with the same parties, whatever the words.

A claim is compared in its form (`kg.resolve.claim_forms`): the deed, who does it, what it is done
to, the receivers and a number. Two articles make one claim where the forms are equal and say whom
or what they are about: "the speech was long" of two articles is about two speeches. A place left
open is filled from the only fuller claim of the collection in two cases, and the stance then says
which place was filled:

- "North Korea sends troops" is the claim "North Korea sends troops to Russia";
- "the raid on the embassy" that Ecuador denies is the raid that others say Ecuador made: who denies
  a deed denies that it was his.

With a second receiver or doer in any article the claims stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kg.ids import key_id
from kg.model import Polarity
from kg.model.replace import replace
from kg.resolve.claim_events import DAYS, Telling, day_of, may_be_done_to_one, one_events
from kg.resolve.claim_forms import Form, Forms, is_about_something
from kg.resolve.claim_keys import Key as Key
from kg.resolve.claim_keys import key_parts as key_parts
from kg.resolve.deeds import VERB as VERB
from kg.resolve.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Proposition, Stance, Statement
    from kg.resolve.claim_parts import Part

DEPTH = 8
"""Claims within claims within claims that are followed; no content read has more than five."""
APART = " @"
"""Before the article in the kind of a claim that is that article's alone."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim as one article tells it, in its form (None of one known by its words alone)."""

    claim: Proposition
    form: Form | None
    key: tuple[str, ...]
    own: bool = True
    """Whether the form is that of its own words, and not another telling's of the event."""

    @property
    def place(self) -> tuple[str, str]:
        """The article and the claim's id there."""
        return (self.claim.article, self.claim.id)


def joined_claims(
    propositions: Iterable[Proposition],
    actors: Mapping[str, Actor] | None = None,
    statements: Iterable[Statement] = (),
    published: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
) -> tuple[tuple[Proposition, ...], dict[str, dict[str, str]]]:
    """Return the propositions, one for each claim, and by article the new ids of those joined.

    `actors` of the collection by id tell what the parties are, `statements` who speaks. The result
    does not depend on their order.
    """
    forms = Forms(actors or {}, texts or {})
    days = {a: day_of(day) for a, day in (published or {}).items()}
    speakers = {s.id: _sides_of(s, actors or {}) for s in statements}
    ordered = sorted(propositions, key=lambda p: (p.article, p.trigger, p.id))
    moved: dict[str, dict[str, str]] = {}
    told = [_told(p, forms, {}) for p in ordered]
    home = _homes(told, forms, days, speakers)
    for _ in range(DEPTH):
        before, moved = moved, _moved(home)
        again = _told_again(told, forms, before, moved)
        if not again:
            break
        told = [again.get(one.place, one) for one in told]
        home = _homes(told, forms, days, speakers)
    together: defaultdict[str, list[Proposition]] = defaultdict(list)
    for one in told:
        key, filled = home[one.place]
        claim = _embedding(one.claim, moved.get(one.claim.article, {}))
        if key:
            stances = claim.stances
            if filled:
                stances = tuple(replace(s, filled=s.filled or filled) for s in stances)
            claim = replace(claim, id=key_id("p", *key), key=key, stances=stances)
        together[claim.id].append(claim)
    return tuple(_joined(together[name]) for name in sorted(together)), moved


def _sides_of(statement: Statement, actors: Mapping[str, Actor]) -> set[str]:
    """Return who speaks, and the bodies and states that the speakers speak for."""
    found = {p.actor for p in statement.speakers}
    for actor in [actors[name] for name in sorted(found) if name in actors]:
        found |= {actor.affiliation} if actor.affiliation else set()
        found |= {key_id("a", "country", actor.country)} if actor.country else set()
    return found


def _told(claim: Proposition, forms: Forms, moved: Mapping[str, str]) -> _Told:
    """Return a claim in its form, with the new ids of the claims within it."""
    parts = key_parts(tuple(moved.get(part, part) for part in claim.key))
    if parts is None:
        return _Told(claim, None, claim.key)
    form = forms.of(claim if parts.parts == claim.key else replace(claim, key=parts.parts))
    return _Told(claim, form, parts.parts)


def _told_again(
    told: Iterable[_Told],
    forms: Forms,
    before: Mapping[str, Mapping[str, str]],
    moved: Mapping[str, Mapping[str, str]],
) -> dict[tuple[str, str], _Told]:
    """Return, by place, the claims that hold another one whose new id is not what it was before."""
    none: Mapping[str, str] = {}
    found = {}
    for one in told:
        old, new = (ids.get(one.claim.article, none) for ids in (before, moved))
        if any(old.get(part) != new.get(part) for part in one.claim.key):
            found[one.place] = _told(one.claim, forms, new)
    return found


type _Home = tuple[tuple[str, ...], tuple[str, ...]]
"""The key of the claim that one is, and the places that are filled from elsewhere for that."""


def _homes(
    every: Sequence[_Told],
    reader: Forms,
    days: Mapping[str, int | None],
    speakers: Mapping[str, set[str]],
) -> dict[tuple[str, str], _Home]:
    """Return by article and id the key of the claim that each is; () leaves it as it is."""
    every, filled_by_event = _with_events(every, reader, days)
    by_form: defaultdict[tuple[str, ...], list[_Told]] = defaultdict(list)
    for one in every:
        if one.form is not None:
            by_form[one.form.key].append(one)
    forms = {key: some[0].form for key, some in by_form.items() if some[0].form}
    names = _names(forms, by_form, days)
    fuller = _fuller(forms, by_form)
    home: dict[tuple[str, str], _Home] = {}
    for one in every:
        if one.form is None:
            home[one.place] = ((), ())
            continue
        mine = one.form.key
        into = mine if _TOLD_TO.search(one.claim.label) else fuller.get(mine, mine)
        filled: tuple[str, ...] = ()
        if into != mine:
            filled = tuple(r for r in _open(forms[mine]) if r not in _open(forms[into]))
        filled = filled or filled_by_event.get(one.place, ())
        home[one.place] = (names[into].get(one.claim.article, names[into][""]), filled)
    _by_denial(every, forms, names, home, speakers)
    return home


def _with_events(
    every: Sequence[_Told], reader: Forms, days: Mapping[str, int | None]
) -> tuple[list[_Told], dict[tuple[str, str], tuple[str, ...]]]:
    """Return the claims, those of one event in one form, and the places filled for that."""
    tellings = {
        one.place: Telling(one.claim.article, one.form, days.get(one.claim.article))
        for one in every
        if one.form is not None
    }
    new: dict[Telling, Form] = {}
    for group in one_events(tellings.values(), reader):
        new |= dict.fromkeys(group, group[0].form)
    found, filled = [], {}
    for one in every:
        form = new.get(tellings[one.place]) if one.place in tellings else None
        if form is None or form == one.form:
            found.append(one)
            continue
        found.append(replace(one, form=form, own=False))
        sides = zip(_PLACES, _sides(one.form), _sides(form), strict=True)  # type: ignore[arg-type]
        told = tuple(place for place, mine, theirs in sides if _says_less(mine, theirs))
        if told:
            filled[one.place] = told
    return found, filled


_PLACES = ("agent", "theme", "recipient")


def _sides(form: Form) -> tuple[frozenset[Part], frozenset[Part], frozenset[Part]]:
    return form.agents, form.theme, form.recipients


def _says_less(some: frozenset[Part], others: frozenset[Part]) -> bool:
    """Tell whether parts say less of who or what fills a place than others do."""
    mine, theirs = (sum(len(p.words) + 3 * p.named for p in side) for side in (some, others))
    return mine < theirs


def _names(
    forms: Mapping[tuple[str, ...], Form],
    told: Mapping[tuple[str, ...], list[_Told]],
    days: Mapping[str, int | None],
) -> dict[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the key of the claims of each form in each article, and under "" in all others.

    It is the one of the first article that tells it in these words, so that a later article
    changes no id.
    """
    taken: set[tuple[str, ...]] = set()
    names: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    firsts = {key: next(one for one in told[key] if one.own) for key in forms}
    for key in sorted(forms, key=lambda k: (firsts[k].claim.article, firsts[k].claim.trigger, k)):
        first = firsts[key]
        name = key if first.key in taken else first.key
        taken.add(name)
        names[key] = {"": name}
        some = [first, *told[key]]
        for article, into in _apart(forms[key], some, days).items():
            names[key][article] = (f"{name[0]}{APART}{into}", *name[1:])
    return names


def _apart(form: Form, some: Sequence[_Told], days: Mapping[str, int | None]) -> Mapping[str, str]:
    """Return the articles in which one form is another claim, each with the first that tells that.

    A form that does not say what it is about is another claim in each article; an event of somebody
    named is one in articles of one week, and so is what may happen again ("met", "telephoned").
    """
    articles = list(dict.fromkeys(one.claim.article for one in some))
    if len(articles) == 1:
        return {}
    seldom = is_about_something(form)
    if seldom and form.deed not in words("deeds_of_a_day"):
        return {}
    event = form.typed or form.deed in words("deeds_of_a_week")
    if not seldom and not (event and any(p.named for p in form.parts)):
        return {a: a for a in articles[1:]}
    dated = sorted((day, a) for a in articles if (day := days.get(a)) is not None)
    found: dict[str, str] = {} if seldom else {a: a for a in articles}
    home, last = articles[0], None
    for day, article in dated:
        home = home if last is not None and day - last <= DAYS else article
        found[article], last = home, day
    first = found.get(articles[0], articles[0])
    return {a: into for a, into in found.items() if into != first}


def _moved(home: Mapping[tuple[str, str], _Home]) -> dict[str, dict[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (article, old), (key, _) in home.items():
        new = key_id("p", *key) if key else old
        if new != old:
            found[article][old] = new
    return dict(found)


def _open(form: Form) -> tuple[str, ...]:
    """Return the places that nobody fills."""
    return tuple(place for place, some in zip(_PLACES, _sides(form), strict=True) if not some)


def _fits(one: Form, fuller: Form) -> bool:
    """Tell whether another form says all that one says, and fills a place that it leaves open."""
    if (one.deed, one.number) != (fuller.deed, fuller.number) or not one.agents:
        return False
    sides = zip(_sides(one), _sides(fuller), strict=True)
    told = all(not mine or mine == theirs for mine, theirs in sides)
    return told and set(_open(fuller)) < set(_open(one))


def _is_abroad(form: Form) -> bool:
    """Tell whether a claim goes from one state to others: only these fill an open place."""
    home = {p.country for p in form.agents}
    others = {p.country for p in form.recipients}
    return bool(others) and None not in others and home.isdisjoint(others)


def _fuller(
    forms: Mapping[tuple[str, ...], Form], told: Mapping[tuple[str, ...], list[_Told]]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the only fuller form of each that leaves a place open."""
    by_deed: defaultdict[tuple[str, frozenset[Part], str], list[tuple[str, ...]]] = defaultdict(
        list
    )
    for key in sorted(forms):
        form = forms[key]
        if not form.deed.startswith(VERB):
            by_deed[form.deed, form.agents, form.number].append(key)
    found = {}
    for group in by_deed.values():
        if len(group) > MOST:
            continue
        for key in group:
            fits = [other for other in group if _fits(forms[key], forms[other])]
            most = [o for o in fits if all(x == o or _fits(forms[x], forms[o]) for x in fits)]
            if len(most) == 1 and _is_abroad(forms[most[0]]) and len(_open(forms[key])) < 2:
                found[key] = most[0]
    return {key: found.get(into, into) for key, into in found.items()}


_TOLD_TO = re.compile(rf"\bto (?:{'|'.join(sorted(words('loose_parties')))})\b")
"""Tells a receiver who is no party of its own: "arms to other countries" are not those to Chad."""
MOST = 300
"""Forms of one deed by one doer among which fuller ones are sought; no collection has more."""


def _by_denial(
    told: Iterable[_Told],
    forms: Mapping[tuple[str, ...], Form],
    names: Mapping[tuple[str, ...], Mapping[str, tuple[str, ...]]],
    home: dict[tuple[str, str], _Home],
    speakers: Mapping[str, set[str]],
) -> None:
    """Let a deed without a doer that somebody denies be the one that he is said to have done.

    Only where every stance of the article is a denial, and one claim alone lays it to a denier: to
    himself, or to the state or body that he speaks for.
    """
    by_deed: defaultdict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(forms):
        known = forms[key]
        for part in (*known.theme, *known.recipients) if known.agents else ():
            by_deed[known.deed, part.head or part.key].append(key)
    for one in told:
        form = one.form
        if form is None or form.agents or not (form.theme or form.recipients):
            continue
        if any(s.polarity is not Polarity.NEG for s in one.claim.stances):
            continue
        deniers = set(chain.from_iterable(speakers.get(s.statement, ()) for s in one.claim.stances))
        first = min((*form.theme, *form.recipients), key=lambda p: p.key)
        near = {
            names[key][""]: key
            for key in by_deed.get((form.deed, first.head or first.key), ())[:MOST]
            if may_be_done_to_one(form, forms[key])
            and any(p.actor in deniers for p in forms[key].agents)
        }
        own = {name: key for name, key in near.items() if _all_in(forms[key].agents, deniers)}
        if len(own or near) == 1:
            into = names[next(iter((own or near).values()))]
            home[one.place] = (into.get(one.claim.article, into[""]), ("agent",))


def _all_in(agents: Iterable[Part], deniers: set[str]) -> bool:
    return all(p.actor in deniers for p in agents)


def _embedding(one: Proposition, moved: Mapping[str, str]) -> Proposition:
    """Return a claim with the new ids of the claims within it."""
    within = {f.proposition for _, fillers in one.roles for f in fillers}
    if moved.keys().isdisjoint(within):
        return one
    roles = (
        (
            role,
            tuple(
                replace(f, proposition=moved.get(f.proposition or "", f.proposition))
                for f in fillers
            ),
        )
        for role, fillers in one.roles
    )
    return replace(one, roles=tuple(roles))


def _joined(same: list[Proposition]) -> Proposition:
    """Return one proposition: the first that says all of it, in the commonest words of these.

    Of those as common in the shortest: longer ones tell what only one of the statements does
    ("depending on prices, Chad thinks of …").
    """
    if len(same) == 1 and len(same[0].stances) < 2:
        return same[0]
    whole = [p for p in same if not any(s.filled for s in p.stances)] or same
    often = Counter(p.label for p in whole)
    stances: dict[str, Stance] = {}
    for one in same:
        for stance in one.stances:
            known = stances.get(stance.statement)
            if known is None or (known.presupposed and not stance.presupposed):
                stances[stance.statement] = stance
    typed = next((p for p in same if p.type is not None), whole[0])  # done in one, promised in one
    return replace(
        whole[0],
        label=min(often, key=lambda told: (-often[told], len(told), told)),
        type=typed.type,
        mode=typed.mode,
        stances=tuple(stances[k] for k in sorted(stances)),
    )
