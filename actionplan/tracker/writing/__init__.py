"""Trackers as workbooks: rows and words laid out in sheets, and nothing in them that a program could run."""
