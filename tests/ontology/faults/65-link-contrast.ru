# violation: link-contrast
# where: ?this a kg:Link
# A link with a contrast that there is not.
DELETE { ?this kg:contrast ?old } INSERT { ?this kg:contrast <https://w3id.org/sayso/list/contrast/colour> } WHERE { ?this a kg:Link OPTIONAL { ?this kg:contrast ?old } }
