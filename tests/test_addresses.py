"""Addresses: which are public, where they open, where an archive keeps copies."""

from __future__ import annotations

import pytest

from flows.addresses import copies_of, not_public, opened_at
from tests.small import changed, problems


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://infobae-infobae-staging.web.arc-cdn.net/espana/2025", "a delivery network"),
        ("https://site-staging.example.org/1", "a staging site"),
        ("https://rfe.pangea-cms.com/preview/a/1.html", "a delivery network"),
        ("http://1868349841.rsc.cdn77.org/a", "a delivery network"),
        ("https://dtiu3l2ch18wt.cloudfront.net/a", "a delivery network"),
        ("https://cdn.example.org/a.pdf", "a delivery network"),
        ("http://35.158.225.124/en/news", "a bare number"),
        ("http://[2001:db8::1]/en", "a bare number"),
        ("https://nacional.dev.aboutdream.io/a", "a staging site"),
        ("https://localhost:8501/a", "no public host"),
        ("https://[/a", "no host"),
        ("https://www.test.de/a", ""),
        ("https://web.dev/a", ""),
        ("https://beta.rs/content/1", ""),
        ("https://on-stage.example.org/a", ""),
        ("https://developers.example.org/a", ""),
        ("https://www.amazonaws.com.example.org/a", ""),
        ("https://demo.paragraf.rs/demo/a.htm", ""),
    ],
)
def test_an_address_leads_to_a_public_page_or_says_to_what(address: str, reason: str) -> None:
    assert not_public(address) == reason


def test_the_check_refuses_an_address_that_is_not_public() -> None:
    found = problems(changed(("url: https://herald.example/1", 'url: "http://35.158.225.124/en/1"')))
    assert found == [
        "small.yaml:28: reports.herald-1.url: 'http://35.158.225.124/en/1' leads to a bare number; allowed: the page's "
        "public address, or none with a note"
    ]


@pytest.mark.parametrize(
    ("address", "words", "opened"),
    [
        ("https://herald.example/1", None, "https://herald.example/1"),
        ("https://herald.example/1", "800 mn, at least", "https://herald.example/1#:~:text=800%20mn%2C%20at%20least"),
        ("https://herald.example/1", "third-party & co", "https://herald.example/1#:~:text=third%2Dparty%20%26%20co"),
        (
            "https://herald.example/1#top",
            "Крушик",
            "https://herald.example/1#top:~:text=%D0%9A%D1%80%D1%83%D1%88%D0%B8%D0%BA",
        ),
    ],
)
def test_a_link_opens_at_words_where_they_are_known(address: str, words: str | None, opened: str) -> None:
    assert opened_at(address, words) == opened


@pytest.mark.parametrize(
    ("published", "asked"),
    [
        ("2024-06-22", "20240622*"),
        ("2024-06", "202406*"),
        ("2024", "2024*"),
        ("2024-06-22/2024-06-24", "20240622*"),
        (None, "*"),
    ],
)
def test_an_archive_is_asked_for_the_time_of_the_report(published: str | None, asked: str) -> None:
    address = "https://herald.example/1?a=b"
    assert copies_of(address, published) == f"https://web.archive.org/web/{asked}/{address}"
