# violation: actor-list
# where: ?this a kg:Actor FILTER NOT EXISTS { ?x prov:wasAttributedTo ?this }
# An actor of a type that is not in the list.
DELETE { ?this kg:actorType ?old } INSERT { ?this kg:actorType <https://w3id.org/sayso/list/actor-type/cat> } WHERE { ?this kg:actorType ?old }
