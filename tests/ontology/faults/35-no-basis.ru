# violation: said-on-valid
# where: ?this a kg:Statement ; kg:saidOn ?d
# A day of utterance with no word on how it is known.
DELETE WHERE { ?this kg:saidOnBasis ?old }
