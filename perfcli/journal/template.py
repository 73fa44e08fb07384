"""The commented profile that `profile --init` writes: every field, none of them said.

Lines with one `#` are fields to fill in, lines with two explain. The names in it are examples.
"""

TEMPLATE = """\
## Your record, for `perfcli match`, `plan`, `costs` and `deadlines`. It stays on this machine.
## Take the # off a line and put in what is yours. Leave out what you do not know: what is not
## said is never assumed, and `match` calls it unclear. Check it with: perfcli profile
version: 1

## Who you are. `name` stands in plans only; a year of birth is enough.
# name: Sam
# born: 2001
# home_state: OH                 # residence for tuition
# work_states: [OH, NY]          # where you want to work
# citizenship: us-citizen        # us-citizen | permanent-resident | international

## When you want to begin: 2028, 2028-fall, 2028-08 or 2028-08-15 (fall, spring, summer).
# start: 2028-fall

## Your highest degree, or the one under way. status: done | in-progress | planned; year: 2027 or
## 2027-05. level: none | associate | bachelor | master | doctorate
# degree: {level: bachelor, field: biology, status: done, year: 2024}

## On the 4.0 scale. `gpa: 3.4` means overall. last60: of the last 60 credits.
# gpa: {overall: 3.4, science: 3.3, prerequisites: 3.5, last60: 3.6}

## One line a course, by any usual name (A&P I, orgo, gen chem II); `perfcli prereqs` lists them.
## credits, or quarter_credits; lab: true or false; grade: A+ to D-, F, or P for passed;
## retake_of: the earlier grade, where you took it again; status: done (if none is given) |
## in-progress | planned; by: college | ap | clep | exam; online: true or false.
# courses:
#   - {course: A&P I, credits: 4, lab: true, grade: A, year: 2022, retake_of: C}
#   - {course: A&P II, credits: 4, lab: true, grade: B+, year: 2023}
#   - {course: organic chemistry, credits: 4, lab: true, grade: B, year: 2023}
#   - {course: statistics, quarter_credits: 5, grade: P, year: 2020, by: ap}
#   - {course: physics, credits: 4, lab: true, status: in-progress, online: true}
## The list is taken as complete: a course that is not in it was not taken. If it is not:
# courses_complete: false

## Tests: the scores and the year, true, or false for not taken.
# tests: {gre: {verbal: 155, quant: 158, writing: 4.0, year: 2024}, mcat: false, casper: false}

## What you have seen, and who will write for you.
# shadowing: {cases: 2, perfusionists: 1, hours: 12, visits: 2, conversations: 1}
# letters: {perfusionist: 1, professor: 2, supervisor: 1, physician: 0, personal: 0, other: 0}

## Work: a role, or a role with years.
# experience:
#   - respiratory-therapist
#   - {role: rn, years: 3, icu: true}

## The programs that you aim at, by slug (perfcli schools). For example: [first, second]
# schools: []

## Students: the end of perfusion school. Perfusionists: for the recertification counters.
# graduation: 2030-05
# certified: {since: 2025-10, year_ends: 06-30, cycle_ends: 2028-06-30}
"""
