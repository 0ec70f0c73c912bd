"""Semi-auxiliaries folded into the verb they stand before: "has to go" is one predicate, "go".

In: a `Tree`. Out: the same tree, in which "have to", "have got to", "need to", "ought to", "used
to", "be able to", "be about to", "be going to", "be supposed to", "be to" and "had better" are
auxiliaries, and the modal that each gives its verb (Quirk et al. 1985, 3.40-3.47).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.model import Modal
from kg.extract.clauses.word_tables import words

if TYPE_CHECKING:
    from kg.extract.clauses.repaired_tree import Tree

_VERBS = {
    "have": Modal.OBLIGATION,
    "get": Modal.OBLIGATION,
    "need": Modal.OBLIGATION,
    "ought": Modal.OBLIGATION,
    "use": Modal.NONE,
    "go": Modal.FUTURE,
    "suppose": Modal.OBLIGATION,
    "be": Modal.FUTURE,
}
_ADJECTIVES = {
    "able": Modal.POSSIBLE,
    "unable": Modal.POSSIBLE,
    "about": Modal.FUTURE,
    "supposed": Modal.OBLIGATION,
}


def fold_semi_auxiliaries(tree: Tree, first: int, last: int) -> None:
    """Fold every semi-auxiliary of the sentence of tokens `[first, last)`, lower verbs first."""
    for i in range(last - 1, first - 1, -1):
        if tree.dep[i] == "xcomp" and _is_open(tree, i):
            while _fold(tree, i) and _is_open(tree, i):
                pass  # "is going | to be able | to pay": each stands before the next
        elif tree.dep[i] == "ccomp" and _inverted(tree, i):
            tree.promote(i, "aux")


def _is_open(tree: Tree, i: int) -> bool:
    """Tell whether an infinitive stands open behind the word that it hangs on."""
    return tree.dep[i] == "xcomp" and tree.head[i] < i and _to(tree, i)


def _to(tree: Tree, i: int) -> bool:
    return any(tree.tokens[c].tag == "TO" for c in tree.all(i, "aux", "mark"))


def _yet(tree: Tree, have: int, verb: int) -> bool:
    """Tell whether "yet" stands between "have" and the infinitive."""
    return tree.lemma(have) == "have" and any(tree.lemma(i) == "yet" for i in range(have, verb))


def _inverted(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands under the "were" of "Were Norland to | attack, …"."""
    be = tree.head[verb]
    first = tree.tokens[be].text.casefold() == "were" and tree.child(be, "nsubj") is None
    own = tree.child(verb, "nsubj", "nsubjpass")
    return first and _to(tree, verb) and own is not None and be < own


def _fold(tree: Tree, verb: int) -> bool:
    """Fold what stands right above an infinitive, if it is a semi-auxiliary."""
    above = tree.head[verb]
    modal = _semi_modal(tree, above)
    if modal is Modal.OBLIGATION and _yet(tree, above, verb):  # "has yet to pay": has not paid
        tree.negated.add(verb)
        modal = Modal.NONE
    if modal is not None:
        passive = tree.child(verb, "auxpass") is not None
        tree.promote(verb, "aux")
        if not passive:  # "is supposed to": the subject is the verb's, not a passive's
            for c in tree.all(verb, "nsubjpass", "auxpass"):
                tree.relabel(c, "nsubj" if tree.dep[c] == "nsubjpass" else "aux")
    else:
        upper = tree.head[above]
        modal = _ADJECTIVES.get(tree.lemma(above))
        joined = tree.dep[above] in ("acomp", "advmod", "oprd", "attr", "prep")
        if modal is None or not joined or tree.lemma(upper) not in words("able_copulas"):
            return False
        if tree.tokens[upper].pos not in ("AUX", "VERB") or upper > above:
            return False
        if tree.lemma(above) == "unable":
            tree.negated.add(verb)
        elif tree.tokens[upper].tag == "VBD" and tree.child(upper, "neg") is None:
            modal = Modal.NONE if modal is Modal.POSSIBLE else modal  # "was able to": did
        tree.promote(verb, "aux")
        tree.promote(verb, "aux")
    tree.modals.setdefault(verb, modal)
    return True


def _semi_modal(tree: Tree, above: int) -> Modal | None:
    """Return the modal of a verb that is a semi-auxiliary where it stands."""
    token = tree.tokens[above]
    if tree.child(above, "dobj", "attr", "acomp", "dative", "expl", "prt") is not None:
        return None
    if token.pos not in ("VERB", "AUX"):
        return None
    auxiliaries = [tree.lemma(c) for c in tree.all(above, "aux", "auxpass")]
    lemma = token.lemma
    if lemma == "go" and not (token.tag == "VBG" and "be" in auxiliaries):
        return None
    if lemma == "get" and not (token.tag in ("VBN", "VBD") and "have" in auxiliaries):
        return None
    if lemma == "use" and (token.tag not in ("VBD", "VBN") or "be" in auxiliaries):
        return None
    if lemma == "suppose" and "be" not in auxiliaries:
        return None
    if lemma == "be" and not _is_to(tree, above):
        return None
    return _VERBS.get(lemma)


def _is_to(tree: Tree, be: int) -> bool:
    """Tell whether "to" follows "is" (and the subject a person or thing): "is to leave"."""
    after = be + 1
    if after < len(tree.tokens) and tree.tokens[after].lemma == "not":
        after += 1
    subject = tree.child(be, "nsubj")
    abstract = subject is None or tree.tokens[subject].tag.startswith("W")
    plain = subject is not None and tree.tokens[subject].pos in ("PROPN", "PRON")
    return after < len(tree.tokens) and tree.tokens[after].tag == "TO" and plain and not abstract
