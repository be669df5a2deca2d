"""JSON: one report a document. Lossless, versioned, strict.

Fast path: msgspec decodes into the wire's structs, which check shape. Slow path, only when something is
wrong or unusual: the standard library parses, cattrs finds every wrong place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, NoReturn

import msgspec

from ..editions.report import Report
from ..errors import Problem, ReadError
from ..grammar.gaps import Gap
from ..plugins import until_plugins_change
from ..wording import Message, message
from .encoding import recoded, refuse_to_write
from .wire import reading, struct, writing

BOM: Final = b"\xef\xbb\xbf"
LONGEST_NUMBER: Final = 1000
"""Digits of the longest number that is turned into an integer to be refused by name."""

GAPS: Final = tuple(f'"{gap.value}"' for gap in Gap)
"""What stands in a cell without a figure."""

_encoder: Final = msgspec.json.Encoder()


@until_plugins_change
def _decoder() -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(struct(Report))


def loads(data: bytes) -> Report:
    """One report from the bytes of one JSON document (UTF-8).

    Raises:
        ReadError: with every place that is wrong.
    """
    data = data.removeprefix(BOM)
    try:
        wire = _decoder().decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as wrong:
        _refuse(data, str(wrong))
    if not _no_key_twice(wire, data):
        parsed(data)
    return reading(Report)(wire)  # type: ignore[no-any-return]  # the wire is derived from Report


def dumps(report: Report, *, pretty: bool = False) -> bytes:
    """The report as one JSON document, in statutory order; ``loads`` gives an equal report."""
    compact = _encoder.encode(writing(Report)(report))
    return msgspec.json.format(compact, indent=2) + b"\n" if pretty else compact


def load(data: bytes, encoding: str | None = None) -> list[Report]:
    """The door's way in: a list of one report.

    Raises:
        ReadError: with every place that is wrong; also when the encoding is unknown or not that of ``data``.
    """
    return [loads(data if encoding is None else recoded(data, encoding))]


def dump(reports: Sequence[Report], encoding: str = "utf-8") -> bytes:
    """The door's way out: exactly one report, in UTF-8 whatever ``encoding`` says (RFC 8259).

    Raises:
        WriteError: no encoding has that name.
    """
    refuse_to_write(encoding)
    (report,) = reports
    return dumps(report, pretty=True)


def carries(report: Report) -> tuple[Message, ...]:
    """What JSON cannot carry of a report: nothing."""
    del report
    return ()


def _no_key_twice(wire: Any, data: bytes) -> bool:
    """Whether no key can stand twice: our own spelling is the shortest, so a document as short has nothing over."""
    length = len(_encoder.encode(wire))
    return length == len(data) or length == len(msgspec.json.format(data, indent=-1))


def _refuse(data: bytes, told: str) -> NoReturn:
    """Find what is wrong, by the slow path; what it does not find is told in the decoder's words."""
    from .diagnose import diagnose  # cattrs, which nothing that is right needs

    problems = diagnose(parsed(data))
    raise ReadError(problems or [Problem("$", message("不能读作报告：{told}", told=told))])


def parsed(data: bytes, gaps: tuple[str, ...] = GAPS) -> Any:
    """The document as plain Python values, numbers that are no whole ones as :class:`Number`.

    Args:
        data: the bytes (UTF-8).
        gaps: what the format writes where there is no figure, for a sentence.

    Raises:
        ReadError: it is no JSON, a key stands twice in an object, ``NaN`` in it, or it is too deep.
    """
    if not data.strip():
        raise ReadError([Problem("", message("文件是空的：请检查是否选错了文件"))])
    try:
        return json.loads(
            data.decode(),
            object_pairs_hook=_object,
            parse_constant=partial(_constant, gaps),
            parse_int=_integer,
            parse_float=Number,
        )
    except UnicodeDecodeError as wrong:
        said = message(
            "第 {byte} 个字节不是 UTF-8：请另存为 UTF-8，或用 --encoding 指明编码", byte=str(wrong.start + 1)
        )
        raise ReadError([Problem("", said)]) from wrong
    except json.JSONDecodeError as wrong:
        said = message("不是合法的 JSON：{wrong}", wrong=wrong.msg)
        raise ReadError([Problem(f"line {wrong.lineno}, column {wrong.colno}", said)]) from wrong
    except RecursionError as wrong:
        raise ReadError([Problem("$", message("嵌套太深，不是报告：请检查文件来源"))]) from wrong


class Number:
    """A number that no cell takes, by its digits: a fraction, or more digits than anything counts."""

    def __init__(self, digits: str) -> None:
        self.digits = digits

    def __repr__(self) -> str:
        return self.digits


def _integer(digits: str) -> Any:
    return int(digits) if len(digits) <= LONGEST_NUMBER else Number(digits)


def _constant(gaps: tuple[str, ...], name: str) -> NoReturn:
    raise ReadError([Problem("$", message("{name} 不是数：没有数的格写 {gaps}", name=name, gaps=gaps))])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ReadError([Problem(f"$…{twice}", message("同一个键出现了两次：请只留一个"))])
    return made
