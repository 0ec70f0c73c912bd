# violation: event-known
# where: ?this a kg:Proposition FILTER NOT EXISTS { ?this kg:mode ?m }
# A mode that there is not.
INSERT DATA { ?this kg:mode pmode:waltz }
