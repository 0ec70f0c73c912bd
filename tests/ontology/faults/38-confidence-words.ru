# violation: statement-confidence
# where: ?this a kg:Statement
# A confidence in words.
DELETE { ?this kg:foundBy ?old }
INSERT { ?this kg:foundBy <https://sayso.example/method/guess> . <https://sayso.example/method/guess> kg:rule "guess" ; kg:confidence "high" }
WHERE { ?this kg:foundBy ?old }
