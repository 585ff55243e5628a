"""Parts of the scripts that prepare a parallel corpus and train a MarianMT model on it."""
