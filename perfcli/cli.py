"""The app, its root options, and the one boundary where errors become words and exit codes."""

import os
import sys
from errno import EINVAL
from typing import Annotated

import typer

from perfcli.errors import BUG, DONE, FILES, INTERRUPTED, UserError, forget_notes
from perfcli.help import new_app
from perfcli.lazy import LazyGroup

app = new_app(cls=LazyGroup, invoke_without_command=True)


@app.callback()
def root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Version of perfcli and date of its data.")
    ] = False,
    show_completion: Annotated[
        str,
        typer.Option("--show-completion", metavar="SHELL", hidden=True, help="Script of a shell."),
    ] = "",
) -> None:
    """Career advice for the cardiovascular perfusionist."""
    if show_completion:
        from perfcli.completion.scripts import script

        sys.stdout.write(script(show_completion))
        raise typer.Exit(DONE)
    if version:
        from perfcli.version import version_text

        sys.stdout.write(version_text())
        raise typer.Exit(DONE)
    if context.invoked_subcommand is None:
        from perfcli.commands.welcome import welcome

        raise typer.Exit(welcome(context.command))


def run(words: list[str]) -> int:
    """Run perfcli and return the exit code. Nothing but an exit signal leaves this function."""
    forget_notes()
    if hasattr(sys.stdout, "reconfigure"):  # a console that cannot print a sign prints `?`
        sys.stdout.reconfigure(errors="replace")
    if hasattr(sys.stdin, "reconfigure"):  # nor is what it cannot read an end
        sys.stdin.reconfigure(errors="replace")
    if shell := os.environ.get("_PERFCLI_COMPLETE"):
        return _complete(shell, words)
    if words[:1] == ["help"]:  # what many people type first
        words = [*words[1:], "--help"]
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        return _unwritable(error)
    except Exception as error:
        if os.environ.get("PERFCLI_DEBUG") == "1":
            raise
        from perfcli.report import report_bug

        print(report_bug(error), file=sys.stderr)
        return BUG


def _complete(shell: str, words: list[str]) -> int:
    """Answer a shell that asks what may stand here. It has no use for a word of what is wrong."""
    from perfcli.completion.words import answer

    try:
        sys.stdout.write(answer(typer.main.get_command(app), shell, words, os.environ))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        if os.environ.get("PERFCLI_DEBUG") == "1":
            raise
        return BUG
    return DONE


def _unwritable(error: OSError) -> int:
    """The answer could not be written. A reader that has gone wants no word of that."""
    from perfcli.render.emit import silence

    silence(sys.stdout)
    if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == EINVAL):
        return DONE  # Windows says of a closed pipe that the argument is invalid
    hint = "Make room there, or write somewhere else."
    try:
        _fail(UserError("unwritable", f"cannot write the answer: {error.strerror}", hint), [])
    except OSError:  # the same full disk
        silence(sys.stderr)
    return FILES


def _run(words: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        result = command.main(words, prog_name="perfcli", standalone_mode=False)
    except UserError as error:
        return _fail(error, words)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as error:  # what Typer makes of a reader that has gone
        raise BrokenPipeError from error
    except Exception as error:
        # Typer's usage errors live in a private module: they are known by what they offer.
        if not hasattr(error, "format_message"):
            raise
        return _fail(_usage(error.format_message(), words), words)
    return result if isinstance(result, int) else DONE


def _usage(message: str, words: list[str]) -> UserError:
    """A usage error in our form, with the next step."""
    from perfcli.options import OPTIONS

    first = words[0] if words else ""
    names = [f"--{name.replace('_', '-')}" for name in OPTIONS]
    command = next((word for word in words if not word.startswith("-")), None)
    if first in names:
        hint = f"Options follow the command: perfcli {command or 'outlook'} {first}"
    else:
        hint = f"See: perfcli {f'{command} ' if command else ''}--help"
    return UserError("usage", message.rstrip("."), hint)


def _fail(error: UserError, words: list[str]) -> int:
    from perfcli.context import real_context
    from perfcli.render.emit import emit_error

    command = next((word for word in words if not word.startswith("-")), "")
    try:
        context = real_context()
    except UserError:  # PERFCLI_TODAY itself is what is wrong
        os.environ.pop("PERFCLI_TODAY")
        context = real_context()
    return emit_error(context, error, command, "--json" in words)
