"""Where the bars and stations of a picture stand: numbers for the template that draws them."""

import textwrap
from typing import Any

from perfcli.render import page as p

WIDTH = 360
ROOM = 284  # of the longest bar; behind it stands its figure
ROW, BAR = 38, 11
STOP, TALL = 108, 118  # a station's width lying, and the picture's height
STEP = 46  # a station's height standing


def bars(block: p.Bars) -> dict[str, Any]:
    """Bars under their labels, of one scale from zero."""
    top = max((bar.value for bar in block.bars), default=0) or 1
    rows = [
        {
            "y": i * ROW,
            "label": bar.label,
            "width": round(ROOM * bar.value / top, 1),
            "text": bar.text,
        }
        for i, bar in enumerate(block.bars)
    ]
    return {"width": WIDTH, "height": len(rows) * ROW, "thick": BAR, "rows": rows}


def lying(block: p.Way) -> dict[str, Any]:
    """A way from left to right, for a wide page."""
    stops = [
        {
            "x": i * STOP + STOP / 2,
            "label": stop.label,
            "lines": textwrap.wrap(stop.text, 14),
        }
        for i, stop in enumerate(block.stops)
    ]
    return {"width": len(stops) * STOP, "height": TALL, "stops": stops, "inset": STOP / 2}


def standing(block: p.Way) -> dict[str, Any]:
    """A way from top to bottom, for a narrow page."""
    stops = [
        {"y": i * STEP + 16, "label": stop.label, "text": stop.text}
        for i, stop in enumerate(block.stops)
    ]
    return {"width": 300, "height": len(stops) * STEP, "stops": stops}
