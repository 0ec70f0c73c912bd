"""Why an actor is one, and how sure a link is, in RDF as in the records."""

from __future__ import annotations

import io
from dataclasses import replace

from kg.export.rdf import iris as names
from kg.export.rdf import syntaxes as rdf
from kg.export.release import Release
from kg.model import Appearance, Contrast, Judgement, Verdict
from ontology.rdf.validate import validate_graph
from tests import specimen as sp
from tests.export.rdf_read import FORMATS, by_oxigraph, expected
from tests.export.test_rdf import facts

XSD = "http://www.w3.org/2001/XMLSchema#"
LIST = "https://w3id.org/sayso/list/"
ALPHA = Appearance(
    id="ap-1",
    article="alpha",
    names=("Ada Brandt", "Brandt"),
    role="defence minister",
    affiliation=sp.MINISTRY.id,
    country="NOR",
    seen="2024-10-24",
)
BETA = Appearance(id="ap-2", article="beta", names=("A. Brandt",), seen="2024-10")
ELSEWHERE = Appearance(id="ap-3", article="beta", names=("Sudovia",), country="SDV")
SAME = Judgement(
    left="ap-1",
    right="ap-2",
    verdict=Verdict.SAME,
    by="rule",
    score=0.957,
    reason="an initial that fits the given name",
    features=("initial +1.4", "role +1.0"),
)
GONE = replace(SAME, left="a-gone", verdict=Verdict.DIFFERENT, by="person", score=0.0, features=())


def release() -> Release:
    graph = sp.graph()
    (link,) = graph.links
    brandt = replace(sp.BRANDT, appearances=(ALPHA, BETA), judgements=(SAME, GONE))
    sudovia = replace(sp.SUDOVIA, appearances=(ELSEWHERE,))
    new = {a.id: a for a in (brandt, sudovia)}
    sure = replace(link, contrast=Contrast.POLARITY, score=0.9)
    return Release(
        replace(graph, actors=tuple(new.get(a.id, a) for a in graph.actors), links=(sure,))
    )


RELEASE = release()
BASE = RELEASE.base


def test_an_appearance_has_its_office_and_body_with_the_date_seen() -> None:
    found = facts(RELEASE, "appearance/ap-1")
    assert found["seenIn"] == [f"<{BASE}article/alpha>"]
    assert found["seen"] == [f'"2024-10-24"^^<{XSD}date>']
    assert found["jobTitle"] == ['"defence minister"']
    assert found["affiliation"] == [f"<{BASE}{names.actor(sp.MINISTRY.id)}>"]
    assert found["name"] == ['"Ada Brandt"', '"Brandt"']
    month = facts(RELEASE, "appearance/ap-2")
    assert month["seen"] == [f'"2024-10"^^<{XSD}gYearMonth>']
    mine = facts(RELEASE, names.actor(sp.BRANDT.id))
    assert mine["appearance"] == [f"<{BASE}appearance/ap-1>", f"<{BASE}appearance/ap-2>"]


def test_an_appearance_that_tells_nothing_more_is_left_out() -> None:
    assert "appearance" not in facts(RELEASE, names.actor(sp.SUDOVIA.id))
    assert facts(RELEASE, "appearance/ap-3") == {}


def test_a_judgement_has_who_judged_with_score_and_reason() -> None:
    paths = facts(RELEASE, names.actor(sp.BRANDT.id))["judgement"]
    told = [facts(RELEASE, p.strip("<>").removeprefix(BASE)) for p in paths]
    same, gone = sorted(told, key=lambda f: f["verdict"], reverse=True)
    assert same["verdict"] == [f"<{LIST}verdict/same>"]
    assert same["judgedBy"] == ['"rule"']
    assert same["score"] == [f'"0.957"^^<{XSD}decimal>']
    assert same["reason"] == ['"an initial that fits the given name"']
    assert same["feature"] == ['"initial +1.4"', '"role +1.0"']
    assert same["judges"] == [f"<{BASE}appearance/ap-1>", f"<{BASE}appearance/ap-2>"]
    assert gone["judgedBy"] == ['"person"']
    assert gone["judges"] == [f"<{BASE}appearance/ap-2>"]  # the other is no longer there


def test_a_link_has_its_contrast_and_score() -> None:
    (path,) = {
        line.split(" ")[0].strip("<>").removeprefix(BASE)
        for line in rdf.quads(RELEASE)
        if line.startswith(f"<{BASE}link/")
    }
    found = facts(RELEASE, path)
    assert found["contrast"] == [f"<{LIST}contrast/polarity>"]
    assert found["score"] == [f'"0.900"^^<{XSD}decimal>']


def test_every_syntax_says_the_same_and_keeps_the_shapes() -> None:
    for name in FORMATS:
        assert by_oxigraph(name, RELEASE) == expected(name, RELEASE)
    out = io.BytesIO()
    rdf.nquads(RELEASE, out)
    report = validate_graph(out.getvalue(), "nq")
    assert report.conforms, report.breaches
