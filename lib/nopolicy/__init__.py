"""Thin helpers of the companion to Rosenblum's *Moving Beyond the Policy of No Policy* (2002).

Data flows one way: ``data/*.csv`` -> ``ledger`` -> ``scoring``, ``statements``, ``bounds``, ``literature``,
``timeline``, ``scoreboard`` -> ``tables``, ``charts``, ``explorer`` -> the notebooks. A class of your own is read and
set beside the paper by ``classroom``. No module but ``ledger`` and ``classroom.files`` opens a file to read it.
"""
