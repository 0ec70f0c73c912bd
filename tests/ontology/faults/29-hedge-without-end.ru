# violation: place-valid
# where: ?this a kg:Statement
# A hedge without an end.
INSERT { ?this kg:hedge ?h } WHERE { ?this prov:wasQuotedFrom ?a BIND (IRI(CONCAT(STR(?a), "#char=5")) AS ?h) }
