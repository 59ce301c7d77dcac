"""nginx in front of two processes of the app, as deploy/nginx.conf sets it up, with ports and folders of its own."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from benchmarks.serving import ROOT, free, healthy

SHIPPED = ROOT / "deploy" / "nginx.conf"
_AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 1024; }}
http {{
access_log off;
{places}
{shipped}
}}
"""
"""What Debian's own nginx.conf does around a file of sites-enabled."""
_PLACES = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def elsewhere(shipped: str, port: int, ports: tuple[int, int], folder: str) -> str:
    """The shipped settings with other ports and another folder; each must be there to be replaced."""
    moved = {"listen 80;": f"listen 127.0.0.1:{port};", "/var/cache/nginx": folder}
    moved |= {"127.0.0.1:8501": f"127.0.0.1:{ports[0]}", "127.0.0.1:8502": f"127.0.0.1:{ports[1]}"}
    for was, now in moved.items():
        assert was in shipped, f"deploy/nginx.conf has no {was}"
        shipped = shipped.replace(was, now)
    return shipped


@contextmanager
def proxied(ports: tuple[int, int]) -> Iterator[str]:
    """The address of nginx, once it and a process behind it answer."""
    port, nginx = free(), which("nginx") or "/usr/sbin/nginx"
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # nginx's workers are another user where root starts it
        places = "\n".join(f"{place}_temp_path {folder}/{place};" for place in _PLACES)
        shipped = elsewhere(SHIPPED.read_text(encoding="utf-8"), port, ports, folder)
        settings = Path(folder, "nginx.conf")
        settings.write_text(_AROUND.format(folder=folder, places=places, shipped=shipped), encoding="utf-8")
        with subprocess.Popen([nginx, "-e", f"{folder}/errors", "-c", str(settings)]) as process:
            try:
                healthy(f"http://127.0.0.1:{port}")
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()
