"""How a form is declared. Knows no statute.

A *form* is a frozen class whose fields carry the statute's own wording; a *rule* is a method that
returns its two sides; a *cell* holds a figure or a gap. All else is derived from these.
"""
