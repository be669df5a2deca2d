"""A blank form: the workbook of a page that says nothing yet, to be filled in and read back.

What is to be filled in is unlocked and yellow; sums are formulas, locked and grey. A sum none of whose parts is filled
in shows nothing, so that an office that leaves a row blank means blank. Words that only help, and the facts that are
made a title of, have cell styles by which the reader leaves them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any, Final

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ...grammar.rules import Equation
from ...paper.blocks import Blank, Heading, PageBlock, Table
from .looks import LINE, MARGIN, Spot
from .pages import Book
from .tables import TableSheet
from .words import ASKED, HEADINGS, HINT, PROSE, TITLE

ROWS_OF_PROSE: Final = 6
ROWS_BEFORE_A_TABLE: Final = 2
ROWS_OF_NOTES: Final = 2

HOW: Final = (
    "填写说明：黄色格填数，空白表示没有填，不适用填“/”，为零填“0”；灰色格是公式，自动合计，不必填。"
    "各节文字填在标题下面的空行里，每段一行，行不够时可以插入行。带这种斜体字的格不是报告的内容，不会读入。"
)
PARAGRAPHS: Final = "在下面的空行里填写本节文字，每段一行："
BEFORE: Final = "在下面的空行里填写前言（依据、统计期限、联系方式），每段一行："
NOTES: Final = "表注（如有）填在下面："

_input: Final = PatternFill("solid", fgColor="FFFFFBE6")
_sum: Final = PatternFill("solid", fgColor="FFEDEDED")
_red: Final = DifferentialStyle(fill=PatternFill("solid", bgColor="FFFFB3B3"))
_open: Final = Protection(locked=False)

CHECKS: Final[Mapping[str, Mapping[str, str]]] = {
    "count": {
        "type": "whole",
        "operator": "greaterThanOrEqual",
        "formula1": "0",
        "promptTitle": "填整数",
        "prompt": "填不小于 0 的整数；没有发生填 0，不适用填“/”，不填表示空缺。",
        "error": "应填不小于 0 的整数，不带单位；不适用才填“/”。确定要这样填吗？",
    },
    "change": {
        "type": "whole",
        "operator": "between",
        "formula1": "-999999999999999",
        "formula2": "999999999999999",
        "promptTitle": "填增减数",
        "prompt": "填整数，减少的填负数，如 -3；没有变化填 0，不适用填“/”。",
        "error": "应填整数，减少的填负数，不带文字；不适用才填“/”。确定要这样填吗？",
    },
    "money": {
        "type": "decimal",
        "operator": "greaterThanOrEqual",
        "formula1": "0",
        "promptTitle": "填金额",
        "prompt": "填不小于 0 的数，可带小数；没有发生填 0，不适用填“/”。表头没有写单位的，连单位一起填，如 3.5万元。",
        "error": "应填不小于 0 的数；表头没有写单位的才带单位，不适用才填“/”。确定要这样填吗？",
    },
}
"""Kind of cell → what may be filled in, and what is said of it. Refusals can be overruled: n/a is a statement too."""


def workbook(blank: Blank) -> bytes:
    """A workbook to be filled in: sums are formulas, what does not balance turns red."""
    book = Book(blank.page.name)
    _aside(book, HOW)
    _title(book, blank.title)
    _prose(book, BEFORE, ROWS_OF_PROSE)
    blocks: list[PageBlock | None] = [*blank.page.blocks, None]
    for block, after in zip(blank.page.blocks, blocks[1:], strict=True):
        if isinstance(block, Heading):
            book.text(block.text, HEADINGS[block.level - 1])
            _prose(book, PARAGRAPHS, ROWS_BEFORE_A_TABLE if isinstance(after, Table) else ROWS_OF_PROSE)
        elif isinstance(block, Table):
            _Asked(book.table(block)).ask(blank.sums, blank.balances)
        else:
            book.add(block)
    _lock(book.prose, rows=True)
    return book.saved()


def _aside(book: Book, text: str) -> None:
    """Words that help to fill in."""
    book.text(text, HINT)


def _title(book: Book, title: str) -> None:
    """The facts that are asked for, and the title that is made of them when all are there."""
    cells: dict[str, str] = {}
    for name in [name for _, name, _, _ in Formatter().parse(title) if name]:
        _aside(book, f"{name}：")
        cells[name] = book.text("", ASKED).coordinate
    parts: list[str] = []
    for words, field, _, _ in Formatter().parse(title):
        if words:
            parts.append('"{}"'.format(words.replace('"', '""')))
        if field:
            parts.append(cells[field])
    if cells:
        missing = ",".join(f'{cell}=""' for cell in cells.values())
        made: Any = book.text("", TITLE)
        made.value = f'=IF(OR({missing}),"",{"&".join(parts)})'


def _prose(book: Book, hint: str, rows: int) -> None:
    """Empty rows for paragraphs; they grow with what is typed."""
    _aside(book, hint)
    for _ in range(rows):
        cell: Any = book.text("", PROSE)
        cell.protection, cell.fill = _open, _input
        book.prose.row_dimensions[book.row].height = None


def _lock(sheet: Worksheet, *, rows: bool) -> None:
    """Protect what is not to be filled in, without a password: against slips, not against people."""
    lock = sheet.protection
    lock.sheet = True
    lock.formatRows = lock.formatColumns = False  # what a lock is told not to lock
    lock.insertRows = lock.deleteRows = not rows


def _check(told: Mapping[str, Any]) -> DataValidation:
    """What a kind of cell takes; the refusal is a question."""
    check = DataValidation(allow_blank=True, errorStyle="warning", errorTitle="请核对", **told)
    check.showInputMessage = check.showErrorMessage = True
    return check


class _Asked:
    """A table's sheet that asks for its figures."""

    def __init__(self, table: TableSheet) -> None:
        self.table = table
        self.sheet = table.sheet
        self.cells: dict[str, Spot] = {}
        self.kinds: dict[str, str] = {}
        for spot in table.spots:
            if spot.box.cell is not None:
                self.cells[spot.box.cell.code] = spot
                self.kinds[spot.box.cell.code] = spot.box.cell.kind.name

    def ask(self, sums: Mapping[str, Sequence[str]], balances: Sequence[Equation]) -> None:
        """Open what is to be filled in, work out the rest, and lock the sheet."""
        own = {code: parts for code, parts in sums.items() if code in self.cells}
        checks: dict[str, Any] = {kind: _check(told) for kind, told in CHECKS.items()}
        for code, spot in self.cells.items():
            cell: Any = self.sheet.cell(spot.row, spot.column)
            if code in own:
                cell.value = self._shown_where(own[code], f"SUM({self._range(own[code])})")
                cell.fill = _sum
            else:
                cell.protection, cell.fill = _open, _input
                checks[self.kinds[code]].add(self._at(code))
        for check in checks.values():
            if check.sqref:
                self.sheet.add_data_validation(check)
        for wording in dict.fromkeys(each.rule.wording for each in balances):
            self._balance(wording, [each for each in balances if each.rule.wording == wording])
        self._notes()
        _lock(self.sheet, rows=False)

    def _at(self, code: str) -> str:
        spot = self.cells[code]
        return f"{get_column_letter(spot.column)}{spot.row}"

    def _range(self, codes: Sequence[str]) -> str:
        """The cells as ranges, neighbours in a row or in a column together."""
        runs: list[list[str]] = []
        for code in codes:
            if runs and self._follows(runs[-1], code):
                runs[-1].append(code)
            else:
                runs.append([code])
        return ",".join(
            self._at(run[0]) if len(run) == 1 else f"{self._at(run[0])}:{self._at(run[-1])}" for run in runs
        )

    def _follows(self, run: Sequence[str], code: str) -> bool:
        """Whether a cell goes on in the direction of a run."""
        last, new = self.cells[run[-1]], self.cells[code]
        step = (new.row - last.row, new.column - last.column)
        if len(run) > 1:
            before = self.cells[run[-2]]
            return step == (last.row - before.row, last.column - before.column)
        return step in ((0, 1), (1, 0))

    def _shown_where(self, codes: Sequence[str], formula: str) -> str:
        """A formula that shows nothing as long as no figure stands in any of the cells."""
        return f'=IF(COUNT({self._range(codes)})=0,"",{formula})'

    def _balance(self, wording: str, balances: Sequence[Equation]) -> None:
        """A row below the table that says of each column whether it balances; its cells turn red where it does not."""
        own = [each for each in balances if set(each.left) | set(each.right) <= set(self.cells)]
        if not own:
            return
        formats: Any = self.sheet.conditional_formatting
        self.table.row += 1
        row = self.table.row
        self.table.pen.put(self.sheet, row, 1, f"校验：{wording}", HINT)
        columns = [min(self.cells[code].column for code in each.left) for each in own]
        if min(columns) > 2:
            self.table.pen.merge(self.sheet, range(row, row + 1), range(1, min(columns)), HINT)
        for column, each in zip(columns, own, strict=True):
            left, right = (self._range(list(side)) for side in (each.left, each.right))
            codes = [*each.left, *each.right]
            cell: Any = self.table.pen.put(self.sheet, row, column, "", HINT)
            told = f'IF(SUM({left})=SUM({right}),"✓",TEXT(SUM({left})-SUM({right}),"差+0;差-0"))'
            cell.value = self._shown_where(codes, told)
            broken = f"AND(COUNT({self._range(codes)})>0,SUM({left})<>SUM({right}))"
            rule = Rule(type="expression", formula=[broken], dxf=_red)
            for at in (*map(self._at, codes), cell.coordinate):
                formats.add(at, rule)
        self.sheet.row_dimensions[row].height = 2 * LINE + MARGIN

    def _notes(self) -> None:
        """Room for words under the table."""
        for text, style in ((NOTES, HINT), *(("", PROSE) for _ in range(ROWS_OF_NOTES))):
            self.table.note(text, style)
            cell: Any = self.sheet.cell(self.table.row, 1)
            if style == PROSE:
                cell.protection, cell.fill = _open, _input
