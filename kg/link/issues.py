"""Issues: what is argued about, by matter and chief actor.

In: the claims of all articles, the actors, and the statements that take a stand on the claims. Out:
the claims, each with the issue that it is part of, and the issues.

- A claim about a claim is part of that one's issue: "considers sending troops", "it is a crime to
  send troops".
- The chief actor is who does or is it; of what is done to somebody ("charged", "praised") that one.
  An organ of a state stands for its state.
- Claims of one matter and chief actor are one issue. Where nobody is known, the word that tells the
  matter must be the same too; where nothing tells a matter, the deed and its things.
- Where nothing in a claim tells its matter, it is of that of most other claims about its chief
  actor in the article that first tells it; else of the issue that the article is mostly about;
  without one, what that article tells of the actor besides is an issue of its own. A claim known
  by its words alone is of an issue where they name both an actor and a matter.

No article that comes or goes changes the id of an issue, or to which a claim belongs whose own
words tell its matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.link.issue_subjects import Reading, Subject, claims_within, subject_of
from kg.link.matters import is_weak
from kg.link.quarrels import Quarrels
from kg.model import Issue
from kg.model.replace import replace
from ontology.lists import closed_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.model import Actor, Matter, Proposition, Statement

OF_ONE_ARTICLE = ", in one article: "
"""Between whom an issue of one article is about and the claim that it is called by."""

DEEPEST = 8
"""Claims within claims that are looked through; more than five were never met."""
MOST_WORDS = 3
"""Words by which a label names what an issue is about."""
LEAST, SHARE = 2, 0.5
"""How many claims about an actor in an article must be of one matter, and which share of those
whose matter is told, that the others are of it too: with one claim alone 3 of 10 were not."""


def with_issues(
    claims: Iterable[Proposition], actors: Iterable[Actor], statements: Iterable[Statement]
) -> tuple[tuple[Proposition, ...], tuple[Issue, ...]]:
    """Return the claims with the id of their issue, in their order, and the issues by id."""
    every = tuple(claims)
    people = {a.id: a for a in actors}
    by_id = {c.id: c for c in every}
    inner = {c.id: _innermost(c, by_id) for c in every}
    alone = {c.id: subject_of(c, people) for c in every}
    own = [c for c in every if inner[c.id] is c]
    said = tuple(statements)
    articles = _Articles(own, alone, {s.id: s.article for s in said}, people)
    quarrels = Quarrels(every, alone, said, people)

    def about(claim: Proposition) -> Reading:
        return quarrels.read(claim, alone[claim.id]) or articles.read(claim)

    read = {c.id: about(inner[c.id]) for c in every}
    together: defaultdict[str, list[Proposition]] = defaultdict(list)
    for claim in every:
        together[read[claim.id].subject.id].append(claim)
    issues = tuple(_issue(name, together[name], read, people) for name in sorted(together))
    return tuple(replace(c, issue=read[c.id].subject.id) for c in every), issues


def _innermost(claim: Proposition, by_id: Mapping[str, Proposition]) -> Proposition:
    """Return the claim that a claim is about, or that one is about, and so on; else itself."""
    seen = {claim.id}
    for _ in range(DEEPEST):
        within = next((i for i in claims_within(claim) if i in by_id and i not in seen), None)
        if within is None:
            break
        seen.add(within)
        claim = by_id[within]
    return claim


MAIN = 4
"""Claims of one matter, at least, that an article is mostly about, being half of those told."""


class _Articles:
    """The matters of the claims of each article, where a word tells them, and by chief actor."""

    def __init__(
        self,
        claims: Iterable[Proposition],
        alone: Mapping[str, Reading],
        articles: Mapping[str, str],
        people: Mapping[str, Actor],
    ) -> None:
        self._alone = alone
        self._of: defaultdict[tuple[str, ...], Counter[Matter]] = defaultdict(Counter)
        self._whose: defaultdict[tuple[str, Matter], Counter[tuple[str, ...]]]
        self._whose = defaultdict(Counter)
        for claim in claims:
            read = alone[claim.id]
            matter = read.subject.matter
            if matter is None or not read.sure or is_weak(matter):
                continue
            about = read.subject.about
            for home in {articles[s.statement] for s in claim.stances if s.statement in articles}:
                self._of[(home,)][matter] += 1
                if about:
                    self._of[home, *about][matter] += 1
                if about and all(people[a].named for a in read.actors):
                    self._whose[home, matter][about] += 1

    def read(self, claim: Proposition) -> Reading:
        """Return what a claim is about, by itself or by the article that first tells it."""
        read = self._alone[claim.id]
        about = read.subject.about
        if read.subject.matter is not None or not claim.key:
            return read
        if about and (matter := self._most((claim.article, *about), LEAST)) is not None:
            return read._replace(subject=Subject(matter, about))
        main = self._most((claim.article,), MAIN)
        whose = self._whose.get((claim.article, main), Counter()) if main is not None else Counter()
        chief = min(whose, key=lambda names: (-whose[names], names), default=None)
        if chief is not None and whose[chief] >= LEAST:
            return Reading(Subject(main, chief))
        return read._replace(subject=Subject(None, about, (claim.article,))) if about else read

    def _most(self, of: tuple[str, ...], least: int) -> Matter | None:
        counts = self._of.get(of, Counter())
        most = min(counts, key=lambda m: (-counts[m], m), default=None)
        if most is None or counts[most] < max(least, SHARE * counts.total()):
            return None
        return most


def _issue(
    name: str,
    claims: Sequence[Proposition],
    read: Mapping[str, Reading],
    people: Mapping[str, Actor],
) -> Issue:
    subject = read[claims[0].id].subject
    actors = _commonest(a for c in claims for a in read[c.id].actors)
    words = _commonest(read[c.id].word for c in claims if read[c.id].word)
    return Issue(
        id=name,
        label=_label(subject, claims, actors, words, people),
        matter=subject.matter,
        actors=actors,
        words=words[:MOST_WORDS],
    )


def _label(
    subject: Subject,
    claims: Sequence[Proposition],
    actors: Sequence[str],
    words: Sequence[str],
    people: Mapping[str, Actor],
) -> str:
    """Return an issue in words: who and what field, with its commonest words in brackets.

    One without a matter is named by its claim that most statements take up.
    """
    who = " and ".join(dict.fromkeys(people[a].label for a in actors[: len(subject.about)]))
    if subject.matter is None:
        told = min(claims, key=lambda c: (-len(c.stances), len(c.label), c.label)).label
        return f"{who}{OF_ONE_ARTICLE}{told}" if who and len(claims) > 1 else told
    field: str = closed_list("matter").rows[subject.matter]["label"]
    more = [w for w in words if not who or not any(_same(w, f) for f in field.split())]
    told = ", ".join(w.replace("-", " ") for w in more[:MOST_WORDS])
    named = f"{who}: {field}" if who else f"{field[0].upper()}{field[1:]}"
    return f"{named} ({told})" if told else named


def _same(word: str, other: str) -> bool:
    return word.removesuffix("s") == other.removesuffix("s")


def _commonest(values: Iterable[str]) -> tuple[str, ...]:
    told = tuple(values)
    counts = Counter(told) if len(told) > 1 else dict.fromkeys(told, 1)
    return tuple(sorted(counts, key=lambda v: (-counts[v], v)))
