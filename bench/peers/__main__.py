"""Install and train the peers, as far as not done: `python -m bench.peers`."""

from bench.peers import PEERS

for peer in PEERS:
    print(peer.title, peer.prepare(), flush=True)
