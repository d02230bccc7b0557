"""Spreadsheets that go out to be filled in and come back: status rounds and budgets."""
