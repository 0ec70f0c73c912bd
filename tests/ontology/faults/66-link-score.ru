# violation: link-score
# where: ?this a kg:Link
# A link that is more than sure.
DELETE { ?this kg:score ?old } INSERT { ?this kg:score 1.5 } WHERE { ?this kg:score ?old }
