"""Whether a plugin's form can be used. What is derived from a form is derived once here, to see that it can be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeGuard

from ..checks.systems import system
from ..errors import DeclarationError
from ..grammar.forms import Form, declared_cells, parts
from ..grammar.gaps import Gap
from ..grammar.parts import Role
from ..grammar.rules import SEVERITIES, Rule, rules
from ..grammar.sheets import Grid, Line, Panels
from ..paper.labels import index, words
from ..paper.layout import layout
from ..wording import Message, message
from .tables import AnyExtension, AnyTable

OURS: Final = "disclosure_model."
"""What the modules of this package begin with: rows of the statutory tables may stand in a plugin's form."""


def refused_form(name: str, form: object) -> Message | None:
    """Why a plugin cannot have a form; where something cannot be derived from it, that raises.

    Args:
        name: the plugin.
        form: what it says is a form.
    """
    if not _is_form(form):
        return message("{value} 不是扩展的表单（AnyExtension 的子类）", value=repr(form))
    if form.plugin != name:
        return message("{form} 声明的插件是 {plugin}", form=form.__name__, plugin=form.plugin)
    found = (rule for each in _forms(form) for rule in rules(each))
    own = (rule for rule in found if not rule.method.__module__.startswith(OURS))
    refused = (refused_code(name, rule) for rule in own)
    return next((why for why in refused if why is not None), None) or _refused_sheet(form)


def _is_form(value: object) -> TypeGuard[type[AnyExtension]]:
    return isinstance(value, type) and issubclass(value, AnyExtension)


def refused_code(name: str, rule: Rule) -> Message | None:
    """Why a plugin's rule cannot be used.

    Args:
        name: the plugin.
        rule: the rule.
    """
    if not rule.code.startswith(f"extensions.{name}."):
        return message("规则 {code} 的代码须以 extensions.{name}. 开头", code=rule.code, name=name)
    if rule.kind not in SEVERITIES or not all(map(_is_text, (rule.wording, rule.cite))):
        return message("规则 {code} 要有文字、依据和种类", code=rule.code)
    return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _forms(form: type[Form]) -> Iterator[type[Form]]:
    """A form and the forms of its rows."""
    yield form
    for part in parts(form):
        if part.spec.role is Role.ROWS:
            yield from _forms(part.form)


def _refused_sheet(form: type[AnyExtension]) -> Message | None:
    """Why a form cannot be printed."""
    from .sections import Sections

    sections = [part.name for part in parts(Sections)]
    facts = [part.name for each in _forms(form) for part in parts(each) if part.spec.role is Role.FACT]
    needs = {
        message("标题和版本须是文本"): all(map(_is_text, (form.title, form.edition))),
        message("要放在报告的一节里：{names}", names=sections): form.section in sections,
        message("版面须是 Panels、Grid 或 Line"): _is_sheet(form.sheet),
        message("没有格：忘了 @form，或没有一行"): bool(declared_cells(form)),
        message("除表注 notes 外，只能有行和格"): facts == ["notes"],
    }
    for why, kept in needs.items():
        if not kept:
            return why
    derive(form, form.title)
    return None


def _is_sheet(value: object) -> bool:
    return isinstance(value, Panels | Grid | Line)


def derive(form: type[AnyTable], title: str) -> None:
    """Derive once what is derived of a table: its blank, its page, what a page is told by, and its sums.

    Raises:
        DeclarationError: a row or a column has no name, or a rule does not add.
        Exception: whatever else cannot be derived of what is no table.
    """
    blank = form.from_cells({}, missing=Gap.BLANK)
    layout(blank, form.sheet, f"{form.slot}.", title)
    known = index(form, form.sheet, title)
    if "" in {*known.by_label, *known.heads}:
        raise DeclarationError(message("每行每列都要有名称"))
    words((known,))
    system(form, f"{form.slot}.")
