"""Compare news articles across languages, claim by claim."""
