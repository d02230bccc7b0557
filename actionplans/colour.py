"""Contrast between colours, after WCAG 2.2 (relative luminance and contrast ratio)."""

#: The site's background in the light scheme, and the contrast that text needs on it.
PAPER = "#fffdf8"
NIGHT = "#14171a"
ENOUGH = 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightened(colour: str, background: str = NIGHT, wanted: float = ENOUGH) -> str:
    """The colour mixed with as little white as makes it readable on a dark background."""
    for step in range(21):
        mixed = _mix(colour, "#ffffff", step / 20)
        if contrast(mixed, background) >= wanted:
            return mixed
    return "#ffffff"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
