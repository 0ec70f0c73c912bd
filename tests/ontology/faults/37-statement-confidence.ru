# violation: statement-confidence
# where: ?this a kg:Statement
# More certain than certain.
DELETE { ?this kg:confidence ?old } INSERT { ?this kg:confidence 1.5 } WHERE { ?this kg:confidence ?old }
