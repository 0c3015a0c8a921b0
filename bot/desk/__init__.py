"""The desk: pages on this machine alone, where staff edits the draft as forms, sees which answers change, publishes and takes back."""
