"""The tour of the demo: five things to do, each noticed when it is done."""
