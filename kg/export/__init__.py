"""From a graph to files: RDF, networks, tables, a report and a page, put in place as one build."""
