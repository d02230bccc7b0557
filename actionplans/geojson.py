"""The outline of an area, from GeoJSON (RFC 7946) to the path of a static picture."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

_WIDTH = 640
_MARGIN = 12

_COARSE = 400
"""Of a smaller picture the points are whole pixels, each once: a phone shows no more of it."""


@dataclass(frozen=True, slots=True)
class ProjectedOutline:
    """An area as a picture, its rings as one SVG path; width and height are in pixels."""

    width: int
    height: int
    path: str


def outline(text: str, width: int = _WIDTH) -> ProjectedOutline:
    """Draw the polygons of a GeoJSON text, in an equirectangular projection.

    Longitude is scaled by the cosine of the middle latitude, which is accurate enough for an area
    of a few kilometres.

    Args:
        text: the GeoJSON.
        width: the greater of the picture's width and height.

    Raises:
        ValueError: the text is no GeoJSON with polygons of longitudes and latitudes in degrees.
    """
    try:
        rings = [[_point(point) for point in ring] for ring in _rings(json.loads(text))]
    except (TypeError, KeyError, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error
    points = [point for ring in rings for point in ring]
    if not points:
        raise ValueError("no polygon")
    if any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in points):
        raise ValueError("out of range")
    west, south = min(x for x, _ in points), min(y for _, y in points)
    east, north = max(x for x, _ in points), max(y for _, y in points)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (width - 2 * _MARGIN) / max((east - west) * shrink, (north - south), 1e-9)
    places = 0 if width < _COARSE else 1

    def project(point: tuple[float, float]) -> str:
        x = _MARGIN + (point[0] - west) * shrink * scale
        y = _MARGIN + (north - point[1]) * scale
        return f"{x:.{places}f} {y:.{places}f}"

    return ProjectedOutline(
        width=round((east - west) * shrink * scale) + 2 * _MARGIN,
        height=round((north - south) * scale) + 2 * _MARGIN,
        path="".join("M" + "L".join(_distinct(map(project, ring))) + "Z" for ring in rings),
    )


def _distinct(points: Iterable[str]) -> Iterator[str]:
    """Points without those that are drawn where the one before is."""
    return (point for point, _ in groupby(points))


def _point(coordinates: Any) -> tuple[float, float]:
    """Longitude and latitude in degrees; a height is ignored."""
    if not isinstance(coordinates, list) or len(coordinates) < 2:
        raise TypeError(f"{coordinates!r} is no point")
    return float(coordinates[0]), float(coordinates[1])


def _rings(shape: dict[str, Any]) -> Iterator[list[Any]]:
    kind = shape["type"]
    if kind == "FeatureCollection":
        for feature in shape["features"]:
            yield from _rings(feature)
    elif kind == "Feature":
        yield from _rings(shape["geometry"])
    elif kind == "GeometryCollection":
        for geometry in shape["geometries"]:
            yield from _rings(geometry)
    elif kind == "Polygon":
        yield from shape["coordinates"]
    elif kind == "MultiPolygon":
        for polygon in shape["coordinates"]:
            yield from polygon
