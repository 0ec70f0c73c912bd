"""Asking a built graph: named questions, SPARQL, networks, measures, differences of two builds."""
