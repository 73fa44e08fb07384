"""The first page: what perfcli is, three examples, and every command by panel."""

from perfcli.knowledge.model.entry import About
from perfcli.render import page as p

OPTIONS = (
    ("NAME ...", "after a command: one of it in full, or several side by side"),
    ("--all", "every fact, not only the headlines"),
    ("--sources", "the list of sources, with addresses"),
    ("--open", "open the page in the web browser"),
    ("--json, --csv", "for programs and spreadsheets"),
    ("--plain, --markdown", "for a pipe, a screen reader, a document"),
    ("-h, --help", "help, of perfcli or after a command"),
    ("--version", "the version and the date of the data"),
)


def welcome_page(
    about: About,
    table: dict[str, tuple[str, str, int]],
    full: bool,
    dates: tuple[str, ...] = (),
) -> p.Page:
    """The welcome page; `full` adds the options and how to tell us of a wrong fact.

    `dates`: the next ones of the user's plan.
    """
    blocks: list[p.Block] = [
        p.Heading("perfcli", 1),
        p.Para(f"{about.tagline}. Facts read on {about.as_of}."),
        *([p.Heading("Your next dates")] if dates else []),
        *(p.Item(text) for text in dates),
        p.Heading("Try"),
        *(p.Item(example, marker="$") for example in about.examples),
    ]
    panel = ""
    for name, (help_line, its_panel, _) in table.items():
        if its_panel != panel:
            blocks.append(p.Heading(its_panel))
            panel = its_panel
        blocks.append(p.Pair(name, (p.Item(help_line),)))
    if full:
        blocks.append(p.Heading("Options, after the command"))
        blocks += [p.Pair(name, (p.Item(text),)) for name, text in OPTIONS]
    blocks += [p.Heading("Know this"), p.Para(about.disclaimer)]
    if full:
        blocks.append(p.Para(about.report))
    else:
        blocks.append(p.Para("More: perfcli --help, and --help after any command.", "dim"))
    return p.Page(tuple(blocks))
