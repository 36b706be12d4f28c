"""Who publishes the site, and where: the one file that says so."""

from __future__ import annotations

from typing import Any, Final

from fihris.model import Editor, Identity, Lang, Text
from fihris.read import languages, mapping, schema
from fihris.read.bilingual import optional_text, text
from fihris.read.files import Tree

PATH: Final = "docs/_data/site.yml"
_UNNAMED: Final = Text.of({"ar": "موقع بلا اسم", "en": "A site without a name"})


def read(tree: Tree) -> Identity:
    """What `site.yml` says. A site without a sound one has no name, which is reported."""
    if not tree.exists(PATH):
        hint = (
            "write one with its name in both languages (docs/_data/README.md), or copy it from a new site: fihris start"
        )
        tree.problem(PATH, "site-missing", "no file says what the site is called", hint)
        return _of({})
    source = tree.text(PATH)
    placed = source and mapping.parse(tree, PATH, source)
    fits = placed and schema.fits(tree, placed, "site")
    if fits and placed and (wrong := languages.fault(placed.value.get("languages", [Lang.AR]))):
        hint = "write [ar], or Arabic and another by its tag: [ar, fr], [ar, tr], [ar, fa]"
        tree.problem(PATH, "bad-value", f"languages: {wrong}", hint, *placed.at("languages"))
    return _of(placed.value if fits and placed else {})


def _of(said: dict[str, Any]) -> Identity:
    nothing = Text()
    name = text(said["name"]) if said else _UNNAMED
    url, accent = said.get("url", ""), said.get("accent", {})
    return Identity(
        name=name,
        description=optional_text(said.get("description")) or name,
        tagline=optional_text(said.get("tagline")) or nothing,
        licence=optional_text(said.get("licence")) or nothing,
        langs=languages.of(said.get("languages")),
        digits=said.get("digits", "latn"),
        url=url and url.rstrip("/") + "/",
        repository=said.get("repository", "").rstrip("/"),
        branch=said.get("branch", "main"),
        logo=said.get("logo", ""),
        accent=(accent.get("light", ""), accent.get("dark", "")),
        editor=_editor(said.get("editor", True)),
        cards=said.get("cards", "briefs"),
        papers=said.get("papers", True),
    )


def _editor(said: bool | dict[str, str]) -> Editor | None:
    if not isinstance(said, dict):
        return Editor() if said else None
    plain = {name: said[name] for name in ("host", "client", "branch", "labels", "preview") if name in said}
    at = said.get("at", "")
    return Editor(sign_in=said.get("sign-in", "").rstrip("/"), at=at and at.rstrip("/") + "/", **plain)
