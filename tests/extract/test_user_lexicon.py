"""Words of the user's own: read with plain errors, before ours, and their classes in the graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.cli.main import run
from kg.errors import InputError
from kg.extract.lexicon import lexicon
from kg.extract.predicate_lexicon import predicate_lexicon
from kg.extract.user_lexicon import NO_WORDS, in_use, read_user_lexicon, using
from kg.model import Act
from ontology.terms import PREDICATE
from tests.reading import articles_of
from tests.readme import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SKOS = "http://www.w3.org/2004/02/skos/core#"
EXAMPLE = re.search(
    r"```csv\n(.*?)```",
    (ROOT / "kg/extract/data/LEXICON.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
TEXT = "The ministry said on Monday that nurses had vaccinated 400 children."


@pytest.fixture
def words(tmp_path: Path) -> Path:
    assert EXAMPLE is not None
    path = tmp_path / "words.csv"
    path.write_text(EXAMPLE[1], encoding="utf-8")
    return path


def test_the_example_of_the_documentation_goes_before_our_words(words: Path) -> None:
    own = predicate_lexicon().class_of("jab", "V", object_kinds={"person"})
    assert own is None or own.name != "vaccinate"
    with using(read_user_lexicon(words)):
        found = predicate_lexicon().class_of("jab", "V", object_kinds={"person"})
        assert found is not None
        assert found.name == "vaccinate"
        assert list(predicate_lexicon().above("vaccinate"))[:2] == ["vaccinate", "treat"]
        assert lexicon().verbs["triage"].act is Act.STATE
    assert "triage" not in lexicon().verbs
    assert in_use() is NO_WORDS


def test_where_no_row_of_the_user_fits_ours_decides(words: Path) -> None:
    ours = predicate_lexicon().class_of("transfer", "V", object_kinds={"money"})
    with using(read_user_lexicon(words)):
        assert predicate_lexicon().class_of("transfer", "V", object_kinds={"money"}) == ours


WRONG = [
    ("word,class\nfoo,say\n", "word and pos are needed"),
    ("word,pos,klass\nfoo,V,say\n", "not known: klass"),
    ("word,pos,class\n,V,say\n", "line 2: no word"),
    ("word,pos,class\nfoo,X,say\n", "line 2: pos 'X' is none of V, N, A, P"),
    ("word,pos,class,act\nfoo,V,,\n", "line 2: 'foo' needs a class or an act"),
    ("word,pos,class,act\nfoo,V,say,state\n", "only one of them"),
    ("word,pos,class\n\nfoo,V,blub\n", "line 3: class 'blub' is not known"),
    ("word,pos,class,parent\nfoo,V,blub,blob\n", "line 2: parent 'blob' is no class"),
    ("word,pos,class,parent\nfoo,V,Bl ub,say\n", "small letters"),
    ("word,pos,class,parent\nfoo,V,fine,say\n", "one of ours and keeps its parent"),
    ("word,pos,act\nfoo,V,shout\n", "line 2: act 'shout' is none of"),
    ("word,pos,act,object\nfoo,V,state,person\n", "are for classes"),
    ("word,pos,class\nfoo,V,say,more\n", "line 2: too many cells"),
    ("word,pos,class,object\nfoo,V,say,persn\n", "line 2: 'persn' is no kind of noun"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(told)):
        read_user_lexicon(path)


def test_a_file_that_is_none_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        read_user_lexicon(tmp_path / "none.csv")


def test_new_classes_are_concepts_of_the_graph(words: Path, tmp_path: Path) -> None:
    (article,) = articles_of({"t": TEXT})
    source = tmp_path / "t.txt"
    source.write_text(article.text, encoding="utf-8")
    given = ["--date", "2024-10-22", "--lexicon", str(words), "-q", "--only", "graph.nq"]
    for base in ("https://example.org/", "https://zzz.example/"):
        out = tmp_path / base[8:11]
        assert run(["build", str(source), "-o", str(out), "--base", base, *given]) == 0
        text = (out / "graph.nq").read_text(encoding="utf-8")
        assert text.splitlines() == sorted(text.splitlines())
        store = ox.Store()
        store.load(text.encode(), format=ox.RdfFormat.N_QUADS)
        about = ox.NamedNode(PREDICATE + "vaccinate")
        broader = ox.NamedNode(SKOS + "broader")
        (found,) = store.quads_for_pattern(about, broader, None, None)
        assert found.object == ox.NamedNode(PREDICATE + "treat")
