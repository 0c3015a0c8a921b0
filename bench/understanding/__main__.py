"""The measures at the command line: `python -m bench.understanding` replays the sets of questions."""

import sys

from bench.understanding.evaluation import main
from knowledge import KnowledgeError

# Training, where there is no model yet, starts processes, which read this file again.
if __name__ == "__main__":
    try:
        sys.exit(main())
    except KnowledgeError as error:
        sys.exit(str(error))
