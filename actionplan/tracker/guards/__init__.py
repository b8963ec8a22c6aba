"""The guards in front of a file from outside: what it is by its bytes, how large it is, whether it is sound."""
