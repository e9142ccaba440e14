"""Pictures of ours answer a pointer, a finger and the keyboard, and can be taken away."""

import re
import struct

import pytest
from playwright.sync_api import expect

from tests.browser.visits import visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", ["", "muscles"])
def test_a_muscle_says_its_sets_under_the_pointer_and_is_chosen_by_a_click(empty_app, desktop, page):
    visit(desktop, f"{empty_app}/{page}")
    glutes = desktop.locator(".st-key-body [data-name=Glutes] path").first
    glutes.hover()
    hint = desktop.locator(".st-key-body .hint")
    expect(hint).to_be_visible()
    assert re.match(r"Glutes, posterior\n[\d.]+ sets a week, [\d.]+ of them direct\n\S", hint.inner_text())
    glutes.click()
    expect(desktop).to_have_url(re.compile("muscle=Glutes"))
    expect(desktop.locator(".st-key-body [aria-selected=true]")).to_have_attribute("data-name", "Glutes")
    assert desktop.errors == []


def test_the_muscles_are_one_stop_of_the_tabulator_and_walked_with_the_arrows(empty_app, desktop):
    visit(desktop, f"{empty_app}/muscles")
    desktop.locator(".st-key-body [tabindex='0']").focus()
    desktop.keyboard.press("ArrowRight")
    name = desktop.evaluate("document.activeElement.dataset.name")
    expect(desktop.locator(".st-key-body .hint")).to_contain_text(name)
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".st-key-body [aria-selected=true]")).to_have_attribute("data-name", name)
    assert desktop.evaluate("document.activeElement.dataset.name") == name, "one stays where one was"
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".st-key-body .hint")).to_be_hidden()


def test_a_finger_hears_and_chooses_at_once(empty_app, phone):
    visit(phone, empty_app)
    phone.locator(".st-key-body [data-name=Glutes] path").first.tap()
    expect(phone.locator(".st-key-body .hint")).to_contain_text("Glutes, posterior")
    expect(phone.locator(".st-key-body [aria-selected=true]")).to_have_attribute("data-name", "Glutes")


def test_it_is_saved_as_a_picture_with_its_words(empty_app, desktop):
    visit(desktop, f"{empty_app}/muscles")
    with desktop.expect_download() as saved:
        desktop.locator(".st-key-png-body").get_by_role("button").click()
    assert saved.value.suggested_filename == "hindsight-body-2026-10-31.png"
    picture = saved.value.path().read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    assert (picture[:4], width) == (b"\x89PNG", 2000)
    assert (
        height > 2 * desktop.locator(".st-key-body .drawn > svg").bounding_box()["height"]
    )  # room for its words
    assert desktop.errors == []


def test_the_share_line_says_the_week_under_the_pointer_and_the_arrows_go_to_the_next(empty_app, desktop):
    visit(desktop, empty_app)
    line, hint = desktop.locator(".st-key-share .drawn > svg"), desktop.locator(".st-key-share .hint")
    line.hover()
    expect(hint).to_contain_text(re.compile(r"20\d\d\s.*over 4 weeks \d+% \(\d+% to \d+%\)", re.DOTALL))
    said = hint.inner_text()
    line.focus()
    desktop.keyboard.press("ArrowRight")
    expect(hint).to_be_visible()
    assert hint.inner_text() != said
    assert desktop.errors == []
