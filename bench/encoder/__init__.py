"""Make the encoder of `data/encoder`: fine-tune an embedding model on the examples, and write it in one byte a number."""
