"""Mutation testing: small mistakes are put into the code, and the quick tests should notice each.

Run it with `make mutants`. Of the field's tools none fits. mutmut leaves out decorated functions,
and so every property of the model, and needs another click than the site is pinned to; cosmic-ray
runs one command for all mutants, one after another, on files that it changes in place. So this is a
runner of a few pages. `mutants` makes the mistakes that those two make, less those that only spoil
texts. `coverage_by_test` finds which tests run which lines. `trials` runs those on a mutant in a
fork, where an import hook puts the mutant in the place of its module. No file is changed.
"""
