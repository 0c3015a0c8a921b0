#!/bin/bash
# Prove README's first command on a bare Debian: from `git clone` to the first right answer of `make serve`, and how long each step takes.
# Usage, as root on Debian with debootstrap: tests/machines/fresh.sh [bookworm] [trixie]. What is committed is what is tried.
# The bare systems are kept in $MACHINES; more than $MOST_SECONDS, or a wrong answer, is a failure.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
machines=${MACHINES:-/var/tmp/amane-machines}
most=${MOST_SECONDS:-150}
# README says what is wanted; nothing else is there, no compiler above all.
wanted=ca-certificates,git,make,python3,python3-pip,python3-venv

# How this machine reaches the registries (mirror, proxy, certificate) holds in the bare one as well.
settings() {
    env | grep -E '^(PIP_(INDEX_URL|PROXY|DEFAULT_TIMEOUT)|UV_(DEFAULT_INDEX|INDEX_URL|HTTP_TIMEOUT|PYTHON_INSTALL_MIRROR)|(https?|no|all)_proxy|(HTTPS?|NO|ALL)_PROXY)=' || true
    echo PIP_CERT=/etc/ssl/certs/ca-certificates.crt
    echo SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
}

# Runs in the bare machine, in process and mount namespaces of its own.
inside() {
    cat <<'END'
set -eu
now() { date +%s.%N; }
step() { python3 -c "import sys; print(f'  {sys.argv[1]:<34}{float(sys.argv[3]) - float(sys.argv[2]):6.1f} s')" "$1" "$2" "$3"; }
seen() { # the moment at which the log first had this
    until grep -q "$1" /root/log; do
        if ! kill -0 "$server" 2>/dev/null; then cat /root/log >&2; echo "make serve ended" >&2; exit 1; fi
        sleep 0.05
    done
    now
}
for compiler in cc gcc g++ clang; do
    if command -v "$compiler" > /dev/null; then echo "$compiler is here: not a bare machine" >&2; exit 1; fi
done
started=$(now)
git clone -q /mnt "/srv/l'assistant é"
cloned=$(now)
cd "/srv/l'assistant é"
make serve > /root/log 2>&1 &
server=$!
installed=$(seen "environnement est prêt")
trained=$(seen "Démarrage du serveur")
python3 - <<'ASK'
import json, time, urllib.error, urllib.request
def post(path, token=None, **body):
    headers = {"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(f"http://127.0.0.1:5005/webhooks/web/conversations{path}", json.dumps(body).encode() if body else b"", headers)
    return json.load(urllib.request.urlopen(request, timeout=30))
for _ in range(600):
    try:
        token = post("")["token"]
        break
    except urllib.error.URLError:
        time.sleep(0.1)
answer = post("/messages", token, text="combien d'associations sont membres du Groupe des associations ?")
print(json.dumps(answer["messages"][0]["text"], ensure_ascii=False))
assert answer["topics"] == ["groupe.membres"] and "onze" in answer["messages"][0]["text"].lower(), answer
ASK
answered=$(now)
grep -v '^$' /root/log
if grep -q Warning /root/log; then echo "a notice to developers" >&2; exit 1; fi
.venv/bin/python --version
step "git clone" "$started" "$cloned"
step "install" "$cloned" "$installed"
step "check the facts, train" "$installed" "$trained"
step "start, first right answer" "$trained" "$answered"
step "ALL" "$started" "$answered"
du -sm .venv | awk '{ print "  environment                       " $1 " MB" }'
if ! python3 -c "import sys; sys.exit(float(sys.argv[2]) - float(sys.argv[1]) > float(sys.argv[3]))" "$started" "$answered" "$1"; then
    echo "more than $1 s" >&2
    exit 1
fi
# A second start asks no network and installs nothing.
kill "$server"
wait "$server" 2>/dev/null || true
again=$(now)
unshare --net make install
step "make install again, no network" "$again" "$(now)"
END
}

try() {
    suite=$1
    bare=$machines/fresh-$suite
    trial=$machines/fresh-$suite-trial
    if ! [ -d "$bare" ]; then
        rm -rf "$bare.part"
        mkdir -p "$machines"
        debootstrap --variant=minbase --include="$wanted" "$suite" "$bare.part" > "$bare.log"
        mv "$bare.part" "$bare"
    fi
    rm -rf "$trial"
    mkdir -p "$trial/upper" "$trial/work" "$trial/root"
    # The mounts are the namespace's own: they end with it, as do its processes.
    unshare --mount --pid --fork --kill-child bash -euo pipefail <<END
mount -t overlay overlay -o 'lowerdir=$bare,upperdir=$trial/upper,workdir=$trial/work' '$trial/root'
mount -t proc proc '$trial/root/proc'
mount --bind -o ro '$here' '$trial/root/mnt'
cp /etc/resolv.conf /etc/hosts '$trial/root/etc/'
cp -L '${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}' '$trial/root/etc/ssl/certs/ca-certificates.crt'
printf '[safe]\n\tdirectory = *\n' > '$trial/root/root/.gitconfig'
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root $(settings | sed "s/.*/'&'/" | tr '\n' ' ') \
    chroot '$trial/root' sh -c $(printf '%q' "$(inside)") fresh '$most'
END
    rm -rf "$trial"
}

[ "$(id -u)" -eq 0 ] || { echo "root is needed, to make a machine" >&2; exit 2; }
command -v debootstrap > /dev/null || { echo "debootstrap is needed: apt-get install debootstrap" >&2; exit 2; }
[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do
    echo "=== $suite"
    try "$suite"
done
