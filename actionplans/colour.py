"""Contrast between colours, after WCAG 2.2 (relative luminance and contrast ratio)."""

LIGHT_BACKGROUND = "#fffdf8"
"""The site's background in the light scheme."""

DARK_BACKGROUND = "#14171a"
"""The site's background in the dark scheme."""

DARK_TEXT = "#ece8e0"
"""The colour of text in the dark scheme."""

FIELD_CONTRAST = 9.0
"""The contrast of text on a field of colour in the dark scheme, so that fields do not glare."""

MIN_CONTRAST = 4.5
"""The contrast ratio that text needs (success criterion 1.4.3, level AA)."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lighten(
    colour: str, background: str = DARK_BACKGROUND, min_contrast: float = MIN_CONTRAST
) -> str:
    """The colour mixed with as little white as makes it readable on a dark background."""
    for step in range(21):
        mixed = _mix(colour, "#ffffff", step / 20)
        if contrast(mixed, background) >= min_contrast:
            return mixed
    return "#ffffff"


def deepen(colour: str, text: str = DARK_TEXT, min_contrast: float = FIELD_CONTRAST) -> str:
    """The colour mixed with as little of the dark background as makes light text stand on it."""
    for step in range(21):
        mixed = _mix(colour, DARK_BACKGROUND, step / 20)
        if contrast(mixed, text) >= min_contrast:
            return mixed
    return DARK_BACKGROUND


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mix(first: str, second: str, share: float) -> str:
    """Two colours mixed; `share` is that of the second, from 0 to 1."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """A channel of sRGB, from 0 to 1, as linear light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
