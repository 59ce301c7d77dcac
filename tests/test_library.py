"""The cases of a folder: which there are, in which order, and what becomes of them while the process runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.dataset.problems import Problem
from flows.library import Library, files
from tests import elsewhere, small


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text(small.text(), encoding="utf-8")


def title(library: Library, case: str) -> str:
    tables = library.cases()[case].state().tables
    return tables.dataset.dataset.title if tables else ""


def test_a_folder_holds_the_files_that_end_as_yaml_does_in_order_of_name(tmp_path: Path) -> None:
    """Of all else nothing; what has the name of another is called with its ending."""
    write(tmp_path, "b.yaml", "a.yml", "arms_flows.yaml", "a.yaml", ".b.yaml", "c.txt", "d.yaml.gz", "Z.YAML")
    (tmp_path / "folder.yaml").mkdir()
    assert list(files(tmp_path)) == ["arms_flows", "a", "a.yml", "b"]
    assert files(tmp_path)["a.yml"] == tmp_path / "a.yml"


@pytest.mark.parametrize("name", ["other.yaml", "none.yaml"])
def test_a_file_is_a_library_of_one_case(name: str, tmp_path: Path) -> None:
    """Whether it is there or not, and whatever lies beside it."""
    write(tmp_path, "other.yaml", "beside.yaml")
    assert files(tmp_path / name) == {name.removesuffix(".yaml"): tmp_path / name}
    assert list(Library(tmp_path / name, tmp_path).cases()) == [name.removesuffix(".yaml")]


def test_a_folder_with_no_case_says_what_is_wrong_until_there_is_one(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path)
    (store,) = library.cases().values()
    (problem,) = store.state().problems
    assert problem.text == "the file cannot be read: it is a folder; allowed: a data file"
    write(tmp_path, "first.yaml")
    assert title(library, "first") == "A small file"
    assert list(library.cases()) == ["first"]


def test_addresses_name_every_case_but_the_first(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "b c.yaml")
    first, second = (store.state().tables for store in Library(tmp_path, tmp_path).cases().values())
    assert first
    assert second
    assert first.at("/claims", country="ESP") == "/claims?country=ESP"
    assert second.at("/claims", country="ESP") == "/claims?case=b+c&country=ESP"
    assert second.at("/claims") == "/claims?case=b+c"


def test_stores_are_made_once_and_named_as_the_project_names_its_files(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "b.yaml")
    library = Library(tmp_path, tmp_path.parent)
    assert [store.name for store in library.cases().values()] == [f"{tmp_path.name}/a.yaml", f"{tmp_path.name}/b.yaml"]
    assert library.cases()["b"] is library.cases()["b"]
    assert [store.name for store in Library(tmp_path, tmp_path / "else").cases().values()] == [
        str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"),
    ]  # fmt: skip


def test_a_new_file_appears_and_one_that_is_gone_goes(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml")
    library = Library(tmp_path, tmp_path)
    assert list(library.cases()) == ["b"]
    (tmp_path / "c.yaml").write_text(elsewhere.text(), encoding="utf-8")
    assert list(library.cases()) == ["b", "c"]
    assert title(library, "c") == "Reported arms flows from Norway"
    (tmp_path / "c.yaml").unlink()
    assert list(library.cases()) == ["b"]


def test_what_was_first_stays_first_whatever_comes_and_goes(tmp_path: Path) -> None:
    """Addresses that name no case mean it: its last good edition is shown when its file is gone."""
    write(tmp_path, "b.yaml", "c.yaml")
    library = Library(tmp_path, tmp_path)
    assert title(library, "b") == "A small file"
    write(tmp_path, "a.yaml")
    assert list(library.cases()) == ["b", "a", "c"]
    (tmp_path / "b.yaml").unlink()
    assert list(library.cases()) == ["b", "a", "c"]
    assert title(library, "b") == "A small file"
    gone = Problem("b.yaml", 1, "", "the file cannot be read: No such file or directory")
    assert library.cases()["b"].state().problems == (gone,)


def test_a_broken_case_keeps_no_other_from_being_shown(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    (tmp_path / "b.yaml").write_text("claims: {", encoding="utf-8")
    library = Library(tmp_path, tmp_path)
    assert library.cases()["b"].state().problems
    assert library.cases()["a"].state().problems == ()
    assert title(library, "a") == "A small file"
