"""Thin helpers of the companion to Rosenblum's *Moving Beyond the Policy of No Policy* (2002).

Data flows one way: ``data/*.csv`` -> ``ledger`` -> ``scoring`` -> ``tables`` and ``charts`` -> the notebooks. A class
of your own comes in through ``survey``, which stands on all of these. No other module opens a file.
"""
