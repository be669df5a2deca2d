"""What a hostile plugin may answer: name of the attack → the plugin, and words of the warning that it gets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
from plugged import answering, hooked

import disclosure_model as dm
from disclosure_model.editions.changes import Gathering
from disclosure_model.editions.deadlines import Deadline
from disclosure_model.editions.edition import Topic
from disclosure_model.editions.known import edition
from disclosure_model.editions.tables import AnyExtension
from disclosure_model.formats.doors import Door
from disclosure_model.grammar.forms import Form, form, parts
from disclosure_model.grammar.gaps import Count
from disclosure_model.grammar.parts import count, fact, row
from disclosure_model.grammar.rules import Breach, Counts, Kind, at_most, comparison, demand, identity
from disclosure_model.prose.patterns import Parts, Pattern, Saying
from disclosure_model.wording import message

NAME = "hostile"
CITE: dict[str, Any] = {"cite": "无", "good": {}, "bad": {}}


class Unspeakable:
    """An object that cannot be looked at."""

    def __repr__(self) -> str:
        raise RuntimeError("no name")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"no {name}")


class UnspeakableError(Exception):
    """An exception that cannot be printed."""

    def __str__(self) -> str:
        raise RuntimeError("no word")


def raising(wrong: BaseException) -> Callable[..., Any]:
    """A hook that raises."""

    def hook() -> Any:
        raise wrong

    return hook


NONSENSE = {
    "nothing": None,
    "a number": 5,
    "a text": "abc",
    "numbers": [1, 2],
    "lambdas": [lambda: 1],
    "classes": [int, Form, AnyExtension],
    "nothings": [None],
    "a mapping": {"a": {"b": 5}},
    "mappings": [{"en": 5}, {"en": {1: 2}}, {"fr": {"a": "b"}}, {1: {}}],
    "unspeakable": [Unspeakable()],
    "a bomb": (1 / each for each in (1, 0)),
}


@form
class Number(Counts):
    """One count."""

    total: Count = count("数量")


@form
class Good(AnyExtension):
    """A form with nothing wrong."""

    plugin = NAME
    title = "附表 很好"
    first: Number = row("第一项")
    second: Number = row("第二项")


def changed(**members: Any) -> type[AnyExtension]:
    """The form with other members."""
    return form(type("Changed", (Good,), {"__module__": __name__, "__annotations__": {}, **members}))


def with_row(part: Any, kind: Any = Number, name: str = "third") -> type[AnyExtension]:
    """The form with one row more."""
    return changed(__annotations__={name: kind}, **{name: part})


class Undecorated(AnyExtension):
    """Without @form it has no rows."""

    plugin = NAME
    title = "附表"
    first: Number = row("第一项")


def _rule(mark: Any, code: str, method: Callable[..., Any], **declared: Any) -> Callable[..., Any]:
    method.__module__ = __name__
    return mark(code, "无", **{**CITE, **declared})(method)


def ruled(mark: Any, code: str, method: Callable[..., Any], **declared: Any) -> type[AnyExtension]:
    """The form with one rule."""
    return changed(rule=_rule(mark, code, method, **declared))


CODE = f"extensions.{NAME}.a"


def thief(slot: str) -> type[AnyExtension]:
    """A form with the rows of a statutory table."""
    table = edition("2019").table(slot)
    taken = [part for part in parts(table) if part.name != "notes"]
    rows = {part.name: row(part.spec.label, also=part.spec.also, heading=part.spec.heading) for part in taken}
    declared = {"__annotations__": {part.name: part.type for part in taken}, "sheet": table.sheet, **rows}
    return form(type("Thief", (AnyExtension,), {"__module__": __name__, "plugin": NAME, "title": "附表", **declared}))


FORMS: dict[str, tuple[Any, str]] = {
    "another's name": (changed(plugin="tianjin_fao"), "声明的插件是 tianjin_fao"),
    "no form": (Undecorated, "没有格"),
    "no title": (changed(title=""), "标题和版本须是文本"),
    "a number for a title": (changed(title=5), "不能用"),
    "a number for an edition": (changed(edition=1), "标题和版本须是文本"),
    "no such section": (changed(section="nowhere"), "要放在报告的一节里"),
    "no sheet": (changed(sheet=None), "版面须是"),
    "a row without a name": (with_row(row("。")), "每行每列都要有名称"),
    "a column without a name": (
        with_row(row("第三项"), form(type("C", (Form,), {"__annotations__": {"a": Count}, "a": count(" ")}))),
        "每行每列都要有名称",
    ),
    "notes as a row": (with_row(row("第三项"), name="notes"), "除表注 notes 外"),
    "a fact": (with_row(fact("第三项", default=None), complex), "除表注 notes 外"),
    "the key of editions": (with_row(row("第三项"), name="edition"), "标题和版本须是文本"),
    "a row of nothing": (with_row(row("第三项"), int), "不能用"),
    "an unknown type": (changed(__annotations__={"third": "Nowhere"}, third=row("第三项")), "不能用"),
    "the statute's rule": (ruled(identity, "T3.balance", lambda self: (self.first, self.second)), "须以 extensions."),
    "no code": (ruled(identity, None, lambda self: (self.first, self.second)), "不能用"),
    "a rule that raises": (ruled(identity, CODE, lambda _self: 1 / 0), "ZeroDivisionError"),
    "a rule without sides": (ruled(identity, CODE, lambda _self: True), "须返回左右两边"),
    "a rule that compares": (ruled(at_most, CODE, lambda self: (self.first < self.second, 1)), "不能用"),
    "a kind that no rule has": (ruled(demand, CODE, lambda _self: True, kind=Kind.READING), "要有文字、依据和种类"),
}
"""A form → why it is refused."""


def told(breach: Any) -> Callable[..., Any]:
    """A demand on a report that is broken so."""
    return _rule(demand, CODE, lambda _report: [breach])


RULES: dict[str, tuple[Any, str]] = {
    "the statute's code": (_rule(demand, "text.empty", lambda _report: False), "须以 extensions."),
    "another's code": (_rule(demand, "extensions.tianjin_fao.a", lambda _report: False), "须以 extensions."),
    "no demand": (_rule(identity, CODE, lambda _report: (1, 2)), "须是 demand"),
    "no wording": (demand(CODE, "", cite="无", good={}, bad={})(lambda _report: False), "要有文字"),
    "raises": (_rule(demand, CODE, lambda _report: 1 / 0), f"{CODE} 出错：ZeroDivisionError"),
    "ends the program": (_rule(demand, CODE, raising(SystemExit(3))), f"{CODE} 出错"),
    "asks for last year's": (_rule(comparison, CODE, lambda _report: False), f"{CODE} 出错：TypeError"),
    "a number": (_rule(demand, CODE, lambda _report: 5), f"{CODE} 出错：TypeError"),
    "numbers": (_rule(demand, CODE, lambda _report: [5]), f"{CODE} 出错"),
    "no sentence": (told(Breach(said="文字")), "said 应为 Message"),  # type: ignore[arg-type]  # the attack
    "a sentence without its facts": (told(Breach(said=message("{nothing}"))), f"{CODE} 出错：KeyError"),
    "no passage": (told(Breach(said=message("无"), passage=5)), "passage 应为"),  # type: ignore[arg-type]  # the attack
    "no cells": (told(Breach(said=message("无"), cells=5)), "cells 应为"),  # type: ignore[arg-type]  # the attack
}
"""A demand on a report → what is told of it."""

NEWEST = edition("2021")


def _table(**members: Any) -> Any:
    applications = NEWEST.table("applications")
    made = form(type("Applications", (applications,), {"__module__": __name__, "__annotations__": {}, **members}))
    return attrs.evolve(NEWEST, name="9999", tables=(NEWEST.tables[0], made, NEWEST.tables[2]))


EDITIONS: dict[str, tuple[Any, str]] = {
    "a name that is taken": (attrs.evolve(NEWEST), "已有版本 2021"),
    "a number for a name": (attrs.evolve(NEWEST, name=5), "name 应为"),
    "no year": (attrs.evolve(NEWEST, name="9999", first_year="2021"), "first_year 应为"),
    "no tables": (attrs.evolve(NEWEST, name="9999", tables=()), "要有这些表各一张"),
    "no table": (attrs.evolve(NEWEST, name="9999", tables=(int, int, int)), "tables 应为"),
    "another table of 2021": (_table(), "表 applications 已有 2021 版"),
    "a table that does not add": (
        _table(edition="9999", rule=_rule(identity, CODE, lambda _self: 1 / 0)),
        "ZeroDivisionError",
    ),
    "a topic that is no pattern": (
        attrs.evolve(NEWEST, name="9999", tables=NEWEST.tables, topics=(Topic("a", "b", "("),)),
        "error",
    ),
}
"""An edition → why it is refused."""


def _pattern(**declared: Any) -> Pattern:
    return Pattern(**{"code": f"{NAME}.a", "candidates": ("applications.received",), "yes": (), **declared})


def _saying(**declared: Any) -> Saying:
    return Saying(**{"code": f"{NAME}.a", "words": "没有", "zeros": ("applications.received",), "yes": (), **declared})


def _parts(**declared: Any) -> Parts:
    return Parts(**{"code": f"{NAME}.a", "words": "其中", "yes": (), **declared})


PATTERNS: dict[str, tuple[Any, str]] = {
    "the statute's code": (_pattern(code="B01"), "须以 hostile. 开头"),
    "no pattern before": (_pattern(head="("), "error"),
    "no pattern behind": (_pattern(tail="("), "error"),
    "no cell": (_pattern(candidates=("applications.nowhere",)), "没有格 applications.nowhere"),
    "no sum": (_pattern(candidates=("1 + 1",)), "不是格的和"),
    "numbers": (_pattern(candidates=(5,)), "candidates 应为"),
    "a group with a name": (_pattern(head="(?P<a>收到)"), "不能有命名的组"),
    "a flag for all": (_pattern(head="(?i)收到"), "error"),
    "no units": (_pattern(units=5), "不能用"),
    "no sections": (_pattern(sections=5), "不能用"),
    "a number of words": (_saying(words=5), "不能用"),
    "no words": (_saying(words="("), "error"),
    "words of another": (_saying(code="Z01"), "须以 hostile. 开头"),
    "zeros of nothing": (_saying(zeros=("nowhere",)), "没有格 nowhere"),
    "zeros of numbers": (_saying(zeros=5), "不能用"),
    "no parts": (_parts(words="("), "error"),
    "parts of numbers": (_parts(wholes=5), "不能用"),
    "no order": (_parts(ordered="("), "error"),
    "no whole": (_parts(whole="("), "error"),
}
"""What sentences are read by → why it is refused."""

DOORS: dict[str, tuple[Any, str]] = {
    "a name that is taken": (Door(name="json", module="nowhere", suffixes=(".json",)), "已有格式 json"),
    "numbers": (Door(name=5, module=5, suffixes=5), "应为"),  # type: ignore[arg-type]  # the attack
    "one suffix": (Door(name="h", module="h", suffixes=".txt"), "suffixes 应为"),  # type: ignore[arg-type]  # the attack
    "a mark that is none": (Door(name="h", module="h", suffixes=(), mark=None), "mark 应为"),  # type: ignore[arg-type]  # the attack
    "a look that is no pattern": (Door(name="h", module="h", suffixes=(), look="("), "error"),
    "a module that is not there": (Door(name="h", module="nowhere", suffixes=()), "没有模块 nowhere"),
}
"""A format → why it is refused."""

DEPARTMENT = dm.AgencyKind.DEPARTMENT

DEADLINES: dict[str, tuple[Any, str]] = {
    "no day": (Deadline(kinds=(DEPARTMENT,), month=2, day=29, cite="无"), "ValueError"),
    "no kinds": (Deadline(kinds=5, month=1, day=1, cite="无"), "kinds 应为"),  # type: ignore[arg-type]  # the attack
    "no place": (Deadline(kinds=(DEPARTMENT,), month=1, day=1, region=5, cite="无"), "region 应为"),  # type: ignore[arg-type]  # the attack
}
"""A deadline → why it is refused."""

SENTENCES: dict[str, tuple[str, str]] = {
    "no TOML": ("[[", "不是句子模板文件"),
    "unknown keys": ("[[sentence]]\nname = 'hostile.a'\nplace = 'overview.platform'\ntext = 'a'\nx = 1", "x"),
    "no place": ("[[sentence]]\nname = 'hostile.a'\nplace = 'nowhere'\ntext = 'a'", "没有位置 nowhere"),
    "the package's sentence": (
        "[[sentence]]\nname = 'received'\ntext = ''\nplace = 'other_matters'",
        "须以 hostile. 开头",
    ),
    "on top of itself": ("extends = 'full'", "不能有 extends"),
    "no template": (
        "[[sentence]]\nname = 'hostile.a'\nplace = 'overview.platform'\ntext = '{% if %}'",
        "TemplateSyntaxError",
    ),
    "no such cell": (
        "[[sentence]]\nname = 'hostile.a'\nplace = 'overview.platform'\ntext = '{{ applications.nowhere }}'",
        "hostile.a 出错",
    ),
    "a division by zero": (
        "[[sentence]]\nname = 'hostile.a'\nplace = 'overview.platform'\ntext = '{{ year / 0 }}'",
        "hostile.a 出错",
    ),
}
"""The text of a file of sentences → what is told of it."""

MESSAGES: dict[str, tuple[Any, str]] = {
    "the source's language": ({"zh-Hans": {"总计": "错"}}, "不译成这种语言：zh-Hans"),
    "no language": ({"tlh": {"总计": "错"}}, "不译成这种语言：tlh"),
    "facts that there are not": ({"en": {"{wording}": "{nothing}"}}, "的占位不同"),
    "a broken template": ({"en": {"{wording}": "{wording"}}, "ValueError"),
    "numbers": ({"en": {"总计": 5}}, "不能用"),
}
"""Translations → why they are refused."""


GATHERINGS: dict[str, tuple[Any, str]] = {
    "no forms": (Gathering(older=5, newer=5, sums={}, cite="无"), "older 应为"),  # type: ignore[arg-type]  # the attack
    "no sums": (Gathering(older=Good, newer=NEWEST.table("disputes"), sums=5, cite="无"), "sums 应为"),  # type: ignore[arg-type]  # the attack
    "no such cell": (Gathering(older=Good, newer=NEWEST.table("disputes"), sums={"a": ("b",)}, cite="无"), "没有格 b"),
}
"""How a table is put together → why it is refused."""

READINGS: dict[str, tuple[Callable[..., Any], str]] = {
    "a form that it does not have": (lambda: [Good.from_cells({}, missing=0)], "不是这个插件的表"),
    "the table of another": (lambda report: [report.applications, report.disputes], "不是这个插件的表"),
    "asks what is not given": (lambda page: [page], "的写法不对"),
}
"""A hook that reads the text → what is told of it."""

LISTED: dict[str, dict[str, tuple[Any, str]]] = {
    "disclosure_forms": FORMS,
    "disclosure_rules": RULES,
    "disclosure_editions": EDITIONS,
    "disclosure_formats": DOORS,
    "disclosure_deadlines": DEADLINES,
    "disclosure_messages": MESSAGES,
    "disclosure_patterns": PATTERNS,
    "disclosure_gatherings": GATHERINGS,
}
"""Hook → what it may answer."""


def _filed(text: str) -> Callable[[Path], SimpleNamespace]:
    """A plugin with a file of sentences."""

    def plugin(folder: Path) -> SimpleNamespace:
        file = folder / "hostile.toml"
        file.write_text(text, encoding="utf-8")
        return answering(disclosure_sentences=[file])

    return plugin


def _given(plugin: SimpleNamespace) -> Callable[[Path], SimpleNamespace]:
    return lambda _folder: plugin


ATTACKS: dict[str, tuple[Callable[[Path], SimpleNamespace], str]] = {
    **{
        f"{hook} {name}": (_given(answering(**{hook: [item]})), words)
        for hook, each in LISTED.items()
        for name, (item, words) in each.items()
    },
    **{f"disclosure_sentences {name}": (_filed(text), words) for name, (text, words) in SENTENCES.items()},
    **{
        f"disclosure_readings {name}": (_given(hooked(disclosure_readings=hook)), words)
        for name, (hook, words) in READINGS.items()
    },
}
"""Name → what makes the plugin, given a folder for its files, and words of the warning that it gets."""
