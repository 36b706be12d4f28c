"""Patterns of which a text has no sign are passed over, and nothing is read otherwise for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from fihris.render import dialect

_PIECES = (
    "`a`", "``", "\\", "\\*", "[a](b)", "![a](b.png)", "[a][b]", "[b]: c", "[^1]", "[^1]: note", "<b>", "</b>", "<https://a.example>",
    "<a@b.example>", "&amp;", "&", "==a==", "a^2^", "H~2~O", "$x_1$", "$$x$$", "++ctrl+a++", ":star:", "*a*", "**a**", "a  \n", "\n\n", " ",
    '=== "a"\n\n    b', "!!! note\n    a `b`", '<div markdown="1">\n\n[a](b)\n\n</div>', "    code $x$\n", "a", "وأ", "- [ ] a",
)  # fmt: skip


def read(text: str, *, all_of: bool) -> str:
    made = Markdown(extensions=[*dialect.EXTENSIONS, dialect.DialectExtension()], extension_configs=dialect.CONFIGS)
    if all_of:
        made.preprocessors.deregister("fihris-absent")
    return made.convert(text)


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_a_text_is_read_as_if_all_were_looked_for(text: str) -> None:
    assert read(text, all_of=False) == read(text, all_of=True)


def test_of_a_plain_text_next_to_none_are_looked_for() -> None:
    made = Markdown(extensions=[*dialect.EXTENSIONS, dialect.DialectExtension()], extension_configs=dialect.CONFIGS)
    made.convert("words alone")
    assert len(vars(made.treeprocessors["inline"])["inlinePatterns"]) < 5
    made.convert("`words` alone")
    assert made.inlinePatterns["backtick"] in vars(made.treeprocessors["inline"])["inlinePatterns"]
