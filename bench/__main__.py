"""`python -m bench`: the measure under load. `python -m bench.accuracy_peers` compares understanding."""

from bench.load import main

main()
