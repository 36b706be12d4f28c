"""How much of what is written by hand `fihris suggest` proposes, and how much of what it proposes is so: `python -m bench.suggest [ROOT]`.

What the front matter says is hidden from it, and is the measure.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fihris.commands.suggest import pages, proposals
from fihris.model import Brief, Event, Section
from fihris.report import Report
from fihris.survey import survey
from fihris.text.stated import covers


def _triple(what: Mapping[str, Any]) -> tuple[str, str, str]:
    return what["source"], what["relation"], what["target"]


def _is_same(event: Event, what: dict[str, object]) -> bool:
    date = str(what["date"])
    if event.date and date:
        return covers(event.date, date) or covers(date, event.date)
    return not event.date and not date and bool(set(event.actors) & set(what["actors"]))  # type: ignore[call-overload]


def main(root: Path, *, verbose: bool) -> None:
    surveyed = survey(root, Report())
    texts: dict[str, Brief | Section] = {}
    for brief in surveyed.corpus.briefs:
        for holder in (brief, *brief.sections):
            texts[holder.documents[next(iter(holder.documents))].path] = holder
    rows = {"relations": [0, 0, 0], "events": [0, 0, 0], "topics": [0, 0, 0]}
    stated = {(each.source, each.kind, each.target) for holder in texts.values() for each in holder.relations}
    all_of_them, told = set(stated), set()
    for path in sorted(pages(surveyed), key=lambda path: (path.endswith("index.md"), path)):
        holder = texts[path]
        found = [
            each
            for each in proposals(surveyed, path, {})
            if each.field != "relations" or _triple(each.what) not in told
        ]
        told |= {_triple(each.what) for each in found if each.field == "relations"}
        mine = {name: [each for each in found if each.field == name] for name in rows}
        for each in mine["relations"]:
            triple = _triple(each.what)
            rows["relations"][0] += triple in all_of_them
            if verbose and triple not in all_of_them:
                print("+", *triple, "|", each.sentence[:110])
            stated.discard(triple)
        rows["relations"][1] += len(mine["relations"])
        events = [each for each in mine["events"] if any(_is_same(event, dict(each.what)) for event in holder.events)]
        hit = [event for event in holder.events if any(_is_same(event, dict(each.what)) for each in mine["events"])]
        if verbose:
            print(
                *(f"+ event {each.yaml}" for each in mine["events"] if each not in events),
                *(f"- event {event.id}" for event in holder.events if event not in hit),
                sep="\n",
            )
        rows["events"][0] += len(events)
        rows["events"][1] += len(mine["events"])
        rows["events"][2] += len(hit)
        topics = set(holder.topics)
        rows["topics"][0] += sum(each.what["topic"] in topics for each in mine["topics"])
        rows["topics"][1] += len(mine["topics"])
        rows["topics"][2] += len(topics)
    rows["relations"][2] = len(all_of_them)
    if verbose:
        print(*(f"- {' '.join(triple)}" for triple in sorted(stated)), sep="\n")
    all_events = sum(len(holder.events) for holder in texts.values())
    for name, (right, made, total) in rows.items():
        recall = total / (all_events or 1) if name == "events" else right / (total or 1)
        print(f"{name}: {made} proposed, precision {right / (made or 1):.2f}, recall {recall:.2f}")


if __name__ == "__main__":
    words = [each for each in sys.argv[1:] if each != "-v"]
    main(Path(words[0] if words else "."), verbose="-v" in sys.argv)
