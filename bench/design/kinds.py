"""One page of every kind, by its address in the Arabic edition; English ones stand under `en/`."""

BRIEF = "briefs/2023/us-iraq-security-dialogue/"
SECTION = BRIEF + "05-iran-long-term-strategy.html"
KINDS = {
    "home": "index.html",
    "brief": BRIEF + "index.html",
    "section": SECTION,
    "person": "actors/qasem-soleimani.html",
    "state": "actors/iran.html",
    "place": "places/baghdad.html",
    "actors": "actors/index.html",
    "places": "places/index.html",
    "topics": "topics/index.html",
    "timeline": "timeline.html",
    "relations": "relations.html",
    "pair": "pairs/iran--united-states.html",
    "compare": "compare.html",
    "balance": "balance.html",
    "translations": "translations.html",
    "wanted": "wanted.html",
    "offices": "offices.html",
    "search": "search.html",
    "data": "data/index.html",
    "plain": "contribute.html",
    "missing": "404.html",
}
PREFIXES = {"ar": "", "en": "en/"}
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")
