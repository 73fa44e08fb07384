"""`profile`: the user's record, shown, made, edited, checked."""

from pathlib import Path
from typing import Annotated

import typer

from perfcli.commands.own import STDIN, own_profile
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.journal.files import edit, editor_of, make, no_profile, profile_path
from perfcli.journal.profile import Profile
from perfcli.journal.template import TEMPLATE
from perfcli.knowledge.load import Knowledge, load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit
from perfcli.render.layouts import profile as layout

EXAMPLES = """
perfcli profile --init
perfcli profile --edit
perfcli profile
perfcli profile --profile student.yaml
"""
app = new_app()


@app.command("profile", cls=ExampleCommand, epilog=EXAMPLES)
@common
def profile(
    request: Request,
    init: Annotated[
        bool, typer.Option("--init", help="Make one: a commented template to fill in.")
    ] = False,
    edit_it: Annotated[
        bool, typer.Option("--edit", help="Open it in your editor (VISUAL or EDITOR).")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="With --init: begin anew; the old one is kept beside.")
    ] = False,
    file: Annotated[
        str, typer.Option("--profile", metavar="FILE", help="Another file; - for standard input.")
    ] = "",
) -> int:
    """Your record: degree, GPA, courses, shadowing. It stays on this machine."""
    if request.open:
        raise UserError("usage", "--open: there is no page to open", "Try: perfcli profile --edit")
    if file == STDIN and (init or edit_it):
        hint = "Name a file: perfcli profile --init --profile student.yaml"
        raise UserError("usage", "--profile -: standard input can only be read", hint)
    path = Path(file) if file else profile_path()
    made = kept = None
    if edit_it:
        editor_of(request.context.env, path)  # before a file is made that nobody opens
    if init or (edit_it and not path.exists()):
        made, kept = path, make(path, TEMPLATE, force)
    if edit_it:
        edit(path, request.context.env)
    knowledge = load()
    found = None
    if file or path.exists():
        found = own_profile(knowledge, file, request.context.today)
    elif request.output.format != "json":
        raise no_profile()
    if made and not edit_it and found:
        return _emit(request, knowledge, str(path), found, made, kept)
    return _emit(request, knowledge, file if file == STDIN else str(path), found)


def _emit(
    request: Request,
    knowledge: Knowledge,
    path: str,
    found: Profile | None,
    made: Path | None = None,
    kept: Path | None = None,
) -> int:
    """The record, or that a new file for it was made; as JSON also that there is none."""
    errors = () if found else (no_profile(),)
    answer = Answer(
        command="profile",
        json=lambda: layout.profile_json(path, found),
        page=lambda: (
            layout.made_page(str(made), str(kept) if kept else None)
            if made or found is None
            else layout.profile_page(path, found, knowledge)
        ),
        sources={},
        data_as_of=knowledge.index.about.as_of,
        errors=errors,
        exit_code=errors[0].exit_code if errors else 0,
    )
    return emit(request.context, request.output, answer)
