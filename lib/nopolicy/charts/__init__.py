"""Charts that strict nbval can compare, and that read in grey: one module for each family of them.

``base`` holds what all share, ``amounts`` what is counted, ``scales`` what lies at a place, ``diagrams`` what has an
order and no scale, ``times`` what has a time. Every function takes ``alt``, the finding for readers who do not see the
picture, and ``title``, the finding that stands over it, and returns a ``Chart``.
"""

from nopolicy.charts.amounts import VERDICT_FILLS, bars, beside, bound_bars, index_bars
from nopolicy.charts.base import INK, SHADES, Chart
from nopolicy.charts.diagrams import flow, tiles
from nopolicy.charts.scales import marks
from nopolicy.charts.times import landmarks, years
