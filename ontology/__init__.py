"""The ontology of attributed statements: vocabulary, closed lists, shapes, and their checks.

It knows nothing of `kg` and can be used by anyone with an RDF file or the contract's records:
`sayso.ttl`, `lists.ttl` and `plover.ttl` say what the terms mean, `shapes/` what a graph must
look like, `context.jsonld` how they are written in JSON; `terms` has the names without any RDF
library, `rules` checks records, `rdf` checks RDF files, and `describe` prints it all.
"""
