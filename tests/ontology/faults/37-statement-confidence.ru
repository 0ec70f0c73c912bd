# violation: statement-confidence
# where: ?this a kg:Statement
# More certain than certain.
DELETE { ?this kg:foundBy ?old }
INSERT { ?this kg:foundBy <https://sayso.example/method/guess> . <https://sayso.example/method/guess> kg:rule "guess" ; kg:confidence 1.5 }
WHERE { ?this kg:foundBy ?old }
