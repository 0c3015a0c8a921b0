#!/bin/bash
# Prove docs/exploitation.md on a bare Debian under its real systemd, running the guide's own commands: install, first start, update with changed data, rollback,
# reboot, and what the watchdog must and must not restart. Usage, as root on Debian: tests/machines/systemd.sh bookworm|trixie
# Needs debootstrap, systemd-container and slirp4netns; takes about twenty minutes. What a machine leaves behind is in $MACHINES (bare systems, kept).
# CGROUPS=1 runs it with the first version of cgroups: on a host that has only that one, bounds on memory hold there alone (but the systemd of Debian 12
# then misses the end of some processes and waits for 90 s).
set -euo pipefail
suite=${1:?bookworm or trixie}
here=$(cd "$(dirname "$0")/../.." && pwd)
machines=${MACHINES:-/var/tmp/amane-machines}
bare=$machines/$suite
trial=$machines/$suite-trial
root=$trial/root
repository=$trial/amane.git

title() { printf '\n=== %s %s · %s\n' "$(date +%T)" "$suite" "$*"; }
proved() { printf 'PROVED %s · %s\n' "$suite" "$*"; }
# What stops the trial is shown with what systemd says of it.
fail() { printf 'FAILED %s · %s\n' "$suite" "$*" >&2; machine 'systemctl status --no-pager -l amane amane-entrainement; journalctl -n 60 --no-pager -o cat -u amane -u amane-entrainement' >&2 || true; exit 1; }

# -- the machine ------------------------------------------------------------------------------------------------------------------------------------------
leader() { pgrep -P "$nspawn" -x systemd | head -1 || true; }
certificates() { for name in PIP_CERT SSL_CERT_FILE; do if [ -n "${!name:-}" ]; then echo "$name=/etc/ssl/certs/ca-certificates.crt"; fi; done; }
machine() { # commands: run by root in the machine, as typed in a terminal; the first that fails ends them
    # shellcheck disable=SC2046
    nsenter -t "$(leader)" -m -u -i -n -p -C env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb SYSTEMD_PAGER= DEBIAN_FRONTEND=noninteractive $(certificates) \
        sh -ec "cd /root
$1"
}
guide() { # heading, number: the commands of that block of the guide
    python3 - "$here/docs/exploitation.md" "$1" "$2" <<'END' | sed "s|ADRESSE_DU_PROJET|/srv/amane.git|"
import re, sys, textwrap
path, heading, number = sys.argv[1:]
section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", open(path, encoding="utf-8").read(), flags=re.MULTILINE | re.DOTALL).group(1)
blocks = re.findall(r"^( *)```sh\n(.*?)^ *```", section, flags=re.MULTILINE | re.DOTALL)
print(textwrap.dedent(blocks[int(number) - 1][1]))
END
}
follow() { # heading, number: do what the guide says there
    local commands status=0
    commands=$(guide "$1" "$2")
    printf '%s\n' "$commands" | sed 's/^/    # /'
    machine "$commands" > "$trial/said" 2>&1 || status=$?
    tail -n 12 "$trial/said"
    echo
    return $status
}

isolate() { # in cgroups of its own, or two machines would share theirs
    local hierarchy
    [ -d /run/systemd/system ] && return
    for hierarchy in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup/memory /sys/fs/cgroup/pids; do
        [ -d "$hierarchy" ] || continue
        mkdir -p "$hierarchy/amane-$suite"
        echo "$BASHPID" > "$hierarchy/amane-$suite/cgroup.procs"
    done
}
start_machine() {
    local options=() words=()
    [ -d /run/systemd/system ] || options+=(--register=no --keep-unit)
    export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1
    if [ "${CGROUPS:-2}" = 1 ]; then
        export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=0
        words=(systemd.unified_cgroup_hierarchy=0 SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1)
    fi
    (isolate; exec systemd-nspawn --quiet --directory="$root" --machine="amane-$suite" --private-network --resolv-conf=off --bind-ro="$repository:/srv/amane.git" \
        "${options[@]}" --console=read-only --boot "${words[@]}" > "$trial/console" 2>&1 < /dev/null) &
    nspawn=$!
    wait_for_boot
}
wait_for_boot() {
    local state=
    for _ in $(seq 60); do
        sleep 1
        state=$(machine 'systemctl is-system-running || true' 2>/dev/null || true)
        case $state in running | degraded | starting) break ;; esac
    done
    slirp4netns --configure --mtu=65520 --disable-host-loopback "$(leader)" tap0 > "$trial/network" 2>&1 &
    network=$!
    # The first version of cgroups is given to containers for reading only.
    if [ "$SYSTEMD_NSPAWN_UNIFIED_HIERARCHY" = 0 ]; then
        machine 'for one in memory pids; do mount -o remount,bind,rw /sys/fs/cgroup/$one; done; systemctl daemon-reexec'
    fi
    sleep 1
}
stop_machine() {
    kill "${network:-0}" "${nspawn:-0}" 2>/dev/null || true
    wait 2>/dev/null || true
    mountpoint -q "$root" && umount "$root"
}

# -- what is asked of it ----------------------------------------------------------------------------------------------------------------------------------
state() { machine "systemctl show -P $1 ${2:-amane}"; }
port=5005
health() { machine "curl -fsS --max-time 20 http://127.0.0.1:$port/health"; }
is_well() { health | grep -q '"status":"ok"' || fail "health: $(health)"; }
serves() { health | grep -q "\"model\":\"$(machine "cut -c1-12 /var/lib/amane/models/$1.sha256")\""; } # model
newest_model() { machine 'cd /var/lib/amane/models && ls -t amane-*.tar.gz | head -1'; }
commit() { # message, command that changes the project: published where the machine pulls from
    rm -rf "$trial/work" && git clone -q "$repository" "$trial/work"
    (cd "$trial/work" && sh -ec "$2" && git -c user.name=essai -c user.email=essai@exemple.ma commit -qam "$1" && git push -q origin HEAD:main)
}
until_true() { # seconds, condition
    for _ in $(seq "$1"); do
        if eval "$2"; then return; fi
        sleep 1
    done
    return 1
}

if ! [ -d "$bare/etc" ]; then
    title "un système nu, de debootstrap"
    mkdir -p "$machines"
    debootstrap --variant=minbase --include=systemd-sysv,dbus,ca-certificates "$suite" "$bare" > "$machines/$suite.log"
fi
mountpoint -q "$root" && umount "$root"
rm -rf "$trial"
mkdir -p "$root" "$trial/upper" "$trial/overlay"
mount -t overlay overlay -o "lowerdir=$bare,upperdir=$trial/upper,workdir=$trial/overlay" "$root"
git clone -q --bare "${REPOSITORY:-$here}" "$repository"
git -C "$repository" branch -f main HEAD 2>/dev/null || true
git -C "$repository" symbolic-ref HEAD refs/heads/main
echo "nameserver 10.0.2.3" > "$root/etc/resolv.conf"
# A network may have a certificate authority of its own.
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
trap stop_machine EXIT
start_machine
title "la machine : $(machine '. /etc/os-release; echo "$PRETTY_NAME", $(systemctl --version | head -1)')"

title "installer"
started=$SECONDS
follow Installer 1 || fail "install"
follow Installer 2 || fail "install"
proved "project and environment in place after $((SECONDS - started)) s, with $(machine '/opt/amane/.venv/bin/python -VV; readlink -f /opt/amane/.venv/bin/python' | tr '\n' ' ')"

title "premier démarrage"
started=$SECONDS
follow Installer 3 || fail "first start"
is_well
first=$(newest_model)
proved "first start ends with an assistant that answers after $((SECONDS - started)) s (training included): $(health)"
machine "stat -c %U /proc/$(state MainPID)" | grep -qx amane || fail "not run by its user"
machine 'journalctl -u amane-entrainement --no-pager -o cat' | grep -a "•" || true

title "mettre à jour, avec des exemples changés"
commit "one more example" 'sed -i "0,/^      - /s//      - Une question d essai de plus\n      - /" data/nlu/adhesion_fondation.yml'
machine "systemd-run -q --unit=poll sh -c 'while :; do curl -fsS -o /dev/null --max-time 5 http://127.0.0.1:$port/health && echo yes || echo no; sleep 0.5; done'"
started=$SECONDS
follow "Mettre à jour, revenir en arrière" 1 || fail "update"
is_well
answers=$(machine "systemctl stop poll; journalctl -u poll --no-pager -o cat | grep -cx no || true")
second=$(newest_model)
[ "$first" != "$second" ] || fail "no new model"
serves "$second" || fail "the new model is not the one that serves: $(health)"
proved "update with changed data after $((SECONDS - started)) s: $second; while it ran, $answers health checks (one each half second) went unanswered"

title "revenir en arrière"
started=$SECONDS
follow "Mettre à jour, revenir en arrière" 2 || fail "rollback"
is_well
proved "rollback after $((SECONDS - started)) s, to the model of before: $(health)"
serves "$first" || fail "not the first model"

title "un départ de plus, quand le modèle est là"
started=$(date +%s%N)
machine 'systemctl start amane-entrainement'
proved "training that is not needed costs $((($(date +%s%N) - started) / 1000000)) ms"

title "redémarrer la machine"
old=$(leader)
machine 'systemctl reboot' || true
kill "$network" 2>/dev/null || true
until_true 60 '[ "$(leader)" != "$old" ]' || fail "no reboot"
sleep 2
# Where no systemd looks after it, the container ends instead of starting again.
if kill -0 "$nspawn" 2>/dev/null; then wait_for_boot; else start_machine; fi
until_true 60 'health > /dev/null 2>&1' || fail "not back after a reboot"
is_well
proved "the assistant is back after a reboot"

title "le processus est suspendu"
before=$(state MainPID)
started=$SECONDS
machine "kill -STOP $before"
until_true 150 '[ "$(state MainPID)" != "'"$before"'" ] && health > /dev/null 2>&1' || fail "a hung assistant was not restarted"
proved "a hung assistant (kill -STOP) answers again after $((SECONDS - started)) s"

title "le processus est tué"
before=$(state MainPID)
started=$SECONDS
machine "kill -KILL $before"
until_true 60 '[ "$(state MainPID)" != "'"$before"'" ] && health > /dev/null 2>&1' || fail "a dead assistant was not restarted"
proved "a killed assistant answers again after $((SECONDS - started)) s"

title "un autre port"
machine "sed -i 's/^AMANE_PORT=.*/AMANE_PORT=5006/' /etc/amane.env && systemctl restart amane"
port=5006
is_well
before=$(state MainPID)
sleep 110
[ "$(state MainPID)" = "$before" ] || fail "a healthy assistant on another port was restarted"
proved "on port 5006 the assistant is left alone, and watched"
machine "kill -STOP $before"
until_true 150 '[ "$(state MainPID)" != "'"$before"'" ] && health > /dev/null 2>&1' || fail "not watched on another port"
proved "… and restarted there when it hangs"
machine "sed -i 's/^AMANE_PORT=.*/AMANE_PORT=5005/' /etc/amane.env && systemctl restart amane"
port=5005

title "très occupé"
before=$(state MainPID)
machine "systemd-run -q --unit=flood --property=RuntimeMaxSec=130 sh -c 'for n in 1 2 3 4 5 6 7 8; do while :; do curl -s -o /dev/null --max-time 5 -X POST http://127.0.0.1:$port/webhooks/web/conversations; done & done; python3 -c \"while True: pass\" & python3 -c \"while True: pass\" & wait'"
sleep 125
machine 'systemctl stop flood' || true
[ "$(state MainPID)" = "$before" ] || fail "a busy assistant was restarted"
proved "two minutes of flood and two busy processors: not restarted"

title "arrêté exprès"
machine 'systemctl stop amane'
sleep 150
[ "$(state ActiveState)" = inactive ] || fail "what was stopped on purpose runs again"
proved "stopped on purpose: still $(state ActiveState) after 150 s"
machine 'systemctl start amane'
is_well

title "une mise à jour dont l'entraînement échoue"
commit "broken examples" 'echo "  mauvais: [" >> data/nlu/adhesion_fondation.yml'
before=$(state MainPID)
follow "Mettre à jour, revenir en arrière" 1 || true
[ "$(state Result amane-entrainement)" = exit-code ] || fail "examples that can't be read were trained"
[ "$(state MainPID)" = "$before" ] || fail "the assistant was restarted although its training failed"
is_well
proved "a training that fails ends the update, and the assistant goes on: $(machine 'journalctl -u amane-entrainement --no-pager -o cat -n 40' | grep -a 'Erreur' | tail -1)"
machine 'systemctl restart amane' && fail "started without a model"
sleep 30
[ "$(state ActiveState)" = failed ] || fail "it tries again and again"
[ "$(state NRestarts)" = 0 ] || fail "it was tried $(state NRestarts) times"
proved "without a model it says so and stops: $(machine 'journalctl -u amane --no-pager -o cat -n 40' | grep -a 'modèle' | tail -1)"
follow "Mettre à jour, revenir en arrière" 2 || fail "rollback"
is_well
proved "rollback mends it"

title "un réglage impossible"
machine "cp /etc/amane.env /root/avant; echo AMANE_KEEP_DAYS=bientôt >> /etc/amane.env"
machine 'systemctl restart amane' && fail "started with a wrong setting"
sleep 15
[ "$(state ActiveState) $(state NRestarts)" = "failed 0" ] || fail "it tries again and again"
proved "a wrong setting is told once: $(machine 'journalctl -u amane --no-pager -o cat -n 20' | grep -a AMANE_KEEP_DAYS | tail -1)"
machine 'mv /root/avant /etc/amane.env; systemctl start amane'
is_well

title "deux serveurs et PostgreSQL"
printf 'motdepasse\nmotdepasse\n' | follow PostgreSQL 1 || fail "PostgreSQL"
machine 'echo AMANE_DATABASE_URL=postgresql://amane:motdepasse@127.0.0.1/amane >> /etc/amane.env; systemctl restart amane'
follow "Plusieurs serveurs" 1 || fail "a second server"
for port in 5005 5006; do is_well; done
machine 'systemctl restart amane && systemctl restart amane-2'
for port in 5005 5006; do is_well; done
proved "two assistants with one PostgreSQL, restarted in turn"

title "ce que systemd tient"
[ "$(machine 'systemctl --failed --no-legend "amane*" | wc -l')" = 0 ] || fail "a unit failed"
machine 'systemd-analyze verify --man=no /etc/systemd/system/amane*.service && systemd-analyze security --no-pager amane amane-entrainement 2>/dev/null | tail -4' || true
without() { machine "systemd-run -q --wait --pipe $1 $2" > /dev/null 2>&1 && echo "NOT PROVED $suite · $3 does not hold in this container" || proved "$3 holds here"; }
without "-p MemoryMax=100M" "/opt/amane/.venv/bin/python -c 'print(len(b\"x\" * 300_000_000))'" "a bound on memory"
without "-p IPAddressDeny=any -p IPAddressAllow=localhost" "curl -s --max-time 20 http://1.1.1.1/" "the closed network of the assistant"
without "-p PrivateNetwork=yes" "curl -s --max-time 20 http://1.1.1.1/" "the absent network of the training"
proved "everything"
