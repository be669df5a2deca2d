"""Reports put into an office's own Word document."""

import io
from pathlib import Path

import docx as peer
import pytest
from lxml import etree
from word import document, packed, paragraph, parts_of

import disclosure_model as dm
from disclosure_model.editions.from_page import read_page
from disclosure_model.editions.to_page import write_page
from disclosure_model.formats import docx
from disclosure_model.formats.docx.markup import W
from disclosure_model.paper.blocks import Page, Paragraph, Title


def saved(held: "peer.document.Document") -> bytes:
    """A document of python-docx as bytes."""
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


@pytest.fixture
def office() -> bytes:
    """A letterhead: a red head, a footer, narrow paper, and headings of the office's own colour."""
    held = peer.Document()
    held.add_paragraph("某市某局文件")
    held.sections[0].footer.paragraphs[0].text = "某局页脚"
    held.sections[0].page_width = peer.shared.Mm(180)
    held.styles["Heading 1"].font.name = "楷体"
    held.core_properties.title = "公文模板"
    return saved(held)


def test_letterhead_styles_and_paper_are_the_offices(office: bytes, report: dm.Report, tmp_path: Path) -> None:
    """What stands in the template comes first; its styles, footer and paper are kept; the title is the report's."""
    (tmp_path / "office.docx").write_bytes(office)
    data = docx.render(write_page(report), template=tmp_path / "office.docx")
    held = peer.Document(io.BytesIO(data))

    assert data == docx.render(write_page(report), template=office)
    assert "某市某局文件" == held.paragraphs[0].text
    assert "某局页脚" == held.sections[0].footer.paragraphs[0].text
    assert "楷体" == held.styles["Heading 1"].font.name
    assert "天津市人民政府外事办公室2020年政府信息公开工作年度报告" == held.core_properties.title
    named = [each.style.name for each in held.paragraphs if each.style is not None]
    assert {"Heading 1", "Body Text"} <= set(named)
    width = 180 / 25.4 * 1440 - 2 * 1800
    table = etree.fromstring(parts_of(data)["word/document.xml"]).find(f".//{W}tbl/{W}tblPr/{W}tblW")
    assert table is not None
    assert abs(int(table.get(f"{W}w", "")) - width) < 2


def test_a_report_in_a_letterhead_reads_back(office: bytes, report: dm.Report) -> None:
    """The figures and the prose of a report in a letterhead are the report's."""
    again = read_page(docx.read(docx.render(write_page(report), template=office))).report

    assert report.cells() == again.cells()
    assert report.sections == again.sections


def test_an_empty_template_gives_only_its_looks() -> None:
    """Empty paragraphs of a template are dropped; styles it lacks are ours, without clashing with its own."""
    own = (
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="别的"/></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="正文"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="Body Text"/></w:style>'
    )
    template = document(
        paragraph("") + '<w:sectPr><w:pgSz w:w="2000"/><w:pgMar w:left="1500" w:right="900"/></w:sectPr>', styles=own
    )

    data = docx.render(Page("某局", (Title("某局报告"), Paragraph(text="甲"))), template=template)

    assert [Title("某局报告"), Paragraph(text="甲")] == [placed.block for placed in docx.read(data)]
    body = etree.fromstring(parts_of(data)["word/document.xml"])
    assert ["Title_", "b"] == [each.get(f"{W}val") for each in body.iter(f"{W}pStyle")]
    added = etree.fromstring(parts_of(data)["word/styles.xml"]).find(f"{W}style[@{W}styleId='Title_']")
    assert added is not None
    assert ["a", "b"] == [added.find(f"{W}{name}").get(f"{W}val") for name in ("basedOn", "next")]  # type: ignore[union-attr]  # None fails the test


def test_templates_that_say_little() -> None:
    """Without section, default style, title or properties, ours stand in."""
    parts = parts_of(document(paragraph("红头") + '<w:p><w:bookmarkStart w:id="7" w:name="x"/></w:p>', styles=""))
    rels = parts["_rels/.rels"]
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"<dc:title></dc:title>", b"")
    titled = docx.render(Page("某局", (Paragraph(text="甲"),)), template=packed(parts))
    parts["_rels/.rels"] = rels.replace(b"metadata/core-properties", b"metadata/other")
    bare = docx.render(Page("某局", (Paragraph(text="甲"),)), template=packed(parts))

    assert b">\xe6\x9f\x90\xe5\xb1\x80</" in parts_of(titled)["docProps/core.xml"]
    assert b"\xe6\x9f\x90" not in parts_of(bare)["docProps/core.xml"]
    assert ["红头", "甲"] == [each.block.text for each in docx.read(bare) if isinstance(each.block, Paragraph)]


def test_word_templates_become_documents(office: bytes) -> None:
    """A .dotx gives a document, not another template."""
    parts = parts_of(office)
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")

    made = parts_of(docx.render(Page("x", ()), template=packed(parts)))

    assert b"template.main" not in made["[Content_Types].xml"]
    assert b"document.main" in made["[Content_Types].xml"]


def test_templates_that_cannot_be_used(office: bytes, tmp_path: Path) -> None:
    """A missing file, one of another kind, without styles or body, with macros, or strict, is refused with why."""
    whole = parts_of(office)

    def refused(template: bytes | Path | str) -> str:
        with pytest.raises(dm.WriteError) as told:
            docx.render(Page("x", ()), template=template)
        return str(told.value)

    def changed(name: str, old: bytes, new: bytes) -> bytes:
        return packed(whole | {name: whole[name].replace(old, new)})

    assert "不能打开" in refused(tmp_path / "none.docx")
    assert "不能打开" in refused(str(tmp_path))
    assert "可能已损坏" in refused(b"text")
    assert "没有正文或样式" in refused(changed("_rels/.rels", b'/officeDocument"', b'/x"'))
    assert "没有正文或样式" in refused(changed("word/_rels/document.xml.rels", b'/styles"', b'/x"'))
    assert "带宏" in refused(changed("[Content_Types].xml", b"<Types", b"<!-- macroEnabled --><Types"))
    assert "严格格式" in refused(
        changed("word/document.xml", W[1:-1].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    )
    assert "没有 Word 正文" in refused(packed(whole | {"word/document.xml": b"<a/>"}))
