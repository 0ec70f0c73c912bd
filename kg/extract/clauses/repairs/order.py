"""What the parser gets wrong in a known, regular way, mended before clauses are read.

In: a `Tree`. Out: the same tree with labels and governors changed, each repair counted under its
name in `Tree.counts`. A repair needs the words' form, never a single sentence. The repairs are
in `word_classes` (a word taken for another kind), `places` (hung in the wrong place) and
`main_verbs` (a main verb hung below another word).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.clauses.repairs import main_verbs, places, word_classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.extract.clauses.repaired_tree import Tree


def repair(tree: Tree, first: int, last: int) -> None:
    """Make every repair in the sentence of tokens `[first, last)`, in order of the text."""
    for token in tree.tokens[first:last]:
        if token.dep not in BY_LABEL and token.tag not in BY_TAG:
            continue
        for name in _names(token.tag, token.dep):
            if REPAIRS[name](tree, token.i):
                tree.counts[name] += 1


@cache
def _names(tag: str, label: str) -> tuple[str, ...]:
    """Return the repairs that a token may need, in their order."""
    return (*BY_TAG.get(tag, ()), *BY_LABEL.get(label, ()))


REPAIRS: dict[str, Callable[[Tree, int], bool]] = {
    "lemma without its e": word_classes.lost_letter,
    "contraction": word_classes.contracted,
    "contraction of be": word_classes.contracted_be,
    "contraction apart": word_classes.contracted_apart,
    "contraction above": word_classes.contracted_above,
    "contracted has": word_classes.contracted_has,
    "get rid": word_classes.get_rid,
    "day as an object": word_classes.day_as_object,
    "recipient in a compound": word_classes.recipient_in_compound,
    "title in a compound": word_classes.title_in_compound,
    "subject of an auxiliary": places.subject_of_auxiliary,
    "relative object": places.relative_object,
    "subject as adverbial": places.subject_as_adverbial,
    "subject in a compound": places.subject_in_compound,
    "subject in an object": places.subject_in_object,
    "governed preposition": places.governed_preposition,
    "that beside an object": places.that_beside_object,
    "quoted command": places.quoted_command,
    "main clause below": main_verbs.main_clause_below,
    "main clause before": main_verbs.main_clause_before,
    "in order to": places.in_order,
    "content as a relative": places.content_as_relative,
    "second object": places.second_object,
    "fixed noun": word_classes.fixed_noun,
    "free participle": places.free_participle,
    "controlled infinitive": places.controlled_infinitive,
    "verb as a plural": word_classes.verb_as_plural,
    "verb as an adjective": word_classes.verb_as_adjective,
    "participle as an adjective": word_classes.participle_as_adjective,
    "in case": places.in_case,
    "participle that subordinates": places.participle_that_subordinates,
    "inverted passive": places.inverted_passive,
    "inverted subject": places.inverted_subject,
    "inverted attribute": places.inverted_attribute,
    "headline passive": places.headline_passive,
    "main verb under a relative": main_verbs.main_verb_under_relative,
    "verb of three words": word_classes.three_words,
    "main verb in a name": main_verbs.main_verb_in_a_name,
    "inverted auxiliary": main_verbs.inverted_auxiliary,
    "conjunct of the main verb": main_verbs.conjunct_of_main_verb,
    "relative behind a quoted noun": main_verbs.relative_behind_quoted,
}
"""Name of the repair → what makes it at one token."""


BY_TAG = {
    **dict.fromkeys(("VBD", "VBN", "VBG"), ("lemma without its e",)),
    **dict.fromkeys(("VBP", "MD"), ("contraction",)),
    "VBZ": ("lemma without its e", "contraction"),
}
"""Tag → the repairs that a token with it may need, before those of its label."""

BY_LABEL: dict[str, tuple[str, ...]] = {
    "compound": (
        "subject as adverbial",
        "subject in a compound",
        "recipient in a compound",
        "title in a compound",
    ),
    "nsubj": ("verb as a plural", "subject of an auxiliary", "relative object", "headline passive"),
    "npadvmod": ("subject as adverbial",),
    "nmod": ("relative behind a quoted noun",),
    "conj": (
        "inverted auxiliary",
        "subject in an object",
        "free participle",
        "conjunct of the main verb",
    ),
    "advcl": (
        "inverted auxiliary",
        "quoted command",
        "main verb under a relative",
        "main clause below",
        "contraction apart",
        "controlled infinitive",
        "free participle",
    ),
    "prep": ("verb of three words", "governed preposition", "in case"),
    "csubj": ("contraction apart",),
    "auxpass": ("contracted has", "get rid", "participle as an adjective"),
    "acl": ("in order to", "inverted passive"),
    "ccomp": (
        "inverted auxiliary",
        "main clause below",
        "main clause before",
        "contraction apart",
        "contraction above",
        "participle that subordinates",
    ),
    "mark": ("content as a relative",),
    "dobj": (
        "day as an object",
        "that beside an object",
        "content as a relative",
        "second object",
        "fixed noun",
        "verb as an adjective",
        "inverted subject",
    ),
    "amod": ("inverted attribute", "main verb in a name"),
    "acomp": (
        "contraction above",
        "fixed noun",
        "inverted attribute",
    ),
    "dep": ("contraction of be", "main verb under a relative"),
    "xcomp": ("main verb under a relative",),
    "advmod": ("verb of three words",),
}
"""Label → the repairs that a token with it may need."""
