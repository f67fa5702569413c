"""Your own class: reads its answers, whichever survey tool wrote them, and sets them beside the paper's.

``files`` -> ``form`` -> ``layouts`` -> ``columns`` -> ``refusals`` -> ``answers`` -> ``report`` and ``ballots``.
"""

from nopolicy.classroom.answers import Answers, read
from nopolicy.classroom.files import SurveyError
from nopolicy.classroom.form import BUSH, CHOSEN, GROUP, QUESTIONS, RANKED, RATED, RECODE, TEACHING, offered, read_recode, template
from nopolicy.classroom.report import CAVEAT, SHORT_CAVEAT, Report, in_paper_form, paper, report, write_csv
