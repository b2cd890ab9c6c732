"""Millions of articles in partitions: many processes or a cluster compute, one process writes.

The process that was started reads the input and writes the output; workers get the articles of
one partition as bytes and give its suggestions back as bytes. They need no folder in common with
it, a worker that dies takes nothing with it, and what is written does not depend on who computed
it.
"""
