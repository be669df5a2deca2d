"""What hands and tools do to a page before it is printed. Each change is a function of a page and of chance."""

import random
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from disclosure_model.editions.report import TITLES
from disclosure_model.grammar.gaps import Gap
from disclosure_model.paper.blocks import Box, Heading, Page, Paragraph, Table

Change = Callable[[Page, random.Random], Page]

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
HALF = str.maketrans("（）：，", "():,")


# The tools: one box, one table, one page


def boxes(change: Callable[[Box, random.Random], Box]) -> Change:
    """A change of every box of every table."""

    def changed(page: Page, rng: random.Random) -> Page:
        return attrs.evolve(page, blocks=tuple(_boxes(block, change, rng) for block in page.blocks))

    return changed


def _boxes(block: Any, change: Callable[[Box, random.Random], Box], rng: random.Random) -> Any:
    if not isinstance(block, Table):
        return block
    return attrs.evolve(block, rows=tuple(tuple(change(box, rng) for box in row) for row in block.rows))


def figures(change: Callable[[str, Box, random.Random], str]) -> Change:
    """A change of every figure's text."""
    return boxes(lambda box, rng: box if box.cell is None else attrs.evolve(box, text=change(box.text, box, rng)))


def labels(change: Callable[[str], str]) -> Change:
    """A change of every head's and label's text."""
    return boxes(lambda box, _: box if box.cell is not None else attrs.evolve(box, text=change(box.text)))


def table(slot: str, change: Callable[[Table, random.Random], Iterable[Any]]) -> Change:
    """A change of one table into blocks."""

    def changed(page: Page, rng: random.Random) -> Page:
        made: list[Any] = []
        for block in page.blocks:
            own = isinstance(block, Table) and block.name == TITLES[slot]
            made += change(block, rng) if own else [block]
        return attrs.evolve(page, blocks=tuple(made))

    return changed


def replaced(*pairs: tuple[str, str]) -> Change:
    """Wordings of heads and labels in other words."""

    def change(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return labels(change)


def sections(change: Callable[[list[Any]], list[Any]]) -> Change:
    """A change of the page's blocks."""
    return lambda page, _: attrs.evolve(page, blocks=tuple(change(list(page.blocks))))


# Figures


def _whole(box: Box) -> bool:
    return isinstance(box.value, int)


def _thousands(text: str, box: Box, _: random.Random) -> str:
    return f"{box.value:,}" if _whole(box) and box.value > 999 else text


def _spaced(text: str, _: Box, rng: random.Random) -> str:
    return rng.choice(["", " ", "  ", "\u3000", "\xa0"]) + text + rng.choice(["", " ", "\u3000"])


def _remarked(text: str, box: Box, rng: random.Random) -> str:
    mark = rng.choice(["（其中修订 6 件）", "(含追加)", "（含自然失效9件）"])
    return text + mark if _whole(box) and box.value and rng.random() < 0.1 else text


def _signed(text: str, box: Box, rng: random.Random) -> str:
    if box.cell is None or box.cell.kind.name != "change" or not _whole(box):
        return text
    size = abs(box.value)
    if not box.value:
        return "0"
    return rng.choice(
        [f"增{size}", f"增加{size}", f"+{size}"] if box.value > 0 else [f"减{size}", f"减少{size}", f"-{size}"]
    )


def _marked(text: str, box: Box, rng: random.Random) -> str:
    return rng.choice(["/", "—", "——", "-", "无", "－"]) if box.value is Gap.NOT_APPLICABLE else text


full_width = figures(lambda text, *_: text.translate(WIDE))
thousands = figures(_thousands)
spaced = figures(_spaced)
remarks = figures(_remarked)
signs = figures(_signed)
marks = figures(_marked)
pieces = figures(lambda text, box, _: f"{text}件" if _whole(box) else text)
decimals = figures(lambda text, box, _: f"{text}.0" if _whole(box) and box.value else text)


# Labels


half_width = labels(lambda text: text.translate(HALF))
commas = replaced(*((f"{number}.", f"{number}、") for number in range(1, 9)))
spaces = replaced(*((f"{number}.", f"{number}. ") for number in range(1, 9)))
misprint = replaced(("其他法律行政法规禁止公开", "其他法律行政止公开"), ("不补正、行政机关", "不补正，行政机关"))
short_names = replaced(("行政规范性文件", "规范性文件"), ("现行有效件数", "现行有效件"))
shortened = replaced(
    ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正"),
    ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2.逾期不缴费"),
)
straight = replaced(("“", '"'), ("”", '"'), ("（六）其他处理", "（六）其他"))
cut_heads = replaced(("本年新制作数量", "本年新"), ("本年新公开数量", "本年新"), ("本年处理决定数量", "本年处理决定"))
instructions = replaced(
    ("规章", "规章（设区的市、自治州人民政府应提供相关数据）"), ("上一年项目数量", "上一年项目数量（指上一年事项数）")
)
torn_words = labels(lambda text: f"{text[:2]} {text[2:4]}\xa0{text[4:]}" if len(text) > 4 else text)
broken_heads = replaced(("商业企业", "商业\n企业"), ("科研机构", "科研\n机构"), ("本年新制作数量", "本年新\n制作数量"))
upright = replaced(("三、本年度办理结果", "三\n、\n本\n年\n度\n办\n理\n结\n果"))
letter_spaced = replaced(
    ("第一项加第二项之和，等于", "第一项加第二项之和,等于"), ("（七）总计", "（七） 总 计"), ("总计", "总 计")
)


# Tables


def _uncovered(held: Table, _: random.Random) -> Iterable[Table]:
    """No merged boxes: every covered place is an empty box."""
    yield attrs.evolve(held, rows=tuple(tuple(row) for row in grid_of(held)))


def grid_of(held: Table) -> list[list[Box]]:
    """The table as a grid; covered places are empty boxes."""
    taken: dict[tuple[int, int], Box] = {}
    width = 0
    for at, row in enumerate(held.rows):
        column = 0
        for box in row:
            while (at, column) in taken:
                column += 1
            for down in range(box.down):
                for across in range(box.across):
                    first = not down and not across
                    taken[at + down, column + across] = (
                        attrs.evolve(box, across=1, down=1) if first else Box(text="", head=True)
                    )
            column += box.across
            width = max(width, column)
    empty = Box(text="")
    return [[taken.get((at, column), empty) for column in range(width)] for at in range(len(held.rows))]


def _panels(held: Table, _: random.Random) -> Iterable[Table]:
    """A table for each panel."""
    rows: list[tuple[Box, ...]] = []
    for row in held.rows:
        if len(row) == 1 and rows:
            yield attrs.evolve(held, rows=tuple(rows))
            rows = []
        rows.append(row)
    yield attrs.evolve(held, rows=tuple(rows))


def _heads(held: Table) -> int:
    """How many rows of heads a table begins with."""
    return next(number for number, row in enumerate(held.rows) if any(box.cell is not None for box in row))


def _tear(held: Table, rng: random.Random, *, heads: bool, label: bool) -> Iterable[Table]:
    """Cut in two at a row, as by the end of a page; the heads and the group's label may be printed again."""
    first = _heads(held)
    at = rng.randrange(first + 4, len(held.rows) - 2)
    rows = _clipped(held.rows, at)
    again = rows[:first] if heads else ()
    below = list(rows[at:])
    if label and len(below[0]) == 8:
        below[0] = (Box(text="三、本年度办理结果", head=True), *below[0])
    yield attrs.evolve(held, rows=tuple(rows[:at]))
    yield attrs.evolve(held, rows=(*again, *below))


def _clipped(rows: tuple[tuple[Box, ...], ...], at: int) -> list[tuple[Box, ...]]:
    """The rows with no box reaching over the cut."""
    return [
        tuple(attrs.evolve(box, down=min(box.down, at - number)) if number < at else box for box in row)
        for number, row in enumerate(rows)
    ]


def _torn_label(held: Table, _: random.Random) -> Iterable[Table]:
    """Cut inside （四）无法提供, whose label is cut, too."""
    at = next(number for number, row in enumerate(held.rows) if any(box.text == "（四）无法提供" for box in row)) + 1
    rows = _clipped(held.rows, at)
    above = [
        tuple(attrs.evolve(box, text="（四）无") if "（四）" in box.text else box for box in row) for row in rows[:at]
    ]
    yield attrs.evolve(held, rows=tuple(above))
    yield attrs.evolve(held, rows=((Box(text="法提供", head=True), *rows[at]), *rows[at + 1 :]))


def _unlabelled(held: Table, rng: random.Random) -> Iterable[Table]:
    """Some rows have lost their labels."""
    first = _heads(held)
    lost = set(rng.sample(range(first + 1, len(held.rows) - 1), 4))
    yield attrs.evolve(
        held,
        rows=tuple(
            tuple(box for box in row if not (number in lost and box.cell is None))
            for number, row in enumerate(held.rows)
        ),
    )


def _short_row(held: Table, rng: random.Random) -> Iterable[Table]:
    """The last box of a row was lost."""
    at = rng.randrange(_heads(held), len(held.rows))
    yield attrs.evolve(held, rows=tuple(row[:-1] if number == at else row for number, row in enumerate(held.rows)))


def _row_lost(held: Table, rng: random.Random) -> Iterable[Table]:
    """A row is missing, and its group is lower by one."""
    rows = [row for row in held.rows if len(row) > 1]
    candidates = [
        number for number, row in enumerate(held.rows) if row in rows and all(b.down == 1 for b in row) and row[-1].cell
    ]
    at = rng.choice(candidates)
    yield attrs.evolve(held, rows=held.rows[:at] + held.rows[at + 1 :])


def _torn_row(held: Table, rng: random.Random) -> Iterable[Table]:
    """A row is torn over two: its last figures stand in a row of their own."""
    at = rng.randrange(_heads(held), len(held.rows))
    row, cut = held.rows[at], rng.randrange(2, 5)
    yield attrs.evolve(held, rows=(*held.rows[:at], row[:-cut], row[-cut:], *held.rows[at + 1 :]))


def _row_twice(held: Table, rng: random.Random) -> Iterable[Table]:
    """A row is printed twice, at the foot of a page and at the head of the next."""
    at = rng.randrange(_heads(held) + 3, len(held.rows))
    rows = _clipped(held.rows, at)
    again = tuple(box for box in rows[at] if box.cell is not None or box is rows[at][-8])
    yield attrs.evolve(held, rows=tuple(rows[: at + 1]))
    yield attrs.evolve(held, rows=(again, *rows[at + 1 :]))


def _split_figure(held: Table, rng: random.Random) -> Iterable[Table]:
    """In some rows a figure of two digits or more is split over two boxes: the row has a box too many."""
    yield attrs.evolve(held, rows=tuple(_split(row) if rng.random() < 0.5 else row for row in held.rows))


def _split(row: tuple[Box, ...]) -> tuple[Box, ...]:
    long = next((box for box in row if box.cell is not None and len(box.text) > 1 and box.text.isdecimal()), None)
    if long is None:
        return row
    halves = attrs.evolve(long, text=long.text[:1]), attrs.evolve(long, text=long.text[1:])
    return tuple(each for box in row for each in (halves if box is long else (box,)))


def _group_in_one(held: Table, _: random.Random) -> Iterable[Table]:
    """（三）不予公开 without the labels below it: one label, then the figures of all its rows."""
    at = next(number for number, row in enumerate(held.rows) if any(box.text == "（三）不予公开" for box in row))
    row = held.rows[at]
    down = next(box.down for box in row if box.text == "（三）不予公开")
    group = held.rows[at : at + down]
    whole = tuple(box for box in row if box.cell is None and "1." not in box.text)
    inner = tuple(box for each in group for box in each if box.cell is not None)
    yield attrs.evolve(held, rows=(*held.rows[:at], (*whole, *inner), *held.rows[at + down :]))


def _vanished(held: Table, _: random.Random) -> Iterable[Table]:
    """Blank boxes vanish: a row has fewer boxes than columns."""
    first = _heads(held)
    yield attrs.evolve(
        held,
        rows=tuple(
            row if number < first else tuple(box for box in row if box.text or box.cell is None)
            for number, row in enumerate(held.rows)
        ),
    )


def _extra_row(held: Table, _: random.Random) -> Iterable[Table]:
    """A row that the form does not have."""
    at = next(number for number, row in enumerate(held.rows) if "规范性文件" in row[0].text) + 1
    extra = tuple(attrs.evolve(box, text="7", cell=None) for box in held.rows[at - 1][1:])
    yield attrs.evolve(held, rows=(*held.rows[:at], (Box(text="其他主动公开文件", head=True), *extra), *held.rows[at:]))


def _thirds(held: Table, _: random.Random) -> Iterable[Table]:
    """Table four as three tables of five."""
    *_, line = held.rows
    heads = tuple(Box(text=text, head=True) for text in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    for number, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
        yield attrs.evolve(
            held, rows=((Box(text=name, across=5, head=True),), heads, line[5 * number : 5 * number + 5])
        )


def _invented(held: Table, _: random.Random) -> Iterable[Table]:
    """A language model put a row of invented heads on top."""
    width = sum(box.across for box in held.rows[0])
    yield attrs.evolve(held, rows=(tuple(Box(text=f"数据{n}", head=True) for n in range(1, width + 1)), *held.rows))


uncovered = [table(slot, _uncovered) for slot in TITLES]
panels = table("proactive", _panels)
torn = table("applications", lambda held, rng: _tear(held, rng, heads=False, label=False))
torn_heads = table("applications", lambda held, rng: _tear(held, rng, heads=True, label=False))
torn_labels = table("applications", lambda held, rng: _tear(held, rng, heads=True, label=True))
torn_label = table("applications", _torn_label)
unlabelled = table("applications", _unlabelled)
short_row = table("applications", _short_row)
row_lost = table("applications", _row_lost)
torn_row = table("applications", _torn_row)
row_twice = table("applications", _row_twice)
split_figure = table("applications", _split_figure)
group_in_one = table("applications", _group_in_one)
vanished = table("applications", _vanished)
vanished_four = table("disputes", _vanished)
extra_row = table("proactive", _extra_row)
thirds = table("disputes", _thirds)
invented = table("applications", _invented)


# Pages


def _numerals(blocks: list[Any]) -> list[Any]:
    """Two numbering systems: the narrative is headed 一 to 六, then the statutory sections begin again at 一."""
    made = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and "主动公开政府信息情况" in block.text:
            for numeral, words in zip(
                "二三四五六", ("主动公开工作", "依申请公开", "信息管理", "平台建设", "监督保障"), strict=True
            ):
                made += [Heading(text=f"{numeral}、{words}", level=1), Paragraph(text="全年公开政府信息 393 件。")]
        if isinstance(block, Heading) and block.level == 1 and "总体情况" not in block.text:
            block = Heading(text="一二三四五"["二三四五六".index(block.text[0])] + block.text[1:], level=1)
        made.append(block)
    return made


def _glued(blocks: list[Any]) -> list[Any]:
    """A section's heading and its first paragraph are one."""
    made: list[Any] = []
    for block in blocks:
        if isinstance(block, Paragraph) and made and isinstance(made[-1], Heading) and made[-1].level == 1:
            made[-1] = Paragraph(text=made[-1].text + block.text)
        else:
            made.append(block)
    return made


def _captions(blocks: list[Any]) -> list[Any]:
    """A tool puts a heading with the table's number over each table."""
    names = {name: f"表{numeral}：{name.split()[1]}" for numeral, name in zip("二三四", TITLES.values(), strict=True)}
    return [
        each
        for block in blocks
        for each in ((Heading(text=names[block.name], level=2), block) if isinstance(block, Table) else (block,))
    ]


def _chrome(blocks: list[Any]) -> list[Any]:
    """What stands around a report on a site: navigation, metadata, attachments, a footer."""
    meta = [
        ("名称", "政府信息公开工作年度报告", "索引号", "0000-2024-00001"),
        ("分类", "年报", "发布日期", "2024-01-20"),
    ]
    before = [
        Paragraph(text="首页 > 政务公开 > 政府信息公开年报"),
        Table(tuple(tuple(Box(text=text) for text in row) for row in meta)),
        Paragraph(text="字号：【大 中 小】 浏览次数：128"),
    ]
    after = [Paragraph(text="附件下载：年度报告.pdf"), Paragraph(text="主办单位：某市某局 网站标识码：0000000001")]
    return [*before, *blocks, *after]


two_numberings = sections(_numerals)
glued = sections(_glued)
captions = sections(_captions)
chrome = sections(_chrome)
untitled = sections(lambda blocks: blocks[1:])
footnote = sections(
    lambda blocks: [
        each
        for block in blocks
        for each in (
            (block, Paragraph(text="注：行政复议、行政诉讼数量含上年度结转数量。"))
            if isinstance(block, Table) and block.name == TITLES["disputes"]
            else (block,)
        )
    ]
)
