"""A small site with a search, written to a folder: as little HTML as the search needs."""

from __future__ import annotations

import html
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from search_twin import DATA, ROOT

from fihris.stamps import Stamp
from fihris.text.analysis import load_analysis, load_labels
from fihris.write.bundles import joined
from fihris.write.findable import VERSION, stated
from fihris.write.offline import write_offline
from fihris.write.output import assigned
from fihris.write.search import Card, SearchDoc, write_index
from fihris.write.theme import Theme

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "search"
EARLY = ROOT / "overrides" / "partials" / "inline" / "early.html"
ACTORS = ("qasem-soleimani", "islamic-state", "us-central-command")

DOCS = {
    "ar": [
        SearchDoc(
            "b1", "briefs/2023/dialogue/index.html", "brief", "حوار التعاون الأمني المشترك بين العراق وأمريكا",
            "انعقد حوار التعاون الأمني المشترك بين الولايات المتحدة والـعراق في واشنطن يومي 7-8 أغسطس/آب 2023 بمشاركة وفد عراقي.",
            "2023/dialogue", "حوار التعاون الأمني", (), ("washington-dc",), ("security",), ("2023",), "2023-08-07",
        ),
        SearchDoc(
            "s1", "briefs/2023/dialogue/01.html#p1", "section", "العراق ساحة لتصفية الحسابات",
            "كما تستخدم واشنطن وطهران العراق كساحة لتصفية الحسابات، مثلما حدث في اغتيال قائد فيلق القدس “قاسم سُلَيْمـاني” قرب مطار بغداد عام 2020.",
            "2023/dialogue", "حوار التعاون الأمني", ("qasem-soleimani",), ("baghdad",), ("proxy",), ("2020",), "2020-01-03",
        ),
        SearchDoc(
            "s2", "briefs/2023/dialogue/02.html", "section", "عودة تنظيم داعش",
            "تخشى الولايات المتحدة من عودة تنظيم “داعش” مجددا، وتبنت الميليشيات هجمات على القواعد والصواريخ. <script>alert(1)</script>",
            "2023/dialogue", "حوار التعاون الأمني", ("islamic-state",), (), ("security",), ("2014",), "2014",
        ),
        SearchDoc("p1", "about.html", "page", "عن الموقع", "موقع يحلل الأحداث ويربط الفاعلين."),
    ],
    "en": [
        SearchDoc(
            "s1", "en/briefs/2023/dialogue/01.html", "section", "Iraq as an arena",
            "Washington and Tehran settle scores in Iraq, as in the killing of Qasem Soleimani near Baghdad airport in 2020.",
            "2023/dialogue", "Security dialogue", ("qasem-soleimani",), ("baghdad",), ("proxy",), ("2020",), "2020-01-03",
        ),
        SearchDoc(
            "s2", "en/briefs/2023/dialogue/02.html", "section", "Negotiations on reconstruction",
            "The negotiators discussed reconstruction of the devastated governorates.",
            "2023/dialogue", "Security dialogue", (), (), ("security",), ("2023",), "2023-08-07",
        ),
    ],
}  # fmt: skip

SHAPES = {"qasem-soleimani": "person"}
FORMS = {
    "qasem-soleimani": ("قاسم سليماني", "Qasem Soleimani", "سليماني", "Soleimani"),
    "islamic-state": ("تنظيم الدولة الإسلامية", "Islamic State", "داعش", "ISIS"),
    "us-central-command": ("القيادة المركزية الأمريكية", "US Central Command", "سنتكوم", "CENTCOM"),
}


def cards(lang: str) -> list[Card]:
    first, second = (0, 1) if lang == "ar" else (1, 0)
    prefix = "" if lang == "ar" else "en/"
    made = [
        Card(
            id,
            "actor",
            forms[first],
            forms[second],
            "",
            "",
            {"sections": 3},
            f"{prefix}actors/{id}.html",
            forms,
            SHAPES.get(id, "org"),
        )
        for id, forms in FORMS.items()
    ]
    months = ("أغسطس 2023", "آب 2023", "August 2023")
    made.append(Card("2023-08", "date", months[first * 2], "", "", "", {"events": 1}, f"{prefix}timeline.html", months))
    return made


def page(depth: int, lang: str, title: str, body: str) -> str:
    root = "../" * depth
    direction = "rtl" if lang == "ar" else "ltr"
    names = ("page", "search/boot")
    scripts = "".join(f'<script defer src="{root}assets/javascripts/{name}.js"></script>' for name in names)
    return (
        f'<!doctype html><html lang="{lang}" dir="{direction}" data-root="{root}" data-search="1" data-fonts=""><head>'
        f'<meta charset="utf-8"><script>{EARLY.read_text("utf-8")}</script>'
        f"<title>{title}</title>{scripts}"
        "</head><body>"
        "<button data-search-open>بحث</button>"
        f'<a class="f-language" lang="{"en" if lang == "ar" else "ar"}"></a>'
        f"<main>{body}</main></body></html>"
    )


def write_site(folder: Path, docs: dict[str, Sequence[SearchDoc]] | None = None) -> None:
    shutil.copytree(SCRIPTS, folder / "assets" / "javascripts" / "search")
    words = assigned("window.fihrisWords", {"ar": {"search_failed": "البحث غير متاح"}, "en": {}})
    write(folder / "assets" / "javascripts" / "page.js", words + (SCRIPTS.parent / "page.js").read_bytes())
    write(folder / "assets" / "javascripts" / "fihris.js", b"")  # the scripts stand in the pages
    for sheet in ("tools", "search"):
        write(folder / "assets" / "stylesheets" / sheet / f"{sheet}.css", b"")
    (folder / "assets" / "javascripts" / "search" / "core.js").write_text(
        joined(Theme.of(None), "assets/javascripts/search"), "utf-8"
    )
    write_index_of(folder, docs or DOCS, "now")
    for lang, some in (docs or DOCS).items():
        for doc in some:
            path, _, anchor = doc.href.partition("#")
            body = f'<h1>{html.escape(doc.title)}</h1><div class="f-prose"><p id="{anchor or "top"}">{html.escape(doc.text)}</p></div>'
            write(folder / path, page(path.count("/"), lang, html.escape(doc.title), body).encode())
        prefix = "" if lang == "ar" else "en/"
        depth = prefix.count("/")
        write(folder / f"{prefix}search.html", page(depth, lang, "search", "<div data-search-page></div>").encode())
        home = "<h1>home</h1><section data-offline></section>"
        write(folder / f"{prefix}index.html", page(depth, lang, "home", home).encode())
    publish(folder)


def write_index_of(folder: Path, docs: Mapping[str, Sequence[SearchDoc]], version: str) -> None:
    for lang, some in docs.items():
        for path, data in write_index(load_analysis(DATA, lang), some, cards(lang), load_labels(DATA, lang)).items():
            write(folder / path, data)
    write(folder / VERSION, stated(version))


def publish(folder: Path) -> None:
    """The service worker and the list of files, as of now."""
    written = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    worker = (SCRIPTS / "service-worker.js").read_text("utf-8")
    for path, data in write_offline(worker, {path: Stamp.of(data) for path, data in written.items()}).items():
        write(folder / path, data)


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
