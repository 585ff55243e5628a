# Sourced by the other scripts: makes .venv once, and installs again only when pyproject.toml changes.
# ensure_environment EXTRAS  ("" or "[test]")

ensure_environment() {
    local extras="$1" stamp wanted
    PYTHON="${PYTHON:-python3}"
    if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "aligner needs Python 3.11 or newer; set PYTHON to one (on Debian: apt-get install python3 python3-venv)" >&2
        exit 2
    fi
    if [ ! -x .venv/bin/python ]; then
        echo "making .venv" >&2
        if ! "$PYTHON" -m venv .venv; then
            rm -rf .venv
            echo "python cannot make a virtual environment (on Debian: apt-get install python3-venv)" >&2
            exit 2
        fi
    fi
    stamp=".venv/installed${extras}"
    wanted="$(sha256sum pyproject.toml | cut -d' ' -f1)"
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        echo "installing aligner${extras} into .venv (some minutes the first time)" >&2
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extras}" >&2
        echo "$wanted" > "$stamp"
    fi
}
