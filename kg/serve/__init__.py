"""The server of a collection: paged views, questions, SPARQL, corrections, and its explorer."""
