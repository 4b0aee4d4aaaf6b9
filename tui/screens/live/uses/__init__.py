"""What the capture line can be used for; each use is an object that says and does what belongs to it."""
