"""`python -m midweek` is `midweek`."""

import sys

from midweek.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
