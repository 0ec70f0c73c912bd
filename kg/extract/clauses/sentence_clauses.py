"""From a sentence's tree to its clauses: one pass, in named steps.

Repairs and semi-auxiliaries first, on the tree; then heads, forms and links; then subjects and
objects from the root down; then what coordination leaves out, standing, and the frozen values.
Linear in the number of tokens but for the depth of a tree where a repair moves a token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses import (
    auxiliaries,
    clause_relations,
    coordination,
    heads,
    modality,
    negation,
    nominals,
    objects,
    relatives,
    subjects,
    verb_groups,
)
from kg.extract.clauses.clause_draft import Reading
from kg.extract.clauses.model import Adjunct, Argument, Clause, Governor, Kind, Relation
from kg.extract.clauses.phrases import clause_phrase, phrase
from kg.extract.clauses.repaired_tree import Tree
from kg.extract.clauses.repairs.order import repair

if TYPE_CHECKING:
    from kg.extract.clauses.clause_draft import Draft
    from kg.model import Span
    from kg.parse import ParsedArticle


def read_sentence(tree: Tree, first: int, last: int) -> Reading:
    """Return the drafts of the sentence of tokens `[first, last)`, all places filled.

    The tree is left as repaired: `Tree.reset` puts it back.
    """
    repair(tree, first, last)
    auxiliaries.fold_semi_auxiliaries(tree, first, last)
    reading = Reading(parsed=tree.settle(first, last), tree=tree)
    reading.asked = _asked(tree, first, last)
    heads.find_heads(reading, first, last)
    for draft in reading.drafts.values():
        verb_groups.read_verb_group(reading, draft)
        clause_relations.set_relation(reading, draft)
    relatives.resolve_relatives(reading)
    for draft in reading.drafts.values():
        draft.subject = subjects.subject(reading, draft)
        if draft.kind is Kind.NOMINAL:
            nominals.fill_event_noun(reading, draft)
        else:
            objects.fill_objects(reading, draft)
        _pass_gap(draft)
    coordination.complete_coordinations(reading)
    for draft in reading.drafts.values():
        _stand(reading, draft)
    return reading


def _asked(tree: Tree, first: int, last: int) -> set[int]:
    """Return the tokens whose next "?", "." or "!" in the sentence is a question mark."""
    if "?" not in [t.text for t in tree.tokens[first:last]]:
        return set()  # most sentences
    found: set[int] = set()
    mark = ""
    for i in range(last - 1, first - 1, -1):
        if mark == "?":
            found.add(i)
        if tree.tokens[i].text in ("?", ".", "!"):
            mark = tree.tokens[i].text
    return found


def _pass_gap(draft: Draft) -> None:
    """Hand a relative clause's open place to the clause that it has for its object."""
    lower = draft.complement
    if draft.gap is None or draft.gap_kept or lower is None or lower.gap is not None:
        return
    if lower.relation is Relation.COMPLEMENT:
        lower.gap = draft.gap


def _stand(reading: Reading, draft: Draft) -> None:
    """Set the clause's mood, modal and negation."""
    draft.mood = modality.mood(reading, draft)
    draft.modal = modality.modal(reading, draft)
    draft.negated = negation.negated(reading, draft)


def clauses_of(parsed: ParsedArticle) -> tuple[Clause, ...]:
    """Return the article's clauses in the order of their predicates."""
    tree = Tree(parsed)
    return tuple(c for ends in parsed.parse.sentences for c in clauses_of_sentence(tree, *ends))


def clauses_of_sentence(tree: Tree, first: int, last: int) -> tuple[Clause, ...]:
    """Return the clauses of the sentence of tokens `[first, last)`; the tree is as it was after.

    They are numbered from `first` on, so that no two of an article have one number.
    """
    reading = read_sentence(tree, first, last)
    drafts = sorted(
        (d for d in reading.drafts.values() if d.predicate is not None),
        key=lambda d: (d.predicate.start if d.predicate else 0, d.i),
    )
    numbers = {d.i: n for n, d in enumerate(drafts, first)}
    found = tuple([_frozen(reading, d, numbers) for d in drafts])
    tree.reset(first, last)
    for draft in drafts:
        draft.complement = None  # which has this one for its governor: a circle that would stay
    return found


def _frozen(reading: Reading, draft: Draft, numbers: dict[int, int]) -> Clause:
    def linked(argument: Argument | None) -> Argument | None:
        if argument is None or argument.head not in numbers or argument.head == draft.i:
            return argument
        return Argument(
            span=argument.span,
            head=argument.head,
            preposition=argument.preposition,
            clause=numbers[argument.head],
        )

    def adjunct(one: Adjunct) -> Adjunct:
        filler = linked(one.argument)
        if filler is None or filler is one.argument:
            return one
        return Adjunct(argument=filler, setting=one.setting)

    assert draft.predicate is not None
    above = draft.governor
    governor = None
    if above is not None and draft.relation is not None:
        governor = Governor(clause=numbers[above.i], relation=draft.relation, marker=draft.marker)
    return Clause(
        number=numbers[draft.i],
        kind=draft.kind,
        form=draft.form,
        predicate=draft.predicate,
        head=draft.noun.i if draft.noun is not None else draft.i,
        lemma=draft.lemma,
        span=_span(reading, draft),
        passive=draft.passive,
        who=linked(draft.who),
        what=linked(draft.what),
        whom=linked(draft.whom),
        attribute=linked(draft.attribute),
        adjuncts=tuple([adjunct(a) for a in draft.adjuncts]),
        negated=draft.negated,
        modal=draft.modal,
        tense=draft.tense,
        mood=draft.mood,
        governor=governor,
        verb=draft.i if draft.kind not in (Kind.NOMINAL, Kind.SMALL) else None,
        subject=linked(draft.subject),
        auxiliaries=verb_groups.auxiliaries(reading, draft),
        negations=negation.adverbs(reading, draft),
    )


def _span(reading: Reading, draft: Draft) -> Span:
    if draft.kind is Kind.NOMINAL or (draft.kind is Kind.SMALL and draft.head.dep != "ccomp"):
        return phrase(reading.parsed, draft.head)
    return clause_phrase(reading.parsed, draft.head)
