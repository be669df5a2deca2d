"""Excel: prose on a sheet of its own, each table on a sheet as the statute prints it, the figures again as data.

A folder, because a workbook is much: ``markup``, ``cells`` and ``shown`` take a file apart, ``blocks`` cuts its sheets
into blocks; ``pages`` writes a page, ``looks`` says how it looks, ``asking`` the blank form to be filled in.
"""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import MissingExtraError
from ...paper.blocks import Blank, Page, Placed
from ...wording import message


def read(data: bytes, encoding: str | None = None) -> list[Placed]:  # noqa: ARG001  # a workbook says its own
    """The blocks of a workbook.

    Args:
        data: the file's bytes.
        encoding: not used.

    Raises:
        ReadError: it is no workbook, is behind a password, is too large, or says nothing.
    """
    from .blocks import blocks

    return list(blocks(data))


def render(page: Page) -> bytes:
    """The page as a workbook.

    Raises:
        MissingExtraError: openpyxl is not installed.
        WriteError: a text is longer than a cell of Excel holds.
    """
    _need_openpyxl()
    from .pages import workbook

    return workbook(page)


def form(blank: Blank) -> bytes:
    """The workbook of a blank form, to be filled in and read back.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    _need_openpyxl()
    from .asking import workbook

    return workbook(blank)


def _need_openpyxl() -> None:
    if find_spec("openpyxl") is None:
        raise MissingExtraError(message('需要 openpyxl：pip install "disclosure-model[xlsx]"'))
