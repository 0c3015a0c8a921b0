#!/bin/sh
# Make the environment `.venv`: find a Python that fits, get uv, install the locked packages. Usage: ./setup.sh product|dev
# Does nothing, and asks no network, when the environment already holds what the lock says. What it says is French, for staff, then English.
set -eu
cd "$(dirname "$0")"
# Another user may run the service: what is made here can be read by all.
umask 022
# Whatever the terminal speaks: a folder may have an accent.
export PYTHONUTF8=1

kind=${1:-product}
case "$kind" in
    product) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "usage: ./setup.sh product|dev" >&2; exit 2 ;;
esac
venv=.venv
python=$venv/bin/python
uv_version=0.13.9
# In order of preference; the first is brought by uv where the machine has none of them.
versions="3.12 3.13 3.11"

say() { echo "• $*"; }

# What is installed is told by a stamp: the hash of the lock and of this script. The environment may be moved and copied with its folder.
stamp_of() { cat "$1" setup.sh | cksum; }
fits() { "$1" -I -S -X utf8 -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] not in '$versions'.split())" >/dev/null 2>&1; }
installed() { [ -f "$venv/.installed-$1" ] && [ "$(cat "$venv/.installed-$1")" = "$(stamp_of "$2")" ] && fits "$python"; }
# The development lock holds everything of the product's, in the same versions.
if installed dev requirements-dev.lock; then exit 0; fi
if [ "$kind" = product ] && installed product requirements.lock; then exit 0; fi

# What another user's service can reach: it cannot run a Python that lies in root's home.
open_to_all() {
    folder=$1
    while [ "$folder" != / ]; do
        folder=$(dirname "$folder")
        [ -n "$(find "$folder" -maxdepth 0 -perm -005 2>/dev/null)" ] || return 1
    done
}

# A pyenv shim may be on the path and fail: a Python counts only if it runs. What only its owner can reach comes last.
find_python() {
    closed=
    for version in $versions; do
        for candidate in "python$version" python3 python "${HOME:-/root}"/.pyenv/versions/"$version".*/bin/python "$PWD"/.python/*/bin/"python$version"; do
            # Where the interpreter really is: a virtual environment that happens to be active may disappear.
            real=$("$candidate" -I -S -X utf8 -c "import os, sys; print('%d.%d' % sys.version_info[:2], os.path.realpath(sys.executable))" 2>/dev/null) || continue
            if [ "${real%% *}" != "$version" ]; then continue; fi
            if [ "$kind" = dev ] || open_to_all "${real#* }"; then echo "${real#* }"; return; fi
            closed=${closed:-${real#* }}
        done
    done
    echo "$closed"
}

find_any_python() {
    for candidate in python3 python "${HOME:-/root}"/.pyenv/versions/3.*/bin/python /usr/bin/python3; do
        if "$candidate" -c "import sys; sys.exit(sys.version_info < (3, 8))" >/dev/null 2>&1; then echo "$candidate"; return; fi
    done
}

# How to get what is missing, on this system: $1 in Debian's names.
advice() {
    sudo=
    if [ "$(id -u)" -ne 0 ]; then sudo="sudo "; fi
    if command -v apt-get >/dev/null; then echo "${sudo}apt-get update && ${sudo}apt-get install -y $1"
    elif command -v dnf >/dev/null; then echo "${sudo}dnf install -y python3 python3-pip"
    elif command -v apk >/dev/null; then echo "${sudo}apk add python3 py3-pip"
    elif command -v zypper >/dev/null; then echo "${sudo}zypper install -y python3 python3-pip"
    elif command -v pacman >/dev/null; then echo "${sudo}pacman -S --needed python python-pip"
    else echo "installez uv : https://docs.astral.sh/uv/ (install uv)"
    fi
}

# $1 French, $2 English, $3 what a tool said (or nothing).
give_up() {
    {
        echo
        echo "$1"
        echo
        echo "$2"
        if [ -n "${3:-}" ]; then echo; echo "$3" | tail -n 12; fi
    } >&2
    exit 1
}

# Say why a download or an installation failed: $1 what the tool said.
explain() {
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
    case "$1" in
        *"No space left"* | *"os error 28"* | *"Disk quota"*) full=yes ;;
        *) full= ;;
    esac
    if [ -n "$full" ] || [ "${free:-1000}" -lt 20 ]; then
        give_up "Le disque est plein : il reste ${free} Mo ici, il en faut environ 1 300. Faites de la place, puis relancez la même commande." \
            "The disk is full: ${free} MB are left here, about 1,300 are needed. Make room, then run the same command again." "$1"
    fi
    case "$1" in
        *[Rr]"ead-only file system"* | *"ermission denied"*)
            give_up "Un dossier n'est pas accessible en écriture (voir plus bas). Corrigez ses droits, puis relancez la même commande." \
                "A folder cannot be written (see below). Mend its rights, then run the same command again." "$1" ;;
        *"Hash mismatch"* | *"DO NOT MATCH THE HASHES"*)
            give_up "Un paquet reçu n'est pas celui que le verrou attend : rien n'en a été installé. Prévenez les développeurs." \
                "A package received is not the one that the lock names: nothing of it was installed. Tell the developers." "$1" ;;
        *"onnect"* | *"dns error"* | *"esolution"* | *"imed out"* | *"imeout"* | *"error sending request"* | *"ailed to fetch"* | *"ailed to download"* | *"No matching distribution"* | *"ertificate"*)
            give_up "Le registre des paquets (PyPI, ou le miroir choisi) ne répond pas. Vérifiez la connexion à Internet, et le proxy s'il y en a un, puis relancez la même commande : ce qui est déjà là est gardé." \
                "The package registry (PyPI, or the mirror chosen) does not answer. Check the connection and the proxy, then run the same command again." "$1" ;;
    esac
    give_up "L'installation n'a pas abouti ; les lignes plus bas disent pourquoi. Relancez la même commande une fois la cause corrigée." \
        "The installation failed; the lines below say why. Run the same command again once that is mended." "$1"
}

if [ ! -w . ]; then
    give_up "Ce dossier n'est pas accessible en écriture : $PWD. Lancez la commande avec le compte à qui il appartient." \
        "This folder cannot be written: $PWD. Run the command as its owner."
fi

found=$(find_python)
any=${found:-$(find_any_python)}

# uv: one of our own, put in `.uv` with pip; else the one on the path, if it is not too old.
uv=.uv/bin/uv
works() { "$1" venv --help 2>/dev/null | grep -q -- --relocatable; }
if ! works "$uv"; then
    if works uv; then
        uv=uv
    elif [ -z "$any" ]; then
        give_up "Il manque Python sur cette machine :
  $(advice "python3 python3-venv")
puis relancez la même commande." "Python is missing on this machine: install it as above, then run the same command again."
    else
        say "Installation de uv, l'outil qui installe les paquets…"
        rm -rf .uv
        # Debian's Python comes without pip, and without `venv` too, unless asked for; either will do.
        if "$any" -c "import pip" 2>/dev/null; then
            said=$(PIP_USER=0 PIP_REQUIRE_VIRTUALENV=0 "$any" -m pip install -q --no-compile --disable-pip-version-check --target .uv "uv==$uv_version" 2>&1) || { rm -rf .uv; explain "$said"; }
        elif "$any" -c "import ensurepip" 2>/dev/null; then
            said=$("$any" -m venv .uv 2>&1 && .uv/bin/python -m pip install -q --disable-pip-version-check "uv==$uv_version" 2>&1) || { rm -rf .uv; explain "$said"; }
        else
            give_up "Python est là ($("$any" --version)), mais sans de quoi installer des paquets (ni pip, ni venv) :
  $(advice python3-venv)
puis relancez la même commande." "Python is here, but neither pip nor venv: install one as above, then run the same command again."
        fi
    fi
fi

# What pip is told (variables and files: mirror, certificate, patience, proxy) holds for uv too, which does not read it.
told=$("${any:-false}" -m pip config list 2>/dev/null || .uv/bin/python -m pip config list 2>/dev/null || true)
adopt() { # uv's variable, pip's variable, pip's setting
    eval "value=\${$1:-\${$2:-}}"
    if [ -z "$value" ]; then value=$(echo "$told" | sed -n "s/^global\.$3='\(.*\)'\$/\1/p"); fi
    if [ -n "$value" ]; then export "$1=$value"; fi
}
if [ -z "${UV_INDEX_URL:-}" ]; then adopt UV_DEFAULT_INDEX PIP_INDEX_URL index-url; fi
adopt SSL_CERT_FILE PIP_CERT cert
adopt UV_HTTP_TIMEOUT PIP_DEFAULT_TIMEOUT timeout
if [ -z "${HTTPS_PROXY:-}${https_proxy:-}" ]; then adopt ALL_PROXY PIP_PROXY proxy; fi

# uv keeps what it downloads in the home folder; where there is none to write in, here and only for now.
home_cache=${UV_CACHE_DIR:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/uv}
if ! { [ -n "${HOME:-}${XDG_CACHE_HOME:-}${UV_CACHE_DIR:-}" ] && mkdir -p "$home_cache" 2>/dev/null && [ -w "$home_cache" ]; }; then
    export UV_CACHE_DIR="$PWD/.uv/cache"
fi

if [ -z "$found" ]; then
    wanted=${versions%% *}
    say "Python $wanted n'est pas sur cette machine : téléchargement…"
    # In this folder, not in the home of whoever installs: the service's user must be able to read it.
    export UV_PYTHON_INSTALL_DIR="$PWD/.python"
    said=$("$uv" python install --no-bin "$wanted" 2>&1) || give_up "Aucun Python qui convienne (${versions}) n'est sur cette machine${any:+ ($("$any" --version) y est)}, et Python $wanted n'a pas pu être téléchargé de github.com.
Vérifiez la connexion à Internet ; ou indiquez un miroir (variable UV_PYTHON_INSTALL_MIRROR) ; ou installez Python $wanted vous-même. Puis relancez la même commande." \
        "No Python that fits (${versions}) is on this machine, and Python $wanted could not be downloaded from github.com. Check the connection, name a mirror (UV_PYTHON_INSTALL_MIRROR) or install Python $wanted, then run the same command again." "$said"
    found=$(find_python)
fi

# Made anew: an environment whose installation was interrupted (packages may lie there in part), or whose Python is gone,
# or which cannot be moved with its folder, or which a service could not run although there is a Python that it could.
sound() {
    [ ! -e "$venv/.installing" ] && fits "$python" && grep -q relocatable "$venv/pyvenv.cfg" || return 1
    [ "$kind" = dev ] || open_to_all "$(readlink -f "$python")" || ! open_to_all "$found"
}
if ! sound; then
    say "Création de l'environnement $venv ($("$found" --version))…"
    said=$("$uv" venv -q --clear --relocatable --python "$found" "$venv" 2>&1) || explain "$said"
fi
say "Installation des paquets de $lock (une minute environ la première fois)…"
rm -f "$venv"/.installed-*
: > "$venv/.installing"
said=$("$uv" pip sync -q --require-hashes --no-build --compile-bytecode --python "$python" "$lock" 2>&1) || explain "$said"

# Rasa imports packages that are deliberately not installed (bot/engine/absent_packages.py). These lines, which Python reads at its start, let
# `rasa train` and `rasa test nlu` work in the environment, and keep their telemetry off, as well as onnxruntime's. No path is written: Python would read it in the
# encoding of the moment, and find `bot` wherever it is started.
finish() {
    site=$("$python" -c "import sysconfig; print(sysconfig.get_path('purelib'))") &&
    cat > "$site/amane_environment.py" <<'END' &&
import importlib.util
import os
import sys

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
_path = os.path.join(os.path.dirname(sys.prefix), "bot", "engine", "absent_packages.py")
_spec = importlib.util.spec_from_file_location("amane_absent_packages", _path)
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
_module.install()
END
    echo "import amane_environment" > "$site/amane.pth" &&
    stamp_of "$lock" > "$venv/.installed-$kind" &&
    rm -rf "$venv/.installing" .uv/cache
}
said=$(finish 2>&1) || { rm -f "$venv"/.installed-*; explain "$said"; }
say "L'environnement est prêt."
