"""`perfcli ask`: an answer says whom its facts are about."""


def test_a_fact_of_a_program_names_it_where_the_question_does_not(run):
    lines = run("ask", "which schools do not need the gre").out.splitlines()
    facts = [line for line in lines if line.startswith("  - ")]
    assert len(facts) >= 3
    assert "  - Utah: GRE not required" in "\n".join(facts)


def test_the_name_is_not_said_again_where_the_heading_says_it(run):
    out = run("ask", "gre at utah").out
    assert "UTAH: TESTS" in out and "  - GRE not required" in out


def test_what_is_no_question_of_the_field_is_said_to_be_none(run):
    result = run("ask", "how do i bake bread")
    assert result.code == 1
    assert "I don't know" in result.err
    assert "nearest pages" not in result.err


def test_pages_are_promised_only_where_some_are_named(run):
    lost = run("ask", "zzz", "qqq")
    assert (lost.code, lost.out.strip()) == (1, "")
    assert "nearest pages" not in lost.err
    assert run("ask", "--", "").code == 2
    assert "perfcli ask how long is school" in run("ask", "--", " ").err


def test_a_tool_is_asked_about_itself(run):
    assert "perfcli" in run("ask", "does this send my data anywhere").out


def test_at_most_twenty_five_lines(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    for question in ("what do they earn", "which programs take a low gpa", "license in texas"):
        assert len(run("ask", question).out.splitlines()) <= 25
