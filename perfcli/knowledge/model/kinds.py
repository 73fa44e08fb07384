"""What the knowledge is made of: frozen records, one for each kind of entry in data/.

The editor schema (data/schema) and the field tables of data/README.md are made from these
definitions by knowledge.schema; change a field there and nowhere else. Answers import the module
that they need, as each record takes a moment to define.
"""

from perfcli.knowledge.model.entry import (
    About,
    Bar,
    Dropped,
    School,
    Section,
    Source,
    State,
    Step,
    Topic,
)
from perfcli.knowledge.model.fact import Borrow, Fact, Record
from perfcli.knowledge.model.lists import Checklist, Glossary, ListStep, Term
from perfcli.knowledge.model.resource import Group, Resource, Resources
from perfcli.knowledge.model.vocabulary import Course

__all__ = [
    "About",
    "Bar",
    "Borrow",
    "Checklist",
    "Course",
    "Dropped",
    "Fact",
    "Glossary",
    "Group",
    "ListStep",
    "Record",
    "Resource",
    "Resources",
    "School",
    "Section",
    "Source",
    "State",
    "Step",
    "Term",
    "Topic",
]
