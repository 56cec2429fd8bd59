"""Reading a set of minutes that another program wrote: what is recognised is placed, everything else is listed."""
