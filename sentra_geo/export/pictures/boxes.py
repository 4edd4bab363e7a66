"""Rectangles of a picture in pixels, y downwards, and those already taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely


@dataclass(frozen=True)
class Box:
    """A rectangle: left and top edge, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box of a size about its middle."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def width(self) -> float:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels down."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Its edges, as shapely takes and gives them."""
        return self.left, self.top, self.right, self.bottom

    def moved(self, x: float, y: float) -> Box:
        """The box of this size about another middle."""
        return Box.around(x, y, self.width, self.height)

    def padded(self, by: float) -> Box:
        """The box with more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether it lies within another."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def share_in(self, shape: shapely.Geometry) -> float:
        """Share of it that a shape in pixels covers, 0 to 1."""
        return float(shapely.area(shapely.clip_by_rect(shape, *self.bounds))) / (
            self.width * self.height
        )


class Taken:
    """The boxes that nothing else may be put on."""

    def __init__(self, room: Box, boxes: Iterable[Box] = ()) -> None:
        """Begin with boxes that are taken already, in the room to stay within."""
        self.room = room
        self.boxes = list(boxes)

    def is_free(self, box: Box) -> bool:
        """Whether a box lies in the room and meets none that is taken."""
        return box.within(self.room) and not any(box.meets(other) for other in self.boxes)

    def take(self, box: Box) -> None:
        """Take a box."""
        self.boxes.append(box)
