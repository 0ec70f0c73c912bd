-- From version 1 of collection.db to version 2.

CREATE TABLE version (      -- an article that a newer one at its address replaced
    article TEXT NOT NULL,
    sha256 TEXT NOT NULL,   -- of its text
    replaced_by TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (article, sha256)
) WITHOUT ROWID;
