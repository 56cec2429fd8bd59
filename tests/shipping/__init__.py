"""What is given to others: the package, the archives that need no Python, and the licences of what is in them.

The modules here are programs that `make` and the workflow run. All but `licences` use nothing but what comes with
Python, so that they can be started before anything is installed.
"""
