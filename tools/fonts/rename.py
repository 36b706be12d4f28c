"""Gives the cut Plex files another name: "Plex" is a reserved font name, which a changed file may not bear (OFL, clause 3)."""

import sys

from fontTools.ttLib import TTFont

NAMES = (1, 3, 4, 6, 16, 21)  # family, unique id, full name, PostScript name, typographic and WWS family

for path in sys.argv[1:]:
    font = TTFont(path, recalcTimestamp=False)
    for record in list(font["name"].names):
        if record.nameID in NAMES:
            text = str(record).replace("IBM Plex Sans Arabic", "Fihris Sans").replace("IBMPlexSansArabic", "FihrisSans").replace("IBM Plex", "Fihris")
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(path)
