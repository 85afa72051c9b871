#!/usr/bin/env python3
"""Opens a run's report.html in headless Chromium and uses it as a reader does.

usage: report_page.py RUN OUT [--hostile RUN]

RUN holds report.html and front.csv; screenshots and the print go to OUT. Counts decide, times are only told.
"""
import argparse
import csv
import pathlib
import subprocess
import sys
from importlib import resources

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
LARGEST = 3_000_000  # bytes, for 500 designs
failures, passed = [], 0


def check(holds, what):
    global passed
    if holds:
        passed += 1
    else:
        failures.append(what)
        print(f"FAILED: {what}")


def marks(page, selector):
    return page.locator(selector).count()


def middle(page, selector):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def rows_agree(page, total, what):
    """Scatter, axes and table keep the same designs; returns how many."""
    kept = marks(page, "#designs tbody tr")
    check(marks(page, "#plot .mark:not(.off)") == kept, f"{what}: the scatter keeps what the table lists ({kept})")
    check(marks(page, "#lanes .line:not(.off)") == kept, f"{what}: the axes keep what the table lists ({kept})")
    return kept


def pointing(page, table):
    page.locator("#plot .mark").nth(len(table) // 2).scroll_into_view_if_needed()
    page.locator("#plot .mark").nth(len(table) // 2).hover(force=True)
    tip = page.locator("#tooltip")
    check(tip.is_visible() and "Design " in tip.inner_text(), "hovering shows the numbers of a design")
    check(marks(page, "#lanes .line.at") == 1 and marks(page, "#designs tr.at") == 1, "what is pointed at is marked everywhere")
    page.mouse.move(2, 2)
    check(not tip.is_visible(), "the numbers go when the pointer goes")


def brushing(page, table):
    box = page.locator("#plot svg").bounding_box()
    drag(page, (box["x"] + 0.3 * box["width"], box["y"] + 0.1 * box["height"]), (box["x"] + 0.6 * box["width"], box["y"] + 0.85 * box["height"]))
    kept = rows_agree(page, len(table), "a rectangle in the scatter")
    check(0 < kept < len(table), f"a rectangle keeps some of the designs: {kept} of {len(table)}")
    ranges = page.locator("#kept button").all_inner_texts()
    check(len(ranges) == 3, f"a rectangle is two ranges: {ranges}")
    page.click("#clear")
    check(rows_agree(page, len(table), "after Show all") == len(table), "Show all shows all")

    page.locator("#lanes .catcher").nth(1).scroll_into_view_if_needed()
    lane = page.locator("#lanes .catcher").nth(1).bounding_box()
    x = lane["x"] + lane["width"] / 2
    drag(page, (x, lane["y"] + 0.1 * lane["height"]), (x, lane["y"] + 0.5 * lane["height"]))
    kept = rows_agree(page, len(table), "a stretch of an axis")
    check(0 < kept < len(table), f"a stretch keeps some of the designs: {kept} of {len(table)}")
    handle = page.locator("#lanes [role=slider]").first
    handle.focus()
    before = handle.get_attribute("aria-valuenow")
    for _ in range(10):
        page.keyboard.press("ArrowUp")
    check(handle.get_attribute("aria-valuenow") != before, "an arrow key moves the end of a stretch")
    check(rows_agree(page, len(table), "two stretches") < kept, "a second stretch keeps fewer designs")
    page.click("#clear")


def sorting(page, table):
    name = next(title for title in table[0] if "[" in title)
    place = page.locator("#designs thead th").evaluate_all("(all, name) => all.findIndex((th) => th.title.startsWith(name))", name.split(" ")[0])
    head = page.locator("#designs thead th").nth(place)
    for direction, sign in (("ascending", 1), ("descending", -1)):
        head.locator("button").click()
        check(head.get_attribute("aria-sort") == direction, f"{name} is sorted {direction}")
        cells = page.locator(f"#designs tbody td:nth-child({place + 1})").all_inner_texts()
        values = [sign * float(cell.replace(",", "").replace("–", "nan")) for cell in cells]
        check(values == sorted(values), f"{name} stands {direction}")
    wanted = sorted((float(row[name]) for row in table), reverse=True)
    check(all(abs(-a - b) <= 1e-3 * abs(b) for a, b in zip(values, wanted)), f"{name} agrees with front.csv")


def filtering(page, table, out):
    slot = list(table[0])[1]
    word = table[-1][slot]
    page.fill("#words", word)
    kept = rows_agree(page, len(table), f"the word {word}")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(out / "designs.csv")
    with open(out / "designs.csv", newline="", encoding="utf-8") as file:
        saved = list(csv.DictReader(file))
    known = {row["design"]: row for row in table}
    check(len(saved) == kept > 0, f"the table that is saved has the {kept} designs that are shown")
    check(set(saved[0]) == set(table[0]), "the table that is saved has the columns of front.csv")
    near = lambda a, b: a == b or abs(float(a) - float(b)) <= 1e-5 * abs(float(b))
    check(all(near(row[key], known[row["design"]][key]) for row in saved for key in row), "the table that is saved agrees with front.csv")
    page.click("#clear")


FOCUSABLE = """() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')].filter((one) =>
  one.tabIndex >= 0 && one.checkVisibility() && one.getClientRects().length)"""


def by_keyboard(page):
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    count = page.evaluate(f"({FOCUSABLE})().length")
    page.evaluate("window.reached = new Set()")
    page.evaluate("document.addEventListener('focusin', (event) => window.reached.add(event.target))")
    for _ in range(count + 3):
        page.keyboard.press("Tab")
    missed = page.evaluate(f"({FOCUSABLE})().filter((one) => !window.reached.has(one)).map((one) => one.outerHTML.slice(0, 90))")
    check(not missed, f"the keyboard reaches all {count} stops; not {missed[:3]}")
    page.locator("#plot svg").press("ArrowRight")
    check(page.locator("#tooltip").is_visible(), "an arrow key points at a design")
    check("design" in page.locator("#live").inner_text(), "what the arrow key points at is spoken")
    before = page.locator("#plot .mark.on").count()
    page.keyboard.press("Enter")
    check(page.locator("#plot .mark.on").count() != before, "Enter chooses")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def accessible(page, table, name, axe):
    # A few rows of each long table stand for all: its rows are made alike, and axe looks at every cell, for minutes at thousands.
    for words in page.locator("input[type=search]:not(#words)").all():
        words.fill("sep")
    slot = list(table[0])[1]
    materials = [row[slot] for row in table]
    page.fill("#words", min(materials, key=materials.count))
    rows = page.locator("tbody tr:visible").count()
    check(40 < rows < 400, f"axe has some rows to look at, {name}: {rows}")
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    for one in found["violations"]:
        print(f"axe, {name}: {one['impact']}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}")
    grave = [one["id"] for one in found["violations"] if one["impact"] in ("serious", "critical")]
    check(not grave, f"axe finds nothing serious, {name}: {grave}")
    check(len(found["passes"]) > 20, f"axe looked at the page, {name}: {len(found['passes'])} rules passed")


def opened(browser, path, seen, **options):
    page = browser.new_context(**options).new_page()
    page.on("console", lambda message: seen.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error: {error}"))
    page.on("request", lambda request: request.url.split("#")[0].startswith(("file:", "blob:")) or seen.append(f"request: {request.url}"))
    page.goto(path.resolve().as_uri())
    return page


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("run", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--hostile", type=pathlib.Path, help="a run whose title is a script that sets window.hostile")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    report = given.run / "report.html"
    with open(given.run / "front.csv", newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    size = report.stat().st_size
    check(size < LARGEST, f"{size:,} bytes for {len(table)} designs are less than {LARGEST:,}")
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    seen = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        wide = {"width": 1440, "height": 900}
        page = opened(browser, report, seen, viewport=wide, color_scheme="light")
        seconds = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd / 1000")
        print(f"{len(table)} designs, {size:,} bytes, open after {seconds:.2f} s")
        check(marks(page, "#plot .mark") == len(table), "every design is in the scatter")
        check(marks(page, "#designs tbody tr") == len(table), "every design is in the table")
        page.screenshot(path=given.out / "light.png", full_page=True)
        page.pdf(path=given.out / "print.pdf", prefer_css_page_size=True)
        pointing(page, table)
        brushing(page, table)
        sorting(page, table)
        filtering(page, table, given.out)
        by_keyboard(page)
        accessible(page, table, "light", axe)
        for name, options in {"dark": {"viewport": wide, "color_scheme": "dark"}, "narrow": {"viewport": {"width": 420, "height": 900}}}.items():
            page = opened(browser, report, seen, **options)
            page.screenshot(path=given.out / f"{name}.png", full_page=True)
            if "color_scheme" in options:
                accessible(page, table, name, axe)
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            check(wider <= 0, f"{name}: nothing is wider than the window, by {wider} px")
        if given.hostile:
            page = opened(browser, given.hostile / "report.html", seen)
            check(page.evaluate("window.hostile === undefined"), "a title that is a script does nothing")
            check("<script>" in page.locator("h1").inner_text(), "a title that is a script is shown as it is")
        browser.close()
    check(not seen, f"no message, no error and no request: {seen[:5]}")
    subprocess.run(["pdftoppm", "-r", "60", "-png", given.out / "print.pdf", given.out / "print"], check=True)
    pages = len(list(given.out.glob("print-*.png")))
    check(2 <= pages <= 16, f"the print has {pages} pages")
    print(f"{passed} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
