# violation: speaker-known
# where: ?this a kg:Statement
# A speaker whom nothing describes.
DELETE { ?this prov:wasAttributedTo ?old } INSERT { ?this prov:wasAttributedTo <actor/nobody> } WHERE { ?this prov:wasAttributedTo ?old }
