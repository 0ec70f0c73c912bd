# violation: predicate-known
# where: ?this a kg:Proposition
# A predicate that is no word.
INSERT DATA { ?this kg:predicate "" }
