# violation: stance-list
# where: ?this a kg:Stance FILTER NOT EXISTS { ?one kg:stance ?this . ?two kg:stance ?this FILTER (?one != ?two) }
# found at: ?at kg:stance ?this
# A stance of a modality that is not in the list.
DELETE { ?this kg:modality ?old } INSERT { ?this kg:modality modality:maybe } WHERE { ?this kg:modality ?old }
