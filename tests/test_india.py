"""The case of ammunition made in India: complete, with an address for each claim, and nothing of the first case."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.dataset import Dataset, load
from flows.evidence import origins
from flows.hints import hints
from flows.project import ROOT
from flows.screen.pages import PAGES
from tests.conftest import Show
from tests.test_api import ask
from tests.test_elsewhere import told
from tests.test_screen import opened, texts

FILE = ROOT / "data/india_ammunition.yaml"
FIRST = re.compile(
    r"\w*(?:Serb|SRB|Belgrade|Dinar|dinar|RSD|Vučić|Vulin|SVR|Krušik|Jugoimport|Zastava|Financial Times|EUR 800)\w*"
)
"""Words of the first case."""
SECOND = re.compile(
    r"\w*(?:Yantra|Munitions India|Kalyani|Jaiswal|Nagpur|New Delhi|[Rr]upee|INR\b|crore|Altreconomia|ind-ukr)\w*"
)
"""Words of this one. India itself is in the first as well: two of its publishers are there."""
NAMED = {"currencies.py", "countries.py", "languages.py"}
"""Tables of what currencies, countries and languages are called: they are of no case."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(FILE)


@pytest.fixture
def shown(show: Show) -> None:
    """This case in place of the first."""
    show(FILE.name, FILE.read_text(encoding="utf-8"))


def found(words: re.Pattern[str], text: str) -> list[str]:
    return sorted({hit[0] for hit in words.finditer(text)})


def test_the_file_holds_what_it_asks_of_itself(dataset: Dataset) -> None:
    """Reading it refuses less than its minimums; these are no lower than a case of use needs."""
    assert dataset.dataset.minimums is not None
    assert (dataset.dataset.minimums.claims or 0) >= 25
    assert dataset.dataset.minimums.with_address == dataset.dataset.minimums.with_read_report == 1.0
    assert dataset.dataset.searched is not None
    assert list(hints(dataset)) == []


def test_each_claim_was_read_somewhere_and_its_sources_carry_it(dataset: Dataset) -> None:
    """A report of its own has an address; nobody is counted as the source of what he does not carry."""
    for claim in dataset.claims:
        reports = [dataset.reports[report] for report in claim.reports]
        assert any(report.url and report.read != "no" for report in reports), claim.id
        assert set(origins(claim, dataset.reports)) <= set(claim.reports), claim.id
    for key, report in dataset.reports.items():
        assert report.url or report.note, key


def test_its_page_on_curation_counts_right(dataset: Dataset) -> None:
    page = (ROOT / "docs/curation_india.md").read_text(encoding="utf-8")
    days = sum(claim.date.start == claim.date.end for claim in dataset.claims)
    languages = len({report.language for report in dataset.reports.values()})
    addresses = sum(report.url is not None for report in dataset.reports.values())
    assert (
        f"It holds {len(dataset.claims)} claims, {days} of them dated to the day, and {len(dataset.reports)} reports "
        f"in {languages} languages, {addresses} of them with an address."
    ) in " ".join(page.split())


def test_ids_of_claims_stay(dataset: Dataset) -> None:
    """What has been cited is found again; others may be added."""
    cited = {
        "reuters-diverted", "reuters-exports-135m", "reuters-yantra-mes-35m", "former-yantra-official-mes",
        "jaiswal-2024-01-04", "jaiswal-2024-09-19", "slovenia-no-shells", "altreconomia-200000-shells",
        "toi-nagpur-900-crore", "reuters-hmx-2025-07-24",
    }  # fmt: skip
    assert cited <= {claim.id for claim in dataset.claims}


def test_exports_to_buyers_are_no_deliveries_to_ukraine(dataset: Dataset) -> None:
    """The best known figure ends where it was counted: in four countries, with no split."""
    (claim,) = (claim for claim in dataset.claims if claim.id == "reuters-exports-135m")
    route = dataset.flows[claim.flow].route
    assert [[party.code for party in stage] for stage in route] == [["IND"], ["ITA", "CZE", "ESP", "SVN"]]
    assert claim.value is not None
    assert (claim.value.amount, claim.value.currency) == (135_250_000, "USD")


def test_neither_file_holds_a_word_of_the_other() -> None:
    assert found(FIRST, FILE.read_text(encoding="utf-8")) == []
    assert found(SECOND, (ROOT / "data/arms_flows.yaml").read_text(encoding="utf-8")) == []


def strings(file: Path) -> Iterator[str]:
    """What a file of code can say: its texts, without those that explain it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


def test_the_code_says_no_word_of_either_case() -> None:
    """Texts of code, the page on method, templates and scripts: what a page shows of a case comes from its file."""
    code = [file for folder in ("src", "pages") for file in (ROOT / folder).rglob("*.py") if file.name not in NAMED]
    other = [file for kind in ("md", "html", "js", "sql", "css") for file in (ROOT / "src").rglob(f"*.{kind}")]
    said = {file: "\n".join(strings(file)) for file in code} | {
        file: file.read_text(encoding="utf-8") for file in other
    }
    assert len(said) > 200
    hits = {file.name: found(FIRST, text) + found(SECOND, text) for file, text in said.items()}
    assert {name: words for name, words in hits.items() if words} == {}


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_no_page_says_a_word_of_the_first_case(page: str) -> None:
    """In all that is sent; and each tells of this case."""
    app = opened(page)
    assert not app.exception
    sent = list(told(app))
    assert any("India" in text for text in sent)
    assert sorted({word for text in sent for word in found(FIRST, text)}) == []
    assert "35 of 52 claims" in texts(app)


DOCUMENTS = [
    "/claims/jaiswal-2024-09-19", "/claims/reuters-exports-135m.bib", "/data/claims.csv", "/data/",
    "/data/openapi.json", "/data/changes.json", "/data/references.ris",
]  # fmt: skip


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize("path", DOCUMENTS)
def test_no_document_says_a_word_of_the_first_case(path: str) -> None:
    answer = ask(path)
    assert answer.status == 200
    text = answer.body.decode()
    assert found(FIRST, text) == []
    assert "India" in text or path.endswith("changes.json")


@pytest.mark.usefixtures("shown")
def test_the_dossier_says_no_word_of_the_first_case() -> None:
    answer = ask("/dossier", {"flow": "ind-ukr-shells-2022"})
    assert answer.status == 200
    assert found(FIRST, answer.body.decode()) == []
