"""The outline of an area, from GeoJSON (RFC 7946) to the path of a static picture."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_WIDTH = 640
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class ProjectedOutline:
    """An area as a picture, its rings as one SVG path; width and height are in pixels."""

    width: int
    height: int
    path: str


def outline(text: str) -> ProjectedOutline:
    """Draw the polygons of a GeoJSON text, in an equirectangular projection.

    Longitude is scaled by the cosine of the middle latitude, which is accurate enough for an area
    of a few kilometres.

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
    scale = (_WIDTH - 2 * _MARGIN) / max((east - west) * shrink, (north - south), 1e-9)
    width = round((east - west) * shrink * scale) + 2 * _MARGIN
    height = round((north - south) * scale) + 2 * _MARGIN

    def project(point: tuple[float, float]) -> str:
        x = _MARGIN + (point[0] - west) * shrink * scale
        y = _MARGIN + (north - point[1]) * scale
        return f"{x:.1f} {y:.1f}"

    path = "".join("M" + "L".join(map(project, ring)) + "Z" for ring in rings)
    return ProjectedOutline(width, height, path)


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
