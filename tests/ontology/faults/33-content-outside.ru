# violation: evidence-covers
# where: ?this a kg:Statement
# A content outside its evidence.
INSERT { ?this kg:content ?n . ?n nif:anchorOf "Report" } WHERE { ?this prov:wasQuotedFrom ?a BIND (IRI(CONCAT(STR(?a), "#char=0,6")) AS ?n) }
