#!/bin/sh
# Make the environment `.venv`: find Python 3.12 (or 3.11), get uv, install the locked packages. Usage: ./setup.sh product|dev
# Does nothing when the environment already holds what the lock says. All progress lines are in French, for staff.
set -eu
cd "$(dirname "$0")"

kind=${1:-product}
case "$kind" in
    product) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: ./setup.sh product|dev" >&2; exit 2 ;;
esac
venv=.venv
python=$venv/bin/python
uv_version=0.13.9

say() { echo "• $*"; }

# What is installed is told by a stamp: the hash of the lock, of this script, and where the environment was made.
stamp_of() { { cat "$1" setup.sh; pwd; } | cksum; }
installed() { [ -x "$python" ] && [ -f "$venv/.installed-$1" ] && [ "$(cat "$venv/.installed-$1")" = "$(stamp_of "$2")" ]; }
# The development lock holds everything of the product's, in the same versions.
if installed dev requirements-dev.lock; then exit 0; fi
if [ "$kind" = product ] && installed product requirements.lock; then exit 0; fi

# A pyenv shim may be on the path and fail: a Python counts only if it runs.
runs() { "$1" -c "import sys; sys.exit(sys.version_info[:2] not in $2)" >/dev/null 2>&1; }
good="[(3, 12), (3, 11)]"

find_python() {
    for candidate in python3.12 "$HOME"/.pyenv/versions/3.12*/bin/python python3 python python3.11 "$HOME"/.pyenv/versions/3.11*/bin/python; do
        if runs "$candidate" "$good"; then "$candidate" -c "import sys; print(sys.executable)"; return; fi
    done
}

find_any_python() {
    for candidate in python3 python "$HOME"/.pyenv/versions/3.*/bin/python /usr/bin/python3; do
        if "$candidate" -c "import sys; sys.exit(sys.version_info < (3, 8))" >/dev/null 2>&1; then echo "$candidate"; return; fi
    done
}

give_up() {
    cat >&2 <<'END'

Il manque de quoi préparer l'environnement : ni Python 3.12 (ou 3.11), ni l'outil uv n'ont été trouvés, et uv n'a pas pu être installé.
  Debian 13, Ubuntu 24.04 : sudo apt-get install python3 python3-venv
  Autres systèmes         : installez uv (https://docs.astral.sh/uv/), il apporte Python 3.12
Puis relancez la même commande.

Neither Python 3.12 (or 3.11) nor uv was found, and uv could not be installed. Install one of them as above, then run the same command again.
END
    exit 1
}

found=$(find_python)

# uv: the one on the path, else one of our own, put in `.uv` with pip.
uv=uv
if ! uv --version >/dev/null 2>&1; then
    uv=.uv/bin/uv
    if ! "$uv" --version >/dev/null 2>&1; then
        say "Installation de uv, l'outil qui installe les paquets…"
        any=${found:-$(find_any_python)}
        [ -n "$any" ] || give_up
        rm -rf .uv
        # Debian's Python comes without `venv` unless python3-venv is installed; pip alone can do it too.
        { "$any" -m venv .uv && .uv/bin/python -m pip install -q "uv==$uv_version"; } >/dev/null 2>&1 \
            || { rm -rf .uv && "$any" -m pip install -q --target .uv "uv==$uv_version"; } || give_up
    fi
fi

# Where pip is told to use a mirror or a certificate, uv must use it too: it does not read pip's settings.
if [ -z "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ]; then
    mirror=${PIP_INDEX_URL:-$("${found:-python3}" -m pip config get global.index-url 2>/dev/null || true)}
    if [ -n "$mirror" ]; then export UV_DEFAULT_INDEX="$mirror"; fi
fi
if [ -z "${SSL_CERT_FILE:-}" ] && [ -n "${PIP_CERT:-}" ]; then export SSL_CERT_FILE="$PIP_CERT"; fi

if [ -z "$found" ]; then
    say "Python 3.12 n'est pas sur cette machine : téléchargement…"
    "$uv" python install -q 3.12 || give_up
    found=$("$uv" python find 3.12)
fi

if ! runs "$python" "$good"; then
    say "Création de l'environnement $venv ($("$found" --version))…"
    "$uv" venv -q --clear --python "$found" "$venv"
fi
say "Installation des paquets de $lock (une à trois minutes la première fois)…"
rm -f "$venv"/.installed-*
"$uv" pip sync -q --require-hashes --no-build --compile-bytecode --python "$python" "$lock"

# Rasa imports packages that are deliberately not installed (bot/absent_packages.py). This line, which Python reads at its start, lets
# `rasa train`, `rasa shell` and `rasa test nlu` work in the environment, and keeps their telemetry off.
site=$("$python" -c "import sysconfig; print(sysconfig.get_path('purelib'))")
cat > "$site/amane.pth" <<END
$PWD
import os; os.environ["RASA_TELEMETRY_ENABLED"] = "false"; from bot import absent_packages; absent_packages.install()
END

stamp_of "$lock" > "$venv/.installed-$kind"
say "L'environnement est prêt."
