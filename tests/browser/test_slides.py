"""The decks as an audience sees them, opened from a folder: nothing is fetched, nothing is cut off, all can be read."""

import pytest

from teaching import slides

# From the back row: a chart fills this part of the slide's width or height, and none is drawn smaller than this on a
# slide of 720 lines, by its size in the notebook, where words are 10 points high or more (13 lines).
FILLED, ENLARGED = 0.9, 0.95
SLIDES = "document.querySelectorAll('.slides > section > section')"
# What of a slide stands outside it, and the charts on it: alt text and how much they are enlarged.
LOOK = """() => {
    const slide = Reveal.getCurrentSlide(), scale = Reveal.getScale();
    const box = document.querySelector('.slides').getBoundingClientRect();
    const outside = [...slide.querySelectorAll('h1, h2, h3, p, li, th, td, img, pre')].filter(one => {
        const its = one.getBoundingClientRect();
        return !one.closest('aside') && (its.right > box.right + 1 || its.bottom > box.bottom - 12 * scale
            || its.left < box.left || its.top < box.top || slide.scrollWidth > slide.clientWidth + 1);
    }).map(one => one.tagName + ': ' + one.textContent.slice(0, 40));
    const charts = [...slide.querySelectorAll('img')].map(one => {
        const fit = Math.min(one.clientWidth / one.naturalWidth, one.clientHeight / one.naturalHeight);
        const wide = fit * one.naturalWidth / slide.clientWidth, high = fit * one.naturalHeight / slide.clientHeight;
        return {alt: one.alt, enlarged: fit * one.naturalWidth / one.dataset.width, filled: Math.max(wide, high)};
    });
    const words = [...slide.querySelectorAll('p, li, td, th')].filter(one => !one.closest('aside'))
        .map(one => parseFloat(getComputedStyle(one).fontSize));
    // A chart that stands over words, or words over a chart, can be told by their boxes.
    const boxes = [...slide.querySelectorAll('h1, h2, p, li, td, img')].filter(one => !one.closest('aside'))
        .map(one => [one, one.getBoundingClientRect()]);
    const covered = boxes.filter(([one, its]) => boxes.some(([other, that]) => (one.tagName === 'IMG')
        && other.tagName !== 'IMG' && its.left < that.right - 2 && that.left < its.right - 2
        && its.top < that.bottom - 2 && that.top < its.bottom - 2)).map(([one]) => one.alt);
    const heading = slide.querySelector('h1, h2')?.textContent;
    return {outside, charts, covered, heading, smallest: Math.min(...words)};
}"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    return slides.write(tmp_path_factory.mktemp("decks"))


def test_a_deck_held_upright_shows_whole_slides_with_their_numbers(decks, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{decks[2].as_uri()}#/8")
    page.wait_for_function("window.Reveal && Reveal.isReady()")
    assert page.evaluate("document.querySelector('.slide-number').innerText.replaceAll(/\\s/g, '')").startswith("8/")
    seen = page.evaluate(LOOK)
    assert not seen["covered"] and not seen["outside"] and page.evaluate("Reveal.getSlidePastCount()") == 7


def test_every_slide_of_every_deck(decks, new_page, screenshots):
    for deck in decks:
        page = new_page(viewport={"width": 1280, "height": 720})
        asked, said = [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.goto(deck.as_uri())
        page.wait_for_function("window.Reveal && Reveal.isReady()")
        page.evaluate("document.fonts.ready")
        count, alts = page.evaluate(f"{SLIDES}.length"), []
        for number in range(1, count + 1):
            where = f"{deck.stem}, slide {number}"
            seen = page.evaluate(LOOK)
            page.screenshot(path=screenshots / f"slides_{deck.stem[:2]}_{number:02}.png")
            assert not seen["outside"], where
            assert seen["heading"], where
            assert seen["smallest"] >= 24, where
            assert not seen["covered"], where
            for chart in seen["charts"]:
                assert chart["enlarged"] >= ENLARGED and chart["filled"] >= FILLED, (where, chart)
            alts += [chart["alt"] for chart in seen["charts"]]
            assert page.evaluate("Reveal.getSlidePastCount()") == number - 1, where
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("Reveal.getSlidePastCount()") == count - 2
        page.keyboard.press("Escape")
        assert page.evaluate("Reveal.isOverview()")
        page.keyboard.press("Escape")
        assert not page.evaluate("Reveal.isOverview()")
        assert page.evaluate("Reveal.getSlidePastCount()") == count - 2
        assert all(alts) and len(alts) == len(set(alts)), deck.stem
        assert not said, said
        assert asked and all(url.startswith(("file:", "data:")) for url in asked), asked
