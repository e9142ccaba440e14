"""The few words of SVG a chart needs. Every attribute and every text is escaped."""

from xml.sax.saxutils import escape, quoteattr

FONT = "Inter, system-ui, sans-serif"  # the first is the printed report's; on a page the style decides


def tag(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; `stroke_width` stands for `stroke-width`. `inside` is SVG already.

    >>> tag("path", d="M0 0", stroke_width=2)
    '<path d="M0 0" stroke-width="2"/>'
    """
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_written(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def text(x: float | str, y: float | str, words: str, *, size: float, fill: str, **more: object) -> str:
    """Return words whose baseline begins at x, y (or ends there: `text_anchor`)."""
    return tag("text", escape(words), x=x, y=y, font_family=FONT, font_size=size, fill=fill, **more)


def picture(left: float, top: float, width: float, height: float, *inside: str, **more: object) -> str:
    """Return a whole picture; `more` are further attributes of it."""
    view = f"{_written(left)} {_written(top)} {_written(width)} {_written(height)}"
    return tag(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=view,
        width=_written(width),
        height=_written(height),
        **more,
    )


def line_path(points: list[tuple[float, float] | None]) -> str:
    """Return the path through points; None breaks it."""
    words, pen = [], "M"
    for point in points:
        if point is None:
            pen = "M"
            continue
        words.append(f"{pen}{point[0]:.2f} {point[1]:.2f}")
        pen = "L"
    return "".join(words)


def _written(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
