"""What is said of a file that was written."""

import pytest

from perfcli.render.layouts.exports import exports_table, written_line


@pytest.mark.parametrize(("size", "told"), [(12, "12 bytes"), (1_071_357, "1,071 kB")])
def test_its_size_is_said(size, told):
    assert written_line("a.html", size) == f"Written: a.html ({told})"


def test_the_table_holds_every_file_that_can_be_asked_for():
    rows = [tuple(cell.text for cell in row) for row in exports_table(["deadlines"]).rows]
    assert ("handbook", ".html") in rows and ("deadlines", ".ics") in rows
    assert ("handbook", ".csv") not in rows
