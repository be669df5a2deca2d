"""What a report says of the information-processing fee (信息处理费), held against its tariff and table two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import attrs

from ..editions.report import Report
from ..findings import Passage
from ..grammar.cells import Money
from ..grammar.rules import Breach, demand
from ..wording import Message, message
from .approximations import Exact
from .clauses import passages, shown, within
from .fees import IN_FORCE, TARIFFS, possible
from .numbers import Figure, FigureKind, figures
from .quantities import Number, Quantities
from .sections import LABELS
from .topics import NARROW, REACH, is_former

FEE: Final = "信息(?:公开)?处理费"

HEAD: Final = re.compile(
    rf"{FEE}(?:[^。；元]{{0,30}}(?:收取|收缴|实收))?"
    r"(?:费用|用|收入|总?金?额|[总合共累]?计|人民币|\d{1,6}\s?[件笔次人个]|[共为是达:：,，、\s]){0,8}$"
)
"""Words before the amount of the fee: 信息处理费3笔，共计300元; 信息处理费管理办法，全年共收取300元."""

TAIL: Final = re.compile(rf"的?(?:政府信息公开)?{FEE}")
"""Words behind it: 300元信息处理费."""

NOT_CHARGED: Final = re.compile("减免|免收|免除|免交|退还|退回|应收|应缴|应交|通知")
"""Words with which an amount is not what was collected."""

A_PIECE: Final = re.compile(r"\s?[/／每]")
"""What stands behind a rate: 10元/页."""

NOTHING: Final = re.compile(
    rf"(?:未|没有|无|不曾)(?:有)?(?:发生|产生|收取|收)(?:任何)?(?:政府|依申请)?(?:信息公开)?(?:的)?(?:{FEE}|收费|费用)"
    rf"|未因(?:政府)?信息公开(?:工作)?收取"
)
"""Words that say that nothing was collected."""

OTHERS: Final = re.compile("(?:其他|其它|其余|除)[^。]{0,40}$")
"""Words before these with which they speak only of the rest."""

AMOUNT: Final = "proactive.fees.amount"


@attrs.frozen
class Charge:
    """An amount of which a sentence says that it was collected.

    Attributes:
        passage: where it stands.
        printed: as printed.
        figure: the amount in 元.
        narrow: whether the sentence speaks of a part of what the organ reports on.
    """

    passage: Passage
    printed: str
    figure: Figure
    narrow: bool

    @property
    def exact(self) -> Exact | None:
        """The amount, where it is neither rounded nor approximate."""
        return self.figure.low if self.figure.low == self.figure.high else None


@demand(
    "text.fee",
    "信息处理费的数额不合收费办法，或与行政事业性收费、与“未收取”相混",
    cite="《政府信息公开信息处理费管理办法》",
    at="sections.other_matters",
    good={"sections.other_matters": "全年收取信息处理费300元。", AMOUNT: Money("132.5", "万元")},
    bad={"sections.other_matters": "全年收取信息处理费305元。"},
)
def fee_is_told_apart(report: Report) -> Iterator[Breach]:
    """Every amount can come from the tariff, is not that of table two, and is not denied elsewhere."""
    charges = list(_charges(report))
    of_table_two = _of_table_two(report) if charges else None
    for charge in charges:
        if report.year >= IN_FORCE.year and not _is_possible(charge):
            unit = min(tariff.unit for tariff in TARIFFS)
            yield _breach(charge, message("不是收费办法能得出的数，应是 {unit} 元的倍数", unit=unit))
        if of_table_two and _is_same(charge, *of_table_two):
            confused = message("与表二的行政事业性收费 {amount} 是同一个数，疑为混淆", amount=of_table_two[0])
            yield _breach(charge, confused, AMOUNT)
    wide = next((each for each in charges if each.figure.low > 0 and not each.narrow), None)
    if wide and (denial := next(_denials(report), None)):
        yield _breach(wide, message("与“{other}”矛盾", other=shown(denial.sentence)))


def _breach(charge: Charge, wrong: Message, *cells: str) -> Breach:
    said = message(
        "“{sentence}”：“{printed}”{wrong}", sentence=shown(charge.passage.sentence), printed=charge.printed, wrong=wrong
    )
    return Breach(said=said, at=f"sections.{charge.passage.section}", cells=cells, passage=charge.passage)


def _charges(report: Report) -> Iterator[Charge]:
    """The amounts of the year's fee, in order."""
    for passage in _speaking(report):
        text = passage.sentence
        for figure in figures(text) if re.search(FEE, text) else ():
            head, tail = text[max(0, figure.start - REACH) : figure.start], text[figure.end : figure.end + REACH]
            if figure.kind is FigureKind.MONEY and _is_charged(head, tail, report.year):
                place = within(passage, figure.start, figure.end)
                yield Charge(place, text[figure.start : figure.end], figure, NARROW.search(head) is not None)


def _is_charged(head: str, tail: str, year: int) -> bool:
    if A_PIECE.match(tail) or NOT_CHARGED.search(head) or is_former(head, year):
        return False
    return HEAD.search(head) is not None or TAIL.match(tail) is not None


def _denials(report: Report) -> Iterator[Passage]:
    """The sentences that say that the year's fee is nothing."""
    for passage in _speaking(report):
        found = NOTHING.search(passage.sentence)
        head = passage.sentence[: found.start()] if found else ""
        if found and not (NARROW.search(head) or OTHERS.search(head) or is_former(head, report.year)):
            yield passage


def _speaking(report: Report) -> Iterator[Passage]:
    """The sentences that can be of the fee: all of section six, and those of others that name it."""
    naming = {name for name in LABELS if "处理费" in getattr(report.sections, name).text}
    for each in passages(report, naming | {"other_matters"} if naming else ()):
        if each.section == "other_matters" or "处理费" in each.sentence:
            yield each


def _is_possible(charge: Charge) -> bool:
    amount = charge.exact
    return amount is None or (amount.denominator == 1 and bool(possible(int(amount))))


def _of_table_two(report: Report) -> tuple[Money, Number] | None:
    """The amount of table two as printed, and in 元; ``None`` for nothing, a gap, or a unit that is not known."""
    cell = report.cells().get(AMOUNT)
    value = Quantities(report).value(AMOUNT)
    return (cell, value.low) if isinstance(cell, Money) and value and value.known and value.low else None


def _is_same(charge: Charge, amount: Money, yuan: Number) -> bool:
    """Whether it is that amount, or the same number whatever the unit."""
    return charge.exact == Fraction(amount.decimal) or charge.figure.low <= yuan <= charge.figure.high
