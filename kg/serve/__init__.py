"""The explorer with a collection behind it: paged views, questions, SPARQL, corrections."""
