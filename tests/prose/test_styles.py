"""An office's own templates: what they may say, and what is refused."""

from pathlib import Path

import pytest

import disclosure_model as dm
from disclosure_model.prose.styles import Style, style_of


@pytest.fixture
def report() -> dm.Report:
    """Three applications of enterprises, all denied, and 12.5 万元 of charges."""
    rows = ("received", "dispositions.denied.state_secrets", "dispositions.total")
    cells: dict[str, object] = {f"applications.{row}.{each}": 3 for row in rows for each in ("enterprises", "total")}
    cells["proactive.fees.amount"] = dm.Money("12.5")
    return dm.Report.from_cells(cells, year=2023, missing=0, agency=dm.Agency(name="某市某局"))


@pytest.fixture
def said(tmp_path: Path, report: dm.Report) -> object:
    """What a template of a file of its own says."""

    def said(text: str, place: str = "applications") -> str:
        file = tmp_path / "own.toml"
        file.write_text(f"[[sentence]]\nname = 'own'\nplace = '{place}'\ntext = '''\n{text}\n'''", encoding="utf-8")
        return dm.compose(report, style=file).text

    return said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ agency }}{{ year }}年{{ scope }}{{ applications.received }}件", "某市某局2023年本机关3件"),
        ("{{ applications.received.enterprises }}", "3"),
        ("{{ applications.received.organizations }}", "3"),
        ("{{ applications.dispositions.denied.enterprises }}", "3"),
        ("{{ applications.received + applications.brought_forward - applications.carried_forward }}", "3"),
        ("{{ applications.received - (applications.received - applications.brought_forward) }}", "0"),
        ("{{ applications.received | share(applications.dispositions.total) }}%", "100%"),
        ("{{ proactive.fees.amount }}元", "125000元"),
        ("{{ proactive.fees.amount | in_wan }}万元", "12.5万元"),
        ("{{ '多' if applications.received >= 3 and applications.received <= 3 else '少' }}", "多"),
        ("{{ '有' if applications.received is there }}{{ '没有' if proactive.rules.made is not there }}", "有没有"),
        ("{{ '未知' if applications.received | last_year is not known }}", "未知"),
        ("{{ '元' if applications.received | last_year is not there }}", "元"),
        (
            "{% for words, number in applications | rows if number %}{{ words }}{{ number }}，{% endfor %}",
            "本年新收政府信息公开申请数量3，本年度办理结果3，",
        ),
        ("{{ applications.received | rows | length }}{{ applications | last_year | rows | length }}", "00"),
        ("一行  \n  又一行", "一行又一行"),
    ],
)
def test_templates(said, text: str, told: str) -> None:
    """A template speaks of cells, rows, columns, sums and shares by their codes."""
    assert told == said(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ applications.received | share(applications.brought_forward) }}",
        "{{ applications.received | rise }}",
        "{{ applications.received | change }}",
        "{{ proactive.rules.made }}",
        "{{ fee }}",
    ],
)
def test_what_is_not_known_is_not_said(said, text: str) -> None:
    """A share of nothing, a change without last year, another edition's cell, a fee that is not given: no sentence."""
    assert "" == said(text)


@pytest.mark.parametrize(
    ("text", "error", "why"),
    [
        (
            "{{ applications.recieved }}",
            dm.DisclosureError,
            "没有格 applications.recieved。相近的有：applications.received",
        ),
        ("{{ applications['speech'] }}", dm.WriteError, "句子 own 的模板"),
        ("{{ applications.__class__ }}", dm.DisclosureError, "没有格"),
        ("{{ ''.__class__ }}", dm.WriteError, "句子 own 的模板：access to attribute '__class__'"),
        ("{{ nothing }}", dm.WriteError, "'nothing' is undefined"),
        ("{% if %}", dm.WriteError, "句子 own 的模板"),
        ("{% include '/etc/passwd' %}", dm.WriteError, "句子 own 的模板"),
        ("{{ applications.received + 1 }}", dm.WriteError, "只有同一份报告的格可以加减"),
        (
            "{{ applications.received - (applications.received | last_year) }}",
            dm.WriteError,
            "只有同一份报告的格可以加减",
        ),
        ("{{ applications.received }}{{ range(10**9) }}", dm.WriteError, "句子 own 的模板：Range too big"),
    ],
)
def test_refused_templates(said, text: str, error: type[Exception], why: str) -> None:
    """A template that cannot be filled is refused, with its name and the reason; nothing outside can be reached."""
    with pytest.raises(error) as refused:
        said(text)
    assert why in str(refused.value)


def test_own_style(tmp_path: Path, report: dm.Report) -> None:
    """A file that extends a style replaces its sentences by name, drops what is empty, and puts others on top."""
    file = tmp_path / "office.toml"
    file.write_text(
        """extends = "concise"
macros = "{% macro cases(n) %}{{ n }}宗{% endmacro %}"
[[sentence]]
name = "received"
text = "今年收到申请{{ cases(applications.received) }}。"
[[sentence]]
name = "handled"
text = ""
[[sentence]]
name = "thanks"
place = "other_matters"
text = "感谢关心。"
""",
        encoding="utf-8",
    )

    assert [
        "今年收到申请3宗。全部申请均已办结，无结转下年度办理的申请。",
        "2023年，未发生因政府信息公开引起的行政复议、行政诉讼。",
        "2023年，本机关未制发行政规范性文件。",
        "感谢关心。",
    ] == dm.compose(report, style=file).text.splitlines()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[sentence]]\nname = 'a'\ntext = 'b'\nplace = 'here'", "没有位置 here。已有：preamble, overview.proactive"),
        ("[[sentence]]\nname = 'a'\ntext = 'b'", "没有位置"),
        ("[[sentence]]\nname = 'a'", "required field missing"),
        ("[[sentence]]\nname = 'a'\ntext = 'b'\nplce = 'proactive'", "extra fields found (plce)"),
        ("= 1", "不是句子模板文件"),
    ],
)
def test_refused_files(tmp_path: Path, text: str, why: str) -> None:
    """A file that is no style is refused, with its path and what is wrong."""
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(dm.ReadError) as refused:
        style_of(file)
    assert str(file) in str(refused.value)
    assert why in str(refused.value)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is refused with its path."""
    with pytest.raises(dm.ReadError, match=r"none\.toml"):
        style_of(tmp_path / "none.toml")


def test_unknown_base(tmp_path: Path) -> None:
    """A file extends only what comes with the package."""
    file = tmp_path / "own.toml"
    file.write_text("extends = 'own'", encoding="utf-8")

    with pytest.raises(dm.DisclosureError, match="没有文风 own"):
        style_of(file)


def test_style_itself() -> None:
    """A style stands for itself."""
    style = Style()

    assert style is style_of(style)
