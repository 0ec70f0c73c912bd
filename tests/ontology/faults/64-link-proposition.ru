# violation: link-proposition
# where: ?this a kg:Link
# A link about nothing known.
DELETE { ?this kg:proposition ?old } INSERT { ?this kg:proposition <proposition/none> } WHERE { ?this kg:proposition ?old }
