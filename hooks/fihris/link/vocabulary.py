"""Lists of words that several rules ask for, joined once."""

from __future__ import annotations

import re
from typing import Final

from fihris.model import Lang
from fihris.text import given

from .words import listed, verbs, words

TITLES: Final = listed("surnames", Lang.AR, "titles")
ADVERBS: Final = listed("cities", Lang.AR, "adverbs") | listed("grounds", Lang.AR, "passing")
"""Words that say how or when something was done, and go on with no name."""
FUNCTION_WORDS: Final = listed("surnames", Lang.AR, "particles") | listed("cities", Lang.AR, "adverbs")
"""Words that are no noun, and before which a place stands as it does anywhere."""
PHASES: Final = listed("grounds", Lang.AR, "phases") | listed("adjectives", Lang.AR, "plain")
"""Adjectives that leave a body or an office the one that it is: «الحالي», «الوطني»."""
BEING: Final = verbs("cities", Lang.AR, "being") | words("رجل رجلا شخص يكون تكون")
"""Words behind which something is said of somebody."""
ALSO_GIVEN: Final = given.names(Lang.AR, "words")
"""Given names that are ordinary words too: «جمال»."""
PREDICATES: Final = given.names(Lang.AR, "predicates")
"""Given names that may be said of somebody: «سعيد»."""
WOMEN: Final = given.names(Lang.AR, "women")
FAMILIES: Final = given.names(Lang.AR, "families")
"""Surnames without the article."""
SINGLE: Final = ALSO_GIVEN | FAMILIES
"""By one of these alone somebody may be called."""
OF_TWO: Final = words("عبد أبو أبي بن")
"""Words that with the one behind them make one name."""
CAPITALISED: Final = listed("surnames", Lang.EN, "after") | listed("compounds", Lang.EN, "plain")
"""English words with a capital beside a name that make no longer one of it: "Biden Administration", "Northern Iraq"."""
PRONOUN: Final = re.compile(r"(?<=\w\w\w)(?:ه|ها|هم)\Z")
"""Written on a verb or a noun: «سفيرها», «استقبلته»."""
VERBAL_NOUN: Final = re.compile(r"الت\w{2,3}ي|ال(?:سعي|نفي|مضي|وعي|راي|مشي|جري|نهي|وحي|رمي|نعي)")
"""Definite nouns of what is done, in ي as surnames are: «التنحي», «السعي»."""
