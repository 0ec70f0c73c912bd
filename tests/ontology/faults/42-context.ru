# violation: event-known
# where: ?this a kg:Proposition
# A context that there is not.
INSERT DATA { ?this kg:context pcontext:ball }
