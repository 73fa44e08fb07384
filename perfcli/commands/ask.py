"""`ask`: a question in anyone's words."""

import sys
from typing import Annotated

import typer

from perfcli.advice.ask.search import answer as search
from perfcli.errors import DONE, NOTHING, UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.load import load
from perfcli.knowledge.questions.base import AskBase
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, talk
from perfcli.render.layouts import ask as layout

EXAMPLES = """
perfcli ask whats the gpa for utah
perfcli ask "does texas require a license"
perfcli ask how do perfusionists get paid for call --sources
"""
WHERE = "I don't know. Ask the school, the board or a perfusionist"
MOST_BYTES = 200_000
app = new_app()


@app.command("ask", cls=ExampleCommand, epilog=EXAMPLES)
@common
def ask(
    request: Request,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION...", help="In your own words.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=20, help="Answers at most.")
    ] = 3,
    interactive: Annotated[
        bool, typer.Option("-i", "--interactive", help="Keep asking until an empty line.")
    ] = False,
) -> int:
    """A question in anyone's words: the fact, its year and source, or an honest "I don't know"."""
    if request.open:
        raise UserError("usage", "--open: there is no page to open", "See: perfcli ask --help")
    knowledge = load()
    as_of = knowledge.index.about.as_of
    base = knowledge.ask
    if interactive:
        while question := _line("? "):
            _one(request, base, question, limit, as_of)
        return DONE
    question = " ".join(words) if words else _given()
    if not question.strip():
        hint = "For example: perfcli ask how long is school"
        raise UserError("usage", "which question?", hint)
    return _one(request, base, question, limit, as_of)


def _one(request: Request, base: AskBase, question: str, limit: int, as_of: str) -> int:
    reply = search(question, base, limit)
    if reply.abstained:
        near = bool(reply.found) and reply.found[0].row.kind != "outside"
        talk(request.context, f"{WHERE}{'; the nearest pages are named.' if near else '.'}")
    answer = Answer(
        command="ask",
        json=lambda: layout.ask_json(question, reply),
        page=lambda: layout.ask_page(reply, request.sources),
        sources=reply.sources,
        data_as_of=as_of,
        exit_code=NOTHING if reply.abstained else DONE,
    )
    return emit(request.context, request.output, answer)


def _given() -> str:
    """The question on standard input; what is not in its encoding becomes a question mark."""
    raw = getattr(sys.stdin, "buffer", None)
    if raw is None:
        return ""
    encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
    text: str = raw.read(MOST_BYTES).decode(encoding, "replace")
    return text


def _line(prompt: str) -> str:
    try:
        return input(prompt if sys.stdin.isatty() else "").strip()
    except EOFError:
        return ""
