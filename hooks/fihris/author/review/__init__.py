"""What a change does to the site, as Markdown for the pull request: from the site before and the site after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fihris.author.review.files import differences, lost, other_files, texts, twins
from fihris.author.review.lines import MOST, code, escaped, rest
from fihris.author.review.mentions import counts, longer, risky, unsettled
from fihris.author.review.records import entities
from fihris.author.review.state import State
from fihris.report import Problem, Severity

__all__ = ["State", "review"]


def review(before: State, after: State) -> str:
    """The Markdown. Headings are Arabic and English, for both read it."""
    groups = [
        ("الأخطاء · Flaws", [*lost(before, after), *_flaws(before.problems, after.problems)]),
        ("النصوص · Texts", texts(before, after)),
        ("الإشارات · Mentions", counts(before.site, after.site)),
        ("فاعلون وأماكن · Actors and places", entities(before.site, after.site)),
        ("ملفات أخرى · Other files", other_files(before, after)),
        ("إشارات تحتاج عينًا · Mentions to look at", risky(before.site, after.site)),
        ("أسماء لم تُحسم · Unresolved names", unsettled(before.site, after.site)),
        ("أسماء بلا سجل · Names without a record", longer(before.site, after.site)),
        ("الترجمة · Translation", twins(after)),
        ("الفروق · Differences", differences(before, after)),
    ]
    parts = ["# ما يفعله هذا التغيير · What this change does"]
    for heading, lines in groups:
        listed = list(lines)
        if listed:
            parts.extend([f"## {heading}", "\n".join(listed)])
    if len(parts) == 1:
        parts.append("لم يتغير نص ولا سجل. · No text and no record has changed.")
    return "\n\n".join(parts) + "\n"


def _flaws(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[str]:
    """Every error and warning there is now, by file, and the advice that was not there before."""
    seen = {(problem.path, problem.code, problem.message) for problem in before}
    shown = [
        problem
        for problem in after
        if problem.code != "unsettled-mention"  # has a list of its own
        and (problem.severity is not Severity.NOTICE or (problem.path, problem.code, problem.message) not in seen)
    ]
    path = ""
    for problem in shown[:MOST]:
        if problem.path != path:
            path = problem.path
            yield f"- {code(path)}"
        hint = f" ({problem.hint})" if problem.hint else ""
        yield f"  - {problem.line}:{problem.column} **{problem.severity}** `{problem.code}` {escaped(problem.message + hint)}"
    yield from rest(shown)
    if shown:
        yield "\nشرح كل رمز في `docs/_data/problems.yml` · each code is explained there, and by `fihris explain CODE`"
