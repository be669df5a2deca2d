"""The patterns of prose, as data: a file for each part of a report that they speak of."""
