"""What a place in a sentence is said of."""

import pytest
from spoken import report, told

from disclosure_model.prose.topics import Period, Topics, is_former, subject_of

PERIODS = {
    "收到申请": Period.NOW,
    "2023年，全市收到申请": Period.NOW,
    "2022年，全市收到申请": Period.LAST,
    "2022年，全市收到申请8件，办结": Period.LAST,
    "2021年收到申请": Period.OTHER,
    "2022年收到申请8件，办结": Period.LAST,
    "2022年工作要点要求，收到申请": Period.NOW,
    "2019年至2022年，收到申请": Period.OTHER,
    "2019—2022年收到申请": Period.OTHER,
    "2024年，拟制定": Period.OTHER,
    "2021年、2022年和2023年，分别收到申请": Period.OTHER,
    "2021、2022和2023年分别收到申请": Period.OTHER,
    "2021年、2022年，收到申请8件；2023年，收到申请": Period.NOW,
    "近三年，收到申请": Period.OTHER,
    "近三年来，收到申请8件，2023年，收到申请": Period.NOW,
    "2020年以来，收到申请": Period.OTHER,
    "2020年以来收到申请": Period.OTHER,
    "2023年以来收到申请": Period.NOW,
    "2022年结转申请": Period.NOW,
    "结转至2024年": Period.NOW,
    "上年收到申请": Period.LAST,
    "去年，全市收到申请": Period.LAST,
    "上年结转": Period.NOW,
    "较上年增加": Period.NOW,
    "与去年相比收到申请": Period.NOW,
    "历年收到申请": Period.OTHER,
    "近五年来累计收到申请": Period.OTHER,
    "今年以来收到申请": Period.NOW,
    "施行以来累计收到申请": Period.OTHER,
    "全年累计收到申请": Period.NOW,
    "落实《2022年工作要点》，收到申请": Period.NOW,
}


@pytest.mark.parametrize("text", PERIODS)
def test_periods(text: str) -> None:
    """The time of a figure is told by years and words before it."""
    assert PERIODS[text] is Topics(text, 2023, "某市", None).period(len(text))
    assert is_former(text, 2023) is (PERIODS[text] is not Period.NOW)


SUBJECTS = {
    "收到申请": "applications",
    "行政复议申请": "reconsideration",
    "行政复议，行政诉讼": "litigation",
    "未经复议直接起诉": "direct",
    "复议后起诉": "after",
    "受理热线工单，申请": "foreign",
    "受理热线工单，政府信息公开申请": "applications",
    "劳动仲裁申请": "foreign",
    "收到申请123456件，": "applications",
    "12345受理": "foreign",
    "申请人": None,
    "规章制度": None,
    "规章": "rules",
}


@pytest.mark.parametrize("text", SUBJECTS)
def test_subjects(text: str) -> None:
    """What was spoken of last, foreign things apart."""
    assert subject_of(text) == SUBJECTS[text]


def test_plans() -> None:
    """Plans end with their clause, but for what is resolved."""
    topics = Topics("按培训计划安排，收到申请", 2023, "某市", None)
    resolved = Topics("下一步，收到申请", 2023, "某市", None)

    assert topics.is_planned(7)
    assert not topics.is_planned(12)
    assert resolved.is_planned(8)


def test_scopes() -> None:
    """A part of what the organ reports on, unless that is the organ or the words are taken back."""
    narrow = "市科技局收到申请"

    assert Topics(narrow, 2023, "某市人民政府", None).is_narrow(len(narrow))
    assert not Topics(narrow, 2023, "某市科技局收到申请的市科技局", None).is_narrow(len(narrow))
    assert not Topics("市本级及全市收到申请", 2023, "某市", None).is_narrow(10)


def test_lists_with_each() -> None:
    """分别 gives each figure of a list its own noun; a list of another length gives none."""
    cells = {"disputes__reconsideration__total": 3, "disputes__litigation__direct__total": 2}

    assert ["C01 3件 matches", "C02 2件 matches"] == told(report("行政复议、行政诉讼分别为3件、2件。", **cells))
    assert ["C02 2件 matches"] == told(report("行政诉讼分别有2件。", **cells))
    assert [] == told(report("分别为2件。", **cells))
    assert ["B01 5件 matches", "B21 80% matches", "B21 20% matches"] == told(
        report(
            "收到申请5件，自然人、法人或其他组织分别占80%、20%。",
            applications__received__total=5,
            applications__received__natural_persons=4,
            applications__received__enterprises=1,
        )
    )
    assert ["B01 5件 matches"] == told(report("收到申请5件，分别占80%、20%。", applications__received__total=5))


def test_parts_of_the_organ_say_nothing() -> None:
    """That a part of the organ has none is no contradiction."""
    assert ["Z01 未收到政府信息公开申请 subset"] == told(
        report("市本级未收到政府信息公开申请。", applications__received__total=2)
    )
