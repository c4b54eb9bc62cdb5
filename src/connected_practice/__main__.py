"""`python -m connected_practice` is the command `practice`."""

import sys

from connected_practice.cli import main

sys.exit(main())
