"""The plan: its nouns, the changes of it, and the plan file."""
