"""Streamlit's options are the same however the app is started."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from flows.project import ROOT
from flows.screen import options

_TOLD = """
import dashboard
from streamlit import config
print({name: config.get_option(name) for name in %r})
config.get_config_options(force_reparse=True)
print({name: config.get_option(name) for name in %r})
"""


def test_they_hold_in_an_empty_folder_with_other_options_at_home(tmp_path: Path) -> None:
    """As uvicorn starts the app, and after Streamlit has read its own files anew."""
    home = tmp_path / ".streamlit"
    home.mkdir()
    (home / "config.toml").write_text('[browser]\ngatherUsageStats = true\n[client]\ntoolbarMode = "developer"\n')
    wanted = dict(options.options(tomllib.loads(options.FILE.read_text(encoding="utf-8"))))
    own = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")}
    own |= {"HOME": str(tmp_path), "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    done = subprocess.run(
        [sys.executable, "-c", _TOLD % (list(wanted), list(wanted))],
        cwd=tmp_path, env=own, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-2:] == [str(wanted)] * 2


def test_what_no_reader_could_agree_to_is_said() -> None:
    wanted = dict(options.options(tomllib.loads(options.FILE.read_text(encoding="utf-8"))))
    assert wanted["browser.gatherUsageStats"] is False
    assert set(options.ALWAYS) < set(wanted)
