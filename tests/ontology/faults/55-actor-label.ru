# violation: actor-label
# where: ?this a kg:Actor
# An actor with two labels.
INSERT DATA { ?this skos:prefLabel "Nobody" }
