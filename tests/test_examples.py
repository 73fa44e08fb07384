"""The help of every command leads with examples, and every example works."""

import re
import shlex
import shutil

import pytest
from typer.main import get_command

from perfcli.cli import app

PLACES = {"my-facts/": "good_root", "student.yaml": "record", "students/": "records"}
