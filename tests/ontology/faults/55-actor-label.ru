# violation: actor-label
# where: ?this a kg:Actor ; kg:named true
# An actor with two labels.
INSERT DATA { ?this skos:prefLabel "Nobody" }
