"""What somebody may have meant who wrote what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from fihris.text.fold import fold_key


def named(names: Mapping[str, Sequence[str]], wrong: str, known: Iterable[str]) -> str:
    """A hint with the ids among `known` of what is called so; "" where nothing is. `names` leads from folded names to ids."""
    among = set(known)
    key = fold_key(wrong)
    near = [key] if key in names else get_close_matches(key, names, n=3, cutoff=0.8)
    ids = dict.fromkeys(id for each in near for id in names[each] if id in among)
    return f"did you mean {', '.join(map(repr, ids))}?" if ids else ""
