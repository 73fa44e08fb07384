"""The chapter of careers: both tables, what the page tells, then each in full."""

from perfcli.advice.careers import CareersView, CareerView
from perfcli.advice.handbook import HandbookView
from perfcli.render import page as p
from perfcli.render.layouts import careers as layout
from perfcli.render.layouts.handbook.topics import frame_blocks, linked, part
from perfcli.render.layouts.lines import Marks


def career_blocks(view: HandbookView, marks: Marks) -> list[p.Block]:
    """The chapter: the tables first."""
    frame, careers = view.topics["careers"], view.careers
    listed = CareersView(careers.listed, careers.sources)
    home = careers.careers[0]
    blocks: list[p.Block] = [
        p.Para(frame.summary),
        p.Heading("Side by side", 3, "careers/table"),
        *(_linked(block, listed) for block in layout.list_tables(listed, marks)),
        *frame_blocks(frame, marks),
        p.Heading("Career by career", 3, "careers/each"),
    ]
    for one in careers.careers:
        pair = CareersView((one,) if one is home else (one, home), careers.sources)
        blocks.append(part(one.career.name, _place(one), layout.career_blocks(pair, marks)))
    return blocks


def _linked(block: p.Block, view: CareersView) -> p.Block:
    """A table whose first cells lead to the careers that they name."""
    if not isinstance(block, p.Table):
        return block
    return linked(block, (_place(one) for one in view.careers))


def _place(one: CareerView) -> str:
    return f"careers/{one.career.slug}"
