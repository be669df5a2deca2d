"""Between a form and a page: blocks, the layout of a form, and its recognition."""
