"""What is missing, each gap one key away from being filled or waived."""
