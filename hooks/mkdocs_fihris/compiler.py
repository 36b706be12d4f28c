"""Templates as Jinja makes Python of them, with less around the two things that they do all the time: write a value, and call a macro."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import markupsafe
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_GIVEN: Final = frozenset({"t", "caller"})
"""Functions that templates have without an import; neither asks for their context."""
_escaped: Final[Callable[[str], str]] = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` makes an object of."""


def compiled_by(env: Environment) -> None:
    """Have the templates of an environment compiled so."""
    env.code_generator_class, env.written = _Compiler, _written  # type: ignore[attr-defined]


def _written(value: object) -> str:
    """A value escaped, as `escape` has it; what is written out need not say of itself that it is safe."""
    if type(value) is Markup:
        return value
    return _escaped(value) if type(value) is str else escape(value)


class _Compiler(CodeGenerator):
    """What bears the name of a macro is called as Python calls it: Jinja would ask of each whether it wants the context."""

    _called: frozenset[str] = _GIVEN

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        imported = [name for each in node.find_all(nodes.FromImport) for name in each.names]
        names = {name if isinstance(name, str) else name[1] for name in imported}
        self._called = _GIVEN.union(names, (each.name for each in node.find_all(nodes.Macro)))
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        known = isinstance(node.node, nodes.Name) and node.node.name in self._called
        if not known or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
