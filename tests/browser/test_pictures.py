"""Pictures drawn by the machine's own Chromium, and the page of one in a frame."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from flows.bounds.question import Question
from flows.pictures.asked import Asked
from flows.pictures.chromium import NOWHERE
from flows.pictures.drawer import Drawer
from flows.pictures.shown import VIEWS
from flows.selection import Selection
from flows.tables import Tables
from flows.views.style import LIGHT
from tests.browser.conftest import Reader, printed

SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"


def test_the_picture_of_a_view_and_a_workbook_are_saved_from_its_page(reader: Reader, shipped: Tables) -> None:
    """At twice its size, with what was chosen; the page itself stays as it is."""
    reader.open("/routes?country=ESP&few=yes")
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name="PNG", exact=True).click()
    assert saved.value.suggested_filename.endswith("-routes-page.png")
    with Image.open(Path(saved.value.path())) as picture:
        assert picture.width == 2400
        assert picture.text["Source"] == f"{reader.server}/routes?country=ESP&few=yes"  # type: ignore[attr-defined] # PNG
        assert "CC-BY-4.0" in picture.text["Comment"]  # type: ignore[attr-defined] # of PNG pictures alone
        assert len(picture.convert("RGB").resize((120, 80)).getcolors(10_000) or ()) > 50
    reader.page.get_by_role("button", name="Get data").click()
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name="Excel workbook").first.click()
    claims = openpyxl.load_workbook(BytesIO(Path(saved.value.path()).read_bytes()))["claims"]
    assert claims.max_row == 1 + Selection(country=("ESP",)).mask(shipped).sum()
    assert (reader.foreign, reader.errors) == ([], [])


def test_a_map_is_drawn_with_the_borders_and_the_type_of_the_project(reader: Reader) -> None:
    kind, drawn = reader.data("/pictures/map.svg?width=column&look=dark")
    root = ElementTree.fromstring(drawn)
    assert (kind, root.get("width")) == ("image/svg+xml", "600")
    assert root.findtext(f".//{DC}rights") == "CC-BY-4.0"
    assert root.findtext(f".//{DC}source") == f"{reader.server}/map"
    countries = [path for path in root.iter(f"{SVG}path") if len(path.get("d", "")) > 500]
    assert len(countries) > 20
    assert "Czechia" in {text.text for text in root.iter(f"{SVG}text")}


def test_drawing_a_map_asks_no_other_host(shipped: Tables) -> None:
    """All that Chromium asks for passes its proxy, which here listens: the page asks for nothing, not even where a
    figure names an address. What Chromium asks its makers ends there, as where nobody listens."""
    asked = Asked(shipped, Selection().mask(shipped), {}, Question.from_query({}, shipped), LIGHT)
    figure = dict(VIEWS["map"](asked).figure)
    figure["layout"] = {**figure["layout"], "images": [{"source": "http://foreign.example/spy.png"}]}
    with listening() as (port, heard):
        drawer = Drawer(proxy=f"127.0.0.1:{port}")
        assert drawer.draw(lambda: figure, "png")
        drawer.stop()
    assert [line for line in heard if b"foreign" in line or b"plot" in line or b"mathjax" in line] == []
    host, port_of_nobody = NOWHERE.split(":")
    with closing(socket.socket()) as nobody, pytest.raises(ConnectionRefusedError):
        nobody.connect((host, int(port_of_nobody)))


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A port that hears what is asked for and answers nothing."""
    heard: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:  # closed
                    return
                with connection:
                    heard.append(connection.recv(1000))

        Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)


@contextmanager
def site(page: str) -> Iterator[str]:
    """Another site, of one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_page_of_a_picture_shows_in_a_frame_of_another_site(reader: Reader) -> None:
    """The dashboard itself does not. What is for its own page alone is not offered there."""
    own = f"{reader.server}/embed/overview?country=ESP"
    with site(f'<iframe id="here" src="{own}" width="700" height="600"></iframe>') as address:
        reader.page.goto(address)
        frame = reader.page.frame_locator("#here")
        expect(frame.get_by_role("link", name="Open this view in the dashboard")).to_be_visible()
        expect(frame.locator("img")).to_have_js_property("naturalWidth", 600)
        expect(frame.locator("#offer")).to_be_hidden()
    reader.page.goto(own)
    expect(reader.page.locator("#offer")).to_be_visible()


def test_where_the_server_cannot_draw_the_readers_browser_does(reader: Reader) -> None:
    """The same figure, with the borders of the app, to be saved."""
    reader.page.route("**/pictures/map.svg?*", lambda route: route.fulfill(status=503, body="no browser"))
    reader.page.goto(f"{reader.server}/embed/map?country=ESP")
    button = reader.page.get_by_role("button", name="PNG")
    expect(button).to_be_visible()
    with reader.page.expect_download() as saved:
        button.click()
    with Image.open(Path(saved.value.path())) as picture:
        assert picture.width == 2400
    assert len(reader.page.locator("#drawn .geolayer path").all()) > 20
    assert reader.foreign == []


def test_a_dossier_prints_with_every_report_of_the_page_of_its_claim(reader: Reader, shipped: Tables) -> None:
    """As PDF by the server's browser; the page of the claim names the same reports."""
    kind, content = reader.data("/dossier.pdf?claim=ft-800m")
    assert kind == "application/pdf"
    sheets = PdfReader(BytesIO(content)).pages
    assert sheets[0].mediabox.width == pytest.approx(595, abs=1), "A4"
    told = printed("".join(sheet.extract_text() for sheet in sheets))
    _, page = reader.data("/claims/ft-800m")
    reports = shipped.record(shipped.place["ft-800m"]).reports
    titles = [shipped.dataset.reports[key].title for key in reports]
    assert len(titles) > 40
    assert [title for title in titles if title and printed(title) not in told] == []
    assert [title for title in titles if title and escape(title, quote=False) not in unescaped(page)] == []


def unescaped(page: bytes) -> str:
    """A page with its quotes as they are."""
    return page.decode().replace("&#39;", "'").replace("&#34;", '"')
