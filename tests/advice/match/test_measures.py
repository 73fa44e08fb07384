"""GPA, degree, tests, shadowing, letters, experience, citizenship and age against a record."""

import pytest

DEADLINE = {"deadline": {"rounds": [{"date": "08-01", "kind": "deadline"}]}}


def gpa(**fields):
    return {"gpa": fields}


@pytest.mark.parametrize(
    ("value", "verdict"), [("3.0", "meets"), ("2.99", "misses"), ("4", "meets")]
)
def test_a_bare_gpa_is_held_against_the_overall_minimum(held, value, verdict):
    assert held(f"gpa: {value}\n", gpa(overall=3.0))["gpa-overall"] == verdict


def test_each_measure_is_a_requirement_of_its_own(held):
    rule = gpa(overall=3.0, science=3.2, prerequisites=3.4, last60=3.5)
    found = held("gpa: {overall: 3.1, science: 3.1, prerequisites: 3.4}\n", rule)
    assert found["gpa-overall"] == "meets"
    assert found["gpa-science"] == "misses"
    assert found["gpa-prerequisites"] == "meets"
    assert found["gpa-last60"] == "unclear"


def test_a_gpa_that_is_not_told_is_unclear(held):
    assert held("born: 2001\n", gpa(overall=3.0))["gpa-overall"] == "unclear"
    assert held("gpa: {science: 3.9}\n", gpa(overall=3.0))["gpa-overall"] == "unclear"


@pytest.mark.parametrize("kind", ["admitted", "rule"])
def test_an_average_of_admitted_students_is_information(held, kind):
    found = held("gpa: 2.0\n", (gpa(kind=kind, overall=3.5), {"line": "an average"}))
    assert found.verdict == "unclear"
    assert found["gpa"] == "unclear"
    assert [fact.line for fact in found.found.notes] == ["an average"]


def test_a_recommended_or_preferred_gpa_makes_no_gap(held):
    found = held(
        "gpa: 2.9\n", gpa(overall=2.8, preferred=3.0), gpa(kind="recommended", science=3.0)
    )
    assert (found["gpa-overall"], found["gpa-preferred"]) == ("meets", "misses")
    assert found["gpa-science"] == "unclear"
    assert found.verdict != "gaps"


def test_pages_that_differ_are_unclear_between_their_figures(held):
    rules = gpa(overall=2.5), gpa(overall=3.0)
    verdicts = [held(f"gpa: {v}\n", *rules)["gpa-overall"] for v in ("2.4", "2.7", "3.0")]
    assert verdicts == ["misses", "unclear", "meets"]


def test_two_facts_of_one_minimum_are_one_requirement(held):
    found = held("gpa: 3.0\n", gpa(overall=2.8), gpa(overall=2.8, prerequisites=2.8))
    assert found.need("gpa-overall") == "2.8 or more (undated)"
    assert "gpa-overall-2" not in found


ONCE = "courses:\n- {course: physics, credits: 4, grade: B}\n"
TWICE = "courses:\n- {course: physics, credits: 4, grade: B, retake_of: D}\n"


@pytest.mark.parametrize(
    ("courses", "rule", "value", "verdict"),
    [
        (ONCE, "all-attempts", "3.1", "meets"),
        (TWICE, "all-attempts", "3.1", "unclear"),
        (TWICE, "all-attempts", "2.9", "misses"),
        (TWICE, "higher-grade", "3.1", "meets"),
        (TWICE, "higher-grade", "2.9", "unclear"),
        (TWICE, None, "3.1", "meets"),
        (TWICE, None, "2.9", "misses"),
    ],
)
def test_courses_taken_twice_by_the_rule_on_retakes(held, courses, rule, value, verdict):
    more = {"retakes": rule} if rule else {}
    assert held(f"gpa: {value}\n{courses}", gpa(overall=3.0, **more))["gpa-overall"] == verdict


def test_enough_other_credits_outweigh_a_first_attempt(held):
    # 4 credits of D beside 36 listed at 3.6: 3.34 with it, whatever else was taken.
    names = ("bio", "chem", "orgo", "micro", "genetics", "calc", "english", "psych", "stats")
    listed = "".join(f"- {{course: {name}, credits: 4, grade: A}}\n" for name in names[:8])
    found = held(f"gpa: 3.6\n{TWICE}{listed}", gpa(overall=3.0, retakes="all-attempts"))
    assert found["gpa-overall"] == "meets"
    assert "3.34 or more" in found.why("gpa-overall")
    # AP credits and courses without a grade carry nothing.
    ap = listed.replace("grade: A", "by: ap")
    found = held(f"gpa: 3.1\n{TWICE}{ap}", gpa(overall=3.0, retakes="all-attempts"))
    assert found["gpa-overall"] == "unclear"


def test_the_rule_on_retakes_may_stand_in_a_fact_of_its_own(held):
    rules = gpa(overall=3.0), gpa(kind="rule", retakes="all-attempts")
    found = held(f"gpa: 3.1\n{TWICE}", *rules)
    assert found["gpa-overall"] == "unclear"
    assert "every attempt counts" in found.need("gpa-overall")


def degree(**fields):
    return {"entry_degree": {"level": "bachelor", **fields}}


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ("level: bachelor, status: done", "meets"),
        ("level: master, status: done", "meets"),
        ("level: associate, status: done", "misses"),
        ("level: none", "misses"),
        ("level: bachelor", "unclear"),
        ("level: bachelor, status: in-progress", "unclear"),
        ("level: master, status: in-progress", "unclear"),
        ("field: biology", "unclear"),
    ],
)
def test_the_level_of_the_degree(held, record, verdict):
    assert held(f"degree: {{{record}}}\n", degree())["entry-degree"] == verdict


@pytest.mark.parametrize(
    ("done_by", "record", "verdict"),
    [
        ("matriculation", "status: in-progress", "meets"),
        ("matriculation", "status: in-progress, year: 2028", "unclear"),
        ("matriculation", "status: in-progress, year: 2028-05", "meets"),
        ("matriculation", "status: in-progress, year: 2029", "misses"),
        ("application", "status: in-progress, year: 2027", "misses"),
        ("application", "status: planned", "misses"),
        # The deadline before fall 2028 is 2027-08-01, so October 1 is that of 2027.
        ("10-01", "status: in-progress, year: 2026", "meets"),
        ("10-01", "status: in-progress, year: 2027-05", "meets"),
        ("10-01", "status: in-progress, year: 2027", "unclear"),
        ("10-01", "status: in-progress, year: 2027-12", "misses"),
        ("10-01", "status: in-progress, year: 2028", "misses"),
        ("10-01", "status: in-progress", "unclear"),
    ],
)
def test_a_degree_in_progress_against_when_it_must_be_done(held, done_by, record, verdict):
    profile = f"start: 2028-fall\ndegree: {{level: bachelor, {record}}}\n"
    assert held(profile, degree(done_by=done_by), DEADLINE)["entry-degree"] == verdict


@pytest.mark.parametrize(
    ("field", "verdict"),
    [
        ("biology", "meets"),
        ("Bio", "meets"),
        ("nursing", "meets"),
        ("history", "unclear"),
        ("engineering", "unclear"),
        (None, "unclear"),
    ],
)
def test_the_field_of_the_degree_is_met_or_for_the_school_to_say(held, field, verdict):
    more = f", field: {field}" if field else ""
    rule = degree(fields=["science", "health-related"])
    found = held(f"degree: {{level: bachelor, status: done{more}}}\n", rule)
    assert found["entry-degree"] == verdict


def test_a_preferred_field_makes_no_gap(held):
    rules = degree(need="recommended", fields=["mathematics"]), degree(done_by="10-01")
    found = held("degree: {level: bachelor, field: history, status: done}\n", *rules)
    assert (found["entry-degree"], found["entry-degree-2"]) == ("meets", "unclear")


def test_no_degree_asked_for_is_met_by_anybody(held):
    assert held("gpa: 3\n", {"entry_degree": {"level": "none"}})["entry-degree"] == "meets"


def test_where_no_fact_states_it_the_degree_is_not_known(held):
    found = held("degree: {level: doctorate, status: done}\n", gpa(overall=3.0))
    assert found["entry-degree"] == "unclear"
    assert found.need("entry-degree") == "not found"


def admission(test, need="required", **more):
    return {"tests": {"tests": [{"test": test, "need": need, **more}]}}


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ("{gre: true}", "meets"),
        ("{gre: {verbal: 155, year: 2024}}", "meets"),
        ("{gre: false}", "misses"),
        ("{gre: null}", "unclear"),
        ("{mcat: 510}", "unclear"),
    ],
)
def test_a_required_test(held, record, verdict):
    assert held(f"tests: {record}\n", admission("gre"))["tests-gre"] == verdict


def test_either_of_two_tests_will_do(held):
    rule = admission("gre-or-mcat")
    assert held("tests: {gre: false, mcat: 510}\n", rule)["tests-gre-or-mcat"] == "meets"
    assert held("tests: {gre: false}\n", rule)["tests-gre-or-mcat"] == "unclear"
    assert held("tests: {gre: false, mcat: false}\n", rule)["tests-gre-or-mcat"] == "misses"


@pytest.mark.parametrize(
    ("year", "verdict"), [(2023, "misses"), (2024, "unclear"), (2025, "meets"), (None, "unclear")]
)
def test_the_age_of_a_test_at_the_deadline(held, year, verdict):
    # The next deadline is 2027-08-01.
    more = f", year: {year}" if year else ""
    found = held(
        f"tests: {{gre: {{verbal: 150{more}}}}}\n", admission("gre", max_age_years=3), DEADLINE
    )
    assert found["tests-gre"] == verdict


@pytest.mark.parametrize("need", ["not-required", "considered"])
def test_a_test_that_is_not_required_is_met_and_known(held, need):
    found = held("born: 2001\n", admission("gre", need))
    assert found["tests-gre"] == "meets"
    assert found.found.known == 1


def shadowing(**fields):
    return {"shadowing": {"need": "required", "kind": "a case", **fields}}


@pytest.mark.parametrize(
    ("rule", "record", "verdict"),
    [
        ({"minimum": 1, "unit": "cases"}, "{cases: 1}", "meets"),
        ({"minimum": 1, "unit": "cases"}, "{cases: 0}", "misses"),
        ({"minimum": 1, "unit": "cases"}, "{hours: 40}", "unclear"),
        ({"minimum": 4, "unit": "hours"}, "{hours: 3.5}", "misses"),
        ({"minimum": 3, "unit": "conversations"}, "{perfusionists: 5}", "unclear"),
        ({"minimum": 3, "unit": "conversations"}, "{conversations: 3}", "meets"),
        ({"minimum": 3}, "{visits: 3, cases: 1}", "meets"),
        ({"minimum": 3}, "{cases: 2}", "misses"),
        ({}, "{perfusionists: 1}", "meets"),
        ({}, "{cases: 0}", "unclear"),
    ],
)
def test_shadowing_in_the_unit_of_the_school(held, rule, record, verdict):
    assert held(f"shadowing: {record}\n", shadowing(**rule))["shadowing"] == verdict


def test_recommended_shadowing_makes_no_gap(held):
    rule = shadowing(need="recommended", minimum=3, unit="cases")
    found = held("shadowing: {cases: 0}\n", rule)
    assert (found["shadowing"], found.verdict) == ("misses", "unclear")
    assert found.need("shadowing").startswith("recommended: ")


@pytest.mark.parametrize(
    ("rule", "record", "verdict"),
    [
        ({"minimum": 3}, "{professor: 2, perfusionist: 1}", "meets"),
        ({"minimum": 3}, "{professor: 2}", "misses"),
        ({"minimum": 3, "who": ["two professional", "one personal"]}, "{professor: 3}", "unclear"),
        ({"minimum": 3, "who": ["two professional"]}, "{professor: 2}", "misses"),
        (
            {"minimum": 2, "who": ["perfusionist"], "text": "one recommended"},
            "{professor: 2}",
            "meets",
        ),
    ],
)
def test_letters_are_counted(held, rule, record, verdict):
    assert held(f"letters: {record}\n", {"letters": rule})["letters"] == verdict


def test_a_rule_on_letters_without_a_number_is_not_known(held):
    found = held("letters: {professor: 3}\n", {"letters": {"text": "by email"}})
    assert found["letters"] == "unclear"
    assert found.need("letters").startswith("number not found")


def experience(**fields):
    return {"experience": {"need": "required", **fields}}


@pytest.mark.parametrize(
    ("rule", "record", "verdict"),
    [
        ({"years": 1}, "[{role: rn, years: 3}]", "meets"),
        ({"years": 4}, "[{role: rn, years: 3}]", "misses"),
        ({"years": 4}, "[{role: rn, years: 3}, emt]", "unclear"),
        ({"years": 1}, "[]", "misses"),
        ({}, "[emt]", "meets"),
        ({"kind": "patient care"}, "[emt]", "unclear"),
    ],
)
def test_experience(held, rule, record, verdict):
    assert held(f"experience: {record}\n", experience(**rule))["experience"] == verdict


def test_experience_that_is_not_asked_for_is_met(held):
    for need in ("not-required", "considered"):
        assert held("gpa: 3\n", experience(need=need, kind="work"))["experience"] == "meets"


@pytest.mark.parametrize(
    ("who", "verdict"),
    [("us-citizen", "meets"), ("permanent-resident", "meets"), ("international", "misses")],
)
def test_who_may_apply(held, who, verdict):
    rule = {"citizenship": {"accepts": ["us-citizen", "permanent-resident"]}}
    assert held(f"citizenship: {who}\n", rule)["citizenship"] == verdict
    assert held("gpa: 3\n", rule)["citizenship"] == "unclear"


def test_a_rule_in_words_concerns_those_from_abroad(held):
    rule = {"citizenship": {"text": "no student visa form"}}
    assert held("citizenship: international\n", rule)["citizenship"] == "unclear"
    assert held("citizenship: us-citizen\n", rule)["citizenship"] == "meets"


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        ("2008", "meets"),
        ("2009-08-01", "meets"),
        ("2009-08-02", "misses"),
        ("2009-07", "meets"),
        ("2009-08", "unclear"),
        ("2009", "unclear"),
        ("2010", "misses"),
    ],
)
def test_the_least_age_on_the_day_of_the_deadline(held, born, verdict):
    # The next deadline is 2027-08-01.
    rule = {"citizenship": {"min_age": 18}}
    assert held(f"born: {born}\n", rule, DEADLINE)["age"] == verdict
