"""The records of a plan: plain, typed, frozen, without knowledge of files, pages or the host."""
