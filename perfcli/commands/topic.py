"""Any topic of the data as a command of its own: a page, some of its sections, one of its steps."""

from typing import Annotated, Any

import typer

from perfcli.advice.topics import TopicView, topic_view
from perfcli.errors import UserError
from perfcli.help import ExampleCommand, new_app
from perfcli.knowledge.bundles.entries import TopicHead
from perfcli.knowledge.load import load
from perfcli.options import Request, common
from perfcli.render.emit import Answer, emit, emit_open


def topic_command(head: TopicHead) -> Any:
    """The command of one topic, with its help and examples."""
    app = new_app()
    names = Annotated[list[str], typer.Argument(help="Sections or numbers; none: the whole page.")]

    def page(request: Request, names: Any = None) -> int:
        return run(head.id, request, names or [])

    page.__annotations__["names"] = names
    page.__doc__ = f"{head.help}."
    page.__signature__ = _signature(page, names)  # type: ignore[attr-defined]
    examples = [f"perfcli {head.id}", *(f"perfcli {head.id} {name}" for name in head.names[:1])]
    examples += [f"perfcli {head.id} --all --sources", f"perfcli {head.id} --json"]
    app.command(head.id, cls=ExampleCommand, epilog="\n".join(examples))(common(page))
    command = typer.main.get_command(app)
    command.name = head.id
    return command


def _signature(function: Any, names: Any) -> Any:
    import inspect

    old = inspect.signature(function)
    first, second = old.parameters.values()
    return old.replace(parameters=[first, second.replace(annotation=names)])


def run(name: str, request: Request, names: list[str]) -> int:
    """Print a topic, or open its page."""
    knowledge = load()
    view = topic_view(knowledge.topic(name), names)
    if request.open:
        return emit_open(request.context, address(view))
    return emit(request.context, request.output, answer(view, request, knowledge.index.about.as_of))


def address(view: TopicView) -> str:
    """The address that --open opens. Raises UserError('unknown-name') where there is none."""
    if view.open is None or view.open.url is None:
        what = view.open.name if view.open else f"`{view.id}`"
        hint = "See the addresses that are known: perfcli resources"
        raise UserError("unknown-name", f"no address is known for {what}", hint)
    return view.open.url


def answer(view: TopicView, request: Request, as_of: str) -> Answer:
    """A topic in every form."""
    from perfcli.render.layouts import topic as layout

    return Answer(
        command=view.id,
        json=lambda: layout.topic_json(view),
        page=lambda: layout.topic_page(view, request.all, request.sources, request.context.today),
        sources=view.sources,
        data_as_of=as_of,
    )
