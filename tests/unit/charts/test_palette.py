import tomllib
from pathlib import Path

import pytest

from src.charts import DARK, LIGHT

CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
@pytest.mark.parametrize("ink", ["text", "muted", "posterior", "mirror", "neutral"])
def test_every_ink_can_be_read_on_page_and_panel(palette, ink):
    assert contrast(getattr(palette, ink), palette.page) >= 4.5
    assert contrast(getattr(palette, ink), palette.panel) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_charts_and_pages_wear_the_same_colours(palette):
    theme = CONFIG["theme"][palette.name]
    assert theme["primaryColor"] == palette.posterior
    assert theme["backgroundColor"] == palette.page
    assert theme["secondaryBackgroundColor"] == palette.panel
    assert theme["textColor"] == palette.text
    assert theme["grayTextColor"] == palette.muted
    assert theme["borderColor"] == palette.grid
    assert theme["chartCategoricalColors"] == [palette.posterior, palette.mirror, palette.neutral]
    assert len(theme["chartSequentialColors"]) == 10


def test_no_font_is_fetched_from_anywhere():
    assert "http" not in CONFIG["theme"]["font"]
    assert "fontFaces" not in CONFIG["theme"]
