"""Words that the parser hangs in the wrong place, mended: see `order`.

In: a `Tree` and one of its tokens. Out: whether the tree was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables, words

if TYPE_CHECKING:
    from kg.extract.clauses.repaired_tree import Tree

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OPENING = frozenset({"“", '"', "``", "‘", "'"})
_CLOSING = frozenset({"”", '"', "''", "’", "'"})


def subject_of_auxiliary(tree: Tree, i: int) -> bool:
    """A subject that hangs on an auxiliary is the verb's: "Brandt had better resign"."""
    above = tree.head[i]
    if tree.dep[above] not in ("aux", "auxpass") or tree.head[above] == above:
        return False
    verb = tree.head[above]
    if tree.child(verb, "nsubj", "nsubjpass") is not None:
        question = tree.tokens[i].tag in ("WP", "WDT") and tree.child(verb, "dobj") is None
        return question and tree.move(i, verb, "dobj")  # "What is Weber looking for?"
    return tree.move(i, verb, tree.dep[i])


def relative_object(tree: Tree, i: int) -> bool:
    """Of two subjects the first, a relative or question word, is the object: "whom police held"."""
    verb = tree.head[i]
    if tree.tokens[i].tag not in ("WP", "WDT") or tree.child(verb, "dobj") is not None:
        return False
    others = [c for c in tree.all(verb, "nsubj", "nsubjpass") if i < c < verb]
    if not others or tree.lemma(verb) == "be":
        return False
    tree.relabel(i, "dobj")
    return True


def subject_as_adverbial(tree: Tree, i: int) -> bool:
    """A name before a verb or predicate that has no subject is its subject, no adverbial."""
    head = tree.head[i]
    be = tree.head[head]
    if tree.dep[head] in ("acomp", "attr") and be < i < head and tree.lemma(be) == "be":
        asked = tree.child(be, "nsubj", "expl") is None and tree.child(head, "det") is None
        return asked and tree.named(i) and tree.move(i, be, "nsubj")  # "Was Moreau angry?"
    if i > head or not tree.named(i) or tree.lemma(i) in words("times"):
        return False
    if tree.tokens[head].pos not in ("VERB", "ADJ", "AUX"):
        return False
    if tree.child(head, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return False
    if tree.dep[head] not in ("ROOT", "ccomp", "conj", "relcl", "advcl", "pcomp"):
        return False
    if any(t.text == "," for t in tree.tokens[i:head]):
        return False
    tree.relabel(i, "nsubjpass" if tree.child(head, "auxpass") is not None else "nsubj")
    return True


def subject_in_compound(tree: Tree, i: int) -> bool:
    """Read "people say the dam leaks": a noun joined to a finite verb as to a noun is its subject.

    Its determiner and other words before it are the noun's.
    """
    verb = tree.head[i]
    joined = i + 1 == verb and tree.tokens[i].pos == "NOUN" and tree.tokens[verb].pos == "VERB"
    if not joined or tree.tokens[verb].tag not in ("VBZ", "VBP", "VBD"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return False
    for c in tuple(tree.all(verb, "det", "amod", "poss", "nummod", "compound")):
        if c < i:
            tree.move(c, i, tree.dep[c])
    tree.relabel(i, "nsubj")
    return True


def subject_in_object(tree: Tree, i: int) -> bool:
    """Read "and Sudovia sent tanks": a name right before the second verb is its subject."""
    verb = i + 1
    if verb >= len(tree.tokens) or tree.tokens[verb].tag not in _FINITE:
        return False
    first = tree.head[verb]
    if tree.dep[verb] != "conj" or tree.dep[tree.head[i]] not in ("dobj", "pobj", "attr", "conj"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass") is not None or not first < i:
        return False
    if i == 0 or tree.tokens[i - 1].pos not in ("CCONJ", "DET") or not tree.named(i):
        return False
    joint = tree.tokens[i - 1].i
    if tree.dep[joint] == "cc":
        tree.move(joint, first, "cc")
    return tree.move(i, verb, "nsubj")


def governed_preposition(tree: Tree, i: int) -> bool:
    """Read "accused the clerk of theft": what the verb asks for hangs on its object."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if tree.dep[noun] not in ("dobj", "nsubjpass") or i < noun or i < verb:
        return False
    if f"{tree.lemma(verb)}:{tree.lemma(i)}" not in words("asked_for"):
        return False
    if any(tree.lemma(c) == tree.lemma(i) for c in tree.all(verb, "prep")):
        return False
    inner = tree.child(i, "pobj")
    if inner is not None and tree.named(inner):
        return False
    return tree.move(i, verb, "prep")


def in_order(tree: Tree, i: int) -> bool:
    """Read "in order to save": the three words are one subordinator."""
    noun = tree.head[i]
    preposition = tree.head[noun]
    if tree.lemma(noun) != "order" or tree.lemma(preposition) != "in" or noun != preposition + 1:
        return False
    above = tree.head[preposition]
    if tree.dep[preposition] != "prep" or above in (i, preposition):
        return False
    if not tree.move(i, above, "advcl"):
        return False
    tree.move(preposition, i, "mark")
    tree.move(noun, i, "mark")
    return True


def in_case(tree: Tree, i: int) -> bool:
    """Read "in case the dam fails": the two words are one subordinator."""
    if tree.lemma(i) != "in":
        return False
    noun = tree.child(i, "pobj")
    if noun != i + 1 or tree.lemma(noun) != "case":
        return False
    above = tree.head[i]
    after = next((c for c in tree.all(above, "ccomp") if c > noun), None)
    if tree.below[noun] or after is None or above > i:
        return False
    tree.relabel(after, "advcl")
    tree.move(i, after, "mark")
    return tree.move(noun, after, "mark")


def participle_that_subordinates(tree: Tree, i: int) -> bool:
    """Read "provided that Norland pays": the participle is the subordinator, not a predicate."""
    verb = tree.head[i]
    if tree.lemma(verb) not in words("subordinating") or verb > i:
        return False
    if tree.tokens[verb].tag not in ("VBN", "VBG") or tree.dep[verb] not in (
        "advcl",
        "xcomp",
        "ccomp",
        "prep",
        "acl",
    ):
        return False
    if tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj", "agent") is not None:
        return False
    tree.promote(i, "mark")
    tree.relabel(i, "advcl")
    return True


def inverted_passive(tree: Tree, i: int) -> bool:
    """Read "Was the dam repaired?": a participle after the subject is the verb, not the noun's."""
    noun = tree.head[i]
    be = tree.head[noun]
    if i < noun or tree.dep[noun] != "nsubj" or be > noun or tree.lemma(be) != "be":
        return False
    if tree.tokens[i].tag not in ("VBN", "VBG") or tree.child(be, "attr", "acomp", "prep"):
        return False
    if not tree.move(i, be, "xcomp"):
        return False
    passive = tree.tokens[i].tag == "VBN"
    tree.promote(i, "auxpass" if passive else "aux")
    tree.relabel(noun, "nsubjpass" if passive else "nsubj")
    return True


def inverted_subject(tree: Tree, i: int) -> bool:
    """Read "In the harbour stood two ships": after a verb of place what follows is the subject."""
    verb = tree.head[i]
    if i < verb or tree.lemma(verb) not in words("presenting"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass", "expl") is not None:
        return False
    before = [c for c in tree.below[verb] if c < verb and tree.dep[c] in ("prep", "advmod")]
    if not before or tree.tokens[verb].tag not in _FINITE:
        return False
    tree.relabel(i, "nsubj")
    return True


def inverted_attribute(tree: Tree, i: int) -> bool:
    """Read "Is the bridge safe?": an adjective after the subject is the copula's."""
    noun = tree.head[i]
    verb = tree.head[noun]
    if i < noun or tree.dep[noun] != "nsubj" or tree.lemma(verb) != "be" or verb > noun:
        return False
    if tree.child(verb, "attr", "acomp", "prep", "advmod") is not None or i < verb:
        return False
    return tree.move(i, verb, "acomp")


def headline_passive(tree: Tree, i: int) -> bool:
    """Read "Brandt urged to resign": a verb that needs an object, without one, is a passive."""
    verb = tree.head[i]
    if tree.lemma(verb) not in words("needs_object") or tree.tokens[verb].tag not in ("VBD", "VBN"):
        return False
    if tree.child(verb, "dobj", "dative", "ccomp", "aux", "auxpass", "prt") is not None or i > verb:
        return False
    if tree.tokens[i].tag.startswith("W") or tree.dep[verb] not in ("ROOT", "conj"):
        return False
    _, last = tree.parsed.sentence(tree.tokens[verb])
    if any(t.text in (".", ",", '"', "”") for t in tree.tokens[verb:last]):
        return False
    tree.relabel(i, "nsubjpass")
    return True


def free_participle(tree: Tree, i: int) -> bool:
    """Read ", labelling it a crime": a participle after a comma is no conjunct of an infinitive.

    It is the outermost finite verb's that stands before it.
    """
    first = tree.head[i]
    before = tree.tokens[i - 1] if i else tree.tokens[i]
    if tree.tokens[i].tag != "VBG" or before.text != ",":
        return False
    if tree.dep[i] == "advcl" and (tree.tokens[first].tag != "VB" or first > i):
        return False
    if tree.child(first, "cc") is not None or tree.child(i, "nsubj", "aux") is not None:
        return False
    listed = tree.tokens[first].tag == "VBG" and tree.child(i, "cc") is not None
    if listed and tree.dep[i] == "conj":
        return False  # "of lying, | cheating | and stealing"
    main = None
    above = first
    while True:
        finite = tree.tokens[above].tag in _FINITE or any(
            tree.tokens[c].tag in _FINITE for c in tree.all(above, "aux", "auxpass")
        )
        if above < i and finite and tree.tokens[above].pos in ("VERB", "AUX"):
            main = above
        if tree.head[above] == above:
            break
        above = tree.head[above]
    return main is not None and tree.move(i, main, "advcl")


def content_as_relative(tree: Tree, i: int) -> bool:
    """Read "the news that Hale had left": a clause with all its places is the noun's content."""
    verb = tree.head[i]
    noun = tree.head[verb]
    if tree.lemma(i) != "that" or tree.dep[verb] != "relcl" or i > verb:
        return False
    if tree.lemma(noun) not in tables().nominals and tree.lemma(noun) not in words("contents"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass") is None:
        return False
    full = tree.dep[i] == "mark" or tree.lemma(verb) in words("intransitive")
    if not full:  # "the consensus that Norland hacked into the bank"
        phrases = tree.all(verb, "prep")
        full = any((tree.lemma(verb), tree.lemma(c)) in tables().prepositional for c in phrases)
    if full:
        tree.relabel(i, "mark")
        tree.relabel(verb, "acl")
    return full


def second_object(tree: Tree, i: int) -> bool:
    """Read "labelling the blockade a crime": the second object is said of the first."""
    verb = tree.head[i]
    names = tree.lemma(verb) in words("naming") or tree.lemma(verb) in words("branding")
    first = tree.child(verb, "dobj") if names else None
    if first is None or first >= i or tree.tokens[i].pos != "NOUN" or verb > first:
        return False
    tree.relabel(i, "oprd")
    return True


def controlled_infinitive(tree: Tree, i: int) -> bool:
    """Read "led Norland to leave": after such a verb's object the infinitive is its complement."""
    verb = tree.head[i]
    control = tables().governors.get(tree.lemma(verb))
    if control is None or control.object is None or i < verb:
        return False
    object_ = tree.child(verb, "dobj")
    to = next((c for c in tree.below[i] if tree.tokens[c].tag == "TO"), None)
    if object_ is None or to is None or not object_ < to or tree.below[i][0] != to:
        return False
    if tree.child(verb, "xcomp", "ccomp") is not None or tree.tokens[to - 1].text in (",", "order"):
        return False
    tree.relabel(i, "xcomp")
    return True


def quoted_command(tree: Tree, i: int) -> bool:
    """A plain verb at the start of a quotation is what is told: "“| Close | it,” Berg told Lund".

    The parser makes it an adverbial of the verb of telling, whose subject would do it then.
    """
    above = tree.head[i]
    told = tree.tokens[i].tag in ("VB", "VBP") and i < above and tree.tokens[above].pos == "VERB"
    if not told or tree.child(i, "nsubj", "nsubjpass", "mark", "expl") is not None:
        return False
    if any(tree.tokens[c].tag in ("TO", "MD") for c in tree.all(i, "aux")):
        return False
    marks = [t.text for t in tree.tokens[i:above]]
    first = min([i, *tree.below[i]])
    if not first or tree.tokens[first - 1].text not in _OPENING or _CLOSING.isdisjoint(marks):
        return False
    tree.relabel(i, "ccomp")
    return True


def that_beside_object(tree: Tree, i: int) -> bool:
    """Read "a post that he plans to use it": beside an object "that" only introduces the clause."""
    verb = tree.head[i]
    if tree.lemma(i) != "that" or i > verb or tree.tokens[i].tag not in ("WDT", "IN"):
        return False
    if not any(c > verb for c in tree.all(verb, "dobj")) or tree.child(verb, "oprd") is not None:
        return False
    if tree.lemma(verb) in tables().recipients:
        return False
    tree.relabel(i, "mark")
    while tree.dep[verb] in ("xcomp", "ccomp") and tree.head[verb] != verb:
        verb = tree.head[verb]
    if tree.dep[verb] == "relcl":
        tree.relabel(verb, "acl")
    return True
