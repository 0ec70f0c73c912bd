# violation: said-on-valid
# where: ?this a kg:Statement ; kg:saidOn ?d
# A day of utterance that is a word.
DELETE { ?this kg:saidOn ?old } INSERT { ?this kg:saidOn "Tuesday" } WHERE { ?this kg:saidOn ?old }
