"""Word documents as people make them, read."""

import pytest
from word import blocks, box, document, packed, paragraph, parts_of, run, table, texts

import disclosure_model as dm
from disclosure_model.formats import docx
from disclosure_model.formats.docx.numbers import numeral
from disclosure_model.paper.blocks import Heading, Paragraph, Table, Title

DELETED = '<w:del w:id="1">' + run("删").replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") + "</w:del>"


def test_titles_and_headings_by_style_and_outline() -> None:
    """The style or the outline level says what is a title or heading; deeper levels than six are six."""
    body = (
        paragraph("某局报告", '<w:pStyle w:val="Title"/>')
        + paragraph("一、甲", '<w:pStyle w:val="Heading1"/>')
        + paragraph("（一）乙", '<w:outlineLvl w:val="1"/>')
        + paragraph("丙", '<w:outlineLvl w:val="8"/>')
        + paragraph("丁", '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>')
    )

    assert [
        Title("某局报告"),
        Heading(text="一、甲", level=1),
        Heading(text="（一）乙", level=2),
        Heading(text="丙", level=6),
        Paragraph(text="丁"),
    ] == blocks(body)


def test_styles_say_it_through_what_they_are_based_on() -> None:
    """A style of an office's own is a heading by its outline, its name or its base; circles end."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="{2}"/>{3}</w:style>'
    own = (
        style.format("1", "heading 2", "", "")
        + style.format("2", "本局标题", "1", "")
        + style.format("3", "二级", "4", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style.format("4", "圈", "5", "")
        + style.format("5", "圈圈", "4", "")
        + style.format("6", "标题", "", "")
        + '<w:style w:type="character" w:styleId="7"><w:name w:val="heading 1"/></w:style>'
    )
    body = "".join(paragraph("甲", f'<w:pStyle w:val="{name}"/>') for name in "1234567")

    kinds = [(type(block).__name__, getattr(block, "level", None)) for block in blocks(body, styles=own)]

    assert [("Heading", 2), ("Heading", 2), ("Heading", 1), ("Paragraph", None)] == kinds[:4]
    assert [("Paragraph", None), ("Title", None), ("Paragraph", None)] == kinds[4:]


def test_default_style_counts() -> None:
    """A paragraph that names no style has the default one."""
    own = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="heading 1"/></w:style>'

    assert [Heading(text="甲", level=1)] == blocks(paragraph("甲"), styles=own)


def test_breaks_tabs_and_signs() -> None:
    """Line breaks, tabs and hyphens are characters; a page break parts lines only between words; blanks stay."""
    inner = (
        '<w:r><w:br w:type="page"/><w:t>甲</w:t><w:br/><w:t xml:space="preserve"> 乙\u00a0</w:t><w:tab/><w:t>丙</w:t>'
        '<w:noBreakHyphen/><w:t>丁</w:t><w:cr/><w:softHyphen/><w:t>戊</w:t><w:br w:type="column"/><w:t>己</w:t></w:r>'
    )

    assert ["甲\n 乙\u00a0\t丙-丁\n戊\n己"] == texts(paragraph(inner))


def test_symbols() -> None:
    """A symbol is the character of its number; a number of none is U+FFFD."""
    signs = "".join(f'<w:sym w:font="Wingdings" w:char="{char}"/>' for char in ("2713", "F0FE", "D800", "?", "DFFFF"))

    assert ["\u2713\uf0fe\ufffd\ufffd\ufffd"] == texts(paragraph(f"<w:r>{signs}</w:r>"))


def test_title_over_two_lines_is_one() -> None:
    """The lines of a title are joined, words of Latin letters with their break."""
    title = "<w:r><w:t>某局</w:t><w:br/><w:t>2021年报告 of</w:t><w:br/><w:t>2021</w:t></w:r>"

    assert [Title("某局2021年报告 of\n2021")] == blocks(paragraph(title, '<w:pStyle w:val="Title"/>'))


def test_tracked_changes() -> None:
    """Insertions are read, deletions are not; a deleted end of a paragraph joins it to the next; so in tables."""
    marked = '<w:rPr><w:del w:id="3"/></w:rPr>'
    body = (
        paragraph(f'<w:ins w:id="2">{run("加")}</w:ins>{DELETED}<w:moveFrom w:id="4">{run("移")}</w:moveFrom>')
        + paragraph("前半", marked)
        + paragraph("后半")
        + table(box("甲") + box("1"), box("乙") + box("2")).replace(
            "<w:tr>", '<w:tr><w:trPr><w:del w:id="5"/></w:trPr>', 1
        )
        + paragraph(f'<w:moveTo w:id="6">{run("到")}</w:moveTo>', marked)
    )

    assert ["加", "前半后半", "乙|2", "到"] == texts(body)


def test_hidden_text_and_prompts_are_not_printed() -> None:
    """Hidden text, prompts of content controls and readings over characters are left out; controls' content is not."""
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + paragraph("单击此处") + "</w:sdtContent></w:sdt>"
    )
    held = "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("填了") + "</w:sdtContent></w:sdt>"
    ruby = f"<w:r><w:ruby><w:rt>{run('bào')}</w:rt><w:rubyBase>{run('报')}</w:rubyBase></w:ruby></w:r>"
    body = (
        paragraph(run("藏", "<w:vanish/>") + run("露", '<w:vanish w:val="0"/>'))
        + prompt
        + held
        + paragraph(ruby)
        + paragraph("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + table(box(prompt.replace("<w:sdt>", "<w:p></w:p><w:sdt>", 1)) + box("3"))
    )

    assert ["露", "填了", "报", "x", "|3"] == texts(body)


def test_a_part_that_is_something_else() -> None:
    """A part of the wrong kind is no part."""
    parts = parts_of(document(paragraph("甲"), footnotes=""))
    parts["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(b"w:footnotes", b"w:rt")

    assert 1 == len(docx.read(packed(parts)))


def test_contents_repeat_the_headings() -> None:
    """A table of contents is left out, in its content control or by its styles."""
    toc = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>"
    )
    cover = control.replace("Table of Contents", "Cover Pages").replace("目录", "封面")

    body = control + cover + paragraph("一、甲 1", '<w:pStyle w:val="T"/>') + paragraph("甲")

    assert ["封面", "甲"] == texts(body, styles=toc)


def test_fields_give_their_results() -> None:
    """Of a field its result is read, not its instruction, also of one inside another; what never ends does no harm."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = f"{char('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{char('separate')}{run('7')}{char('end')}"
    body = (
        paragraph(f"{char('begin')}{inner}{char('separate')}{run('甲')}{char('end')}{run('。')}")
        + paragraph(f'<w:fldSimple w:instr="DATE">{run("1月")}</w:fldSimple>')
        + paragraph(char("separate") + char("end") + char("odd") + run("乙") + char("begin") + run("丢"))
        + paragraph(char("begin") + char("separate") + run("跨"))
        + paragraph(run("段") + char("end"))
    )

    assert ["甲。", "1月", "乙", "跨", "段"] == texts(body)


def test_text_boxes_follow_their_paragraph() -> None:
    """A text box is read behind the paragraph it hangs on, once, whether it is written once or twice."""
    inner = f"<w:txbxContent>{paragraph('框一')}{table(box('框二') + box('1'))}</w:txbxContent>"
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:pict><v:textbox>{inner}</v:textbox></w:pict>"

    body = paragraph(f"<w:r>{twice}</w:r>{run('锚')}") + paragraph(f"<w:r>{old}</w:r>")

    assert ["锚", "框一", "框二|1", "框一", "框二|1"] == texts(body)


def test_notes_follow_their_block() -> None:
    """Footnotes and endnotes are read once, behind the paragraph or table that refers to them."""
    note = '<w:footnote w:id="1">' + paragraph("注：脚注") + "</w:footnote>"
    end = '<w:endnote w:id="1">' + paragraph("尾注") + "</w:endnote>"
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = (
        paragraph(run("甲") + mark + '<w:r><w:footnoteReference w:id="9"/></w:r>')
        + table(box("<w:p>" + run("1") + '<w:r><w:endnoteReference w:id="1"/></w:r>' + "</w:p>") + box("2"))
        + paragraph(run("乙") + mark)
    )

    assert ["甲", "注：脚注", "1|2", "尾注", "乙"] == texts(body, footnotes=note, endnotes=end)


def test_merged_boxes_once() -> None:
    """A merged box stands once with its extent, whichever way it is merged; rows may begin further in."""
    body = table(
        box("角", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + box("头"),
        box("", '<w:gridSpan w:val="2"/><w:vMerge/>') + box("自"),
        box("组", '<w:vMerge w:val="restart"/>') + box("a") + box("1"),
        box("", '<w:vMerge w:val="continue"/>') + box("b", '<w:hMerge w:val="restart"/>') + box("", "<w:hMerge/>"),
        box("孤", "<w:vMerge/>") + box("宽", '<w:gridSpan w:val="99999"/>') + box("窄", '<w:gridSpan w:val="x"/>'),
        properties='<w:tblCaption w:val="表三"/>',
    ).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    (held,) = blocks(body)
    assert isinstance(held, Table)

    assert held.name == "表三"
    assert [[(b.text, b.across, b.down, b.head) for b in row] for row in held.rows] == [
        [("角", 2, 2, True), ("头", 1, 1, True)],
        [("自", 1, 1, False)],
        [("组", 1, 3, False), ("a", 1, 1, False), ("1", 1, 1, False)],
        [("b", 2, 1, False)],
        [("宽", 63, 1, False), ("窄", 1, 1, False)],
    ]


def test_box_below_another_width_is_its_own() -> None:
    """A box that says it goes on, below a box of another extent or column, is a box of its own."""
    body = table(
        box("甲", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),
        box("乙", "<w:vMerge/>") + box("丙", "<w:vMerge/>"),
    ).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>', 1)

    assert ["甲/乙|丙"] == texts(body)


def test_rows_and_boxes_in_wrappers() -> None:
    """Rows and boxes in content controls and tracked insertions belong to their table."""
    row = f"<w:tr>{box('甲')}<w:sdt><w:sdtPr/><w:sdtContent>{box('2')}</w:sdtContent></w:sdt></w:tr>"
    body = f"<w:tbl><w:customXml>{row}</w:customXml></w:tbl>"

    assert ["甲|2"] == texts(body)


def test_table_that_arranges_is_taken_apart() -> None:
    """A table that holds tables, or one box around paragraphs, is no table but what stands in it."""
    inner = table(box("行政许可") + box("3"))
    body = table(
        box(paragraph("一、甲")) + box("<w:p><w:r><w:t>乙</w:t></w:r></w:p>" + inner), box("丙") + box("")
    ) + table(box(paragraph("框内一") + paragraph("框内二")))

    assert ["一、甲", "乙", "行政许可|3", "丙", "框内一", "框内二"] == texts(body)


def test_single_box_is_a_table() -> None:
    """A table of one box with one paragraph stays a table; a box's paragraphs are lines."""
    assert ["框"] == texts(table(box("框")))
    assert isinstance(blocks(table(box("框")))[0], Table)
    assert ["商业\n企业|科研"] == texts(table(box(paragraph("商业") + paragraph("") + paragraph("企业")) + box("科研")))


def level(place: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/>'
        "</w:lvl>"
    )


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "chineseCountingThousand", "（%2）")
    + level(2, "decimal", "%3.", "")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + level(4, "bullet", "\uf0d8")
    + level(5, "bullet", "—")
    + level(6, "none", "", "")
    + level(12, "decimal", "%1", "")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    + level(0, "upperRoman", "%1")
    + "</w:lvlOverride></w:num>"
    '<w:num w:numId="5"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="8"/></w:num>'
    '<w:abstractNum w:abstractNumId="8">'
    + level(2, "decimal", "%3")
    + level(3, "decimal", "%4", '<w:lvlRestart w:val="0"/>')
    + "</w:abstractNum>"
)


def listed(text: str, number: int, place: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed() -> None:
    """Numbers that Word counts stand before their text; deeper ones begin anew, lists that share levels go on."""
    body = (
        listed("总体情况", 1)
        + listed("甲", 1, 1)
        + listed("乙", 1, 1)
        + listed("丙", 1, 2)
        + listed("主动公开", 1)
        + listed("丁", 1, 1)
        + listed("戊", 1, 3)
        + listed("己", 1, 4)
        + listed("庚", 1, 5)
        + listed("辛", 1, 6)
        + listed("壬", 2)
        + listed("癸", 2)
        + listed("子", 4)
        + listed("", 1)
        + listed("丑", 0)
        + listed("寅", 1, 8)
        + listed("卯", 5)
        + listed("辰", 6, 2)
        + listed("巳", 6, 3)
        + listed("午", 6, 2)
        + listed("未", 6, 3)
    )

    assert [
        "一、总体情况", "（一）甲", "（二）乙", "1. 丙", "二、主动公开", "（一）丁", "2.1 戊", "• 己", "— 庚", "辛",
        "五、壬", "六、癸", "VII 子", "八、", "丑", "寅", "卯", "1 辰", "1 巳", "2 午", "2 未",
    ] == texts(body, numbering=LISTS)  # fmt: skip  # what is printed, a line a row


def test_numbers_of_styles() -> None:
    """A style numbers its paragraphs, by its own level; so does a list that is a style's."""
    own = (
        '<w:style w:type="paragraph" w:styleId="S"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = (
        paragraph("甲", '<w:pStyle w:val="S"/>')
        + paragraph("乙", '<w:pStyle w:val="S"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + listed("丙", 3)
        + table(listed("丁", 3).join(("<w:tc>", "</w:tc>")) + box("1"))
    )

    assert ["（一）甲", "乙", "二、丙", "三、丁|1"] == texts(body, styles=own, numbering=LISTS)


@pytest.mark.parametrize(
    ("number", "form", "told"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCounting", "十一"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (110, "chineseCounting", "一百一十"),
        (1001, "chineseCounting", "一千零一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalZero", "03"),
        (20, "decimalEnclosedCircleChinese", "⑳"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (0, "chineseCounting", "0"),
        (10_000, "chineseCounting", "10000"),
        (3, "ganada", "3"),
        (3, "none", ""),
    ],
)
def test_numerals(number: int, form: str, told: str) -> None:
    """Numbers in the numerals of offices; in digits where we know none."""
    assert told == numeral(number, form)


def test_places() -> None:
    """Paragraphs and tables are counted each for themselves; a table's rows have their places."""
    held = docx.read(document(paragraph("甲") + table(box("a"), box("b")) + paragraph("") + paragraph("乙")))

    assert [(each.place.line, each.place.table) for each in held] == [(1, None), (None, 1), (2, None)]
    assert [(row.table, row.row) for row in held[1].rows] == [(1, 1), (1, 2)]


def test_strict_documents() -> None:
    """A document of the strict kind, which Word writes on demand, is read like any other."""
    strict = document(paragraph("甲"))
    parts = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts_of(strict).items()
    }

    assert ["甲"] == [placed.block.text for placed in docx.read(packed(parts)) if isinstance(placed.block, Paragraph)]


def test_embedded_files_are_refused() -> None:
    """A body that is another file embedded is refused with what to do, not read as empty."""
    with pytest.raises(dm.ReadError, match=r"另存为 \.docx"):
        docx.read(document('<w:altChunk r:id="rId9"/>'))


def test_deep_nesting_is_refused() -> None:
    """What is nested deeper than any document is refused, not followed."""
    with pytest.raises(dm.ReadError, match="不是完整的 XML"):
        docx.read(document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300))

    assert 1 == len(docx.read(document("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80)))
