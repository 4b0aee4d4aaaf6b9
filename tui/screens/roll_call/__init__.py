"""Who is there, and votes by roll."""
