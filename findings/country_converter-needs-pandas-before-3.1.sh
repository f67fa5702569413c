#!/usr/bin/env bash
# country_converter 1.3.2: with pandas 3.1 no country can be converted; its requirement says pandas>=1.0.
#
# pip installs the two side by side, the import works, and the first convert(), of any country to any code, raises
# TypeError: "first argument must be string or compiled pattern". With pandas 2.3.3 the same call gives MEX.
# Guess before the run: MEX with both. Seen: MEX with 2.3.3, TypeError with 3.1.1.
# Source: the package's metadata (Requires-Dist: pandas>=1.0) and README.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet country_converter==1.3.2 pandas==3.1.1 2>/dev/null
"$folder/venv/bin/python" - <<'PY'
import country_converter

try:
    print(country_converter.convert("Mexico", to="ISO3"))
except TypeError as error:
    print("pandas 3.1.1:", error)
    assert "first argument must be string" in str(error)
else:
    raise AssertionError("it works with pandas 3.1.1")
PY
"$folder/venv/bin/pip" install --quiet pandas==2.3.3 2>/dev/null
[ "$("$folder/venv/bin/python" -c 'import country_converter; print(country_converter.convert("Mexico", to="ISO3"))')" = MEX ]
echo "pandas 2.3.3: MEX"
