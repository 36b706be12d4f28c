"""The editor in the browser: a page of its own, its component, and the forms that are made for it. No other page needs a file of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import urlsplit

from fihris import component, policy
from fihris.interface import Interface
from fihris.model import Editor, Identity, Lang
from fihris.text import dates, scripts
from fihris.write import entries
from fihris.write.output import File, Finished

FOLDER: Final = "edit/"
"""Where it stands. It is counted apart: not in the sitemap, the search or what is kept for reading offline."""
PARTS: Final = (
    "editor/page.html",
    "editor/start.js",
    "editor/formats.js",
    "editor/laying.js",
    "editor/signs.js",
    "editor/field.js",
    "editor/follow.js",
    "editor/packed.js",
    "editor/section.js",
    "editor/page.css",
)
"""Files of the theme that it is made of."""
MISSING: Final = "editor/arabic.json"
"""What the component's own Arabic lacks of the words that a writer meets; what it gains goes before."""
PLAIN: Final = "editor/plain.json"
"""What its Arabic says to programmers, or wrongly, in a writer's words: they go before."""
_LOCALE: Final = "cms/locales/ar.json"
_MAP: Final = '{"imports":{"./component/cms/locales/ar.json":"./arabic.js","immutable":"./packed.js"}}'
"""Browsers load no JSON as a module that is not asked for as JSON, and know no packages; the component leaves both to whoever packs it."""
_GITHUB, _GITLAB = "github", "gitlab"
_PROPOSING: Final = frozenset({_GITHUB, _GITLAB})
"""Kinds of hosts at which the component saves a change as a proposal. Elsewhere it writes to a branch."""
_GITHUB_COM, _GITHUB_API = "https://github.com", "https://api.github.com"
_MESSAGES: Final = {
    "create": "content: Add {{slug}}",
    "update": "content: Change {{slug}}",
    "delete": "content: Take out {{slug}}",
    "uploadMedia": "content: Add {{path}}",
    "deleteMedia": "content: Take out {{path}}",
}
"""What a commit says: its title is that of the proposal."""
_LETTERS: Final = "أإآءؤئىة"
_LOCAL, _HOSTED = "local", "hosted"


def files(of: Finished) -> Iterator[File]:
    """Nothing where the site turns it off, or where its component was not fetched."""
    identity = of.site.corpus.identity
    if not identity.editor or not wanted(identity):
        return
    host, hosts = backend(identity, identity.editor)
    for path, data in component.files().items():
        yield f"{FOLDER}component/{path}", data
        if path == _LOCALE:
            ours, plain = (json.loads(of.theme.text(each)) for each in (MISSING, PLAIN))
            words = _completed(_completed(ours, json.loads(data)), plain)
            yield f"{FOLDER}arabic.js", f"export default {json.dumps(words, ensure_ascii=False)}\n".encode()
    for lang, presenter in of.presenters.items():
        forms = entries.forms(presenter, of.fields)
        config = _config(of, host, lang) | {"collections": entries.collections(presenter, of.schema, forms)}
        made = {"config": config, "formats": entries.formats(of.schema), "palette": _palette(presenter.t)}
        yield f"{FOLDER}forms.{lang}.json", json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    yield f"{FOLDER}index.html", _page(of, _HOSTED if hosts else _LOCAL, hosts).encode()
    for part in PARTS[1:]:
        yield f"{FOLDER}{part.rpartition('/')[2]}", of.theme.text(part).encode()


def _completed(words: dict[str, Any], first: dict[str, Any]) -> dict[str, Any]:
    """Words, and those that go before them."""
    both = {key: _completed(each, first[key]) for key, each in words.items() if isinstance(each, dict) and key in first}
    return words | first | both


def wanted(identity: Identity) -> bool:
    """Whether the site has an editor, as it is built here."""
    return identity.editor is not None and component.there()


def backend(identity: Identity, said: Editor) -> tuple[dict[str, Any], list[str]]:
    """Where the component finds the sources, and the hosts that it asks for them: none where only a folder can be opened."""
    at, kind = urlsplit(identity.repository), identity.code_host
    origin, project = f"{at.scheme}://{at.netloc}", at.path.strip("/")
    if not kind:
        return {"name": _GITHUB, "repo": f"{identity.name.ar}/{identity.name.ar}"}, []
    made: dict[str, Any] = {
        "name": kind,
        "repo": project,
        "commit_messages": _MESSAGES,
        "cms_label_prefix": said.labels,
    }
    made["branch"] = identity.branch if kind in _PROPOSING else said.branch or identity.branch
    made |= _github(origin, said) if kind == _GITHUB else _other(kind, origin)
    if said.client:
        made |= {"app_id": said.client} | ({"auth_type": "pkce"} if kind == _GITLAB else {})
    if not said.sign_in and not said.client:
        made["auth_methods"] = ["token"]
    if said.preview:
        made["preview_context"] = said.preview
    return made, [_GITHUB_API if kind == _GITHUB and "api_root" not in made else origin]


def publishing(backend: Mapping[str, Any]) -> str:
    """How the component saves there: as a proposal, or to a branch."""
    return "editorial_workflow" if backend["name"] in _PROPOSING else "simple"


def _github(origin: str, said: Editor) -> dict[str, Any]:
    """GitHub, or a server of its kind elsewhere. Who may not write there works through a fork."""
    own = {"api_root": f"{origin}/api/v3", "graphql_api_root": f"{origin}/api/graphql"} if origin != _GITHUB_COM else {}
    signing = {"base_url": said.sign_in} if said.sign_in else {}
    return {"open_authoring": True, "auth_scope": "public_repo", **own, **signing}


def _other(kind: str, origin: str) -> dict[str, Any]:
    return {"base_url": origin, "api_root": f"{origin}/api/{'v4' if kind == _GITLAB else 'v1'}"}


def _config(of: Finished, backend: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    identity = of.site.corpus.identity
    langs = [str(each) for each in identity.langs]
    return {
        "backend": backend,
        "app_title": of.presenters[lang].t("editor.title", site=identity.name[lang]),
        **({"site_url": of.url, "display_url": of.url} if of.url else {}),
        "publish_mode": publishing(backend),
        "media_folder": f"docs/{langs[0]}/pictures",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": {
            "structure": "multiple_folders",
            "locales": langs,
            "default_locale": langs[0],
            "initial_locales": "default",
        },
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
    }


def _palette(t: Interface) -> dict[str, Any]:
    """What is at a writer's hand: quotation marks, carriers of hamza and what looks like them, marks of direction, and each month by the two
    names that Arabs have for it; and what the way to another section is called."""
    named = {"guillemets": ("«»", "«…»"), "rlm": ("RLM", "\u200f"), "lrm": ("LRM", "\u200e")}
    signs = [{"label": t(f"editor.{name}"), "shown": shown, "text": text} for name, (shown, text) in named.items()]
    letters = [{"label": "", "shown": letter, "text": letter} for letter in _LETTERS]
    return {
        "label": t("editor.signs"),
        "signs": [signs[0], *letters, *signs[1:]],
        "monthsLabel": t("editor.months"),
        "sectionLabel": t("editor.section"),
        "months": dates.months(Lang.AR),
    }


def _page(of: Finished, where: str, hosts: list[str]) -> str:
    said = {lang: p.t for lang, p in of.presenters.items()}
    body = "".join(
        f'<section lang="{lang}" dir="{scripts.direction(lang)}"><h1>{escape(t("editor.title", site=of.site.corpus.identity.name[lang]))}</h1>'
        f"<p>{escape(t(f'editor.{where}'))}</p></section>"
        for lang, t in said.items()
    )
    first = of.site.corpus.identity.langs[0]
    page = of.theme.text(PARTS[0])
    for word, value in {
        "where": where,
        "policy": escape(policy.for_editor([_MAP], hosts)).replace("&#x27;", "'"),
        "title": escape(said[first]("editor.title", site=of.site.corpus.identity.name[first])),
        "logo": of.site.corpus.identity.logo or "assets/images/mark.svg",
        "map": _MAP,
        "body": f"<main>{body}</main>",
    }.items():
        page = page.replace(f"@{word}@", value)
    return page
