"""The assistant: understanding, Rasa, the server, the chat, and the command line."""

import os

# One message is a small computation: the numeric libraries' own threads cost more than they bring, and on busy cores
# they wait for each other (measured: seconds instead of milliseconds). Set before numpy is imported.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
