# violation: source-valid
# where: ?this a kg:Statement ; kg:source ?source
# A source of no kind that is known.
DELETE { ?this kg:source ?old }
INSERT { ?this kg:source <source/guess> . <source/guess> a kg:Source ; kg:sourceKind source-kind:rumour }
WHERE { ?this kg:source ?old }
