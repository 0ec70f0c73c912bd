# violation: link-ends
# where: ?this a kg:Link
# A statement that contradicts itself.
DELETE { ?this kg:linkSource ?old } INSERT { ?this kg:linkSource ?t } WHERE { ?this kg:linkSource ?old ; kg:linkTarget ?t }
