"""The documents tell what there is, and only that."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest
import yaml

from flows.__main__ import main
from flows.bounds.address import PARAMETERS as ASKED
from flows.dataset import load
from flows.project import DATA, ROOT
from flows.query import CASE, CHOICES
from flows.screen.pages import PAGES
from flows.selection import Selection
from tests import small

METHOD = ROOT / "src/flows/screen/method.md"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md")), METHOD]
PARAMETERS = {CASE, *(field.name for field in fields(Selection)), *CHOICES, *ASKED.values()}
LINK = re.compile(r"\]\(([^)\s]+)\)")
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"),
    ("npmjs", "com"), ("anaconda", "org"), ("yarnpkg", "com"), ("crates", "io"), ("golang", "org"))]  # fmt: skip
"""Put together here, or this file would be the first to name them."""


def read(name: str) -> str:
    """A document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def block(text: str, language: str) -> str:
    """The one code block of a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(found)


def section(text: str, heading: str) -> str:
    """What stands under a heading, down to the next of its level."""
    level = heading.partition(" ")[0]
    (found,) = re.findall(rf"^{re.escape(heading)}\n(.*?)(?=^{level} |\Z)", text, re.MULTILINE | re.DOTALL)
    return str(found)


def commands(capsys: pytest.CaptureFixture[str]) -> set[str]:
    """The words that the command line takes."""
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.search(r"\{([^}]*)\}", capsys.readouterr().out)
    assert listed is not None
    return set(listed[1].split(","))


def test_readme_lists_every_page_in_order() -> None:
    """No page that is missing, none that does not exist."""
    rows = re.findall(r"^\| (\w[\w ]*) \| ", section(read("README.md"), "## The pages"), re.MULTILINE)
    assert rows == ["page", *(page.title for page in PAGES)]


def test_readme_lists_every_parameter_of_the_address() -> None:
    """Those of the filters and those of single pages."""
    rows = re.findall(r"^\| (`.*?) \| ", section(read("README.md"), "## Addresses"), re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == PARAMETERS


def test_the_method_page_lists_every_parameter_of_the_address() -> None:
    """A reader of the screen has no README."""
    text = section(METHOD.read_text(encoding="utf-8"), "## Addresses")
    assert set(re.findall(r"`(\w+)`", text)) == PARAMETERS


def test_readme_names_every_word_of_make() -> None:
    """And none that make does not know."""
    made = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", read("README.md"))) == made


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_documents_name_only_words_of_make(document: Path) -> None:
    """A word that is gone would be looked for in vain."""
    made = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", document.read_text(encoding="utf-8"))) <= made


def test_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """And none that the command line does not know."""
    assert set(re.findall(r"python -m flows (\w+)", read("README.md"))) == commands(capsys)


def test_readme_shows_only_paths_that_exist() -> None:
    """The house as it stands."""
    house = section(read("README.md"), "## How the code is laid out")
    folders = [ROOT]
    for line in re.findall(r"^```\n(.*?)^```$", house, re.MULTILINE | re.DOTALL)[0].splitlines():
        names = re.split(r"\s{2,}", line.strip())[0].split(", ")
        depth = (len(line) - len(line.lstrip())) // 2
        assert [name for name in names if not (folders[depth] / name).exists()] == []
        folders = [*folders[: depth + 1], folders[depth] / names[0]]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_inside_the_project_leads_to_a_file(document: Path) -> None:
    """Pictures too. Headings of the same document are left to the tests of what writes them."""
    targets = [link.partition("#")[0] for link in LINK.findall(document.read_text(encoding="utf-8"))]
    inside = [target for target in targets if target and "://" not in target]
    assert [target for target in inside if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("content", [small.text(), DATA.read_text(encoding="utf-8")], ids=["small", "own"])
def test_the_worked_example_is_valid(content: str) -> None:
    """Each record put into its section, as the text says."""
    for part in re.split(r"^(?=\w)", block(read("CONTRIBUTING.md"), "yaml"), flags=re.MULTILINE)[1:]:
        heading = part.partition("\n")[0] + "\n"
        assert f"\n{content}".count(f"\n{heading}") == 1
        content = f"\n{content}".replace(f"\n{heading}", f"\n{part}").removeprefix("\n")
    assert small.problems(content) == []


def test_the_worked_example_holds_what_it_promises() -> None:
    """A publisher, a report and a claim, and what they need."""
    example = yaml.safe_load(block(read("CONTRIBUTING.md"), "yaml"))
    assert set(example) == {"publishers", "actors", "reports", "flows", "claims"}


def test_errors_read_as_the_documents_show_them() -> None:
    """Word by word as the check prints them."""
    shown = section(read("CONTRIBUTING.md"), "## How an error reads").split("```")[1].strip().splitlines()
    printed = (ROOT / "tests/data/ten_mistakes.txt").read_text(encoding="utf-8").splitlines()
    assert len(shown) == 3
    assert [line for line in shown if line not in printed] == []


def test_the_changelog_keeps_data_and_code_apart() -> None:
    """Under every version, and under what is not released."""
    text = read("CHANGELOG.md")
    versions = re.findall(r"^## .*$", text, re.MULTILINE)
    assert versions[0] == "## [Unreleased]"
    for version in versions:
        headings = re.findall(r"^### (.*)$", section(text, version), re.MULTILINE)
        assert headings == ["Data", "Code"]


def test_the_citation_is_that_of_the_data_and_the_code() -> None:
    """Title, version and day are written twice; here they are compared."""
    cited = yaml.load(read("CITATION.cff"), yaml.BaseLoader)
    about = load(DATA).dataset
    data = cited["preferred-citation"]
    assert (cited["cff-version"], cited["license"]) == ("1.2.0", "MIT")
    assert f'\nversion = "{cited["version"]}"\n' in read("pyproject.toml")
    assert (data["title"], data["version"], data["date-released"], data["license"]) == (
        about.title, about.version, about.updated.isoformat(), about.licence,
    )  # fmt: skip
    assert {author["name"] for author in (*cited["authors"], *data["authors"])} == {"The Arms Flows authors"}
    for name in ("README.md", "LICENSE-DATA.md"):
        assert f"The Arms Flows authors: {about.title}, version {about.version}, CC BY 4.0" in read(name)


def test_the_method_page_has_its_two_tables() -> None:
    """The page puts the generated tables where the marks stand, each on a line of its own."""
    lines = METHOD.read_text(encoding="utf-8").splitlines()
    assert (lines.count("<!-- magnitudes -->"), lines.count("<!-- columns -->")) == (1, 1)


def test_the_method_page_has_no_link_into_the_repository() -> None:
    """The screen serves no documents."""
    links = LINK.findall(METHOD.read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith("https://")] == []


@cache
def texts() -> dict[str, str]:
    """Every text file that git knows or would add, by path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    contents = {name: (ROOT / name).read_bytes() for name in listed if name and (ROOT / name).is_file()}
    return {name: content.decode("utf-8") for name, content in contents.items() if b"\0" not in content}


@pytest.mark.parametrize("host", REGISTRIES)
def test_no_file_names_a_package_registry(host: str) -> None:
    """Where packages come from is the choice of who installs them."""
    assert [name for name, text in texts().items() if host in text.lower()] == []
