"""The gate: what passes it, what does not, and that a text which is not rendered for the check would pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from fihris.model import Document, Lang
from fihris.render.dialect import CONFIGS, EXTENSIONS, rendered
from fihris.render.gate import Gate
from fihris.render.refusals import _SUSPECT, problems
from fihris.report import Problem
from fihris.text import markdown

ROOT = Path(__file__).resolve().parents[3]
GATE = Gate()
HARMLESS = [
    "فقرة **غليظة** و*مائلة* و`code` و[رابط](../a.md \"عنوان\") <https://example.org/?a=1&b=2> <a@example.org>",
    "حاشية[^1] وأخرى[^b]\n\n[^1]: نصها <b>هنا</b>\n[^b]:\n    فقرة\n\n    وأخرى",
    "| أ | ب | ج |\n|:-:|--:|:--|\n| 1 | **2** | <br> |",
    "!!! note \"عنوان <b>غليظ</b>\"\n    نص\n\n??? warning\n    مطوي\n\n???+ tip \"مفتوح\"\n    نص",
    "مصطلح\n:   شرحه\n\n*[HTML]: Hyper \"Text\" <b>\n\nHTML هنا",
    "<div markdown=\"1\" class=\"note event quote\" lang=\"en\" dir=\"ltr\" title=\">\">\n*نص*\n\n- بند\n</div>",
    "![رسم](رسم.svg \"عنوان\"){ width=300 align=left loading=lazy .wide }\n\n![](a.png){: title=\"x\" lang=ar }",
    "<figure markdown=\"span\">\n![رسم](a.png)\n<figcaption>نص</figcaption>\n</figure>",
    "```python hl_lines=\"1\" linenums=\"1\" title=\"ملف\"\nx = '<script>'\n```\n\n```{.yaml .wide #code}\na: 1\n```\n\n~~~\n<b onclick>\n~~~",
    "## Content\n\n## Search\n\n## Event\n\n## Interface\n\n## S3\n\n## عنوان { #my-own .big }",
    "<details open><summary>أ</summary><p>ب</p></details>\n\n<table><tr><td>أ</td></tr></table>\n\n<pre>\nأ</pre>",
    "<!-- سر --> كلمة <kbd>Ctrl</kbd> H<sub>2</sub>O <q lang=\"en\">x</q> <time datetime=\"2023-01-01\">أ</time><br/>ب",
    "5 < 6 & 7 > 6 &amp; &copy; &#8209; &lt;script&gt; `<script>` a<b",
    "[أ](actor:iran) [ب](place:x) [ج](topic:y) [د](not:mention) [ه](tel:+1) [و](mailto:a@b.c) [ز](//example.org/)",
    "1. أ\n2. ب\n\n3. ج\n\n> اقتباس\n>\n> - بند\n\n---\n\nTitle\n=====",
    "<section data-offline></section>",
    "<ul>\n<li>أ\n<li>ب\n</ul>\n\n<dl><dt>أ<dd>ب<dt>ج<dd>د</dl>\n\n<table><tr><th>أ<th>ب<tr><td>ج<td>د</table>",
    "<blockquote><p>أ<p>ب</blockquote>\n\n<ruby>漢<rt>أ</ruby>\n\n<table><caption>أ<colgroup><col><thead><tr><th>أ<tbody><tr><td>ب</table>",
    '<a href="https://example.org/?a=1&copy=2&reg_x=3&lt=4&notit;&amp;b&copy;c">أ</a> <b title="a &amp c &copy d">ب</b>',
    '<video controls><source src="a.mp4" type="video/mp4"><track src="a.vtt" kind="captions" default></video>',
    '<blockquote cite="https://example.org/">نص</blockquote> <q cite="a.md">نص</q>',
    "[أ](ftp://example.org/a) [ب](urn:isbn:9780000000000) [ج](geo:33.3,44.4) [د](sms:+1)",
    "<pre>\n\nأ</pre>\n\n<pre>\n\n\nأ\n</pre>\n\n<pre></pre>\n\n<pre>\n</pre>\n\n<pre><b>أ</b></pre>",
    "<div>أ < ب و5 < 6 & ج</div>\n\n<p title='<'>أ > ب <</p>",
    "قبل\n```yaml\na: 1\n```\nبعد\n\n- بند\n\n    ```\n    x\n    ```\n    بعد\n",
]  # fmt: skip


def found(text: str, gate: Gate = GATE) -> list[Problem]:
    return list(problems(Document("a.md", Lang.AR, "", "", text, 1, markdown.read(text)), gate))


def test_the_checks_read_the_markdown_that_the_host_does() -> None:
    host = load_config(str(ROOT / "mkdocs.yml"))
    assert tuple(host.markdown_extensions) == EXTENSIONS
    assert {name: {**config, "slugify": None} for name, config in host.mdx_configs.items()} == {
        name: {**config, "slugify": None} for name, config in CONFIGS.items()
    }


@pytest.mark.parametrize("text", HARMLESS, ids=range(len(HARMLESS)))
def test_what_is_harmless_passes_and_stays_as_it_is(text: str) -> None:
    assert not found(text)
    assert GATE.refused(GATE.clean(rendered(text))) == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("أ\n\n<h2>أ<h3>ب</h3></h2>", (3, 6), "<h3> may not stand here: a browser would close what it stands in"),
        ("أ [ب](c.md) <a>ج <a>د</a></a>", (1, 18), "<a> may not stand here: a browser would close what it stands in"),
        ("أ\n\n<p>أ<table><tr><td>ب</td></tr></table></p>", (3, 31), "a browser would read this in another place"),
        ("أ\n\n<p><div>أ</div></p>", (3, 10), "a browser would read this in another place"),
        ("أ\n\n<ruby>أ<rt>ب", (3, 1), "<ruby> is not closed where it should be"),
        ("أ\n\n<div><b>أ</div></b>", (3, 6), "<b> is not closed where it should be"),
        ("أ\n\n<b><p>أ</b></p>", (3, 12), "</p> closes nothing"),
        ("<b>أ</b>\n\n<!--> أ -->", (3, 1), "a browser ends this comment in another place"),
        ("<b>أ</b> `<!-->`\n\nب <!-- ج --><!---> د-->", (3, 13), "a browser ends this comment in another place"),
        ("<b>أ</b>\n\n<div><!-- ب --><!-- ب</div>", (3, 16), "the comment has no end, and would hide the rest"),
        ("أ\n\n<div>أ<br></br></div>", (3, 11), "</br> closes nothing"),
        ("أ\n\n<table>ب<tr><td>أ</td></tr></table>", (3, 1), "a browser would read this in another place"),
        ("أ\n\n<blockquote><p><h2>أ</h2></p></blockquote>", (3, 13), "<p> is not closed where it should be"),
        (
            "<table><div>أ</div><tr><td>ب</td></tr></table>",
            (1, 8),
            "<div> may not stand here: a browser would put it before the table",
        ),
    ],
)
def test_what_stands_wrong_is_told_where_it_stands(text: str, place: tuple[int, int], message: str) -> None:
    assert [(each.line, each.column, each.message) for each in found(text)] == [(*place, message)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![أ](https://one.example/a.png)", "outside-resource"),
        ("![أ](https://one.example@two.example/a.png)", "outside-resource"),
        ("![أ](\\\\\\\\two.example/a.png)", "outside-resource"),
        ("![أ](https://named.example/a.png)", ""),
        ("![أ](HTTPS:named.example/a.png)", ""),
    ],
)
def test_pictures_come_from_hosts_that_the_settings_name(text: str, code: str) -> None:
    assert {problem.code for problem in found(text, Gate(frozenset({"named.example"})))} == ({code} - {""})


FOUND = [
    ":\n\n    {:}",
    "`x`{:}",
    "[](x){:}",
    '<div></div><p markdown="span"><div a>',
    "<div>\n</div class=x>",
    "<script></script><![>",
    "<video><![<",
    "<button>",
    "<select a>",
    "<applet b='c'>d",
    ")<object a=''>",
    "<div><a><table><a>",
    "><table>\n\n: ",
    "[](http://)",
    "*~\n***<p>\t**>*[\n**_*g",
]


@pytest.mark.parametrize(
    "link",
    ["http://", "https://exa mple.org/", "http://1.2.3.4.5/", "https://xn--a/", "https://a.b:99999/", "http://["],
)
def test_an_address_that_is_none_is_told_before_the_build_stumbles_over_it(link: str) -> None:
    (fault,) = found(f"[أ](x.md) [ب]({link})")
    assert (fault.code, fault.line, fault.column) == ("unsafe-address", 1, 15)


def test_an_odd_beginning_hides_nothing_behind_it() -> None:
    odd = [each.name for each in GATE.refused("<p>أ</p><?php echo ?><script>x</script><!doctype html><b>ب</b>")]
    assert odd == ["<?php echo ?", "script", "<!doctype ht"]


@pytest.mark.parametrize("text", FOUND)
def test_what_bench_fuzz_has_found(text: str) -> None:
    assert all(problem.hint for problem in found(text))
    cleaned = GATE.clean(rendered(text))
    assert GATE.clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "words", ["F-16", "f-", "S-400", "S400 missiles", "s1", "Event", "Part-3", "y2024", "fn:1", "Notes"]
)
def test_no_words_of_a_heading_are_refused(words: str) -> None:
    """Some make an anchor of the site's own: they get another."""
    assert not found(f"## {words}\n\n<b>نص</b>\n\n## {words}")


@pytest.mark.parametrize("link", ["[أ](doi:10.1000/182)", '<a href=" DOI:10.1000/182">أ</a>', "[أ](doi://10.1000/182)"])
def test_a_number_of_doi_leads_to_where_its_page_is(link: str) -> None:
    assert not found(link)
    assert 'href="https://doi.org/10.1000/182"' in GATE.clean(rendered(link))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("كلمة <unknown> كلمة", "&lt;unknown&gt;"),
        ('<a href="a.md" target="_blank">أ</a>', "readers choose"),
        ('<a href="a.md" rel="nofollow">أ</a>', "the site says it"),
        ("<svg></svg>", "![what it shows](drawing.svg)"),
    ],
)
def test_a_hint_says_what_to_write_instead(text: str, hint: str) -> None:
    assert any(hint in problem.hint for problem in found(text))


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("<b>أ", "broken-html", "<b> is not closed where it should be"),
        ("أ</b>", "broken-html", "</b> closes nothing"),
        ("<table><tr><td>أ</td></tr><p>ب</p></table>", "broken-html", "<p> may not stand here: a browser would put it before the table"),
        ("<b>أ<div>ب</b></div>", "broken-html", "<div> is not closed where it should be"),
        ("<p>أ<div>ب</div></p>", "broken-html", "a browser would read this in another place"),
        ("أ <!--> ب -->", "broken-html", "a browser ends this comment in another place"),
        ("[أ](http://)", "unsafe-address", "'http://' is no address that a browser could go to"),
        ("[أ](javascript:1)", "unsafe-address", "an address may not begin with 'javascript:'"),
        ("<svg></svg>", "unsafe-element", "<svg> is not allowed in a text"),
        ("<b style=x>أ</b>", "unsafe-attribute", "style=… is not allowed on <b>"),
        ("أ\n{: .f-x }", "taken-name", "the class 'f-x' is one of the site's own, or none at all"),
        ("أ\n{: #f-x }", "taken-name", "the id 'f-x' is one of the site's own, or none at all"),
        ("أ[^ب ج]\n\n[^ب ج]: د", "taken-name", "the name of the note, 'ب ج', has white space in it"),
        ("أ\n{: #x }\n\nب\n{: #x }", "id-twice", "the id 'x' stands on the same page in line 2 too, so a link cannot say which it means"),
        ("![أ](https://one.example/a.png)", "outside-resource", "this comes from another host, one.example, which would learn who reads the page"),
    ],
)  # fmt: skip
def test_each_fault_has_a_name_and_is_said(text: str, code: str, message: str) -> None:
    assert (code, message) in [(problem.code, problem.message) for problem in found(text)]


PLACES = [
    "`<b onclick=x>` [n](a.md 'onclick=x') <b ↓onclick=x>n</b>\n\n- <b title='onclick=x' ↓onclick=x>n</b>",
    '`onclick="x"` فقرة onclick="x"\n{: .c ↓onclick="x" }\n\n> أخرى\n> {: #d ↓onclick="y" }',
    "`</div>` نص\n\n<div>\n\n</div>\n\n↓</div> نص",
    "<div>\n<b>x</b>\n↓</span>\n</div>\n\n`</span>`",
    "`<div>` <!-- <div> -->\n\n↓<div>\n\n<b>x</b>\n\n",
    "<b>x</b> <b>↓<i>y</b></i> <i>z</i>",
    "<table><tr><td>أ</td></tr></table>\n\n<p>ج</p>\n\n<table><tr><td>أ</td>↓<p>ب</p></tr></table>",
    "`javascript:1` [a](↓javascript:1 'javascript:1')\n\n[b][c]\n\n[c]: ↓javascript:1",
    '!!! note "f-note"\n    x\n\n!!! ↓f-note "f-note"\n    x',
    "~~~\n{.a #f-x}\n~~~\n\n```{.yaml ↓#f-x}\nx\n```",
    "`<b id=f-x>` <b ↓id=f-x>x</b> <b ↓class='a f-x' id=a>x</b>",
    "> <div\n>  title='a'\n>  ↓onclick=b>\n> نص\n> </div>",
    "\t<b onclick=x>\n\nنص\t<b\t↓onclick=x>نص</b>",
    "نص[^1] `<script>`\n\n[^1]: ↓<script></script> [a](↓data:1)",
    "| أ | ب |\n|---|---|\n| `<b style=x>` | <b ↓style=x>ج</b> |",
    "&#60;u&#62; <u>x</u> ↓<u>y",
    "`[^أ ب]` نص↓[^أ ب]\n\n↓[^أ ب]: حاشية",
    "<b>أ</b> <i>ب</i> ↓</b> ج",
    "<div>\n<p>أ\n</div>\n\n<table>\n<tr><td><b>أ</b> ↓<i>ب</td></tr>\n</table>\n\n<i>ج</i>",
]


@pytest.mark.parametrize("marked", PLACES, ids=range(len(PLACES)))
def test_what_is_refused_is_told_where_it_stands(marked: str) -> None:
    """Also where the same letters stand in code, in a title, in a comment, or before."""
    parts = marked.split("↓")
    text = "".join(parts)
    told = [sum(len(line) + 1 for line in text.split("\n")[: each.line - 1]) + each.column - 1 for each in found(text)]
    assert sorted(told) == [len("".join(parts[: number + 1])) for number in range(len(parts) - 1)]


WORDS = st.sampled_from(
    [*"ابc1 \n*_`[](){}<>!:.#-+=|^~\\&/\"'?%@", "\n\n", "    ", "](", "[^1]", "[^1]: ", "*[ab]: ", "```\n", "~~~", "- ", "1. ", "> ",
     "## ", "|-|-|\n", "!!! ", "??? ", ": ", "actor:a", "https://a.b/", "javascript:", "![", "a.md", "**", "<b>", "</b>", "<!--",
     "-->", "{: ", "onclick=1", "&#106;", "\t", "\u202e", "\x02", "\x0b", "\r", "\u2028", "<div markdown=1>", "<svg", "style=", "id=event"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@settings(max_examples=700, deadline=None)
@given(TEXTS)
def test_a_text_that_is_not_rendered_for_the_check_would_pass(text: str) -> None:
    if not _SUSPECT.search(text):
        assert GATE.refused(rendered(text)) == []


@settings(max_examples=700, deadline=None)
@given(TEXTS)
def test_what_has_passed_passes_again_and_every_refusal_has_a_place(text: str) -> None:
    cleaned = GATE.clean(rendered(text))
    assert GATE.clean(cleaned) == cleaned
    for problem in found(text):
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.column >= 1
