"""What sentences say of a figure before: shares, growth, last year's figure."""

from typing import ClassVar

import pytest
from spoken import report, told

import disclosure_model as dm

NOW = {
    "applications__received__total": 10,
    "applications__received__natural_persons": 6,
    "applications__dispositions__granted__total": 4,
    "applications__dispositions__partially_granted__total": 1,
    "applications__dispositions__not_processed__petitions__total": 2,
    "applications__dispositions__not_processed__repeated__total": 2,
    "applications__dispositions__total__total": 10,
    "disputes__reconsideration__corrected": 1,
    "disputes__reconsideration__pending": 2,
    "disputes__reconsideration__total": 4,
    "disputes__litigation__direct__upheld": 3,
    "disputes__litigation__direct__total": 4,
}
THEN = {
    "applications__received__total": 8,
    "applications__dispositions__granted__total": 2,
    "applications__dispositions__partially_granted__total": 1,
    "applications__dispositions__total__total": 8,
    "disputes__reconsideration__total": 4,
}


def last_year(**cells: object) -> dm.Report:
    """The report before."""
    return report("无", 2022, **(cells or THEN))


class TestShares:
    """Shares of what a sentence names, or of what it spoke of."""

    SAID: ClassVar = {
        "收到申请10件，予以公开4件，占40%。": ["B12 40% matches"],
        "收到申请10件，予以公开4件，占全部申请的40%。": ["B12 40% matches"],
        "收到申请10件，自然人占60%。": ["B21 60% matches"],
        "收到申请10件，重复申请2件，占不予处理总数的50%。": ["B18 50% matches"],
        "收到申请10件，重复申请2件，占不予处理总数的20%。": ["B18 20% contradicts"],
        "收到申请10件，重复申请2件，占全市信访总量的1%。": [],
        "收到申请10件，占全市的5%。": [],
        "收到申请10件，网站用户占60%。": [],
        "行政复议4件，其中被纠正1件，占25%。": ["C03 25% matches"],
        "行政处罚0件，占60%。": [],
        "占60%。": [],
    }

    @pytest.mark.parametrize("text", SAID)
    def test_shares(self, text: str) -> None:
        """A share is of the figure before or of its noun, in what is named; what is no part of anything has none."""
        assert self.SAID[text] == [each for each in told(report(text, **NOW)) if "%" in each]

    NAMED: ClassVar = {
        "依申请公开率50%。": ["B31 50% matches"],
        "依申请公开的予以公开率为40%，部分公开率为10%。": ["B12 40% matches", "B10 10% matches"],
        "依申请公开办结率为90%。": ["B07 90% contradicts"],
        "依申请公开办结率为100%。": [],
        "行政复议纠错率25%。": ["C07 25% matches"],
        "行政复议纠错率50%。": ["C07 50% matches"],
        "行政复议纠错率75%。": ["C07 75% contradicts"],
        "行政诉讼维持率75%。": ["C07 75% matches"],
        "规范性文件公开率75%。": [],
    }

    @pytest.mark.parametrize("text", NAMED)
    def test_shares_with_a_name(self, text: str) -> None:
        """A share with a name needs no figure before it; of all it is told by its words."""
        assert self.NAMED[text] == [each for each in told(report(text, **NOW)) if each.split()[1].endswith("%")]

    def test_from_one_to_another(self) -> None:
        """A share that went from last year's to the year's is judged by both reports."""
        text = "依申请公开率由2022年的37.5%提高到2023年的50%。"

        assert ["B31 37.5% matches", "B30 50% matches"] == told(report(text, **NOW), last_year())
        assert [] == told(report(text, **NOW))
        assert ["B31 20% contradicts"] == told(report("依申请公开率由上年的20%下降。", **NOW), last_year())


class TestGrowth:
    """Comparisons with last year."""

    SAID: ClassVar = {
        "收到申请10件，同比增长25%。": ["B27 25% matches"],
        "收到申请10件，同比下降25%。": ["B27 25% contradicts"],
        "收到申请10件，较上年增加2件，增长25%。": ["B28 2件 matches", "B27 25% matches"],
        "收到申请10件，比2022年多2件。": ["B28 2件 matches"],
        "收到申请10件，比2019年多2件。": [],
        "收到申请10件，同比增长0.25倍。": ["B27 0.25倍 matches"],
        "收到申请10件，是上年的1.25倍。": ["B27 1.25倍 matches"],
        "收到申请10件，是2019年的1.25倍。": [],
        "政府信息公开申请数量同比增长25%。": ["B27 25% matches"],
        "收到申请10件，网站访问量同比增长15%。": [],
        "收到申请10件。网站访问3万次，同比增长15%。": [],
        "同比增长15%。": [],
        "收到申请10件，涉及6大类，同比增长25%。": ["B27 25% matches"],
    }

    @pytest.mark.parametrize("text", SAID)
    def test_growth(self, text: str) -> None:
        """Growth is of the figure before or of its noun, and the year must be the last."""
        found = told(report(text, **NOW), last_year())

        assert self.SAID[text] == [each for each in found if not each.startswith("B01")]

    def test_from_nothing(self) -> None:
        """From nothing to nothing nothing grew; from nothing to something no percentage says how much."""
        nothing = last_year(applications__received__total=0)

        assert "B27 0% matches" in told(report("收到申请0件，同比增长0%。"), nothing)
        assert "B27 5% unverifiable" in told(report("收到申请10件，同比增长5%。", **NOW), nothing)

    def test_part_of_the_organ(self) -> None:
        """What grew in a part of the organ is not known."""
        found = told(report("市本级收到申请9件，同比增长80%，占申请总数的90%。", **NOW), last_year())

        assert ["B01 9件 subset", "B27 80% unverifiable"] == found

    def test_last_years_figure(self) -> None:
        """Last year's figure of the same is judged by last year's report, and leaves what was spoken of."""
        text = "收到申请10件，去年同期为8件，同比增长25%。"

        assert ["B01 10件 matches", "B01 8件 matches", "B27 25% matches"] == told(report(text, **NOW), last_year())
        assert ["B01 10件 matches"] == told(report("收到申请10件，2019年为5件。", **NOW), last_year())
        assert [] == told(report("去年同期为8件。", **NOW), last_year())

    def test_last_years_growth(self) -> None:
        """What grew last year is not known, and a share of last year is judged by last year's report."""
        assert ["B01 8件 matches"] == told(report("2022年收到申请8件，同比增长60%。", **NOW), last_year())
        assert ["B01 8件 matches"] == told(report("上年收到申请8件，与2021年持平。", **NOW), last_year())
        assert ["B01 8件 matches"] == told(report("上年收到申请8件，与2022年持平。", **NOW), last_year())
        assert "B12 25% matches" in told(report("2022年收到申请8件，予以公开2件，占25%。", **NOW), last_year())

    def test_words_between(self) -> None:
        """Words that say something of a figure leave it to be spoken of."""
        text = "收到申请10件，均为自然人申请，全部办结，同比增长25%。"

        assert "B27 25% matches" in told(report(text, **NOW), last_year())

    def test_points(self) -> None:
        """Percentage points are the difference of two shares, with its sign."""
        text = "依申请公开率50%，较上年提高12.5个百分点。"

        assert "B29 12.5个百分点 matches" in told(report(text, **NOW), last_year())
        assert "B29 12.5个百分点 contradicts" in told(report(text.replace("提高", "下降"), **NOW), last_year())
        assert "B29 12.5个百分点 unverifiable" in told(report(text, **NOW))
        assert [] == told(report("满意度98%，较上年提高2个百分点。", **NOW), last_year())

    def test_level(self) -> None:
        """持平 allows half a percent, 基本持平 five; without last year's report nothing is known."""
        assert "B27 与上年持平 matches" in told(report("行政复议4件，与上年持平。", **NOW), last_year())
        assert "B27 与2022年持平 contradicts" in told(report("收到申请10件，与2022年持平。", **NOW), last_year())
        nearly = last_year(applications__received__total=102)
        now = report("收到申请100件，与上年基本持平。", applications__received__total=100)
        assert "B27 与上年基本持平 matches" in told(now, nearly)
        exactly = report("收到申请100件，与上年持平。", applications__received__total=100)
        assert "B27 与上年持平 contradicts" in told(exactly, nearly)
        assert "B27 与上年持平 unverifiable" in told(exactly)

    def test_after_words(self) -> None:
        """Growth may be of what words say that there is none of."""
        text = "未收到政府信息公开申请，较上年减少8件。"

        assert ["Z01 未收到政府信息公开申请 matches", "B28 8件 matches"] == told(report(text), last_year())

    def test_findings(self) -> None:
        """Growth is told as such, and so are percentage points."""
        text = "收到申请10件，同比增长40%。依申请公开率50%，较上年提高3个百分点。"
        growth, points = dm.check(report(text, **NOW), last_year(), select=["prose"])

        assert (growth.right, points.right) == (25, "12.5")
        assert "（applications.received）与上年相比是 25" in growth.message("zh-Hans")
        assert "与上年相差的百分点是 12.5" in points.message("zh-Hans")


def test_what_is_not_certain() -> None:
    """A number that need not be one of the quantities is no contradiction when it is none."""
    text = "全年公开规范性文件{}件。"

    assert ["A06 3件 unverifiable"] == told(report(text.format(3)))
    assert ["A06 0件 matches"] == told(report(text.format(0)))
