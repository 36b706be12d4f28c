"""What a change does to the site, as Markdown for the pull request: from the site before and the site after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from fihris import address
from fihris.author import difference, front, marks, translation
from fihris.model import Document, Entity, EntityKind, Lang, LinkedText, Mention, Registry, Site, Unsettled
from fihris.report import Problem, Severity, visible
from fihris.text import scripts
from fihris.text.fold import fold_key

_FOLDERS = tuple(f"{folder}/" for folder in address.FOLDERS.values())
_SUDDEN = 20
"""Mentions by a form that was just added, from which on it is told as one that may be an ordinary word."""
_MOST = 50
"""Rows of one list. A change of a thousand sections is not read line by line."""
_MOST_RISKY = 200
_AROUND = 80
"""Letters on either side of a name, where its sentence is long."""


@dataclass(frozen=True, slots=True)
class State:
    """The site at one moment, everything that is wrong with it, the fingerprint each twin (by path) translates, and the
    bytes of every file below `docs/` (by path)."""

    site: Site
    problems: tuple[Problem, ...]
    translated: Mapping[str, str]
    files: Mapping[str, bytes]


def review(before: State, after: State) -> str:
    """The Markdown. Headings are Arabic and English, for both read it."""
    groups = [
        ("الأخطاء · Flaws", [*_lost(before, after), *_flaws(before.problems, after.problems)]),
        ("النصوص · Texts", _texts(before, after)),
        ("الإشارات · Mentions", _mentions(before.site, after.site)),
        ("فاعلون وأماكن · Actors and places", _entities(before.site, after.site)),
        ("ملفات أخرى · Other files", _other_files(before, after)),
        ("إشارات تحتاج عينًا · Mentions to look at", _risky(before.site, after.site)),
        ("أسماء لم تُحسم · Unresolved names", _unsettled(before.site, after.site)),
        ("أسماء بلا سجل · Names without a record", _longer(before.site, after.site)),
        ("الترجمة · Translation", _twins(after)),
        ("الفروق · Differences", _differences(before, after)),
    ]
    parts = ["# ما يفعله هذا التغيير · What this change does"]
    for heading, lines in groups:
        listed = list(lines)
        if listed:
            parts.extend([f"## {heading}", "\n".join(listed)])
    if len(parts) == 1:
        parts.append("لم يتغير نص ولا سجل. · No text and no record has changed.")
    return "\n\n".join(parts) + "\n"


# ---------------------------------------------------------------- texts


def _documents(site: Site) -> dict[tuple[str, Lang], Document]:
    """Every text: (id of the brief or section, or path of the page, and language) → document."""
    holders: list[tuple[str, Mapping[Lang, Document]]] = [(id, brief.documents) for id, brief in site.briefs.items()]
    holders.extend((id, section.documents) for id, section in site.sections.items())
    found = {(id, lang): document for id, documents in holders for lang, document in documents.items()}
    for page in (*site.corpus.pages, *(prose.document for prose in site.corpus.prose)):
        found[page.path.split("/", 2)[2].removesuffix(".md"), page.lang] = page
    return found


def _texts(before: State, after: State) -> Iterator[str]:
    old, new = _documents(before.site), _documents(after.site)
    for key in sorted(new.keys() - old.keys()):
        yield _row("جديد · new", key, new[key].title)
    for key in sorted(new.keys() & old.keys()):
        first, second = old[key], new[key]
        if (first.title, first.description, first.body) != (second.title, second.description, second.body):
            yield _row("معدّل · changed", key, second.title)
        elif before.files.get(first.path) != after.files.get(second.path):
            yield _row("تغيرت بياناته · its data changed", key, second.title)
        elif first.path != second.path:
            yield _row("انتقل · moved", key, second.title)
    for key in sorted(old.keys() - new.keys()):
        yield _row("محذوف · removed", key, old[key].title)


def _row(what: str, key: tuple[str, Lang], title: str) -> str:
    return f"- {what}: `{key[0]}` ({key[1]}) {_isolated(title)}"


def _isolated(words: str) -> str:
    return f"<bdi>{escape(visible(marks.plain_line(words)), quote=False)}</bdi>"


def _code(name: str) -> str:
    """A name that somebody gave a file, which may have any letter in it: nothing of it is Markdown, and nothing is unseen."""
    return f"`{visible(name).replace('`', '´')}`"


# ---------------------------------------------------------------- files

_GROUPS = ("actors/", "places/", "topics/", "authors/", "briefs/")
"""The groups of `redirects.yml` that have a folder; whatever else has an address is a plain page."""
_RECORDS = tuple(f"docs/_data/{folder}/" for folder in (*address.FOLDERS.values(), "authors"))


def _changed(before: State, after: State) -> list[str]:
    paths = sorted(before.files.keys() | after.files.keys())
    return [path for path in paths if before.files.get(path) != after.files.get(path)]


def _other_files(before: State, after: State) -> Iterator[str]:
    """The files that changed and are told nowhere else: vocabularies, word lists, redirects, pictures, whatever is unread."""
    told = {document.path for state in (before, after) for document in _documents(state.site).values()}
    told |= {entity.origin.path for state in (before, after) for entity in _registry(state.site).values()}
    rows = []
    for path in _changed(before, after):
        if path not in told or (path.startswith(_RECORDS) and not _told_apart(before.site, after.site, path)):
            what = (
                "جديد · new"
                if path not in before.files
                else "محذوف · removed"
                if path not in after.files
                else "معدّل · changed"
            )
            rows.append(f"- {what}: {_code(path)}")
    yield from rows[:_MOST]
    yield from _rest(rows)


def _told_apart(before: Site, after: Site, path: str) -> bool:
    """Whether a record at the path says something else than it did."""
    old, new = (
        {entity.origin.path: _content(entity) for entity in _registry(site).values()} for site in (before, after)
    )
    return old.get(path) != new.get(path)


def _differences(before: State, after: State) -> Iterator[str]:
    """Every file that changed, the Arabic texts first; one that was moved is compared with what it was."""
    moved = {
        new.path: old.path
        for old, new in _paired(_documents(before.site), _documents(after.site))
        if old.path != new.path
    }
    paths = {*_changed(before, after), *moved} - set(moved.values())
    rows = []
    for path in sorted(paths, key=lambda path: (not path.startswith("docs/ar/"), path)):
        first, second = _text(before.files.get(moved.get(path, path))), _text(after.files.get(path))
        if first and second and (made := _difference(path, first, second)):
            rows.append(f"\n### {_code(path)}\n\n{made}\n")
    yield from rows[:_MOST]
    yield from _rest(rows)


def _paired(
    old: Mapping[tuple[str, Lang], Document], new: Mapping[tuple[str, Lang], Document]
) -> Iterator[tuple[Document, Document]]:
    return ((old[key], new[key]) for key in old.keys() & new.keys())


def _text(data: bytes | None) -> str:
    """A file's text; "" of one that is none, or is not there."""
    text = (data or b"").decode("utf-8", "replace").replace("\r\n", "\n")
    return "" if "\0" in text or "\ufffd" in text else text


def _difference(path: str, before: str, after: str) -> str:
    """What changed in a file: in its fields line by line, in its prose word by word, each in its own direction."""
    if not path.endswith(".md"):
        return difference.lines(before, after, scripts.LTR)
    old, new = front.split(before) or ("", before), front.split(after) or ("", after)
    direction = scripts.direction(path.split("/")[1])
    parts = (
        difference.lines(old[0], new[0], direction),
        difference.html(marks.without_comments(old[1]), marks.without_comments(new[1]), direction),
    )
    return "\n\n".join(filter(None, parts))


# ---------------------------------------------------------------- addresses


def _lost(before: State, after: State) -> Iterator[str]:
    """The addresses that were published, at which there is now nothing, and from which nobody is led on."""
    here = {*_addresses(after), *dict(after.site.corpus.redirects)}
    if not after.site.corpus.registry.topics:  # the vocabulary cannot be read, and that is told
        here.update(map(address.topic, before.site.corpus.registry.topics))
    stood = {address.section(section): id for id, section in before.site.sections.items()}
    rows = []
    for path in sorted({*_addresses(before), *dict(before.site.corpus.redirects)} - here):
        moved = after.site.sections.get(stood.get(path, ""))
        folder, _, id = path.partition("/") if path.startswith(_GROUPS) else ("pages", "", path)
        to = address.section(moved).removeprefix("briefs/") if moved else "…"
        rows.append(
            f"- {_code(path)}\n  - **{Severity.ERROR}** عنوان منشور زال ولا تحويل عنه · a published address is gone, and nothing leads on "
            f"from it. `docs/_data/redirects.yml`: `{folder}:` → {_code(f'{id}: {to}')}"
        )
    yield from rows[:_MOST]
    yield from _rest(rows)


def _addresses(state: State) -> Iterator[str]:
    """The addresses of all that stands in files: what cannot be read for now is not gone."""
    for path in state.files:
        if path.startswith(f"docs/{Lang.AR}/") and path.endswith(".md"):
            yield path.removeprefix(f"docs/{Lang.AR}/").removesuffix(".md")
        elif path.startswith(_RECORDS):
            yield path.removeprefix("docs/_data/").removesuffix(".yml")
    yield from map(address.topic, state.site.corpus.registry.topics)


# ---------------------------------------------------------------- mentions


def _all_texts(site: Site) -> Iterator[LinkedText]:
    for edition in site.editions.values():
        yield from edition.texts.values()


def _counted(site: Site) -> Counter[tuple[str, Lang, EntityKind, str]]:
    return Counter(
        (text.section, text.lang, mention.kind, mention.id) for text in _all_texts(site) for mention in text.mentions
    )


def _mentions(before: Site, after: Site) -> Iterator[str]:
    old, new = _counted(before), _counted(after)
    rows = [(key, new[key] - old[key]) for key in sorted(old.keys() | new.keys()) if new[key] != old[key]]
    for (section, lang, kind, id), change in rows[:_MOST]:
        sign = "+" if change > 0 else "−"
        yield f"- {sign}{abs(change)} {_name(after, before, kind, id, lang)} (`{kind}:{id}`) `{section}` ({lang})"
    yield from _rest(rows)


def _name(after: Site, before: Site, kind: EntityKind, id: str, lang: Lang) -> str:
    found = _registry(after).get((kind, id)) or _registry(before).get((kind, id))
    return _isolated(found.name[lang] if found else id)


def _registry(site: Site) -> dict[tuple[EntityKind, str], Entity]:
    return _entities_of(site.corpus.registry)


def _entities_of(known: Registry) -> dict[tuple[EntityKind, str], Entity]:
    actors = {(EntityKind.ACTOR, id): entity for id, entity in known.actors.items()}
    return actors | {(EntityKind.PLACE, id): entity for id, entity in known.places.items()}


def _entities(before: Site, after: Site) -> Iterator[str]:
    old, new = _registry(before), _registry(after)
    matched = _matched(after)
    for key in sorted(new.keys() - old.keys()):
        yield f"- جديد · new: {_both(new[key])} (`{key[0]}:{key[1]}`){_new_forms(None, new[key], matched)}"
    for key in sorted(new.keys() & old.keys()):
        if _content(old[key]) != _content(new[key]):
            yield f"- معدّل · changed: {_both(new[key])} (`{key[0]}:{key[1]}`){_new_forms(old[key], new[key], matched)}"
    for key in sorted(old.keys() - new.keys()):
        yield f"- محذوف · removed: {_both(old[key])} (`{key[0]}:{key[1]}`)"


def _both(entity: Entity) -> str:
    return " · ".join(map(_isolated, dict.fromkeys((entity.name.ar, *(words for _, words in entity.name.others)))))


def _content(entity: Entity) -> object:
    return (entity.kind, entity.name, entity.sort, entity.aliases, entity.weak, entity.metonyms, entity.nisba,
            entity.offices, entity.titles, entity.holders, entity.brief, entity.country, entity.roles, entity.affiliations,
            entity.note)  # fmt: skip


def _matched(site: Site) -> Counter[tuple[str, str]]:
    """How often each form is found for each actor, what is left open included; by the form as it is folded."""
    found: Counter[tuple[str, str]] = Counter()
    for text in _all_texts(site):
        found.update((each.id, fold_key(each.surface)) for each in text.mentions)
        found.update((id, fold_key(each.surface)) for each in text.unsettled for id in each.candidates)
    return found


def _new_forms(old: Entity | None, new: Entity, matched: Mapping[tuple[str, str], int]) -> str:
    """The forms that were added, each with how often it is found; one that is found very often may be an ordinary word. Of a
    new record those alone are told."""
    added = [form for lang in (Lang.AR, *(lang for lang, _ in new.name.others)) for group in ("aliases", "weak", "metonyms", "nisba", "offices", "titles")
             for form in getattr(new, group)[lang] if old is None or form not in getattr(old, group)[lang]]  # fmt: skip
    counted = {form: matched.get((new.id, fold_key(form)), 0) for form in added}
    told = [
        f"{_isolated(form)} ×{count}{' ⚠' if count >= _SUDDEN else ''}"
        for form, count in counted.items()
        if old or count >= _SUDDEN
    ]
    return f" + {' · '.join(told)}" if told else ""


_RULES = {
    "family": ("عبارة صيغت كاسم السجل", "a phrase made like the record's name"),
    "government-of": ("حكومة المكان الذي سُمّي بعد «حكومتي»", "the government of a place named after «حكومتي»"),
    "metonym:default": ("العاصمة، والمقصود حكومتها", "a capital, for its government"),
    "metonym:place-context": ("العاصمة، والمقصود المدينة", "a capital, for the city"),
    "office:coordination": (
        "شاغل المنصب في زمن الجملة، وبلده بلد ما عُطف عليه",
        "who held the office at the time, of the country of what it is joined to",
    ),
    "office:country": (
        "شاغل المنصب في زمن الجملة، وبلده البلد الوحيد في النص",
        "who held the office at the time, of the one country of which the text speaks",
    ),
    "office:itself": (
        "المنصب نفسه: لا يُعرف شاغله في ذلك الزمن، أو بجانبه اسم غيره، أو كلمة مثل «السابق»",
        "the office itself: who held it then is not known, or another's name or a word like “former” stands beside it",
    ),
    "office:nationality": (
        "شاغل المنصب في زمن الجملة، وبلده من النسبة",
        "who held the office at the time, of the country that the adjective names",
    ),
    "weak:coordination": (
        "اسم قصير، بلده بلد ما عُطف عليه",
        "a short name, of the country of what it is joined to",
    ),
    "weak:country": (
        "اسم قصير، بلده البلد الوحيد في النص",
        "a short name, of the one country of which the text speaks",
    ),
    "weak:established": ("اسم قصير يسمي الإيجاز صاحبه كاملًا", "a short name whose bearer the brief names in full"),
    "weak:nationality": ("اسم قصير، بلده من النسبة", "a short name, of the country that the adjective names"),
}
"""What a rule that may err goes by, in both languages."""
_RISKY = ("weak", "office", "metonym", "family", "government-of")
"""The rules that go by the words around a name: what they found is read by a human before it is merged."""


def _risky(before: Site, after: Site) -> Iterator[str]:
    """The mentions that rest on a rule which may err, and that were not there before, each with its rule and its sentence."""
    seen = Counter(_identity(text, each) for text in _all_texts(before) for each in text.mentions)
    found: dict[tuple[str, str, EntityKind, str, str], list[tuple[LinkedText, Mention]]] = {}
    for text in _all_texts(after):
        for each in text.mentions:
            if not each.rule.startswith(_RISKY):
                continue
            key = _identity(text, each)
            seen[key] -= 1
            if seen[key] < 0:
                alike = (text.document.path, each.surface, each.kind, each.id, each.rule)
                found.setdefault(alike, []).append((text, each))
    rows = []
    for (path, surface, kind, id, rule), places in found.items():
        lines = ", ".join(str(line) for line in dict.fromkeys(_line(text, each) for text, each in places))
        others = _others(after.corpus.registry, *places[0])
        rows.append(
            f"- `{path}:{lines}` {_isolated(surface)} → `{kind}:{id}` ({rule}): {_in_sentence(*places[0])}; "
            f"خطأ؟ · wrong? {' · '.join(map(_code, others.repairs(after.corpus.registry)))}"
        )
    yield from rows[:_MOST_RISKY]
    yield from _rest(rows, _MOST_RISKY)
    if rows:
        yield ""
    for rule in sorted({rule for _, _, _, _, rule in found}):
        yield f"`{rule}`: {' · '.join(_RULES[rule])}  "


def _others(known: Registry, text: LinkedText, of: Mention) -> Unsettled:
    """Whom else the words of a mention may mean: all that have them for a name, an alias, a short name or a seat; of an office
    its holders, and of a holder the office."""
    form = fold_key(of.surface)
    ids = tuple(
        id
        for (kind, id), entity in _entities_of(known).items()
        if (kind, id) != (of.kind, of.id)
        and any(
            fold_key(each) == form
            for each in (
                entity.name[text.lang],
                *(form for forms in (entity.aliases, entity.weak, entity.metonyms) for form in forms[text.lang]),
            )
        )
    )
    if of.rule.startswith("office"):
        offices = [each for each in known.actors.values() if of.id in (each.id, *(held.actor for held in each.holders))]
        linked = [
            id for each in offices for id in (each.id, *(held.actor for held in each.holders if each.id == of.id))
        ]
        ids += tuple(id for id in dict.fromkeys(linked) if id != of.id)
    return Unsettled(of.start, of.end, of.line, of.column, of.surface, ids, "")


def _line(text: LinkedText, of: Mention | Unsettled) -> int:
    return of.line + text.document.body_line - 1


def _in_sentence(text: LinkedText, of: Mention | Unsettled) -> str:
    """The sentence that holds a name, or what stands around it where that is long."""
    place = text.document.reading.offsets.place(of.start)
    whole = next((each for each in text.sentences if each.start <= place < each.end), None)
    first, last = (whole.start, whole.end) if whole else (place, place + len(of.surface))
    near, far = max(first, place - _AROUND), min(last, place + len(of.surface) + _AROUND)
    words = " ".join(text.plain[near:far].split())
    return _isolated(f"{'…' * (near > first)}{words}{'…' * (far < last)}")


def _identity(text: LinkedText, each: Mention) -> tuple[str, Lang, str, str, str]:
    return text.section, text.lang, each.surface, each.id, each.rule


def _unsettled(before: Site, after: Site) -> Iterator[str]:
    """The names that no rule settles, and that no rule left open before."""
    seen = Counter((text.section, text.lang, each.surface) for text in _all_texts(before) for each in text.unsettled)
    rows = []
    for text in _all_texts(after):
        for each in text.unsettled:
            key = (text.section, text.lang, each.surface)
            seen[key] -= 1
            if seen[key] < 0:
                rows.append(
                    f"- `{text.document.path}:{_line(text, each)}` {_isolated(each.surface)}: {each.reason}: "
                    f"{_in_sentence(text, each)}; {' · '.join(map(_code, each.repairs(after.corpus.registry)))}"
                )
    yield from rows[:_MOST]
    yield from _rest(rows)


def _longer(before: Site, after: Site) -> Iterator[str]:
    """The longer names that no record has and that a name with one stands in, where the texts did not have them before."""
    seen = {fold_key(each.surface) for text in _all_texts(before) for each in text.longer}
    found: dict[str, tuple[LinkedText, Unsettled]] = {}
    for text in _all_texts(after):
        for each in text.longer:
            if fold_key(each.surface) not in seen:
                found.setdefault(fold_key(each.surface), (text, each))
    rows = [
        f"- `{text.document.path}:{_line(text, each)}` {_isolated(each.surface)}: {_in_sentence(text, each)}; "
        + _code(f'fihris new actor ID --{text.lang} "{each.surface}"')
        for text, each in found.values()
    ]
    yield from rows[:_MOST]
    yield from _rest(rows)


# ---------------------------------------------------------------- translation and flaws


def _twins(state: State) -> Iterator[str]:
    rows = []
    documents = _documents(state.site)
    for (id, lang), document in sorted(documents.items()):
        if lang is not Lang.AR or id.startswith(_FOLDERS):
            continue
        second = next((each for each in state.site.editions if each is not Lang.AR), None)
        if second is None:
            return
        twin = documents.get((id, second))
        if twin is None:
            path = document.path.replace(f"docs/{Lang.AR}/", f"docs/{second}/", 1)
            rows.append(f"- لم يُترجم بعد · not translated yet: `{path}`")
        elif not translation.follows(state.translated.get(twin.path, ""), document):
            rows.append(f"- تغير الأصل بعد الترجمة · stale: `{twin.path}`")
    yield from rows[:_MOST]
    yield from _rest(rows)


def _flaws(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[str]:
    """Every error and warning there is now, by file, and the advice that was not there before."""
    seen = {(problem.path, problem.code, problem.message) for problem in before}
    shown = [
        problem
        for problem in after
        if problem.code != "unsettled-mention"  # has a list of its own
        and (problem.severity is not Severity.NOTICE or (problem.path, problem.code, problem.message) not in seen)
    ]
    path = ""
    for problem in shown[:_MOST]:
        if problem.path != path:
            path = problem.path
            yield f"- {_code(path)}"
        hint = f" ({problem.hint})" if problem.hint else ""
        yield f"  - {problem.line}:{problem.column} **{problem.severity}** `{problem.code}` {_escaped(problem.message + hint)}"
    yield from _rest(shown)
    if shown:
        yield "\nشرح كل رمز في `docs/_data/problems.yml` · each code is explained there, and by `fihris explain CODE`"


def _escaped(text: str) -> str:
    return f"<bdi>{marks.escape(visible(' '.join(text.split())))}</bdi>"


def _rest(rows: Sequence[object], most: int = _MOST) -> Iterator[str]:
    left = len(rows) - most
    if left > 0:
        yield f"- … +{left}"
