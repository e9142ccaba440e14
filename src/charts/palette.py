"""Colours by what they mean, for the light and the dark page. The same as in .streamlit/config.toml."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One page's colours. Every ink reaches 4.5:1 on `page` and on `panel`."""

    name: str
    page: str
    panel: str
    text: str
    muted: str
    posterior: str
    mirror: str
    neutral: str
    grid: str

    def of_chain(self, chain: str) -> str:
        """Return the colour of a side of the body."""
        return {"posterior": self.posterior, "mirror": self.mirror}.get(chain, self.neutral)


LIGHT = Palette(
    "light", "#FFFFFF", "#F5F6F8", "#1B2026", "#56606B", "#0B5FA5", "#B3500B", "#667080", "#D9DEE4"
)
DARK = Palette("dark", "#12161B", "#1B2128", "#E9EDF1", "#A7B0BA", "#6CB4F0", "#F0A05A", "#98A2AE", "#333C46")


def palette(theme: str | None) -> Palette:
    """Return the palette of the browser's theme, light when it is not known."""
    return DARK if theme == "dark" else LIGHT


def faint(colour: str, opacity: float) -> str:
    """Return a '#RRGGBB' colour as 'rgba(...)'."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
