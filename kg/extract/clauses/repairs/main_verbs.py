"""Main verbs that the parser hangs below another word, mended: see `order`.

In: a `Tree` and one of its tokens. Out: whether the tree was changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.clauses.word_tables import tables

if TYPE_CHECKING:
    from kg.extract.clauses.repaired_tree import Tree

_FINITE = ("VBD", "VBP", "VBZ", "MD")


def main_verb_under_relative(tree: Tree, i: int) -> bool:
    """Read "Brandt, who denied it, left": the verb after the relative clause is the main one."""
    relative = tree.head[i]
    noun = tree.head[relative]
    if tree.dep[relative] != "relcl" or tree.dep[noun] != "ROOT" or i < relative:
        return False
    if tree.tokens[i].tag not in ("VBD", "VBN", "VBZ", "VBP") or tree.child(i, "nsubj", "aux"):
        return False
    if tree.tokens[i - 1].text != "," or tree.child(noun, "cc") is not None:
        return False
    tree.move(i, noun, "dep")
    tree.promote(i, "nsubj")
    below = [c for c in tree.below[i] if c < i and c != noun]
    for c in below:  # what was the noun's stays the noun's
        tree.move(c, noun, tree.dep[c])
    return True


def main_clause_below(tree: Tree, i: int) -> bool:
    """Read "Though she tried, critics say …": what follows a marked clause is the main one."""
    first = tree.head[i]
    if tree.head[first] != first or i < first or tree.tokens[i].tag not in _FINITE:
        return False
    marks = [c for c in tree.all(first, "mark", "advmod") if c < first]
    if not any(tree.tokens[c].text.casefold() in tables().subordinators for c in marks):
        return False
    own = tree.child(i, "nsubj", "nsubjpass")
    if own is None or own > i or tree.child(i, "mark", "cc") is not None:
        return False
    if not any(t.text == "," for t in tree.tokens[first:own]):
        return False
    tree.swap(i, "advcl")
    return True


def main_clause_before(tree: Tree, i: int) -> bool:
    """Read "The dam burst, hours after she praised it, …": what is marked is not the main clause.

    The parser makes of the first clause what the marked one says.
    """
    later = tree.head[i]
    if i > later or tree.tokens[i].tag not in _FINITE:
        return False
    mark, own = tree.child(later, "mark"), tree.child(later, "nsubj", "nsubjpass")
    if mark is None or own is None or not i < mark < own < later:
        return False
    told = tree.tokens[mark].text.casefold() in tables().subordinators
    if not told or not any(t.text == "," for t in tree.tokens[i:mark]):
        return False
    tree.swap(i, "advcl")
    return True


def main_verb_in_a_name(tree: Tree, i: int) -> bool:
    """Read "Minister Hale summoned Envoy Orlov to urge it": a participle with a subject is a verb.

    The parser makes it an adjective of the name behind it, and that name the subject of "to urge".
    """
    title = name = tree.head[i]
    if tree.tokens[i].tag not in ("VBD", "VBN") or name < i or not _has_person_before(tree, i):
        return False
    while tree.dep[name] == "compound" and tree.head[name] > name:
        name = tree.head[name]
    aim = tree.head[name]
    opener = tree.child(aim, "aux")
    if tree.dep[name] != "nsubj" or opener is None or tree.tokens[opener].tag != "TO":
        return False
    if not name < opener < aim or not tree.move(i, tree.head[aim], tree.dep[aim]):
        return False
    for c in [c for c in tree.below[aim] if c < i]:
        tree.move(c, i, tree.dep[c])
    for c in [c for c in tree.below[title] if c < i]:  # "Minister Lee | Min-ho" hung on the envoy
        tree.move(c, i if c == i - 1 else i - 1, "nsubj" if c == i - 1 else "compound")
    tree.move(name, i, "dobj")
    tree.move(aim, i, "advcl")
    if tree.dep[i] == "advcl":  # "…, the ministry said": what is told before its cue
        tree.relabel(i, "ccomp")
    tree.read_as_verb(i, "VBD", tree.lemma(i))
    return True


def inverted_auxiliary(tree: Tree, i: int) -> bool:
    """Read "we would be poor | had | the mine not been closed": "had" before a subject helps.

    The parser takes it for a verb that has the participle for its content.
    """
    if tree.tokens[i].text != "had" or tree.child(i, "nsubj", "nsubjpass") is not None:
        return False
    verb = tree.child(i, "ccomp", "xcomp")
    if verb is None or tree.tokens[verb].tag != "VBN" or verb < i:
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or min((subject, *tree.below[subject])) != i + 1:
        return False
    tree.move(verb, tree.head[i], "advcl")
    for c in [c for c in tree.below[i] if c != verb]:
        tree.move(c, verb, tree.dep[c])
    return tree.move(i, verb, "aux")


def _has_person_before(tree: Tree, i: int) -> bool:
    """Tell whether a person's name ends before a verb, its subject or part of the name behind."""
    if tree.child(i, "nsubj") is not None:
        return True
    entity = tree.parsed.entity_at.get(i - 1)
    return entity is not None and entity.label == "PERSON" and tree.head[i - 1] == tree.head[i]


def conjunct_of_main_verb(tree: Tree, i: int) -> bool:
    """Read "we are studying plans that could hurt us and are drawing up answers".

    A verb joined to a relative's that has the main verb's auxiliary, not that one's, is joined to
    the main verb.
    """
    relative = tree.head[i]
    if tree.dep[relative] != "relcl" or tree.child(i, "nsubj", "nsubjpass") is not None:
        return False
    main = tree.head[relative]
    while tree.head[main] != main and tree.tokens[main].pos not in ("VERB", "AUX"):
        main = tree.head[main]
    own, its, other = (tree.child(v, "aux") for v in (i, main, relative))
    if own is None or its is None or tree.tokens[i].tag != tree.tokens[main].tag:
        return False
    form = tree.tokens[own].text.casefold()
    if tree.tokens[its].text.casefold() != form or (
        other is not None and tree.tokens[other].text.casefold() == form
    ):
        return False
    joint = tree.child(relative, "cc")
    if joint is not None and joint > relative:
        tree.move(joint, main, "cc")
    return tree.move(i, main, "conj")


def relative_behind_quoted(tree: Tree, i: int) -> bool:
    """Read "of a “red | line |” Chad and Peru must not cross": a clause follows the closing mark.

    The parser makes the noun part of the name behind the mark.
    """
    name = tree.head[i]
    if name != i + 2 or tree.tokens[i + 1].text not in ("”", '"', "’"):
        return False
    if tree.tokens[i].pos != "NOUN":
        return False
    verb = next((t.i for t in tree.tokens[name + 1 : name + _SHORT] if t.pos == "VERB"), None)
    if verb is None or tree.child(verb, "aux") is None:
        return False
    joined = {name, verb, *tree.all(name, "cc", "conj"), *tree.all(verb, "aux", "neg", "advmod")}
    if not joined.issuperset(range(name, verb + 1)):
        return False
    before = [c for c in tree.below[name] if c < name and c != i]
    above, dep = tree.head[name], tree.dep[name]
    if dep == "nsubj" and above == verb:
        above, dep = min([i, *before]) - 1, "pobj"  # the preposition was left without an object
        if above < 0 or tree.tokens[above].pos != "ADP" or tree.child(above, "pobj") is not None:
            return False
    elif dep not in ("pobj", "dobj") or tree.child(verb, "nsubj", "nsubjpass") is not None:
        return False
    for c in before:
        tree.move(c, i, tree.dep[c])
    placed = tree.move(i, above, dep)
    return placed and tree.move(verb, i, "relcl") and tree.move(name, verb, "nsubj")


_SHORT = 8
"""Words from a subject to its verb, at most: "Chad and Peru must not | cross |"."""
