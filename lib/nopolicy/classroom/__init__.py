"""Your own class: reads its answers, whichever survey tool wrote them, and sets them beside the paper's.

Each module imports of this folder only what stands before it: ``files``, ``form``, ``layouts``, ``columns``,
``cells``, ``refusals``, ``answers``, ``report``; ``ballots`` imports none.
"""

# ruff: noqa: F401
from nopolicy.classroom.answers import Answers, read
from nopolicy.classroom.ballots import as_long, as_preflib
from nopolicy.classroom.files import TEACHING, SurveyError
from nopolicy.classroom.form import CHOSEN, QUESTIONS, RANKED, RATED, RECODE, asked, offered, read_recode, template
from nopolicy.classroom.report import CAVEAT, SHORT_CAVEAT, Report, in_paper_form, paper, report, write_csv
