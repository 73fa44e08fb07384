"""`match`: a record, or a folder of records, held against what programs ask for."""

from pathlib import Path
from typing import Annotated

import typer

from perfcli.advice.match.comparison import Matcher, RecordMatch
from perfcli.advice.programs.schools import find_schools
from perfcli.commands.own import own_profile, words_of
from perfcli.errors import DONE, INVALID, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.files import is_folder, profiles_in, read_text
from perfcli.journal.reading import read_profile
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import match as layout

EXAMPLES = """
perfcli match
perfcli match musc utah
perfcli match --profile student.yaml
perfcli match --profile students/ --csv
perfcli match --profile - --json < student.yaml
"""
app = new_app()


@app.command("match", cls=ExampleCommand, epilog=EXAMPLES)
@common
def match(
    request: Request,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SCHOOL]...", help="Programs; none: all.")
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            "--profile",
            metavar="FILE|-|FOLDER",
            help="Another record than your own; - for standard input; a folder of records.",
        ),
    ] = "",
) -> int:
    """Your record against what each program asks for: met, missed or unclear. No odds."""
    knowledge = load()
    slugs = find_schools(knowledge.index, names or (), "perfcli match")
    if request.open:
        if not slugs:
            raise UserError("usage", "--open: name a program", "Try: perfcli match musc --open")
        from perfcli.commands.schools import open_programs

        return open_programs(request, knowledge, slugs)
    if profile and is_folder(Path(profile)):
        return _folder(request, knowledge, slugs, Path(profile))
    today = request.context.today
    record = own_profile(knowledge, profile, today)
    if not profile and record.shadowing is None:
        from perfcli.commands.kept import with_log

        record = with_log(knowledge, record)
    view = Matcher(knowledge, words_of(knowledge), slugs).match(record, today)
    answer = Answer(
        command="match",
        json=lambda: layout.match_json(view),
        page=lambda: (
            layout.named_page(view, request.sources, request.compact)
            if slugs
            else layout.list_page(view)
        ),
        table=lambda: layout.requirements_table(view) if slugs else layout.csv_table(view),
        sources=view.sources,
        data_as_of=knowledge.index.about.as_of,
    )
    return emit(request.context, request.output, answer)


def _folder(request: Request, knowledge: Knowledge, slugs: list[str], folder: Path) -> int:
    """Every record of a folder; those that cannot be read are named, and the exit code says so."""
    from perfcli.render.layouts import matchfolder
    from perfcli.render.progress import progress

    paths, today = profiles_in(folder), request.context.today
    words = words_of(knowledge)
    matcher = Matcher(knowledge, words, slugs)
    found, warnings = [], []
    for path in progress(paths, len(paths), "profiles", request.context.stderr):
        try:
            record = read_profile(read_text(path), path.name, words, today)
        except UserError as error:
            warnings.append(error.message)
            continue
        found.append(RecordMatch(path.name, matcher.match(record, today)))
    answer = Answer(
        command="match",
        json=lambda: matchfolder.folder_json(found),
        page=lambda: matchfolder.folder_page(found, str(folder), len(warnings)),
        table=lambda: matchfolder.folder_table(found),
        sources=matcher.sources,
        data_as_of=knowledge.index.about.as_of,
        warnings=warnings,
        exit_code=INVALID if warnings else DONE,
    )
    return emit(request.context, request.output, answer)
