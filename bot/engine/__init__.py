"""All that knows the inside of Rasa: the model and its training, the actions in this process, the turn over a tracker, what is patched."""

import os

from bot.engine import absent_packages

# Both before Rasa's first import: it calls its telemetry hosts unless told, and asks for packages that are not installed.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
absent_packages.install()
