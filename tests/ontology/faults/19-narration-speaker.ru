# violation: speaker-known
# where: ?this a kg:Statement ; kg:act act:state
# Narration that has a speaker.
DELETE { ?this kg:act ?a } INSERT { ?this kg:voice voice:article } WHERE { ?this kg:act ?a }
