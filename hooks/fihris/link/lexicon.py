"""The lexicon of one language: every surface form, folded, and the actors and places it can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from fihris.model import LANGS, Entity, EntityKind, Lang, Registry
from fihris.text.clitics import ARTICLE, has_article
from fihris.text.fold import fold_key

from .candidates import STRONG, Candidate, Candidates, Sense
from .states import KIND, unregistered
from .variants import variants
from .words import key, listed, mapped, table

SPELT: Final = frozenset(map(key, table("idioms")[Lang.AR]["spelt"]))
"""Forms whose letters may make them an ordinary word."""
GIVEN: Final = listed("adjectives", Lang.AR, "given")
"""Adjectives that are given names too."""
_HEADS: Final = {lang: listed("offices", lang, "heads") for lang in LANGS}
_ALONE: Final = 2  # words of «الأمين العام», "High Representative"
_SHORTEST: Final = 3  # letters: IS, UN
_NOTHING: Final = Candidates()


@dataclass(frozen=True, slots=True)
class Entry:
    """A folded form. `lam` is what it means after لل or ل alone, where the article of a name is not written in full; `both` is either.

    `definite` says that no article can stand in front: the form bears it itself, or is several words.
    `geographic`: it names a state, or a place; `personal`: a person, in full; `surname`: a person, by that alone.
    `nisba`: an adjective, and nothing else.
    `idiom` are the words that, directly before it, make it no mention, `idiom_after` those that do behind it.
    `idiom_near` are those that do so anywhere in its sentence, `idiom_acts` verbs whose object it is, `idiom_only` the words behind which alone it is a name. `ambiguous`: it has any of these, or is an ordinary word by
    its letters, or a given name.
    `rivals` are the states without a record that have a name which folds to it; `contested`: they have, or several countries.
    """

    form: str
    full: Candidates
    lam: Candidates
    definite: bool
    both: Candidates = _NOTHING
    geographic: bool = False
    personal: bool = False
    surname: bool = False
    nisba: bool = False
    idiom: frozenset[str] = frozenset()
    idiom_after: frozenset[str] = frozenset()
    idiom_near: frozenset[str] = frozenset()
    idiom_acts: frozenset[str] = frozenset()
    idiom_only: frozenset[str] = frozenset()
    ambiguous: bool = False
    rivals: tuple[Entity, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries of a language, by form. `persons` are the kinds of those who are people."""

    lang: Lang
    entries: Mapping[str, Entry]
    persons: frozenset[str]
    registry: Registry

    @classmethod
    def of(cls, registry: Registry, lang: Lang) -> Lexicon:
        """Gather the forms of every actor and place."""
        full: dict[str, dict[tuple[str, str, Sense], Candidate]] = {}
        lam: dict[str, dict[tuple[str, str, Sense], Candidate]] = {}
        definite: set[str] = set()
        rivals: dict[str, dict[str, Entity]] = {}
        persons = frozenset(kind.id for kind in registry.kinds.values() if kind.shape == "person")

        def gather(entity: Entity, taken: Collection[str]) -> None:
            for written, sense in (*_listed(entity, lang), *_posts(entity, lang, registry)):
                candidate, named = Candidate.of(entity, sense), (entity.entity, entity.id, sense)
                with_article = lang is Lang.AR and has_article(written)
                for form in (
                    *variants(written, sense, lang, entity.kind in persons),
                    *_capitals(written, sense, entity, lang),
                ):
                    if form in taken:
                        rivals.setdefault(form, {})[entity.id] = entity
                    if not form or form in taken:
                        continue
                    full.setdefault(form, {})[named] = candidate
                    if with_article:
                        definite.add(form)
                        if bare := form.removeprefix(ARTICLE):
                            lam.setdefault(bare, {})[named] = candidate

        for entity in chain(registry.actors.values(), registry.places.values()):
            gather(entity, ())
        taken = frozenset(full)
        for entity in unregistered(registry):
            gather(entity, taken)
        idioms = {where: mapped("idioms", lang, where) for where in ("before", "after", "near", "acts", "only")}
        entries = {
            form: _entry(
                form,
                Candidates(full.get(form, {}).values()),
                Candidates(lam.get(form, {}).values()),
                form in definite,
                persons,
                idioms,
                tuple(rivals.get(form, {}).values()),
            )
            for form in sorted(full.keys() | lam.keys())
        }
        return cls(lang, entries, persons, registry)

    def has(self, id: str) -> bool:
        """Whether the registry has an actor of this id."""
        return id in self.registry.actors

    def means(self, form: str, senses: frozenset[Sense]) -> tuple[Entity, ...]:
        """What a folded form stands for in the given senses."""
        entry = self.entries.get(form)
        return tuple(each.entity for each in entry.full if each.sense in senses) if entry else ()


def _entry(
    form: str,
    full: Candidates,
    lam: Candidates,
    definite: bool,
    persons: frozenset[str],
    idioms: Mapping[str, Mapping[str, frozenset[str]]],
    rivals: tuple[Entity, ...],
) -> Entry:
    both = Candidates((*full, *lam)) if full and lam else full or lam
    before, after, near, acts, only = (
        _idiom(form, idioms[where]) for where in ("before", "after", "near", "acts", "only")
    )
    people = [each for each in both if each.entity.kind in persons]
    return Entry(
        form,
        full,
        lam,
        definite or " " in form or (bool(people) and len(people) == len(both)) or all(map(_bears_no_article, both)),
        both,
        geographic=any(
            each.sense is Sense.METONYM
            or (each.sense in STRONG and (each.entity.kind == KIND or _is_place(each.entity)))
            or (each.sense is Sense.WEAK and _is_place(each.entity) and not form.startswith(ARTICLE))  # not «الإقليم»
            for each in both
        ),
        personal=any(each.sense in STRONG for each in people),
        surname=any(each.sense is Sense.WEAK for each in people),
        nisba=bool(full) and all(each.sense is Sense.NISBA for each in full),  # «للسوداني» may be a name besides
        idiom=before,
        idiom_after=after,
        idiom_near=near,
        idiom_acts=acts,
        idiom_only=only,
        ambiguous=bool(before or after or near or acts or only) or form in SPELT or form in GIVEN,
        rivals=rivals,
        contested=bool(rivals) or _contested(both),
    )


def _idiom(form: str, listed: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return listed.get(form, frozenset()) | listed.get(f"{ARTICLE}{form}", frozenset())


def _contested(candidates: Collection[Candidate]) -> bool:
    """Whether it is the name of states or cities of several countries."""
    named = [each for each in candidates if each.sense in {*STRONG, Sense.METONYM}]
    return len({each.entity.country or each.entity.id for each in named}) > 1


def _bears_no_article(candidate: Candidate) -> bool:
    """Whether a form is the name of a state or city: «القطر» is a common noun, not قطر."""
    of_place = candidate.entity.kind == KIND or _is_place(candidate.entity)
    return candidate.sense is Sense.METONYM or (candidate.sense in STRONG and of_place)


def _is_place(entity: Entity) -> bool:
    return entity.entity is EntityKind.PLACE


def _listed(entity: Entity, lang: Lang) -> Iterator[tuple[str, Sense]]:
    for form, sense in ((entity.name[lang], Sense.NAME), *((form, Sense.ALIAS) for form in entity.aliases[lang])):
        if not _has_title(form, entity, lang):
            yield form, Sense.POST if entity.titles[lang] and _HEADS[lang] & set(key(form).split()) else sense
    for forms, sense in (
        (entity.weak, Sense.WEAK),
        (entity.metonyms, Sense.METONYM),
        (entity.offices, Sense.OFFICE),
        (entity.titles, Sense.TITLE),
        (entity.nisba, Sense.NISBA),
    ):
        for form in forms[lang]:
            yield form, Sense.POST if sense is Sense.TITLE and _names_body(form, entity, lang) else sense


def _names_body(title: str, entity: Entity, lang: Lang) -> bool:
    """Whether a title of an office of no state says of which body it is: «الأمين العام للجامعة العربية», not «الأمين العام»."""
    said = title.replace("-", " ").split()
    own = [each for each in said if each not in _HEADS[lang] and (lang is Lang.AR or each[:1].isupper())]
    return not entity.country and bool(own) and (len(said) > _ALONE or own[0].isupper())


def _capitals(written: str, sense: Sense, entity: Entity, lang: Lang) -> Iterator[str]:
    """A state's name in capitals, as it stands at the head of an entry or a text: "GHANA: ..."."""
    if (
        lang is Lang.EN
        and entity.kind == KIND
        and sense in STRONG
        and len(written) > _SHORTEST
        and not written.isupper()
    ):
        yield fold_key(written.upper(), case=False)


def _posts(entity: Entity, lang: Lang, registry: Registry) -> Iterator[tuple[str, Sense]]:
    """Titles with their nationality. As one form they are longer than what stands within: «وزير [الخارجية العراقية]»."""
    nation = registry.actors.get(entity.country)
    if lang is Lang.AR and nation:
        for title in entity.titles[lang]:
            for nisba in nation.nisba[lang]:
                yield f"{title} ال{nisba}", Sense.POST
                yield f"{title} ال{nisba}ة", Sense.POST
            if " " not in title and has_article(title):  # «الرئيس» of a state is «رئيس السودان» too
                for name in (nation.name[lang], *nation.aliases[lang]):
                    yield f"{title.removeprefix(ARTICLE)} {name}", Sense.POST
            for bare in _in_construct(title):
                for name in (nation.name[lang], *nation.aliases[lang]):
                    yield f"{bare} {name}", Sense.POST


def _in_construct(title: str) -> Iterator[str]:
    """An Arabic title as the name of its state goes on with it: «رئيس وزراء» of «رئيس الوزراء»; none of «المرشد الأعلى»."""
    head, _, last = title.rpartition(" ")
    if not has_article(last):
        yield title
    elif head and not any(map(has_article, head.split())):
        yield f"{head} {last.removeprefix(ARTICLE)}"


def _has_title(form: str, entity: Entity, lang: Lang) -> bool:
    """Whether a name of an office is one of its titles with a nationality, so that it is found without being listed."""
    name = f" {fold_key(form)} "
    if lang is Lang.AR and " لل" in name:
        return False  # «المرشد الأعلى للثورة الإيرانية» is no title with a nationality beside it
    return bool(entity.country) and any(f" {fold_key(title)} " in name for title in entity.titles[lang])
