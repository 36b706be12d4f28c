"""Every output of the site, in the order in which they are written. A new one is a module beside this and a line here."""

from __future__ import annotations

from fihris.write import (
    bundles,
    cards,
    citations,
    comparisons,
    editor,
    feeds,
    findable,
    headers,
    missing,
    offline,
    opendata,
    previews,
    redirects,
    sitemap,
    twins,
    volumes,
)
from fihris.write.output import Output

OUTPUTS: tuple[Output, ...] = (
    bundles.files,
    previews.files,
    comparisons.files,
    twins.files,
    redirects.files,
    missing.files,
    findable.files,
    citations.files,
    volumes.files,
    feeds.files,
    opendata.files,
    editor.files,
    cards.files,
    headers.files,
    sitemap.files,
    offline.files,  # the last: it lists all that is written
)
