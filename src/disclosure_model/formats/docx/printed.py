"""A Word document cut down to what is printed: what was deleted, hidden or is a prompt is taken out of the tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from .markup import COMPATIBILITY, Element, W, on, steps

_PROPERTIES: Final = frozenset({f"{W}rPr", f"{W}trPr"})


def only_printed(body: Element) -> None:
    """Take out of a tree whatever Word does not print of it.

    Tracked deletions and the old places of what was moved; deleted rows; hidden text; prompts that a content
    control shows while it is empty; the second spelling of what is written twice for older programs; readings
    beside the characters they belong to; tables of contents, which repeat the headings.
    """
    for element in [each for each in body.iter(*_REMOVED) if _REMOVED[str(each.tag)](each)]:
        parent = element.getparent()
        if parent is not None:  # a spoilt part may be such an element itself
            parent.remove(element)


def _deleted(mark: Element) -> bool:
    """Deleted text; but in the properties of a run or a row it is a mark for something else."""
    parent = mark.getparent()
    return parent is not None and parent.tag not in _PROPERTIES


def _deleted_row(row: Element) -> bool:
    return steps(row, "trPr/del") is not None


def _hidden(run: Element) -> bool:
    return on(run, "rPr/vanish")


def _prompt(run: Element) -> bool:
    """A run of a content control that shows its prompt; the boxes and paragraphs around it stay."""
    return any(on(control, "sdtPr/showingPlcHdr") for control in run.iterancestors(f"{W}sdt"))


def _second(branch: Element) -> bool:
    """A later one of several spellings of the same thing."""
    return branch.getprevious() is not None


def _reading(_ruby: Element) -> bool:
    return True


def _contents(control: Element) -> bool:
    gallery = steps(control, "sdtPr/docPartObj/docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


_REMOVED: Final[Mapping[str, Callable[[Element], bool]]] = {
    f"{W}del": _deleted,
    f"{W}moveFrom": _deleted,
    f"{W}tr": _deleted_row,
    f"{W}r": lambda run: _hidden(run) or _prompt(run),
    f"{COMPATIBILITY}Choice": _second,
    f"{COMPATIBILITY}Fallback": _second,
    f"{W}rt": _reading,
    f"{W}sdt": _contents,
}
