"""What a meeting is: records, text, deadlines, capture, register, gaps. Pure: no file, no clock, no thread."""
