"""What only a browser proves, in the machine's own Chromium against the real server."""
