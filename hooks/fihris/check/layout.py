"""Signs of Markdown that do something else than their author means."""

from __future__ import annotations

from collections.abc import Iterator

from fihris.check.page import CheckedText
from fihris.report import Problem, Severity
from fihris.text.markdown import syntax


def page(of: CheckedText) -> Iterator[Problem]:
    """Headings of the first level, which the title is already; paragraphs that their indent makes code; foreign signs."""

    def warning(origin: int, code: str, message: str, hint: str) -> Problem:
        return Problem(of.document.path, *of.body.at_source(origin), code, Severity.WARNING, message, hint)

    for heading in of.prose.headings:
        if heading.level == 1:
            message = "the page has a heading of the first level already, its title"
            yield warning(heading.span[0], "heading-level", message, "begin the heading with ##")
    for code in of.prose.code:
        if code.kind == "indented" and code.text.lstrip()[:1].isalpha():
            message = "the indent makes code of this paragraph"
            yield warning(code.span[0], "indented-code", message, "take away the spaces at the beginning of its lines")
    for start, end in of.prose.broken:
        at, signs = of.body.at_source(start), of.document.body[start:end]
        message = f"the signs of «{signs}» do not match, and the letter after it would be lost"
        hint = "write as many stars behind as before, or \\* for a star that is one"
        yield Problem(of.document.path, *at, "emphasis-broken", Severity.ERROR, message, hint)
    for each in of.prose.unknown:
        name, hint = syntax.named(each.name).name, syntax.named(each.name).hint
        at, message = of.body.at_source(each.span[0]), f"the site does not know {name}; readers would see the signs"
        yield Problem(of.document.path, *at, "unknown-syntax", Severity.ERROR, message, hint)
