"""The same report as pydantic models, built from the same declarations as the wire's structs."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from disclosure_model.editions.known import tables
from disclosure_model.editions.report import Report
from disclosure_model.editions.tables import AnyTable
from disclosure_model.formats.wire import BLOCK, VERSION, is_form, optional
from disclosure_model.grammar.cells import DIGITS
from disclosure_model.grammar.forms import Form, parts
from disclosure_model.grammar.gaps import Gap
from disclosure_model.grammar.kept import Extensions
from disclosure_model.grammar.parts import Part, Role
from disclosure_model.grammar.remember import remembered

STRICT = ConfigDict(strict=True, extra="forbid", frozen=True)


class Money(BaseModel):
    """An amount and its unit."""

    model_config = STRICT
    amount: str = Field(pattern=DIGITS.replace("(?!\\n)", ""))
    unit: Annotated[str, Field(pattern=r"\S")] | None = None


@remembered
def model(form: type[Form]) -> type[BaseModel]:
    """The pydantic model of one form."""
    fields: dict[str, Any] = {}
    if form is Report:
        fields["format"] = (Literal[VERSION], ...)
    if issubclass(form, AnyTable):
        fields["edition"] = (Literal[form.edition], ...)
    elif form.__module__.endswith("paper.blocks"):
        fields[BLOCK] = (Literal[form.__name__.lower()], ...)
    for part in parts(form):
        free = optional(part) or part.type is Extensions
        default = {} if part.type is Extensions else part.default
        fields[part.name] = (_type(part), default if free else ...)
    return create_model(form.__name__ + getattr(form, "edition", ""), __config__=STRICT, **fields)


def _type(part: Part) -> Any:
    spec = part.spec
    if spec.kind is not None:
        whole = Annotated[int, Field(ge=spec.kind.least, le=spec.kind.most)]
        return whole | Gap if spec.kind.whole else Money | Gap
    if spec.role is Role.SLOT:
        forms = [model(form) for form in tables(part.name).values()]
        tagged: Any = Annotated[Union[tuple(forms)], Field(discriminator="edition")] if len(forms) > 1 else forms[0]  # noqa: UP007
        return tagged | None
    if part.type is Extensions:
        return dict[str, Any]
    if part.type is int:
        return Annotated[int, Field(ge=spec.least, le=spec.most)]
    return _fact(part.type)


def _fact(annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return tuple[_fact(get_args(annotation)[0]), ...]
    options = get_args(annotation)
    if options:
        made = [_fact(option) for option in options]
        if sum(map(is_form, options)) > 1:
            return Annotated[Union[tuple(made)], Field(discriminator=BLOCK)]  # noqa: UP007
        return Union[tuple(made)]  # noqa: UP007
    if is_form(annotation):
        return model(annotation)
    if annotation is str:
        return Annotated[str, Field(min_length=1)]
    return annotation
