"""Templates write what Jinja's own compiler has them write."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from mkdocs_fihris.compiler import compiled_by

PARTS = {
    "parts.html": """{% macro pair(a, b="<b>") %}<i>{{ a }}</i>{{ b }}{% endmacro %}
{% macro around(name) %}<p>{{ name }}{{ caller() }}</p>{% endmacro %}""",
    "base.html": "{% set beside = '&' %}<html>{{ beside }}{% block main %}{% endblock %}{{ value }}</html>",
}
PAGES = (
    "{{ value }}",
    "{% from 'parts.html' import pair %}{{ pair(value) }}{{ pair(value, b=value) }}{{ pair(b=1, a=value) }}",
    "{% from 'parts.html' import around as held %}{% call held(value) %}{{ value }}{% endcall %}",
    "{% extends 'base.html' %}{% from 'parts.html' import pair %}{% block main %}{{ pair(value) }}{{ super() }}{% endblock %}",
    "{% macro own() %}{{ value }}{% endmacro %}{% for each in [value, 1] %}{{ own() }}{{ each }}{{ loop.cycle('<', '>') }}{% endfor %}",
    "{% set kept %}<b>{{ value }}</b>{% endset %}{{ kept }}{{ t('<a>', n=value) }}{{ missing }}{{ value ~ '<' }}{{ range(2) | list }}",
    "{% filter upper %}{{ value }}{% endfilter %}{{ value | e }}{{ value | safe }}{% autoescape false %}{{ value }}{% endautoescape %}",
    "{% from 'parts.html' import pair %}{{ pair(*[value]) }}{{ pair(**{'a': value}) }}",
)


class Html:
    def __html__(self) -> str:
        return "<u>"


class Name(str):
    __slots__ = ()


@pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))
@pytest.mark.parametrize(
    "value", ["a", "<&'\">", Markup("<b>"), Name("<"), Html(), 7, 1.5, None, True, ("<", Markup("&"))]
)
def test_a_page_is_what_jinja_makes(page: str, value: object) -> None:
    made = []
    for ours in (False, True):
        env = Environment(loader=DictLoader({**PARTS, "page.html": page}), autoescape=True, optimized=False)
        env.globals["t"] = lambda key, **named: f"{key}{named}"
        if ours:
            compiled_by(env)
        made.append(env.get_template("page.html").render(value=value))
    assert made[0] == made[1]
