"""Parts of a printed whole: what they add up to, and the share of each."""

import pytest
from spoken import report, told

import disclosure_model as dm

SAID = {
    "收到申请9件，其中网络4件、信函5件。": ["B24 4件、信函5件 matches"],
    "收到申请9件，其中网络4件、信函3件。": [],
    "收到申请9件，其中网络4件、信函6件。": ["B24 4件、信函6件 contradicts"],
    "收到申请9件。从渠道看，网络4件，信函3件。": ["B24 4件，信函3件 contradicts"],
    "收到申请9件，分别为网络4件；信函5件。": ["B24 4件；信函5件 matches"],
    "收到申请9件，其中网络4件。": [],
    "收到申请9件，网络4件，占44.4%；信函5件，占50%。": [
        "B24 44.4% matches",
        "B24 4件，占44.4%；信函5件 matches",
        "B24 50% contradicts",
    ],
    "收到申请9件，网络4件，用户占44.4%。": [],
    "收到申请0件，网络0件，占10%。": [],
    "收到申请9件，网络4件，同比增长5%，信函5件。": ["B24 4件，同比增长5%，信函5件 matches"],
    "收到申请9件，网络4件，市直部门5件，乡镇4件。": ["B26 5件，乡镇4件 matches"],
    "网络4件、信函5件。": [],
    "主动公开政府信息9条，其中网站公开4条、微信公开6条。": [],
    "主动公开政府信息9条，网站公开4条，占44.4%。": ["A03 44.4% matches"],
    "编发简报9期，其中市级4期、县级6期。": ["A14 4期、县级6期 contradicts"],
    "编发简报9期，其中市级4次、县级6次。": [],
    "收到申请9件，分别为网络4件、信函3件等。": [],
    "收到申请9件。登记规范。从渠道看，网络4件、信函3件。": [],
    "收到申请9件。微信发布40件、网站发布60件。": [],
    "收到申请9件，按内容分，征地类5件、规划类6件。": [],
    "收到申请约9件，其中网络4件、信函5件。": ["B24 4件、信函5件 matches"],
}


@pytest.mark.parametrize("text", SAID)
def test_sums(text: str) -> None:
    """Parts are added up where they are right, too much, or said to be all; the share of each is of the whole."""
    made = report(text, applications__received__total=9 if "申请9" in text else 0)

    assert SAID[text] == [each for each in told(made) if each[:3] in {"A02", "A03", "A14", "B24", "B26"}]


def test_lists_end_with_their_block() -> None:
    """Parts do not make up what stands in another paragraph, nor go on there."""
    texts = ("收到申请9件，其中网络4件", "信函5件。", "收到申请9件。", "网络4件、信函5件。")
    blocks = tuple(dm.Paragraph(text=text) for text in texts)
    made = report("无", applications__received__total=9)

    assert ["B01", "B01"] == [
        each[:3] for each in told(made.replace(sections=dm.Sections(overview=dm.Section(blocks=blocks))))
    ]


def test_findings() -> None:
    """A sum is told with what it adds up to, and a share with the quotient."""
    made = report("收到申请9件，从渠道看，网络4件、信函3件，占50%。", applications__received__total=9)
    parts, share = dm.check(made, select=["prose"])

    assert (parts.left, parts.right, parts.cells) == (7, 9, ())
    assert "“4件、信函3件”相加是 7，而文中的总数是 9" in parts.message("zh-Hans")
    assert "文中两数之比是 33.3333" in share.message("zh-Hans")


def test_a_number_stated_twice() -> None:
    """What no table has is held against itself: another number of the same is told."""
    twice = "全年主动公开政府信息31264条。本年度共主动公开政府信息{}条。"

    assert ["A01 31624条 contradicts"] == told(report(twice.format(31624)))
    assert ["A01 31264条 matches"] == told(report(twice.format(31264)))
    assert [] == told(report("全年主动公开政府信息31264条。市本级主动公开政府信息1条。"))
    assert [] == told(report("截至6月，主动公开政府信息3条。全年主动公开政府信息9条。"))
    assert [] == told(report("全年主动公开政府信息3条。2022年主动公开政府信息2条。"), report("无", 2022))
    (found,) = dm.check(report(twice.format(31624)), select=["prose"])
    assert "文中同一个数是 31,264" in found.message("zh-Hans")
