"""The graph as RDF: nodes of records, named graphs, quads in order, and their syntaxes."""
