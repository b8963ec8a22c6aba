"""Files that come from outside: what owners and analysts send back, received like a guest."""
