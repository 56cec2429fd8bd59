"""`secretariat agenda …`: the agenda of a meeting, from the first build to the last withdrawal."""
