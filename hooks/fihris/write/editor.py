"""The editor in the browser: a page of its own, its component, and the forms that are made for it. No other page needs a file of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import urlsplit

from fihris import component, policy
from fihris.model import Editor, Identity, Lang
from fihris.text import scripts
from fihris.write import entries
from fihris.write.output import File, Finished

FOLDER: Final = "edit/"
"""Where it stands. It is counted apart: not in the sitemap, the search or what is kept for reading offline."""
PARTS: Final = ("editor/page.html", "editor/start.js", "editor/formats.js", "editor/laying.js", "editor/page.css")
"""Files of the theme that it is made of."""
MISSING: Final = "editor/arabic.json"
"""What the component's own Arabic lacks of the words that a writer meets; what it gains goes before."""
_LOCALE: Final = "cms/locales/ar.json"
_MAP: Final = '{"imports":{"./component/cms/locales/ar.json":"./arabic.js"}}'
"""Browsers load no JSON as a module that is not asked for as JSON; the component leaves that to whoever packs it."""
_GITHUB: Final = "https://api.github.com"
_LOCAL, _HOSTED = "local", "hosted"


def files(of: Finished) -> Iterator[File]:
    """Nothing where the site turns it off, or where its component was not fetched."""
    identity = of.site.corpus.identity
    if not identity.editor or not wanted(identity):
        return
    backend, hosts = _backend(identity, identity.editor)
    for path, data in component.files().items():
        yield f"{FOLDER}component/{path}", data
        if path == _LOCALE:
            words = _completed(json.loads(of.theme.text(MISSING)), json.loads(data))
            yield f"{FOLDER}arabic.js", f"export default {json.dumps(words, ensure_ascii=False)}\n".encode()
    for lang, presenter in of.presenters.items():
        forms = entries.forms(presenter, of.fields)
        config = _config(of, backend, lang) | {"collections": entries.collections(presenter, of.schema, forms)}
        made = {"config": config, "formats": entries.formats(of.schema)}
        yield f"{FOLDER}forms.{lang}.json", json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
    yield f"{FOLDER}index.html", _page(of, _HOSTED if hosts else _LOCAL, hosts).encode()
    for part in PARTS[1:]:
        yield f"{FOLDER}{part.rpartition('/')[2]}", of.theme.text(part).encode()


def _completed(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """The component's words, and those of ours for which it has none."""
    both = {
        key: _completed(each, theirs[key]) for key, each in ours.items() if isinstance(each, dict) and key in theirs
    }
    return ours | theirs | both


def wanted(identity: Identity) -> bool:
    """Whether the site has an editor, as it is built here."""
    return identity.editor is not None and component.there()


def _backend(identity: Identity, said: Editor) -> tuple[dict[str, Any], list[str]]:
    """Where the component finds the sources, and the hosts that it asks for them: none where only a folder can be opened."""
    at, kind = urlsplit(identity.repository), identity.code_host
    origin, project = f"{at.scheme}://{at.netloc}", at.path.strip("/")
    if not kind:
        return {"name": "github", "repo": f"{identity.name.ar}/{identity.name.ar}"}, []
    made: dict[str, Any] = {"name": kind, "repo": project, "branch": identity.branch}
    if kind == "github" and origin != "https://github.com":
        made["api_root"] = f"{origin}/api/v3"
    elif kind != "github":
        made |= {"base_url": origin, "api_root": f"{origin}/api/{'v4' if kind == 'gitlab' else 'v1'}"}
    if kind == "github" and said.sign_in:
        made["base_url"] = said.sign_in
    if said.client:
        made |= {"app_id": said.client} | ({"auth_type": "pkce"} if kind == "gitlab" else {})
    if not said.sign_in and not said.client:
        made["auth_methods"] = ["token"]
    if kind == "github":
        made["open_authoring"] = True
    return made, [_GITHUB if made.get("api_root") is None and kind == "github" else origin]


def _config(of: Finished, backend: Mapping[str, Any], lang: Lang) -> dict[str, Any]:
    identity = of.site.corpus.identity
    langs = [str(each) for each in identity.langs]
    return {
        "backend": backend,
        "app_title": of.presenters[lang].t("editor.title", site=identity.name[lang]),
        **({"site_url": of.url, "display_url": of.url} if of.url else {}),
        "publish_mode": "editorial_workflow",
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
