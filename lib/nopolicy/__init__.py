"""Thin helpers of the companion to Rosenblum's *Moving Beyond the Policy of No Policy* (2002).

Data flows one way: ``data/*.csv`` -> ``ledger`` -> what counts (``scoring``, ``timeline``, ``bounds``, ``scoreboard``)
-> ``tables`` -> what judges and lays out (``statements``, ``literature``, ``record``, ``sheets``, ``reading``) ->
``charts``, ``explorer`` -> ``classroom``, which sets a class of your own beside the paper -> the notebooks. No module
but ``ledger`` and ``classroom.files`` reads data; ``dates`` reads a date for ``ledger`` and ``timeline``. ``saving``
stands apart: Jupyter calls it.
"""
