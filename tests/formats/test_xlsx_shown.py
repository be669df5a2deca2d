"""Numbers as Excel shows them."""

import pytest

from disclosure_model.formats.xlsx.shown import BUILT_IN, general, shown


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("-0", "0"),
        ("0.30000000000000004", "0.3"),
        ("397.50999999999999", "397.51"),
        ("1E3", "1000"),
        ("1.5E-05", "0.000015"),
        ("9007199254740991", "9007199254740991"),
        ("1e300", "1E+300"),
        ("1.25e-20", "1.25E-20"),
        ("0.0", "0"),
    ],
)
def test_general(raw: str, told: str) -> None:
    """Fifteen digits, no point without need."""
    assert told == general(raw) == shown(raw, "General")


@pytest.mark.parametrize(
    ("raw", "code", "told"),
    [
        ("1234.5", "0", "1235"),
        ("2.675", "0.00", "2.68"),
        ("397.51", '0.000"万元"', "397.510万元"),
        ("397.51", "0.00万元", "397.51万元"),
        ("1234567", "#,##0", "1,234,567"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("12", "000", "012"),
        ("0.5", "0%", "50%"),
        ("0.1234", "0.0%", "12.3%"),
        ("1234567", "0,", "1235"),
        ("1.5", "0.0#", "1.5"),
        ("1.25", "0.0#", "1.25"),
        ("-3", "0", "-3"),
        ("-0.001", "0.00", "0.00"),
        ("-3", "0;(0)", "(3)"),
        ("-3", "+0;-0;0", "-3"),
        ("3", "+0;-0;0", "+3"),
        ("0", "0;-0;;@", "0"),
        ("0", '#,##0;-#,##0;"-"', "0"),
        ("5", "", "5"),
        ("5", '"件"', "5"),
        ("5", 'General"件"', "5件"),
        ("5", "@", "5"),
        ("5", "[Red]0", "5"),
        ("5", "[$¥-804]0.0", "¥5.0"),
        ("5", "[$-804]0", "5"),
        ("5", r"_ * 0\件_ ", "5件"),
        ("5", "0!件", "5件"),
        ("5", '0"a', '5 ⟨0"a⟩'),
        ("5", "[DBNum1]0", "5 ⟨[DBNum1]0⟩"),
        ("5", "[<10]0", "5 ⟨[<10]0⟩"),
        ("12345", "0!.0,", "12345 ⟨0!.0,⟩"),
        ("5", "0.00E+00", "5 ⟨0.00E+00⟩"),
        ("0.5", "# ?/?", "0.5 ⟨# ?/?⟩"),
        ("5", "0" * 3 + "." + "0" * 16, "5 ⟨000.0000000000000000⟩"),
        ("1e25", "0.00", "1E+25"),
        ("1e25", "0%", "1E+27%"),
        ("44197", "yyyy/m/d", "2021/1/1"),
        ("44197", 'yyyy"年"m"月"d"日"', "2021年1月1日"),
        ("44197", '[$-804]yyyy"年"mm"月"dd"日";@', "2021年01月01日"),
        ("44197", "yyyy年m月d日", "2021年1月1日"),
        ("44197", "yy-mm-dd", "21-01-01"),
        ("44197.5", "yyyy/m/d h:mm", "2021/1/1 12:00"),
        ("44197.5006944", "h:mm:ss", "12:01:00"),
        ("0.00069444", "mm:ss", "01:00"),
        ("44197", "d-mmm-yy", "44197 ⟨d-mmm-yy⟩"),
        ("44197", "dddd", "44197 ⟨dddd⟩"),
        ("44197", "yyyy aaaa", "44197 ⟨yyyy aaaa⟩"),
        ("-1", "yyyy/m/d", "-1"),
        ("2958466", "yyyy/m/d", "2958466"),
    ],
)  # fmt: skip  # a table, a kind a line
def test_formats(raw: str, code: str, told: str) -> None:
    """Plain formats are followed; a figure that a format hides is told; what is not followed is said to be so."""
    assert told == shown(raw, code)


@pytest.mark.parametrize("raw", ["", "abc", "1e999", "nan", "inf", "1" * 41, "１", "1 2", "1e-400", "--1"])
def test_no_number(raw: str) -> None:
    """What is no number stands as it is."""
    assert raw == shown(raw, "0.00")


def test_days_from_1904() -> None:
    """A workbook that counts days from 1904 on is followed."""
    assert "2021/1/1" == shown("42735", "yyyy/m/d", since_1904=True)


def test_built_in() -> None:
    """Every format that is built in shows something, and none loses a number."""
    for code in BUILT_IN.values():
        assert shown("44197.25", code)
        assert any(digit in shown("7", code) for digit in "7019")
