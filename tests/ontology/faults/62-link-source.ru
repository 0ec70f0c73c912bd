# violation: link-ends
# where: ?this a kg:Link
# A link from nowhere.
DELETE { ?this kg:linkSource ?old } INSERT { ?this kg:linkSource <statement/none> } WHERE { ?this kg:linkSource ?old }
