"""Every problem code of the source, collected from the source itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CORE = Path(__file__).resolve().parents[3] / "hooks" / "fihris"
_CODE = re.compile(r"[a-z]+[0-9]?(?:-[a-z0-9]+)*\Z")
# Who takes a code as an argument.
_TAKERS = frozenset(
    [
        "Problem",
        "Refusal",
        "problem",
        "_problem",
        "_fault",
        "_Fault",
        "unfit",
        "_Unfit",
        "Wrong",
        "wrong",
        "_weave",
        "_only_in",
        "quotation",
        "fault",
        "_refuse",
        "refuse",
        "_Unusable",
        "Unpaired",
        "error",
        "Fault",
        "warning",
        "_warning",
    ]
)
# Codes whose second half is a noun: f"unknown-{noun}".
_NOUNS = {"unknown-": ("actor", "place", "topic", "relation", "kind", "licence", "page")}


def collect(package: str = "") -> set[str]:
    """The codes that calls, `return` and dictionaries named CODES carry, in a package of the core or all of it."""
    return {code for path in sorted((CORE / package).rglob("*.py")) for code in _of(ast.parse(path.read_text("utf-8")))}


def _of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _TAKERS:
            yield from _first_code([*node.args, *(word.value for word in node.keywords if word.arg == "code")])
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.Return) and node.value is not None:
            yield from _tuples(node)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _first_code(values: list[ast.expr]) -> Iterator[str]:
    for value in values:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and _CODE.match(value.value):
            yield value.value
            return
        if isinstance(value, ast.JoinedStr) and isinstance(value.values[0], ast.Constant):
            for noun in _NOUNS.get(str(value.values[0].value), ()):
                yield f"{value.values[0].value}{noun}"


def _tuples(node: ast.Assign | ast.AnnAssign | ast.Return) -> Iterator[str]:
    """`code, message = "…", …`, `return "code", …`, and `CODES = {group: "code"}`."""
    value = node.value
    if isinstance(value, ast.Tuple):
        yield from (code for code in _first_code(value.elts[:1]) if "-" in code)
    targets = getattr(node, "targets", [getattr(node, "target", None)])
    if isinstance(value, ast.Dict) and any(getattr(target, "id", "") == "CODES" for target in targets):
        for each in value.values:
            yield from _first_code([each])
