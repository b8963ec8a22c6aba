"""The rules: RAG, roll-up and measures; each a short function of what it is given."""
