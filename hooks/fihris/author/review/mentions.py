"""What a change does to mentions: how many there are of whom, which ones an eye should see, and names that have no record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fihris.author.review.lines import MOST, code, isolated, rest
from fihris.author.review.state import all_texts, entities_of, name_of
from fihris.model import EntityKind, Lang, LinkedText, Mention, Registry, Site, Unsettled
from fihris.telling import say
from fihris.text.fold import fold_key

_MOST_RISKY = 200
_AROUND = 80
"""Letters on either side of a name, where its sentence is long."""


def _counted(site: Site) -> Counter[tuple[str, Lang, EntityKind, str]]:
    return Counter(
        (text.section, text.lang, mention.kind, mention.id) for text in all_texts(site) for mention in text.mentions
    )


def counts(before: Site, after: Site) -> Iterator[str]:
    """How many mentions more or fewer there are of whom, text by text."""
    old, new = _counted(before), _counted(after)
    rows = [(key, new[key] - old[key]) for key in sorted(old.keys() | new.keys()) if new[key] != old[key]]
    for (section, lang, kind, id), change in rows[:MOST]:
        sign = "+" if change > 0 else "−"
        yield f"- {sign}{abs(change)} {name_of(after, before, kind, id, lang)} (`{kind}:{id}`) `{section}` ({lang})"
    yield from rest(rows)


RULES = {
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
RISKY = ("weak", "office", "metonym", "family", "government-of")
"""The rules that go by the words around a name: what they found is read by a human before it is merged."""


def risky(before: Site, after: Site) -> Iterator[str]:
    """The mentions that rest on a rule which may err, and that were not there before, each with its rule and its sentence."""
    seen = Counter(_identity(text, each) for text in all_texts(before) for each in text.mentions)
    found: dict[tuple[str, str, EntityKind, str, str], list[tuple[LinkedText, Mention]]] = {}
    for text in all_texts(after):
        for each in text.mentions:
            if not each.rule.startswith(RISKY):
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
            f"- `{path}:{lines}` {isolated(surface)} → `{kind}:{id}` ({rule}): {_in_sentence(*places[0])}; "
            f"خطأ؟ · wrong? {' · '.join(map(code, others.repairs(after.corpus.registry)))}"
        )
    yield from rows[:_MOST_RISKY]
    yield from rest(rows, _MOST_RISKY)
    if rows:
        yield ""
    for rule in sorted({rule for _, _, _, _, rule in found}):
        yield f"`{rule}`: {' · '.join(RULES[rule])}  "


def _others(known: Registry, text: LinkedText, of: Mention) -> Unsettled:
    """Whom else the words of a mention may mean: all that have them for a name, an alias, a short name or a seat; of an office
    its holders, and of a holder the office."""
    form = fold_key(of.surface)
    ids = tuple(
        id
        for (kind, id), entity in entities_of(known).items()
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
    return isolated(f"{'…' * (near > first)}{words}{'…' * (far < last)}")


def _identity(text: LinkedText, each: Mention) -> tuple[str, Lang, str, str, str]:
    return text.section, text.lang, each.surface, each.id, each.rule


def unsettled(before: Site, after: Site) -> Iterator[str]:
    """The names that no rule settles, and that no rule left open before."""
    seen = Counter((text.section, text.lang, each.surface) for text in all_texts(before) for each in text.unsettled)
    rows = []
    for text in all_texts(after):
        for each in text.unsettled:
            key = (text.section, text.lang, each.surface)
            seen[key] -= 1
            if seen[key] < 0:
                rows.append(
                    f"- `{text.document.path}:{_line(text, each)}` {isolated(each.surface)}: {say(each.reason)}: "
                    f"{_in_sentence(text, each)}; {' · '.join(map(code, each.repairs(after.corpus.registry)))}"
                )
    yield from rows[:MOST]
    yield from rest(rows)


def longer(before: Site, after: Site) -> Iterator[str]:
    """The longer names that no record has and that a name with one stands in, where the texts did not have them before."""
    seen = {fold_key(each.surface) for text in all_texts(before) for each in text.longer}
    found: dict[str, tuple[LinkedText, Unsettled]] = {}
    for text in all_texts(after):
        for each in text.longer:
            if fold_key(each.surface) not in seen:
                found.setdefault(fold_key(each.surface), (text, each))
    rows = [
        f"- `{text.document.path}:{_line(text, each)}` {isolated(each.surface)}: {_in_sentence(text, each)}; "
        + code(f'fihris new actor ID --{text.lang} "{each.surface}"')
        for text, each in found.values()
    ]
    yield from rows[:MOST]
    yield from rest(rows)
