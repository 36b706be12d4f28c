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

APART: tuple[Output, Output] = (volumes.files, cards.files)
"""What is dear, and knows nothing of the others: another process may write the first meanwhile, and one more the second, so that who
holds the site need not hold what they are set with, too."""
LAST: tuple[Output, ...] = (headers.files, sitemap.files, offline.files)
"""What tells of all that is written."""
OUTPUTS: tuple[Output, ...] = (
    bundles.files,
    previews.files,
    comparisons.files,
    twins.files,
    redirects.files,
    missing.files,
    findable.files,
    citations.files,
    feeds.files,
    opendata.files,
    editor.files,
    *APART,
    *LAST,
)
