"""Figures in Chinese prose: what is one, what it can mean, and what is none."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_model.prose import notation, units
from disclosure_model.prose.approximations import AFTER, BEFORE
from disclosure_model.prose.numbers import FigureKind, figures, years
from disclosure_model.prose.numerals import numeral

EXACT = {
    "12件": (12, "件"),
    "１２件": (12, "件"),
    "1,234件": (1234, "件"),
    "1，234件": (1234, "件"),
    "3 1 1 9 件": (3119, "件"),
    "十二件": (12, "件"),
    "两件": (2, "件"),
    "一百零三件": (103, "件"),
    "二〇件": None,
    "12件（次）": (12, "件次"),
    "共12。": (12, ""),
    "0元": (0, "元"),
    "007件": None,
    "第3件": None,
    "1" * 41 + "件": None,
    f"{2**54}件": (2**54, "件"),
    "总数13件": (13, "件"),
    "总数十三件": (13, "件"),
    "数十件": None,
}


@pytest.mark.parametrize(("text", "expected"), EXACT.items())
def test_exact(text: str, expected: tuple[int, str] | None) -> None:
    """A number in any spelling is its value with its unit; what is no proper spelling is no figure."""
    found = [(each.low, each.unit) for each in figures(f"共收到{text}") if each.low == each.high]

    assert found == ([] if expected is None else [expected])


MEANT = {
    "约100件": (95, 105),
    "近100件": (91, 100),
    "3万件": (25000, 39999),
    "132.5万元": (Fraction(1324500), Fraction("1325999.99")),
    "100余件": (100, 200),
    "超过100件": (101, None),
    "33.9%": (Fraction("33.85"), Fraction("33.9999999999")),
    "百分之百": (Fraction("99.5"), None),
    "三成": (Fraction(25), None),
    "14万余条": (140000, 150000),
    "14.5万条": (144500, 145999),
    "-3.5%": (None, Fraction("-3.45")),
    "0.5个百分点": (Fraction("0.45"), None),
    "3—5件": (3, 5),
}


@pytest.mark.parametrize(("text", "expected"), MEANT.items())
def test_intervals(text: str, expected: tuple[Fraction | None, Fraction | None]) -> None:
    """Words of approximation, rounding and ranges make intervals."""
    (found,) = figures(f"为{text}，")

    assert expected[0] in (None, found.low)
    assert expected[1] in (None, found.high)
    assert found.low < found.high


NONE = [
    "国办公开办函〔2021〕30号",
    "第三十三条、第三十四条",
    "《2023年10件惠企实事》",
    "2023年1月1日至12月31日",
    "12345热线",
    "025-87654321",
    "一是加强学习，二是统一平台",
    "三审三校",
    "（一）主动公开",
    "统一件数",
    "3楼会议室",
    "数十件",
    "。1、加强学习",
]


@pytest.mark.parametrize("text", NONE)
def test_no_figure(text: str) -> None:
    """Titles, numbers of documents and articles, dates, telephones and ordinals count nothing."""
    assert figures(text) == ()


def test_years() -> None:
    """Years are found in digits and characters, and shared ones too."""
    assert [2023, 2022] == [each.year for each in years("2023年，二〇二二年")]
    assert [2021, 2023] == [each.year for each in years("2021—2023年")]


@given(st.integers(0, 10**12), st.sampled_from(["件", "条", "份", ""]))
def test_digits_read_back(number: int, unit: str) -> None:
    """A count in plain digits, with or without separators, is read as itself, where its span says."""
    for shown in (str(number), f"{number:,}"):
        text = f"申请{shown}{unit or '件'}。"
        (found,) = figures(text)

        assert (found.low, found.high) == (number, number)
        assert text[slice(*found.number)] == shown


@given(st.text(alphabet="0123456789一二三百千万余约近%％件条元年，。（）《》第 .", max_size=40))
def test_spans_never_overlap(text: str) -> None:
    """Figures stand in order, each with its number inside it, and none overlaps another."""
    end = 0
    for each in figures(text):
        assert end <= each.start <= each.number[0] < each.number[1] <= each.end <= len(text)
        assert each.low <= each.high
        end = each.end


@pytest.mark.parametrize("text", ["1", "一", "（", "《", "“", "1 ", "第一、", "1件", "万"])
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A million characters take no more than a hundred thousand do, ten times over, and then some."""
    spent = []
    for size in (20_000, 200_000):
        begin = time.process_time()
        figures(text * (size // len(text)))
        spent.append(time.process_time() - begin)

    assert spent[1] < 40 * max(spent[0], 0.01)


def test_words_of_approximation_are_all_read() -> None:
    """Each word before or behind a number makes it inexact, but those that are known to say exactly."""
    for word in BEFORE:
        assert figures(f"，{word}100件")
    for word in AFTER:
        assert figures(f"，100{word}件") or figures(f"，100件{word}")


def test_numerals() -> None:
    """Chinese numerals of proper spelling are read, others are not."""
    assert (20, 101, 10_000, 110, 23) == tuple(map(numeral, ("二十", "一百零一", "一万", "一百一十", "二十三")))
    assert {None} == set(map(numeral, ("十十", "百", "一二三四五六七八九十", "", "一" * 31)))


def test_units_and_notation_are_data() -> None:
    """Every example of what is no figure is blanked, and every unit is of one kind."""
    for example, _ in notation.NO_FIGURES:
        assert figures(example) == ()
    assert units.pattern()
    assert {FigureKind.COUNT, FigureKind.PERCENT} <= set(FigureKind)
