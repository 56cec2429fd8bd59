"""What may be done with an action or recommendation, when it falls due, and what discharges it."""
