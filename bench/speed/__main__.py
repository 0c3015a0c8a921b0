"""`python -m bench.speed`: the measure under load."""

from bench.speed.load import main

main()
