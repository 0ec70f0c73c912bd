# violation: link-kind
# where: ?this a kg:Link
# A link of a kind that there is not.
DELETE { ?this kg:linkKind ?old } INSERT { ?this kg:linkKind <https://w3id.org/sayso/list/link/likes> } WHERE { ?this kg:linkKind ?old }
