# violation: filler-known
# where: ?this a kg:Proposition
# A role filled by something that nothing describes.
DELETE { ?this kg:agent ?old } INSERT { ?this kg:agent <actor/nobody> } WHERE { ?this kg:agent ?old }
