#!/bin/sh
# Relance les serveurs amane@… l'un après l'autre, sans qu'un visiteur le remarque ; s'arrête au premier qui ne revient pas : les autres répondent encore.
set -eu

servers=$(systemctl list-units --plain --no-legend --state=active 'amane@*.service' | sed 's/ .*//')
if [ -z "$servers" ]; then
    echo "Aucun serveur amane@… n'est en marche : systemctl start amane.target" >&2
    exit 1
fi
for server in $servers; do
    port=${server#amane@}
    port=${port%.service}
    # La commande rend la main quand le serveur écoute ; les serveurs web le retrouvent dans la seconde qui suit.
    if ! systemctl restart "$server" || ! curl -fsS -o /dev/null --max-time 10 "http://127.0.0.1:$port/ready"; then
        echo "$server ne revient pas (journalctl -u $server). Les serveurs qui suivent n'ont pas été touchés." >&2
        exit 1
    fi
    echo "$server est relancé."
    sleep 2
done
