"""The graph for programs that draw and measure: GraphML, GEXF, and CSV for Neo4j."""
