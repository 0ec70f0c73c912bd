# violation: said-on-valid
# where: ?this a kg:Statement FILTER NOT EXISTS { ?this kg:saidOn ?d }
# A week that is a word.
INSERT DATA { ?this kg:saidWithin "last week" ; kg:saidOnBasis "told" }
