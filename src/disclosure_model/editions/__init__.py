"""The forms: one file, one document. An edition belongs to each table, not to the report."""
