"""`schools`: every program, one in full, or several side by side."""

from typing import Annotated, Any

import typer

from perfcli.advice.programs.schools import all_schools, find_schools, some_schools
from perfcli.advice.programs.wishes import Wish, showing
from perfcli.advice.topics import topic_view
from perfcli.commands.topic import address
from perfcli.errors import DONE, NOTHING, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import Knowledge, load
from perfcli.knowledge.model.columns import COLUMN_NAMES
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open
from perfcli.render.layouts import schooldata
from perfcli.render.layouts import schools as layout
from perfcli.render.layouts.schoolcompare import compare_page

app = new_app()
EXAMPLES = """
perfcli schools
perfcli schools utah
perfcli schools iowa utah unmc
perfcli schools --accepting
perfcli schools --gpa 3.0 --no-gre --region midwest,south
perfcli schools --max-months 22 --sort tuition --columns months,tuition,gpa
perfcli schools musc --open
perfcli schools --open
perfcli schools --csv
"""


Texts = list[str] | None


def _words(option: str, text: str, metavar: str) -> Any:
    return typer.Option(option, help=text, metavar=metavar, show_default=False)


@app.command("schools", cls=ExampleCommand, epilog=EXAMPLES)
@common
def schools(
    request: Request,
    names: Annotated[Texts, typer.Argument(help="Programs by slug, name or abbreviation.")] = None,
    state: Annotated[Texts, _words("--state", "In these states: NY,PA.", "STATES")] = None,
    region: Annotated[
        Texts, _words("--region", "northeast, midwest, south or west (Census Bureau).", "REGION")
    ] = None,
    degree: Annotated[
        Texts, _words("--degree", "certificate, bachelor or master.", "DEGREE")
    ] = None,
    status: Annotated[
        Texts,
        _words("--status", "running, new, paused (these three unless told), closed...", "STATUS"),
    ] = None,
    max_tuition: Annotated[
        str | None, _words("--max-tuition", "The whole program costs at most this.", "AMOUNT")
    ] = None,
    max_months: Annotated[
        str | None, _words("--max-months", "At most so many months long.", "N")
    ] = None,
    min_seats: Annotated[str | None, _words("--min-seats", "At least so many seats.", "N")] = None,
    no_gre: Annotated[bool, typer.Option("--no-gre", help="Does not ask for the GRE.")] = False,
    gpa: Annotated[
        str | None, _words("--gpa", "Its stated minimum is at most this GPA.", "GPA")
    ] = None,
    accepting: Annotated[
        bool, typer.Option("--accepting", help="Takes applications today, and until when.")
    ] = False,
    starts: Annotated[
        Texts, _words("--starts", "Starts in this month or term: august, fall.", "WHEN")
    ] = None,
    distance: Annotated[
        bool, typer.Option("--distance", help="Partly online, for beginners.")
    ] = False,
    has: Annotated[Texts, _words("--has", "Publishes this column.", "COLUMN")] = None,
    sort: Annotated[str | None, _words("--sort", "In the order of a column.", "COLUMN")] = None,
    columns: Annotated[
        Texts, _words("--columns", "Show these columns: gpa,tuition,tests.", "COLUMNS")
    ] = None,
) -> int:
    """Training programs: all in a table, one in full, several side by side."""
    wish = Wish(
        state=state or (),
        region=region or (),
        degree=degree or (),
        status=status or (),
        max_tuition=max_tuition,
        max_months=max_months,
        min_seats=min_seats,
        no_gre=no_gre,
        gpa=gpa,
        accepting=accepting,
        starts=starts or (),
        distance=distance,
        has=has or (),
        sort=sort,
        columns=columns or (),
    )
    knowledge = load()
    if names:
        if wish.list_only:
            hint = f"Those programs: perfcli schools {' '.join(names)}"
            raise UserError("usage", "filters are for the list, not for named programs", hint)
        return _named(request, knowledge, names, showing(wish.columns))
    if request.open or wish.empty:
        return _list(request, knowledge)
    return _found(request, knowledge, wish)


def _list(request: Request, knowledge: Knowledge) -> int:
    frame = topic_view(knowledge.topic("schools"))
    if request.open:
        return emit_open(request.context, address(frame))
    view = all_schools(knowledge)
    answer = Answer(
        command="schools",
        json=lambda: schooldata.schools_json(view, frame),
        page=lambda: layout.list_page(view, frame, request.all, request.sources, request.compact),
        table=lambda: schooldata.csv_table(view.schools),
        sources={**view.sources, **frame.sources},
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _found(request: Request, knowledge: Knowledge, wish: Wish) -> int:
    """The list that filters left; a program reads that nothing fits in `warnings`."""
    from perfcli.advice.programs.finder import (
        find,  # here: one program by name must not wait for it
    )
    from perfcli.render.layouts import finder, founddata

    program = request.output.format in ("json", "csv")
    wide = request.all or (program and not wish.filters)
    found = find(all_schools(knowledge), knowledge.index, wish, request.context.today, wide)
    answer = Answer(
        command="schools",
        json=lambda: founddata.found_json(found),
        page=lambda: finder.found_page(found, request.compact, request.sources, wide),
        table=lambda: founddata.found_csv(found),
        sources=found.sources,
        data_as_of=knowledge.index.about.as_of,
        warnings=(finder.emptied_line(found),) if program and not found.schools else (),
        exit_code=DONE if found.schools else NOTHING,
    )
    return emit(request.context, request.output, answer)


def _named(
    request: Request, knowledge: Knowledge, names: list[str], chosen: tuple[str, ...]
) -> int:
    slugs = find_schools(knowledge.index, names)
    if request.open:
        return open_programs(request, knowledge, slugs)
    view = some_schools(knowledge, slugs)
    one = view.schools[0]
    answer = Answer(
        command="schools",
        json=lambda: schooldata.schools_json(view, None, chosen),
        page=lambda: (
            layout.one_page(one, view.sources, request.sources, chosen)
            if len(slugs) == 1
            else compare_page(view, request.sources, chosen)
        ),
        table=lambda: schooldata.csv_table(view.schools, chosen or COLUMN_NAMES),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def open_programs(request: Request, knowledge: Knowledge, slugs: list[str]) -> int:
    """Open the page of each program. Raises UserError where no address is known."""
    heads = {head.slug: head for head in knowledge.index.schools}
    lost = [heads[slug].name for slug in slugs if heads[slug].url is None]
    if lost:
        message = f"no address is known for {', '.join(lost)}"
        raise UserError("unknown-name", message, "The directory: perfcli schools --open")
    for slug in slugs:
        emit_open(request.context, heads[slug].url or "")
    return 0
