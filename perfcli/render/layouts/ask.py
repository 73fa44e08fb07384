"""The page of an answer."""

from typing import Any

from perfcli.advice.ask.search import Found, Reply
from perfcli.knowledge.model.fact import Fact
from perfcli.render import contract
from perfcli.render import page as p
from perfcli.render.layouts.lines import Marks, fact_item

FACTS = 4  # of the first answer; the command shows the rest


def ask_page(reply: Reply, with_sources: bool) -> p.Page:
    """The first answer with its facts, then where else to look: at most 25 lines."""
    marks = Marks(reply.sources)
    blocks: list[p.Block] = []
    if not reply.abstained and reply.found:
        blocks += _answer(reply, marks)
        others = reply.found[1:]
    elif reply.found and reply.found[0].row.kind == "outside":
        blocks += [p.Para(reply.found[0].row.own)]
        others = ()
    else:
        others = tuple(one for one in reply.found if one.row.kind != "outside")
    if others:
        blocks.append(p.Heading("Also ask" if not reply.abstained else "The nearest pages"))
        blocks += [p.Item(f"{one.row.title}: `{one.row.command}`") for one in others]
    if reply.question.mended and not reply.abstained:
        read = ", ".join(f"{old} as {new}" for old, new in reply.question.mended.items())
        blocks.append(p.Para(f"Read {read}.", "dim"))
    blocks += marks.blocks(with_sources)
    return p.Page(tuple(blocks))


def _answer(reply: Reply, marks: Marks) -> list[p.Block]:
    found = reply.found[0]
    blocks: list[p.Block] = [p.Heading(found.row.title, 1)]
    if found.row.own:
        blocks.append(p.Para(found.row.own))
    blocks += [fact_item(fact, marks, lead=_whose(reply, fact)) for fact in found.facts[:FACTS]]
    more = len(found.facts) - FACTS
    tail = f" ({more} more facts)" if more > 0 else ""
    blocks.append(p.Para(f"More: `{found.row.command}`{tail}", "dim"))
    return blocks


def _whose(reply: Reply, fact: Fact) -> str:
    """The name before a line that does not say itself which program or state it is about."""
    name = reply.about.get(fact.id, "")
    line = (fact.line or fact.claim).casefold()
    if not name or name in reply.found[0].row.title or name.split()[0].casefold() in line:
        return ""
    return f"{name}: "


def ask_json(text: str, reply: Reply) -> dict[str, Any]:
    """By the contract."""
    return {
        "question": text,
        "abstained": reply.abstained,
        "answers": [_json(found) for found in reply.found],
    }


def _json(found: Found) -> dict[str, Any]:
    return {
        "id": found.row.name,
        "kind": found.row.kind,
        "title": found.row.title,
        "text": found.text,
        "score": found.score,
        "command": found.row.command,
        "facts": [contract.fact_json(fact) for fact in found.facts],
        "sources": list(dict.fromkeys(name for fact in found.facts for name in fact.sources)),
    }
