"""RDF files, whoever wrote them: read within limits, held against the shapes and the rules."""
