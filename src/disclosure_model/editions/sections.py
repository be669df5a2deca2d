"""The six sections of a report, and their prose."""

from __future__ import annotations

from ..grammar.forms import Form, form
from ..grammar.parts import fact
from ..paper.blocks import Block, Heading, Paragraph


@form
class Section(Form):
    """One section's prose.

    Attributes:
        title: as printed, without numeral, where it differs from the standard title.
        blocks: headings, paragraphs and plain tables, in order.
    """

    title: str | None = fact("节标题", default=None)
    blocks: tuple[Block, ...] = fact("正文", default=())

    @property
    def text(self) -> str:
        """The prose as plain text, a line for each block."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Heading | Paragraph))


@form
class Sections(Form):
    """The six sections. The one that holds a table has the table's name."""

    overview: Section = fact("总体情况", default=Section())
    proactive: Section = fact("主动公开政府信息情况", default=Section(), also=("主动公开政府信息的情况",))
    applications: Section = fact(
        "收到和处理政府信息公开申请情况",
        default=Section(),
        also=("行政机关收到和处理政府信息公开申请情况",),
    )
    disputes: Section = fact(
        "政府信息公开行政复议、行政诉讼情况",
        default=Section(),
        also=(
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "因政府信息公开工作被申请行政复议提起行政诉讼情况",
            "政府信息公开行政法复议、行政诉讼情况",
        ),
    )
    problems: Section = fact(
        "存在的主要问题及改进情况",
        default=Section(),
        also=(
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进情况",
            "存在的问题和改进情况",
            "存在的主要问题及整改措施",
        ),
        patterns=(r"(?:存在的?)?(?:主要|突出)?(?:问题|不足)(?:和不足|与不足)?",),
    )
    other_matters: Section = fact("其他需要报告的事项", default=Section())
