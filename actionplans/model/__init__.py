"""The domain model: plain, typed, frozen records that know nothing of files, pages or MkDocs."""
