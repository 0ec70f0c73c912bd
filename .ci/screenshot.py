"""Take a picture of an exported page: `python .ci/screenshot.py exports/graph.html graph.png`.

Options: `--at FRAGMENT` (what the page shows, as its address has it after the `#`), `--dark`,
`--size 1440x900`, `--print` (as on paper), `--key n` (pressed then; several times if given so).
Needs playwright (group `dev`) and a Chromium (`CHROMIUM` or on the path).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> None:
    """Open the page, do what was asked, take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("image", type=Path)
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--print", action="store_true")
    parser.add_argument("--at", default="")
    parser.add_argument("--key", action="append", default=[])
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    width, height = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            args=FLAGS,
            viewport={"width": width, "height": height},
            color_scheme="dark" if options.dark else "light",
        )
        page = context.new_page()
        page.on("console", lambda message: sys.stderr.write(f"{message.type} {message.text}\n"))
        page.on("pageerror", lambda error: sys.stderr.write(f"error {error}\n"))
        page.goto(f"{options.page.resolve().as_uri()}#{options.at}")
        page.wait_for_selector("html[data-ready]", state="attached")
        for key in options.key:
            page.keyboard.press(key)
        if options.print:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
            page.emulate_media(media="print")
        page.wait_for_timeout(300)
        page.screenshot(path=options.image, full_page=options.print)
        context.close()


if __name__ == "__main__":
    main()
