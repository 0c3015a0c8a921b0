"""The measures at the command line: `python -m bench.understanding` replays the sets of questions."""

import sys

from bench.understanding.evaluation import main
from knowledge import KnowledgeError

try:
    sys.exit(main())
except KnowledgeError as error:
    sys.exit(str(error))
