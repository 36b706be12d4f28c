"""The citations of every brief for reference managers: BibLaTeX, RIS and CSL-JSON, one file each, with an entry of the brief and of each
section; and all three in a script, out of which a page takes the entry that is meant (`entry.js`), by its key: a page from disk can read
no file, but load a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from fihris import address
from fihris.model import Brief, Lang, Section
from fihris.text import dates, scripts
from fihris.view.citation import Citation, Name, citation
from fihris.view.presenter import Presenter
from fihris.write.output import TAKEN, File, Finished, call

_BIBLATEX = {
    "report": "report",
    "article-journal": "article",
    "article-magazine": "article",
    "book": "book",
    "thesis": "thesis",
    "chapter": "incollection",
}
_RIS = {
    "report": "RPRT",
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "webpage": "ELEC",
    "post-weblog": "BLOG",
}
"""By the types of CSL; what is not among them is `online` and `GEN`."""


def files(of: Finished) -> Iterator[File]:
    for p in of.presenters.values():
        for id in p.site.briefs:
            yield from of.again(address.citation(p.lang, id, "js"), partial(_files, p, id, of.url))


def _files(p: Presenter, id: str, url: str) -> Iterator[File]:
    """Those of a brief."""
    brief = p.site.briefs[id]
    texts: tuple[Brief | Section, ...] = (brief, *brief.sections)
    made = [citation(p, each, f"{url}{p.section_href(each.id)}" if url else "") for each in texts]
    said = {"bib": biblatex(made), "ris": ris(made), "json": csl(made)}
    for ending, text in said.items():
        yield address.citation(p.lang, id, ending), text.encode()
    yield address.citation(p.lang, id, "js"), call(TAKEN, said)


def biblatex(of: Iterable[Citation]) -> str:
    """Entries, each ended by a brace alone on its line (`entry.js` parts them there)."""
    return "".join(map(_biblatex, of))


def ris(of: Iterable[Citation]) -> str:
    """Records of RIS (Research Information Systems, 2011), their lines ended as that format asks."""
    return "".join(map(_ris, of))


def csl(of: Iterable[Citation]) -> str:
    """A list of items of CSL-JSON 1.0.2."""
    return json.dumps([_csl(each) for each in of], ensure_ascii=False, indent=1) + "\n"


def _biblatex(of: Citation) -> str:
    """An entry of BibLaTeX 3.20; BibTeX, which wants a year, finds one. Everything is written in UTF-8."""
    kind = "incollection" if of.whole else _BIBLATEX.get(of.type, "online")
    journal = kind == "article"
    fields = {
        "author": " and ".join(map(_biblatex_name, of.authors)),
        "title": _braced(of.title),
        "booktitle": _braced(of.whole),
        "journaltitle": _escaped(of.series) if journal else "",
        "series": "" if journal else _escaped(of.series),
        "number": _escaped(of.issue),
        "type": _escaped(of.genre) if kind in {"report", "thesis"} else "",
        "institution": _escaped(of.publisher or of.site) if kind in {"report", "thesis"} else "",
        "publisher": "" if kind in {"report", "thesis"} else _escaped(of.publisher or (of.site if of.whole else "")),
        "organization": _escaped(of.site) if kind == "online" else "",
        "chapter": str(of.number) if of.number else "",
        "date": of.published,
        "year": dates.year_of(of.published),
        "doi": of.doi,
        "url": of.url,
        "langid": _langid(of.lang),
        "language": _langid(of.lang),
    }
    said = "".join(f"  {field} = {{{value}}},\n" for field, value in fields.items() if value)
    return f"@{kind}{{{of.id},\n{said}}}\n"


def _langid(lang: Lang) -> str:
    """A language as BibLaTeX calls it, which is as English does; "" for one of whose name it has but a part."""
    called = scripts.called(lang).lower()
    return called if called.isalpha() else ""


def _ris(of: Citation) -> str:
    year, *rest = dates.machine(of.published).split("-")
    lines = [
        ("TY", "CHAP" if of.whole else _RIS.get(of.type, "GEN")),
        *(("AU", f"{name.family}, {name.given}" if name.family else name.full) for name in of.authors),
        ("TI", of.title),
        ("T2", of.whole or of.series),
        ("T3", of.series if of.whole else ""),
        ("PY", year),
        ("DA", f"{'/'.join([year, *rest, '', ''][:3])}/" if year else ""),
        ("PB", of.publisher or of.site),
        ("M1", of.issue),
        ("M3", of.genre),
        ("SE", str(of.number) if of.number else ""),
        ("DO", of.doi),
        ("UR", of.url),
        ("LA", of.lang),
        ("ID", of.id),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def _csl(of: Citation) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": of.id,
        "type": "chapter" if of.whole else of.type,
        "title": of.title,
        "author": [_csl_name(name) for name in of.authors],
        "container-title": of.whole or ("" if of.type == "report" else of.site),
        "collection-title": of.series,
        "collection-number": of.issue,
        "number": of.issue if of.type == "report" and not of.whole else "",
        "chapter-number": str(of.number) if of.number else "",
        "genre": of.genre,
        "publisher": of.publisher or (of.site if of.whole else ""),
        "issued": {"date-parts": [[int(part) for part in of.published.split("-")]]} if of.published else None,
        "DOI": of.doi,
        "URL": of.url,
        "language": of.lang,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(of: Name) -> dict[str, str]:
    return {"family": of.family, "given": of.given} if of.family else {"literal": of.full}


def _biblatex_name(of: Name) -> str:
    """Family first; a name that nobody parted stays whole."""
    return f"{_escaped(of.family)}, {_escaped(of.given)}" if of.family else f"{{{_escaped(of.full)}}}"


_SPECIAL = re.compile(r"[&%$#_{}]")


def _escaped(text: str) -> str:
    """The signs of TeX as it prints them."""
    kept = text.replace("\\", "\0")
    kept = _SPECIAL.sub(lambda sign: f"\\{sign[0]}", kept)
    return (
        kept.replace("\0", r"\textbackslash{}").replace("~", r"\textasciitilde{}").replace("^", r"\textasciicircum{}")
    )


def _braced(text: str) -> str:
    """A title whose capitals no style may change."""
    return f"{{{_escaped(text)}}}" if text else ""
