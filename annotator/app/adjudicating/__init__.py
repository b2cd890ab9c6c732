"""Adjudication: who disagrees where, and what becomes of it in the gold layer."""
