"""The record as documents for others. Reads the store, never writes it."""
