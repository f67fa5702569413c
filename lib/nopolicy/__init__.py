"""Thin helpers of the companion to Rosenblum's *Moving Beyond the Policy of No Policy* (2002).

Data flows one way: ``data/*.csv`` -> ``ledger`` -> ``scoring`` -> ``tables``, ``charts`` and ``explorer`` -> the
notebooks.
"""
