"""The doors: one file a format, both ways."""
