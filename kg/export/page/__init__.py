"""The explorer: `graph.html`, one page that asks nothing of any network (`../template`)."""
