"""The rules: RAG, roll-up, measures and completeness; each a short function of what it is given."""
