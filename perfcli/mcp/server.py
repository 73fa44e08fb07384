"""The server: the tools over standard input and output, with the SDK of the protocol."""

from typing import Any

from perfcli.errors import UserError
from perfcli.mcp.said import Desk
from perfcli.mcp.schemas import schema_of
from perfcli.mcp.tools import TOOLS, call, told
from perfcli.report import report_bug
from perfcli.version import VERSION

INSTRUCTIONS = """\
{tagline}. {disclaimer} The facts were read up to {as_of}, and `today` is in each answer.

How to use what the tools say:
- Say nothing of this profession that no tool has said: invent no figure, date, name or address, \
and bring no old figure up to date. No odds of admission and no ranking of programs.
- Give the year with each figure (`as_of`; null means undated: say so), and the source with its \
address. Say where `confidence` is low or medium, and pass on each `warning`.
- Where facts disagree (`also`), give both with their years.
- What is `not_published`, `not_known`, unclear or `abstained` is not known: say that, and send \
the user to the school, the board or the state.
- `cut` says that an answer was cut to the size of a chat and how to get it.
- `perfcli NAME ...` is what the user may type in a terminal; here NAME is a tool, or a page of \
`topic`.
- Ask for a record only for `match`, and only what the user wants to tell.
"""


def not_installed() -> UserError:
    """What to say where the SDK is missing, or is older than the one that the extra asks for."""
    hint = 'Install it: python -m pip install "perfcli[mcp]" (in a checkout: ".[mcp]")'
    message = "the server for chat programs needs the extra `mcp`, which is not installed"
    return UserError("usage", message, hint)


def make_server(desk: Desk) -> Any:
    """The server with its tools. Raises UserError('usage') where the SDK is not installed."""
    try:
        import mcp_types as types
        from mcp.server.lowlevel import Server
    except ModuleNotFoundError as error:
        raise not_installed() from error

    about = desk.knowledge.index.about
    topics = ", ".join(head.id for head in desk.knowledge.index.topics)
    read_only = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    listed = [
        types.Tool(
            name=tool.name,
            title=tool.title,
            description=tool.description.replace("{topics}", topics),
            input_schema=schema_of(tool.arguments),
            annotations=read_only,
        )
        for tool in TOOLS.values()
    ]

    async def list_tools(_context: Any, _params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=listed)

    async def call_tool(_context: Any, params: Any) -> types.CallToolResult:
        text, wrong = answer(desk, params.name, params.arguments or {})
        return types.CallToolResult(content=[types.TextContent(text=text)], is_error=wrong)

    return Server(
        "perfcli",
        version=VERSION,
        title="perfcli",
        instructions=INSTRUCTIONS.format(
            tagline=about.tagline, disclaimer=about.disclaimer.strip(), as_of=about.as_of
        ),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def answer(desk: Desk, name: str, given: dict[str, Any]) -> tuple[str, bool]:
    """What a tool says, and whether that is an error. A bug of ours ends no conversation."""
    try:
        return call(desk, name, given), False
    except UserError as error:
        return told(error, name), True
    except Exception as error:  # noqa: BLE001  # it is reported, and the next call may work
        return report_bug(error), True


def serve(desk: Desk) -> None:
    """Serve until the client goes away. Raises UserError('usage') where the SDK is missing."""
    server = make_server(desk)
    import signal

    import anyio
    from mcp.server.stdio import stdio_server

    async def run() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    # A reader that waits for a line cannot be interrupted: let Ctrl-C end the process itself.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        anyio.run(run)
    except* OSError:  # the client does not read any more
        pass
