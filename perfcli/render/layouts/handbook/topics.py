"""A page of text as a chapter: headlines in the open, the rest of a section folded away."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from perfcli.advice.topics import SectionView, TopicView
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks
from perfcli.render.layouts.topic import section_blocks

FEW = 2  # so few facts are not worth a fold
SECTION = 3  # the level of a section's heading in a document


def topic_blocks(view: TopicView, marks: Marks) -> list[p.Block]:
    """Everything of a page, its summary first."""
    return [p.Para(view.summary), *frame_blocks(view, marks)]


def frame_blocks(view: TopicView, marks: Marks) -> list[p.Block]:
    """The sections of a page, what is not known, and where to go on."""
    blocks: list[p.Block] = []
    for section in view.sections:
        blocks += deeper(_section(view.id, section, marks))
    if view.not_known:
        blocks.append(p.Heading("Not known", SECTION, f"{view.id}/not-known"))
        blocks += [p.Item(line, marker="?") for line in view.not_known]
    if view.next:
        blocks.append(p.Next(view.next))
    return blocks


def _section(page: str, view: SectionView, marks: Marks) -> Iterator[p.Block]:
    head = [fact for fact in view.facts if fact.headline]
    rest = [fact for fact in view.facts if not fact.headline]
    steps = [step for step in view.steps if not step.step.more]
    more = [step for step in view.steps if step.step.more]
    if len(rest) + len(more) <= FEW or not (head or steps or view.bars):
        head, rest, steps, more = list(view.facts), [], list(view.steps), []
    main = replace(view, steps=tuple(steps), facts=tuple(head))
    head_block, *body = section_blocks(main, marks, everything=True)
    if isinstance(head_block, p.Heading):
        yield replace(head_block, anchor=f"{page}/{head_block.anchor}")
    yield from body
    if rest or more:
        bare = replace(view.section, notes=())
        kept = SectionView(bare, tuple(more), tuple(rest), ())
        inner = list(section_blocks(kept, marks, everything=True))[1:]
        count = len(rest) + len(more)
        yield p.Fold(f"{count} more {'steps' if more and not rest else 'facts'}", tuple(inner))


def part(title: str, anchor: str, blocks: Iterable[p.Block]) -> p.Part:
    """An entry of a list in full, under its name."""
    return p.Part(p.Heading(title, SECTION + 1, anchor), tuple(deeper(blocks, SECTION)))


def linked(table: p.Table, places: Iterable[str]) -> p.Table:
    """A table whose first cells lead to these places, a row each."""
    rows = zip(places, table.rows, strict=True)
    return replace(table, rows=tuple((replace(row[0], to=to), *row[1:]) for to, row in rows))


def deeper(blocks: Iterable[p.Block], by: int = 1) -> Iterator[p.Block]:
    """Blocks of a page with their headings so many levels down."""
    for block in blocks:
        yield replace(block, level=block.level + by) if isinstance(block, p.Heading) else block
