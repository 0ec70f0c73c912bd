# violation: event-known
# where: ?this a kg:Proposition
# An event of a type that there is not.
DELETE { ?this sem:eventType ?old } INSERT { ?this sem:eventType ptype:DANCE } WHERE { OPTIONAL { ?this sem:eventType ?old } }
