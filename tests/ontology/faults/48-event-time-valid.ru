# violation: event-time-valid
# where: ?this a kg:Proposition
# An event at a time that is a word.
INSERT DATA { ?this sem:hasTimeStamp "soon" }
