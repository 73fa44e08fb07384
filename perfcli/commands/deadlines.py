"""`deadlines`: what is due, in order of date, and as a calendar file."""

from typing import Annotated, NamedTuple

import typer

from perfcli.advice.calendar.deadlines import deadlines as advise
from perfcli.advice.calendar.due import KINDS, Deadlines, Due
from perfcli.advice.programs.schools import find_schools
from perfcli.advice.programs.wishes import chosen
from perfcli.errors import DONE, NOTHING, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_bytes, emit_text
from perfcli.render.layouts import deadlines as layout
from perfcli.writing import user_path, write_file

EXAMPLES = """
perfcli deadlines
perfcli deadlines --within 90
perfcli deadlines musc utah
perfcli deadlines --kind exam
perfcli deadlines --ics deadlines.ics
"""
app = new_app()


@app.command("deadlines", cls=ExampleCommand, epilog=EXAMPLES)
@common
def deadlines(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHOOL]...", help="Of these programs alone.")
    ] = None,
    school: Annotated[
        list[str] | None, typer.Option("--school", help="The same as SCHOOL.", metavar="SCHOOL")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Only: {', '.join(KINDS)}.", metavar="KIND"),
    ] = None,
    within: Annotated[
        int | None, typer.Option("--within", help="At most so many days ahead.", min=0, metavar="N")
    ] = None,
    ics: Annotated[
        str | None,
        typer.Option("--ics", help="Write a calendar file; - is standard output.", metavar="FILE"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="With --ics: replace the file.")] = False,
) -> int:
    """Deadlines: what is due, in order of date, with the days left and how sure it is."""
    knowledge = load()
    words = [*(names or ()), *(part for text in school or () for part in text.split(","))]
    slugs = find_schools(knowledge.index, [word for word in words if word.strip()])
    if request.open:
        return _open(request, knowledge, slugs)
    if force and ics is None:
        raise UserError("usage", "--force goes with --ics", "Try: perfcli deadlines --ics FILE")
    view = advise(
        knowledge.dates,
        request.context.today,
        slugs=slugs,
        kinds=chosen(kind or (), KINDS, "--kind", "kind", "deadlines"),
        within=within,
        everything=request.all,
    )
    calendar = Calendar(view.due, knowledge.index.about.as_of, ics or "", force)
    if ics == "-":
        return _to_stdout(request, calendar)
    if ics is not None and view.due:
        written = calendar.write()
        if request.output.format not in ("json", "csv"):
            return emit_text(request.context, written)
    return _list(request, view, within, knowledge.index.about.as_of)


def _list(request: Request, view: Deadlines, within: int | None, data_as_of: str) -> int:
    """The dates on a page or for a program, which reads in `warnings` that there are none."""
    program = request.output.format in ("json", "csv")
    answer = Answer(
        command="deadlines",
        json=lambda: layout.deadlines_json(view),
        page=lambda: layout.deadlines_page(
            view, request.context.today, within, request.compact, request.sources
        ),
        table=lambda: layout.deadlines_csv(view),
        sources=view.sources,
        data_as_of=data_as_of,
        warnings=(layout.nothing_line(view, within),) if program and not view.due else (),
        exit_code=DONE if view.due else NOTHING,
    )
    return emit(request.context, request.output, answer)


class Calendar(NamedTuple):
    """A calendar file that was asked for."""

    due: tuple[Due, ...]
    data_as_of: str
    target: str
    force: bool

    def content(self) -> bytes:
        """The file."""
        from perfcli.render.calendar import calendar_bytes

        return calendar_bytes(self.due, self.data_as_of)

    def write(self) -> str:
        """Write it and say so. Raises UserError('unwritable')."""
        path = user_path(self.target)
        again = f"Replace it: perfcli deadlines --ics {self.target} --force"
        write_file(path, self.content(), self.force, again)
        count = "1 date" if len(self.due) == 1 else f"{len(self.due)} dates"
        return f"{path}: {count}. Import it anew after an update: dates that moved are moved."


def _open(request: Request, knowledge: Knowledge, slugs: list[str]) -> int:
    from perfcli.commands.schools import open_programs

    if not slugs:
        raise UserError("usage", "--open: name a program", "Try: perfcli deadlines iowa --open")
    return open_programs(request, knowledge, slugs)


def _to_stdout(request: Request, calendar: Calendar) -> int:
    if request.output.format != "page":
        message = f"--ics - and --{request.output.format} both want standard output"
        raise UserError("usage", message, "Name a file: perfcli deadlines --ics deadlines.ics")
    emit_bytes(request.context, calendar.content())
    return DONE if calendar.due else NOTHING
