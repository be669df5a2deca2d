"""Sentences: figures in prose checked against the tables, and prose composed from the tables."""
