"""Whoever goes through a page by the keyboard sees where they are."""

import pytest

LOOK = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const shown = at.closest('.tile') ? getComputedStyle(at, '::after') : style;
  const seen = shown.outlineStyle !== 'none' && parseFloat(shown.outlineWidth) >= 2;
  return [at.tagName, seen, (at.innerText || at.name || at.ariaLabel || '').trim().slice(0, 30)];
}"""
MOST = 70


@pytest.mark.parametrize(
    "path", ["/summaries/dashboard/", "/summaries/table/?columns=month&period=2021", "/reports/new/"]
)
def test_every_stop_of_the_keyboard_is_seen(page, log_in, register, path):
    log_in(page, register["overseer"])
    page.goto(path)
    unseen = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        tag, seen, words = page.evaluate(LOOK)
        if tag == "BODY":
            break
        unseen += [] if seen else [f"{tag} {words}"]
    assert not unseen
