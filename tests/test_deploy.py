"""What stands in deploy/ fits the app: paths, ports, and a user without rights."""

from __future__ import annotations

import re

import pytest

from benchmarks.proxy import SHIPPED, elsewhere
from flows.project import ROOT

CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "arms-flows@.service").read_text(encoding="utf-8")
NGINX = SHIPPED.read_text(encoding="utf-8")


def copied() -> set[str]:
    """What the container takes from the project."""
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", CONTAINER, re.MULTILINE)
    return {name for line in lines for name in line.split()}


def test_the_container_takes_what_there_is_and_all_that_the_app_is_made_of() -> None:
    assert [name for name in copied() if not (ROOT / name).exists()] == []
    assert {"src", "pages", "data", "dashboard.py", ".streamlit", "constraints.txt", "pyproject.toml"} <= copied()
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[0] == "!"}
    assert sent == copied()


def test_container_and_unit_run_without_rights() -> None:
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", CONTAINER, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK .*\\\n.*/_stcore/health", CONTAINER, re.MULTILINE)
    for rule in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes"):
        assert f"\n{rule}\n" in UNIT


def test_each_starts_the_app_in_the_same_way() -> None:
    """But for the address it listens on: a container is reached from outside it."""
    (unit,) = re.findall(r"^ExecStart=/opt/arms-flows/(.*)$", UNIT, re.MULTILINE)
    (container,) = re.findall(r"^CMD \[(.*)\]$", CONTAINER, re.MULTILINE)
    words = re.findall(r'"([^"]*)"', container)
    assert " ".join(words) == unit.replace("127.0.0.1", "0.0.0.0").replace("%i", "8501")


def test_nginx_asks_for_places_that_the_app_has() -> None:
    """A place that is gone would be cached or upgraded in vain."""
    assert set(re.findall(r"^    location (?:= )?(\S+) \{$", NGINX, re.MULTILINE)) == {
        "/", "/_stcore/stream", "/static/", "/borders/", "/media/",
    }  # fmt: skip


def test_the_measurement_moves_ports_and_folder_of_the_shipped_settings() -> None:
    moved = elsewhere(NGINX, 9000, (9001, 9002), "/tmp/here")
    assert "listen 127.0.0.1:9000;" in moved
    assert re.findall(r"server 127\.0\.0\.1:(\d+) ", moved) == ["9001", "9002"]
    assert "proxy_cache_path /tmp/here/arms-flows " in moved


def test_settings_without_a_place_to_move_are_refused() -> None:
    with pytest.raises(AssertionError, match=r"deploy/nginx\.conf has no listen 80;"):
        elsewhere(NGINX.replace("listen 80;", "listen 8080;"), 9000, (9001, 9002), "/tmp/here")
