# violation: target-known
# where: ?this a kg:Statement ; kg:stance/kg:proposition/kg:theme ?thing
# An addressee that is a thing.
INSERT { ?this kg:addressee ?thing } WHERE { ?this kg:stance/kg:proposition/kg:theme ?thing }
