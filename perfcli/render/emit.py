"""The only place that prints. stdout is the answer, stderr is talk."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import msgspec
from msgspec import Struct

from perfcli.context import Context
from perfcli.errors import DONE, UserError, notes
from perfcli.knowledge.model.entry import Source
from perfcli.render import contract
from perfcli.render.ages import aged
from perfcli.render.page import Document, Page, Table
from perfcli.render.signs import encodable, escaped, harmless, holds_all, shown

ENCODER = msgspec.json.Encoder(decimal_format="number")  # money stays exact


class Output(Struct, frozen=True):
    """How the user wants the answer."""

    format: str = "page"
    color: str = "auto"
    pager: bool = True


class Answer(Struct, frozen=True):
    """An answer in every form; only the form that is asked for is made."""

    command: str
    json: Callable[[], dict[str, Any]]
    page: Callable[[], Page]
    sources: Mapping[str, Source]
    data_as_of: str
    table: Callable[[], Table] | None = None
    warnings: Sequence[str] = ()
    exit_code: int = DONE
    errors: Sequence[UserError] = ()


def emit(context: Context, output: Output, answer: Answer) -> int:
    """Print an answer and return the exit code of the process.

    Raises UserError('usage') where CSV is asked of what is no table.
    """
    old = contract.age_warning(context.today.isoformat(), answer.data_as_of)
    warnings = (*answer.warnings, *notes(), *old)
    if output.format == "json":
        data = contract.judged(answer.json(), context.today)
        _json(
            context,
            contract.envelope(
                answer.command,
                context.today.isoformat(),
                answer.data_as_of,
                data,
                contract.used_sources(data, answer.sources),
                warnings,
                answer.errors,
            ),
        )
        return answer.exit_code
    if output.format == "csv":
        _csv(context, answer)
    else:
        show(context, output, answer.page(), answer.data_as_of)
    for warning in warnings:
        talk(context, warning)
    return answer.exit_code


def emit_error(context: Context, error: UserError, command: str, as_json: bool) -> int:
    """Print an error: for people on stderr, for programs as the envelope on stdout."""
    if as_json:
        today = context.today.isoformat()
        whole = contract.envelope(command, today, None, {}, warnings=notes(), errors=[error])
        _json(context, whole)
    else:
        for text in notes():  # a file of the user's that was left out may be why
            talk(context, text)
        talk(context, f"perfcli: {error.message}")
        if error.hint:
            talk(context, error.hint)
    return error.exit_code


def emit_open(context: Context, url: str) -> int:
    """Print an address on stdout, then open it; without a browser say so and exit 0."""
    if not url.startswith(("http://", "https://")):  # the checker holds this too
        raise UserError("usage", f"{url!r} is no web address", "Only http and https are opened.")
    if harmless(url) != url or any(sign.isspace() for sign in url):
        raise UserError("usage", f"{url!r} is no web address", "It holds signs that none has.")
    _write(context, url + "\n")
    context.stdout.flush()
    if not context.open_browser(url):
        talk(context, "perfcli: no web browser could be started; open the address above yourself")
    return DONE


def emit_text(context: Context, text: str) -> int:
    """Print text that is ready; what was noted beside it goes to stderr."""
    for note in notes():
        talk(context, note)
    _write(context, harmless(text if text.endswith("\n") else text + "\n"))
    return DONE


def emit_bytes(context: Context, content: bytes) -> int:
    """Print the content of a file as it is, whatever the encoding of stdout."""
    raw = getattr(context.stdout, "buffer", None)
    if raw is None:
        context.stdout.write(content.decode())
    else:
        context.stdout.flush()
        raw.write(content)
        raw.flush()
    return DONE


def show(context: Context, output: Output, page: Page, as_of: str = "") -> int:
    """Print a page; `as_of` is the day of the data."""
    _paged(context, output, rendered(context, output, page, as_of))
    return DONE


def document_text(form: str, document: Document) -> str:
    """A document as `html`, `markdown` or `plain`."""
    if form == "html":
        from perfcli.render.html.document import document_html

        return document_html(document)
    from perfcli.render import text

    make = text.markdown_text if form == "markdown" else text.plain_text
    page = aged(text.as_page(document), date.fromisoformat(document.today), short=False)
    return make(page)


def emit_file(context: Context, path: Path, text: str, opened: bool) -> int:
    """Say what was written, and show it in the browser; without one say so and exit 0."""
    _write(context, text + "\n")
    context.stdout.flush()
    if opened and not context.open_browser(path.resolve().as_uri()):
        talk(context, "perfcli: no web browser could be started; open the file above yourself")
    return DONE


def rendered(context: Context, output: Output, page: Page, as_of: str = "") -> str:
    """A page as the text that `output` asks for; Rich is loaded only for a terminal."""
    if output.format == "html":
        from perfcli.render.html.document import page_html

        return page_html(page, as_of, context.today.isoformat())
    drawn = output.format == "page" and _drawn(context, output)
    page = shown(aged(page, context.today, short=drawn))
    if output.format == "markdown":
        from perfcli.render.text import markdown_text

        return markdown_text(page)
    if not drawn:
        from perfcli.render.text import plain_text

        return plain_text(page, spoken=output.format == "plain")
    from perfcli.render.terminal import terminal_text

    return terminal_text(page, context.width, context.colored(output.color))


def _drawn(context: Context, output: Output) -> bool:
    return context.terminal or output.color == "always" or bool(context.env.get("FORCE_COLOR"))


def _json(context: Context, document: Mapping[str, Any]) -> None:
    text = escaped(msgspec.json.format(ENCODER.encode(document), indent=2).decode())
    if not holds_all(_encoding(context.stdout)):
        import json

        text = re.sub(r"[^\x00-\x7f]", lambda sign: json.dumps(sign[0])[1:-1], text)
    _write(context, text + "\n")


def _csv(context: Context, answer: Answer) -> None:
    from perfcli.journal.formulas import csv_line

    if answer.table is None:
        hint = f"Use --json, or --markdown for a document: perfcli {answer.command} --json"
        raise UserError("usage", f"--csv: `{answer.command}` is a page, not a table", hint)
    table = answer.table()
    encoding = _encoding(context.stdout)
    safe = harmless if context.terminal else str  # a file keeps what the user wrote
    head = [column.name for column in table.columns]
    for texts in (head, *([cell.text for cell in row] for row in table.rows)):
        context.stdout.write(csv_line([encodable(safe(text), encoding) for text in texts]))


def _paged(context: Context, output: Output, text: str) -> None:
    """Through the user's pager where one is named and the text is longer than the screen.

    Not for --plain, which a screen reader reads, nor on a terminal that cannot go up and down.
    """
    pager = context.env.get("PERFCLI_PAGER") or context.env.get("PAGER")
    page = output.format == "page" and context.env.get("TERM") != "dumb"
    if pager and page and output.pager and context.terminal:
        import shutil

        from perfcli.starting import run_pager

        if text.count("\n") > shutil.get_terminal_size((80, 24)).lines:
            env = {**context.env, "LESS": context.env.get("LESS", "FRX")}
            encoding = _encoding(context.stdout)
            try:
                run_pager(pager, encodable(text, encoding).encode(encoding), env)
                return
            except (OSError, ValueError):
                talk(context, f"perfcli: the pager {pager!r} could not be started")
    _write(context, text)


def _write(context: Context, text: str) -> None:
    """Write to stdout in whatever encoding it has; what that cannot hold becomes `?`."""
    context.stdout.write(encodable(text, _encoding(context.stdout)))


def _encoding(stream: TextIO) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def talk(context: Context, text: str) -> None:
    """Say something on stderr."""
    safe = "".join(char if char.isprintable() or char == "\n" else "?" for char in text)
    print(encodable(safe, _encoding(context.stderr)), file=context.stderr)


def silence(stream: TextIO) -> None:
    """After a stream has failed: let the interpreter close it without a second complaint."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())
