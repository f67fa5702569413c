"""Charts that strict nbval can compare, and that read in grey: one module for each family of them.

Every function takes ``alt``, the finding for readers who do not see the picture, and ``title``, the finding that stands
over it, and returns a ``Chart``.
"""

from nopolicy.charts.amounts import VERDICT_FILLS, bars, beside, bound_bars, index_bars
from nopolicy.charts.base import INK, SHADES, Chart
from nopolicy.charts.diagrams import flow, tiles
from nopolicy.charts.scales import marks
from nopolicy.charts.times import landmarks, years
