#!/bin/sh
# Are weaknesses known of the pinned versions? pip-audit asks a database on the internet; it lives in a folder of its own
# for this one question, as what it needs is no part of the project. 0: asked, none known; 1: some are known; 2: not
# asked, because pip-audit or the database cannot be reached.
set -eu
cd "$(dirname "$0")/.."
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"${PYTHON:-python3}" -m venv "$tool/venv"
if ! "$tool/venv/bin/pip" install --quiet --disable-pip-version-check pip-audit 2>"$tool/errors"; then
    tail -n 1 "$tool/errors" >&2
    echo "NOT AUDITED: pip-audit cannot be installed here." >&2
    exit 2
fi
if "$tool/venv/bin/pip-audit" --requirement constraints.txt --no-deps --disable-pip --strict --timeout 20 --progress-spinner off \
    --format markdown --output "$tool/found" 2>"$tool/errors"; then
    echo "No weakness is known of the $(grep -c == constraints.txt) pinned versions."
elif [ -s "$tool/found" ]; then
    cat "$tool/found"
    exit 1
else
    tail -n 1 "$tool/errors" >&2
    echo "NOT AUDITED: the database of known weaknesses cannot be reached from here." >&2
    exit 2
fi
