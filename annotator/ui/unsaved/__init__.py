"""What could not be saved: kept in memory, shown in a bar that stays, tried again, saved elsewhere.

The bar never says less than is true: as long as it is there, the gestures that it counts are in
the memory of this window alone.
"""
