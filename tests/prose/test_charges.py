"""What a report says of the information-processing fee."""

import pytest

import disclosure_model as dm


def found(*texts: str, amount: dm.Money | dm.Gap = dm.Gap.BLANK, year: int = 2023) -> list[dm.Finding]:
    """What is found in section six, table two having this amount."""
    section = dm.Section(blocks=tuple(dm.Paragraph(text=text) for text in texts))
    held = dm.Report.from_cells(
        {"proactive.fees.amount": amount},
        missing=dm.Gap.BLANK,
        agency=dm.Agency(name="某局"),
        year=year,
        editions={"proactive": "2021"},
        sections=dm.Sections(other_matters=section),
    )
    return list(dm.check(held, select=["text.fee"]))


class TestTariff:
    """Amounts that the tariff cannot give."""

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("本年度收取信息处理费305元。", "305元"),
            ("收取政府信息公开信息处理费共计35.5元。", "35.5元"),
            ("对3件申请收取信息处理费3笔，共计1,234元，其中甲局1件34元。", "1,234元"),
            ("全年收取99元信息处理费。", "99元"),
            ("信息公开处理费合计5元。", "5元"),
            ("严格执行信息处理费管理办法，全年共收取费用15元。", "15元"),
        ],
    )
    def test_impossible(self, text: str, printed: str) -> None:
        """What is no multiple of ten is found at its place."""
        (finding,) = found(text)
        place = finding.passage

        assert place
        assert printed == text[place.start : place.end]
        assert f"“{printed}”不是收费办法能得出的数，应是 10 元的倍数" in finding.message()
        assert ("sections.other_matters", dm.Severity.WARNING) == (finding.at, finding.severity)

    @pytest.mark.parametrize(
        "text",
        [
            "收取信息处理费300元。",
            "收取信息处理费0元。",
            "收取信息处理费约305元。",
            "收取信息处理费0.0305万元。",
            "收费405元。",
            "信息处理费按每页10元计，工本费25元。",
            "上年收取信息处理费305元。",
            "减免信息处理费305元。",
            "信息处理费5元/页。",
            "信息处理费收费标准305元。",
            "行政事业性收费305元，另有信息处理费100元。",
            "信息处理费管理办法施行，培训305人。",
            "信息处理费100元，另外发放补贴305元。",
        ],
    )
    def test_others(self, text: str) -> None:
        """Multiples of ten, what is rounded, of another year, not collected, a rate, or another fee."""
        assert [] == found(text)

    def test_before_the_tariff(self) -> None:
        """The tariff says nothing of 2020."""
        assert [] == found("收取信息处理费305元。", year=2020)


class TestTableTwo:
    """The fees of table two."""

    @pytest.mark.parametrize(
        ("text", "amount"),
        [
            ("收取信息处理费1200元。", dm.Money("0.12", "万元")),
            ("收取信息处理费1200元。", dm.Money("0.12")),
            ("收取信息处理费0.12万元。", dm.Money("0.12", "万元")),
            ("收取信息处理费1200元。", dm.Money("1200", "万元")),
            ("收取信息处理费1200元。", dm.Money("1200.00")),
        ],
    )
    def test_same(self, text: str, amount: dm.Money) -> None:
        """The same amount, or the same number in another unit, is a confusion of two fees."""
        (finding,) = found(text, amount=amount)

        assert ("proactive.fees.amount",) == finding.cells
        assert f"与表二的行政事业性收费 {amount} 是同一个数" in finding.message()

    @pytest.mark.parametrize("amount", [dm.Money("132.5"), dm.Money("0"), dm.Money("1300", "元"), *dm.Gap])
    def test_different(self, amount: dm.Money | dm.Gap) -> None:
        """Other amounts, nothing, and gaps are none."""
        assert [] == found("收取信息处理费1200元。", amount=amount)
        assert [] == found("收取信息处理费0元。", amount=amount)

    def test_no_table(self) -> None:
        """Without table two there is nothing to confuse it with."""
        held = dm.Report(
            agency=dm.Agency(name="某局"),
            year=2023,
            sections=dm.Sections(overview=dm.Section(blocks=(dm.Paragraph(text="收取信息处理费1200元。"),))),
        )

        assert () == dm.check(held, select=["text.fee"])


def test_elsewhere() -> None:
    """An amount in another section is found there; only sentences that name the fee are read."""
    texts = ("培训3次。", "收取信息处理费305元。", "全年收取检测费用7元。")
    overview = dm.Section(blocks=tuple(dm.Paragraph(text=text) for text in texts))
    held = dm.Report(agency=dm.Agency(name="某局"), year=2023, sections=dm.Sections(overview=overview))

    assert ["sections.overview"] == [each.at for each in dm.check(held, select=["text.fee"])]


class TestDenial:
    """An amount, and a sentence that there was none."""

    @pytest.mark.parametrize(
        "denial",
        [
            "本年度未收取信息处理费。",
            "全年没有收取任何费用。",
            "未发生政府信息公开收费。",
            "未因信息公开收取任何费用。",
        ],
    )
    def test_contradiction(self, denial: str) -> None:
        """The amount is found, with the sentence that denies it, whichever stands first."""
        amount = "对2件申请收取信息处理费200元。"

        for texts in ((amount, denial), (denial, amount), (amount + denial,)):
            (finding,) = found(*texts)
            assert f"“200元”与“{denial}”矛盾" in finding.message()

    @pytest.mark.parametrize(
        "texts",
        [
            ("收取信息处理费0元。", "未收取信息处理费。"),
            ("收取信息处理费200元。", "上年未收取信息处理费。"),
            ("收取信息处理费200元。", "市本级未收取信息处理费。"),
            ("街道收取信息处理费200元。", "本机关未收取信息处理费。"),
            ("除甲局收取信息处理费200元外，未收取信息处理费。",),
            ("应收信息处理费200元。", "未收取信息处理费。"),
            ("收取信息处理费200元。", "未发生乱收费。"),
            ("收取信息处理费200元。",),
            ("未收取信息处理费。",),
        ],
    )
    def test_none(self, texts: tuple[str, ...]) -> None:
        """Nothing and nothing agree; another year, a part, the rest, or what is only owed are no contradiction."""
        assert [] == found(*texts)
