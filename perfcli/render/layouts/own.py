"""The pages of the user's own facts: a file that was begun, and what their files change."""

import json
from typing import Any

from perfcli.knowledge.bundles.own import Change, Field, OwnBundle
from perfcli.render import page as p
from perfcli.render.layouts.data import problems_json
from perfcli.render.layouts.lines import Marks

NONE = "nothing"


def new_page(path: str, exists: bool, folder: str) -> p.Page:
    """Where the file lies, and what to do with it."""
    what = "what perfcli has, to be corrected" if exists else "something new"
    check = f"perfcli data check {folder}".rstrip()
    blocks = (
        p.Para(path),
        p.Para(f"Written: {what}. Fill it in, then check it.", "dim"),
        p.Next((check, *(() if folder else ("perfcli data diff",)))),
    )
    return p.Page(blocks)


def diff_page(bundle: OwnBundle | None, root: str, as_of: str, report: str) -> p.Page:
    """Every change, field by field: first what perfcli has, then the user's, then the sources."""
    blocks: list[p.Block] = [p.Heading("What your own facts change", 1)]
    if bundle is None or not (bundle.changes or bundle.problems):
        blocks.append(p.Para(f"Nothing: no fact of yours is in {root}."))
        blocks.append(p.Next(("perfcli data new school musc", "perfcli data new fact ID")))
        return p.Page(tuple(blocks))
    marks = Marks(bundle.sources)
    added = sum(change.what == "added" for change in bundle.changes)
    count = f"{len(bundle.changes) - added} corrected, {added} added"
    blocks.append(p.Para(f"{count}, against perfcli's data of {as_of}. Files: {root}"))
    for change in bundle.changes:
        blocks += _change(change, marks)
    if bundle.problems:
        blocks.append(p.Heading("Left out until they are mended"))
        blocks += [p.Item(str(problem)) for problem in bundle.problems]
    blocks += [p.Heading("To send it"), p.Para(report)]
    blocks.append(p.Next(("perfcli data diff --markdown", "perfcli data check")))
    blocks += marks.blocks(wanted=True)
    return p.Page(tuple(blocks))


def _change(change: Change, marks: Marks) -> list[p.Block]:
    where = f" of {change.home}" if change.home != change.id else ""
    word = {"added": "new", "changed": "corrected"}[change.what]
    blocks: list[p.Block] = [p.Heading(f"{change.kind} {change.id}{where} ({word})")]
    for field in change.fields:
        label = field.name.replace("_", " ").capitalize()
        if change.what == "added":
            blocks.append(p.Pair(label, (p.Item(_text(field.yours)),)))
        else:
            ours, yours = f"perfcli: {_text(field.shipped)}", f"yours: {_text(field.yours)}"
            blocks.append(p.Pair(label, (p.Item(ours), p.Item(yours))))
    if change.sources:
        named = p.with_marks(", ".join(change.sources), marks.of(change.sources))
        blocks.append(p.Pair("Read in", (p.Item(named),)))
    return blocks


def _text(value: Any) -> str:
    if value is None:
        return NONE
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def diff_json(bundle: OwnBundle | None, root: str) -> dict[str, Any]:
    """Every change with both values, and what is wrong with files that were left out."""
    changes = bundle.changes if bundle is not None else ()
    problems = bundle.problems if bundle is not None else ()
    return {
        "path": root,
        "changes": [_change_json(change) for change in changes],
        "left_out": list(bundle.left_out) if bundle is not None else [],
        **problems_json(problems),
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "id": change.id,
        "home": change.home,
        "what": change.what,
        "file": change.file,
        "line": change.line,
        "fields": [_field_json(field) for field in change.fields],
        "sources": list(change.sources),
    }


def _field_json(field: Field) -> dict[str, Any]:
    return {"field": field.name, "shipped": field.shipped, "yours": field.yours}


def diff_table(bundle: OwnBundle | None) -> p.Table:
    """A row a field, for a spreadsheet."""
    names = ("kind", "id", "home", "what", "field", "shipped", "yours", "sources", "file", "line")
    rows = []
    for change in bundle.changes if bundle is not None else ():
        for field in change.fields:
            shipped = "" if field.shipped is None else _text(field.shipped)
            yours = "" if field.yours is None else _text(field.yours)
            texts = (
                *(change.kind, change.id, change.home, change.what, field.name, shipped, yours),
                *(" ".join(change.sources), change.file, str(change.line)),
            )
            rows.append(tuple(p.Cell(text) for text in texts))
    return p.Table(tuple(p.Column(name) for name in names), tuple(rows))
