#!/usr/bin/env bash
# edtf (JavaScript) 4.11.1: format() prints spring 2001 as a day, and west of Greenwich as 12/31/2000.
#
# A year, a month and a day are formatted in UTC, and come out the same everywhere: 1997, 10/1997, 10/5/1997. A season
# (2001-21) has no precision of its own there; it falls through to a full date, the first moment of its bounds, in the
# reader's time zone. In Mexico City and in Washington that is the last day of the year before.
# Expected: Spring 2001, 2001-21, 2001, or an error. Seen: 1/1/2001 in UTC and Tokyo, 12/31/2000 in Mexico City and New
# York; winter 2001 is 10/1/2001 and 9/30/2001.
# A quarterly dated "Spring 2001" is listed with a wrong day, month and year, and only for some readers.
# Source: edtf.js, src/format.js (the formats by precision); of seasons in format() no document or thread was found; its
# issue 53 reports decades that are printed as XXXX.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-fund --no-audit edtf@4.11.1 >/dev/null 2>&1
cat >printed.mjs <<'JS'
import edtf, { format } from "edtf";

const dates = ["2001-21", "2001-24", "1997", "1997-10", "1997-10-05"];
console.log(dates.map((text) => format(edtf(text), "en-US")).join(" "));
JS
for zone in UTC Asia/Tokyo America/Mexico_City America/New_York; do
    printed=$(TZ=$zone node printed.mjs)
    echo "$zone: $printed"
    case $zone in
    America/*) [ "$printed" = "12/31/2000 9/30/2001 1997 10/1997 10/5/1997" ] ;;
    *) [ "$printed" = "1/1/2001 10/1/2001 1997 10/1997 10/5/1997" ] ;;
    esac
done
