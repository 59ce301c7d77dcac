"""Pages take turns: no more are drawn at once than the machine gets on with.

The interpreter runs one at a time anyway: each that has begun beside it holds memory, and makes the others wait.
"""

from __future__ import annotations

from threading import BoundedSemaphore

TURNS = BoundedSemaphore(2)
"""Two, so that one which waits, as for a file, keeps nobody."""
