"""What a site says of itself: what it is called, who publishes it, and where."""

from __future__ import annotations

from dataclasses import dataclass

from fihris.model.words import LANGS, Lang, Text

CODE_HOSTS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea"}
"""Hosts that are known by their address."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor in the browser. `host` is the code host's kind (github, gitlab, gitea) where its address does not tell it, `sign_in` the
    address of the service by which people sign in, `client` the name under which the host knows the editor; `branch` the one that it
    writes to where it can propose nothing, `labels` how those begin by which the state of a proposal is known, `preview` the check that
    leads to how it will look, `at` the address of the site that has it, where readers' pages have another origin. "" where there is none."""

    host: str = ""
    sign_in: str = ""
    client: str = ""
    branch: str = ""
    labels: str = "fihris/"
    preview: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who publishes the site, and where. `repository` holds the sources, and their files are edited on its `branch`; `logo` is a picture
    of the site's own theme, `accent` its colour in the light and in the dark. "" where it has none. `editor` is None where it is turned off.
    `cards` says which pages get a picture of their own for other sites (`view/card.py`), `papers` whether briefs get a PDF."""

    name: Text
    description: Text
    tagline: Text
    licence: Text
    langs: tuple[Lang, ...] = LANGS
    digits: str = "latn"
    url: str = ""
    repository: str = ""
    branch: str = "main"
    logo: str = ""
    accent: tuple[str, str] = ("", "")
    editor: Editor | None = Editor()
    cards: str = "briefs"
    papers: bool = True

    @property
    def code_host(self) -> str:
        """What kind of host keeps the sources, as its address or the editor's settings tell: github, gitlab, gitea; "" where none does."""
        host, _, project = self.repository.partition("://")[2].partition("/")
        said = self.editor.host if self.editor else ""
        return (said or CODE_HOSTS.get(host, "")) if project else ""
