#!/usr/bin/env bash
# highspy 1.16.0: a solver that is made and told to be silent has already printed two lines.
#
# In 1.15.1 nothing is printed when output_flag is set to False right after Highs() is made. In 1.16.0 making the object
# prints a banner with the version and a hash, before any option can be set; in a notebook it is an output, and another
# build prints another one.
# Guess before the run: silence in both. Seen: 1.15.1 prints nothing; 1.16.0 prints "Running HiGHS 1.16.0 …" and
# "Includes third-party software components …".
# Source: HiGHS documentation, option output_flag ("enables or disables solver output").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
printed() {
    "$folder/venv/bin/pip" install --quiet "highspy==$1" 2>/dev/null
    "$folder/venv/bin/python" -c 'import highspy; highspy.Highs().setOptionValue("output_flag", False)'
}
before=$(printed 1.15.1)
after=$(printed 1.16.0)
printf '1.15.1 prints: %s\n1.16.0 prints: %s\n' "$before" "$after"
[ -z "$before" ]
[[ $after == "Running HiGHS 1.16.0"* ]]
