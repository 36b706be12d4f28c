#!/bin/sh
# Cuts the site's fonts out of the npm packages in the lock: letters of Arabic (with the Persian and Kurdish ones that
# occur in names), Latin-1, punctuation and the bidi controls; hints dropped. Same input, same bytes.
#   cd tools/fonts && npm ci && pip install --require-hashes -r requirements.txt && sh build.sh
set -eu
cd "$(dirname "$0")"
out=../../overrides/assets/fonts
noto=node_modules/@fontsource-variable/noto-naskh-arabic
plex=node_modules/@ibm/plex-sans-arabic
mkdir -p "$out"

latin=U+0020-007E,U+00A0,U+00A7,U+00A9,U+00AB,U+00AD,U+00B0,U+00B1,U+00B7,U+00BB,U+00D7,U+00C0-00FF,U+0131,U+0160,U+0161,U+017D,U+017E
arabic=U+060C,U+061B,U+061C,U+061F,U+0621-063A,U+0640-0652,U+0654,U+0660-066C,U+0670,U+0671,U+067E,U+0686,U+0698,U+06A4,U+06A9,U+06AF,U+06CC,U+06D5,U+06F0-06F9
signs=U+200B-200F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202A-202E,U+2030,U+2039,U+203A,U+2060,U+2066-2069,U+20AC,U+2190-2193,U+2197,U+2212
features=kern,mark,mkmk,ccmp,locl,init,medi,fina,isol,rlig,calt,liga,clig,tnum,lnum,case

# fontTools writes the time of the run into the file unless it is told one
export SOURCE_DATE_EPOCH=0
subset() {
  pyftsubset "$1" --unicodes="$latin,$arabic,$signs" --layout-features="$features" --no-hinting --flavor=woff2 --output-file="$2"
}
subset $noto/files/noto-naskh-arabic-arabic-wght-normal.woff2 "$out/fihris-naskh-arabic.woff2"
subset $noto/files/noto-naskh-arabic-latin-wght-normal.woff2 "$out/fihris-naskh-latin.woff2"
subset $plex/fonts/complete/woff2/IBMPlexSansArabic-Medium.woff2 "$out/fihris-sans-medium.woff2"
subset $plex/fonts/complete/woff2/IBMPlexSansArabic-SemiBold.woff2 "$out/fihris-sans-semibold.woff2"
python3 rename.py "$out/fihris-sans-medium.woff2" "$out/fihris-sans-semibold.woff2"
# one licence text, both copyright lines
{ head -n 1 $noto/LICENSE; head -n 1 $plex/LICENSE.txt; tail -n +2 $noto/LICENSE; } > "$out/OFL.txt"
ls -l "$out"
