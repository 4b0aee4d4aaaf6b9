"""What was said and agreed at a review conference, and how it is kept. Knows neither screens nor documents."""
