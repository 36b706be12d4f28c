"""The lexicon of one language: every surface form, folded, and the actors and places it can mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import chain
from typing import Final

from fihris.model import LANGS, Entity, EntityKind, Lang, Registry
from fihris.text.clitics import ARTICLE, has_article
from fihris.text.fold import fold_key

from .states import KIND, NOWHERE, unregistered
from .words import key, listed, mapped, table


class Sense(StrEnum):
    """In what way a form stands for its actor or place: the field of the record it was listed in."""

    NAME = "name"
    ALIAS = "alias"
    WEAK = "weak"
    METONYM = "metonym"
    OFFICE = "office"
    TITLE = "title"
    POST = "post"  # no field of its own: an office's name that means the holder as its titles do
    NISBA = "nisba"
    FAMILY = "family"  # no field: made like the name of a record (families.py)
    EXPLICIT = "explicit"  # no field: the author's own link


SPELT: Final = frozenset(map(key, table("idioms")[Lang.AR]["spelt"]))
"""Forms whose letters may make them an ordinary word."""
GIVEN: Final = listed("adjectives", Lang.AR, "given")
"""Adjectives that are given names too."""
_HEADS: Final = {lang: listed("offices", lang, "heads") for lang in LANGS}
STRONG: Final = frozenset({Sense.NAME, Sense.ALIAS})
NAMED: Final = STRONG | {Sense.EXPLICIT}
_TELLING: Final = NAMED | {Sense.NISBA, Sense.METONYM}
POSTS: Final = frozenset({Sense.OFFICE, Sense.TITLE, Sense.POST})
"""What means nobody until its nationality, or the time, is settled."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a form can mean. `sure`: whatever stands around it, in whatever brief; `names`: it names it in full.

    `nation` is the country of which it speaks, a state being its own; "" where it speaks of none.
    """

    entity: Entity
    sense: Sense
    sure: bool
    names: bool
    registered: bool
    nation: str

    @classmethod
    def of(cls, entity: Entity, sense: Sense) -> Candidate:
        registered = entity.origin is not NOWHERE
        names = sense in NAMED
        sure = sense in {Sense.EXPLICIT, Sense.FAMILY} or (not entity.brief and (names or sense is Sense.NISBA))
        nation = entity.country or (entity.id if entity.kind == KIND else "")
        return cls(entity, sense, sure, names and registered, registered, nation)


class Candidates(tuple[Candidate, ...]):
    """All that a form can mean. What the rules ask of it is worked out once: a text has the same few forms over and over."""

    @cached_property
    def simple(self) -> bool:
        """Whether it is but one thing, whatever stands around it."""
        return len(self) == 1 and self[0].sure

    @cached_property
    def meaning(self) -> tuple[tuple[str, str, str], ...]:
        """What two forms that mean the same have in common; quicker to compare than all that is known of each candidate."""
        return tuple((each.entity.entity, each.entity.id, each.sense) for each in self)

    @cached_property
    def bound(self) -> bool:
        """Whether any of it means something in one brief alone."""
        return not self.simple and any(each.entity.brief for each in self)

    @cached_property
    def registered(self) -> Candidates:
        """Those of which there is a record."""
        return self if all(each.registered for each in self) else Candidates(each for each in self if each.registered)

    @cached_property
    def strangers(self) -> Candidates:
        """Those of which there is none."""
        return Candidates(each for each in self if not each.registered)

    @cached_property
    def senses(self) -> frozenset[Sense]:
        return frozenset(each.sense for each in self)

    @cached_property
    def adjective(self) -> bool:
        """Whether it may be an adjective."""
        return Sense.NISBA in self.senses

    @cached_property
    def adjective_alone(self) -> bool:
        """Whether it may be one without a clitic too. ألمانيا is the country, not the accusative of ألماني."""
        return self.adjective and self.senses.isdisjoint(NAMED)

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of those whom it names in full."""
        return frozenset(each.entity.id for each in self if each.names)

    @cached_property
    def nations(self) -> frozenset[str]:
        """The countries of which it speaks, those without a record included; «الحكومة», which many have, speaks of none."""
        found = frozenset(each.nation for each in self) - {""}
        if self.senses == {Sense.WEAK}:  # «الحكومة» may be any country's
            return frozenset()
        return found if len(found) < 2 or not self.senses.isdisjoint(_TELLING) else frozenset()

    @cached_property
    def words(self) -> Mapping[Lang, frozenset[str]]:
        """The words of the full names of those whom it may mean."""
        names = {
            lang: [form for each in self for form in (each.entity.name[lang], *each.entity.aliases[lang])]
            for lang in LANGS
        }
        return {lang: frozenset(word for form in forms for word in key(form).split()) for lang, forms in names.items()}

    @cached_property
    def states(self) -> frozenset[str]:
        """The ids of the states that it names."""
        return frozenset(each.entity.id for each in self if each.sense in NAMED and not each.entity.country)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it settles, as a nisba or the name of a state."""
        return self.states | {each.entity.id for each in self if each.sense is Sense.NISBA}


@dataclass(frozen=True, slots=True)
class Entry:
    """A folded form. `lam` is what it means after لل or ل alone, where the article of a name is not written in full.

    `definite` says that no article can stand in front: the form bears it itself, or is several words.
    `geographic`: it names a state, or a place; `personal`: a person, in full; `surname`: a person, by that alone.
    `nisba`: an adjective, and nothing else.
    `idiom` are the words that, directly before it, make it no mention, `idiom_after` those that do behind it.
    `idiom_near` are those that do so anywhere in its sentence. `ambiguous`: it has any of these, or is an ordinary word by
    its letters, or a given name.
    `rivals` are the states without a record that have a name which folds to it; `contested`: they have, or several countries.
    """

    form: str
    full: Candidates
    lam: Candidates
    definite: bool
    geographic: bool = False
    personal: bool = False
    surname: bool = False
    nisba: bool = False
    idiom: frozenset[str] = frozenset()
    idiom_after: frozenset[str] = frozenset()
    idiom_near: frozenset[str] = frozenset()
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
                for form in _variants(written, sense, lang, entity.kind in persons):
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
        idioms = {where: mapped("idioms", lang, where) for where in ("before", "after", "near")}
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
    both = (*full, *lam)
    before, after, near = (_idiom(form, idioms[where]) for where in ("before", "after", "near"))
    people = [each for each in both if each.entity.kind in persons]
    return Entry(
        form,
        full,
        lam,
        definite or " " in form or (bool(people) and len(people) == len(both)) or all(map(_bears_no_article, both)),
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
        ambiguous=bool(before or after or near) or form in SPELT or form in GIVEN,
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
            yield form, sense


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
            if not key(title).rpartition(" ")[2].startswith(ARTICLE):
                for name in (nation.name[lang], *nation.aliases[lang]):
                    yield f"{title} {name}", Sense.POST


def _has_title(form: str, entity: Entity, lang: Lang) -> bool:
    """Whether a name of an office is one of its titles with a nationality, so that it is found without being listed."""
    name = f" {fold_key(form)} "
    if lang is Lang.AR and " لل" in name:
        return False  # «المرشد الأعلى للثورة الإيرانية» is no title with a nationality beside it
    return bool(entity.country) and any(f" {fold_key(title)} " in name for title in entity.titles[lang])


@cache  # the states of the world are the same in every lexicon
def _variants(written: str, sense: Sense, lang: Lang, person: bool) -> tuple[str, ...]:
    """The folded forms a listed form stands for."""
    if lang is Lang.EN:
        titles = (written.lower(), written.title().replace(" Of ", " of ")) if sense is Sense.TITLE else ()
        plural = sense in {Sense.NISBA, Sense.ALIAS, Sense.WEAK, Sense.NAME} and not person
        return tuple(
            fold_key(form, case=False)
            for each in (written, *titles, *(_particles(written) if person else ()))
            for form in _english(each, sense, plural)
        )
    if sense is Sense.NISBA:
        stem = fold_key(written, case=False)
        return (*(stem + ending for ending in _NISBA_ENDINGS), *mapped("adjectives", lang, "plurals").get(stem, ()))
    return tuple(fold_key(form, case=False) for form in _arabic(written))


# أمريكي: ـة، ـين، ـون، ـان، ـتان، ـتين، ـات، the adverb and accusative ـًا, and the construct plurals ـو and ـي.
_NISBA_ENDINGS: Final = ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات", "ا", "و", "ي")

_SOUND_PLURAL: Final = re.compile(r"\b(\w{3,})ون\b")
_CAPITAL: Final = " العاصمة"
_OF_TWO: Final = re.compile(
    r"\b(?:عبد (?:ال|رب)|(?!عبد|حزب|أنصار|جند|آية)\w{2,} (?:الله|الدين)\b)"
)  # names in two words that many write as one
_KUNYA: Final = re.compile(r"\bأبو(?=\s)")


def _arabic(written: str) -> Iterable[str]:
    """The form, its genitive where it is a sound plural or a kunya, and the two seats of hamza (مسؤول, مسئول). Of «تونس
    العاصمة» also «العاصمة تونس»."""
    forms = {written, _SOUND_PLURAL.sub(r"\1ين", written)}
    if written.endswith(_CAPITAL):
        forms.add(f"{_CAPITAL.strip()} {written.removesuffix(_CAPITAL)}")
    forms |= {_OF_TWO.sub(lambda found: found[0].replace(" ", ""), form) for form in forms}
    forms |= {_KUNYA.sub(kunya, form) for form in forms for kunya in ("أبي", "أبا")}
    return forms | {form.replace("ؤو", "ئو") for form in forms}


_PARTICLE: Final = re.compile(r"\b(?P<word>al|el|bin|ben)(?P<joint>[- ])(?=[A-Z])")
_LEADING: Final = re.compile(r"\b(?:al|el|bin|ben)\b(?=[- ][A-Z])")


def _particles(written: str) -> Iterable[str]:
    """A person's name with its particle in the other ways in which papers write it: "Bashar Al Assad", "El-Sisi", "Bin Salman"."""
    found = _PARTICLE.search(written)
    for joint in ("-", " ") if found and found["joint"] == "-" else " " * bool(found):
        plain = _PARTICLE.sub(rf"\g<word>{joint}", written)
        yield plain
        yield _LEADING.sub(lambda each: each[0].title(), plain)


_ACRONYM: Final = re.compile(r"\b[A-Z]{2,5}\b")
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.){2,5}")
_PLURAL_OF: Final = re.compile(r"[A-Za-z]{2,}$")
_COMMON_WORD: Final = re.compile(r"\b(?!(?:of|the|and|in|for|on|to|al|bin|ibn|de|du|von|van)\b)[a-z]{3,}")


def _english(written: str, sense: Sense, plural: bool) -> Iterable[str]:
    """The form with and without an article, dots and a plural ending, and with another first letter.

    A name's capitals count, so only a form that holds a common word may begin with a small letter.
    """
    bare = re.sub(r"^[Tt]he\s+", "", written)
    forms = {bare, _ACRONYM.sub(lambda found: ".".join(found[0]) + ".", bare)}
    forms.add(_DOTTED.sub(lambda found: found[0].replace(".", ""), bare))
    forms |= {form[:1].upper() + form[1:] for form in forms}
    if _COMMON_WORD.search(bare.partition(" ")[2]) and not bare[1:2].isupper():
        forms.add(bare[:1].lower() + bare[1:])
    # A name has no plural: "Irans" and "the Bidens" are not the ones who are named.
    return forms | {
        _plural(form) for form in forms if plural and (sense is Sense.NISBA or form.rpartition(" ")[2].islower())
    }


def _plural(form: str) -> str:
    if form.endswith("s") or form.endswith("S") or not _PLURAL_OF.search(form):
        return form
    return form[:-1] + "ies" if re.search(r"[^aeiou]y$", form) else form + "s"
