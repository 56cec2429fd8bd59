"""What is drawn on a page of a PDF, in its order: what is filled, and pictures with what lies under them.

Places are told in pixels of a drawing of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_MOST_PIXELS: Final = 120_000_000
"""The most pixels of a picture that is drawn: an A3 page scanned in 600 dpi has 70 million."""

_MOST_OBJECTS, _DEEPEST = 200_000, 4
_FINE: Final = 100
"""Parts of a pixel to which places are worked out."""

_OPAQUE: Final = 250
"""How opaque a dot of a picture is, of 255, if nothing under it is seen."""


class Box(NamedTuple):
    """A place on the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Its area in pixels."""
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Picture(NamedTuple):
    """A picture: where it is, the how manyth thing on the page, and the object itself."""

    box: Box
    order: int
    image: Any


class Drawn:
    """What is drawn on one page; `too_much` says that it is more than is drawn here."""

    def __init__(self, page: Any, width: int, height: int) -> None:
        """Go through the page once; `width` and `height` are those of the drawing."""
        import pypdfium2.raw

        self.raw = pypdfium2.raw
        self._page = page
        self.width, self.height = width, height
        self._across = self._matrix()
        self.boxes: list[Box] = []
        self.pictures: list[Picture] = []
        self._texts: dict[int, int] = {}
        self._opaque: dict[int, bool] = {}
        self._count = 0
        self.too_much = not all(self._take(one, within) for one, within in self._objects())

    def _matrix(self) -> tuple[float, ...]:
        """Work out where a point of the page is on the drawing: pages are turned, cut and shifted."""
        corners = []
        x, y = ctypes.c_int(), ctypes.c_int()
        width, height = self.width * _FINE, self.height * _FINE
        for at in ((0.0, 0.0), (100.0, 0.0), (0.0, 100.0)):
            self.raw.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, *at, x, y)
            corners.append((x.value / _FINE, y.value / _FINE))
        (left, top), (right, across), (up, down) = corners
        return ((right - left) / 100, (across - top) / 100, (up - left) / 100, (down - top) / 100, left, top)

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give where on the drawing a part of the page is."""
        a, b, c, d, e, f = self._across
        # Pages are turned by quarters only, so two corners tell it; with all four a page takes 5 ms more.
        x, y = a * left + c * bottom + e, b * left + d * bottom + f
        across, down = a * right + c * top + e, b * right + d * top + f
        return Box(
            min(across, x),
            min(down, y),
            max(x, across),
            max(y, down),
        )

    def picture_over(self, text: Any, box: Box) -> bool:
        """Say whether an opaque picture was drawn over a text after it, at this place."""
        if not self.pictures or not text:
            return False
        order = self._texts.get(_address(text), self._count)
        return any(one.order > order and _centred(box, one.box) and self._is_opaque(one) for one in self.pictures)

    def on_picture(self, box: Box) -> bool:
        """Say whether there is a picture at this place."""
        return any(_centred(box, one.box) for one in self.pictures)

    def _objects(self) -> Iterator[tuple[Any, Any]]:
        """Give each object with the matrix of the forms it stands in, in the order in which they are drawn."""
        from pypdfium2 import PdfMatrix

        waiting = [(self._page.get_objects(max_depth=1), PdfMatrix())]
        while waiting:
            objects, within = waiting[-1]
            one = next(objects, None)
            if one is None:
                waiting.pop()
                continue
            yield one, within
            if one.type == self.raw.FPDF_PAGEOBJ_FORM and len(waiting) <= _DEEPEST:
                waiting.append((self._inner(one), one.get_matrix().multiply(within)))

    def _inner(self, form: Any) -> Iterator[Any]:
        from pypdfium2 import PdfObject

        for number in range(self.raw.FPDFFormObj_CountObjects(form)):
            yield PdfObject(self.raw.FPDFFormObj_GetObject(form, number), page=self._page, pdf=form.pdf, level=1)

    def _take(self, one: Any, within: Any) -> bool:
        """Note an object; False if it is one too many or too large a picture."""
        self._count += 1
        kind = one.type
        if self._count > _MOST_OBJECTS:
            return False
        if kind == self.raw.FPDF_PAGEOBJ_TEXT:
            self._texts[_address(one.raw)] = self._count
        elif kind == self.raw.FPDF_PAGEOBJ_IMAGE:
            width, height = one.get_px_size()
            self.pictures.append(Picture(self._bounds(one, within), self._count, one))
            return bool(width * height <= _MOST_PIXELS)
        elif kind == self.raw.FPDF_PAGEOBJ_PATH and self._is_filled(one):
            self.boxes.append(self._bounds(one, within))
        return True

    def _bounds(self, one: Any, within: Any) -> Box:
        left, bottom, right, top = within.on_rect(*one.get_bounds())
        return self.place(left, bottom, right, top)

    def _is_filled(self, one: Any) -> bool:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self.raw.FPDFPath_GetDrawMode(one, fill, stroke)
        return bool(fill.value)

    def _is_opaque(self, picture: Picture) -> bool:
        """Say whether nothing is seen through a picture: a stamp laid over a page is mostly clear."""
        if picture.order not in self._opaque:
            self._opaque[picture.order] = not self.raw.FPDFPageObj_HasTransparency(picture.image) and self._covers(
                picture.image
            )
        return self._opaque[picture.order]

    def _covers(self, image: Any) -> bool:
        bitmap = image.get_bitmap(render=True)
        # Its bytes are copied before it is closed; the library would warn on the terminal that they might not be.
        bitmap.warn_on_close = False
        try:
            clear = bytes(bitmap.buffer)[3::4] if bitmap.n_channels == 4 and bitmap.mode.endswith("A") else b""
        finally:
            bitmap.close()
        return not clear or sum(dot >= _OPAQUE for dot in clear) * 2 > len(clear)


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _centred(box: Box, around: Box) -> bool:
    return around.holds((box.left + box.right) / 2, (box.top + box.bottom) / 2)
