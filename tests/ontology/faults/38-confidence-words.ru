# violation: statement-confidence
# where: ?this a kg:Statement
# A confidence in words.
DELETE { ?this kg:confidence ?old } INSERT { ?this kg:confidence "high" } WHERE { ?this kg:confidence ?old }
