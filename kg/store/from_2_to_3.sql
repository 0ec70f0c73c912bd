-- From version 2 of collection.db to version 3.

CREATE TABLE pieces (       -- of which pieces a file of the exports is made: what stays is taken from it
    file TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,   -- of the file
    record BLOB NOT NULL    -- the hash of each piece, its start and length (kg/store/piece_keys.py)
) WITHOUT ROWID;

CREATE TABLE memo (         -- what was worked out of records (kg/store/memo.py)
    key BLOB PRIMARY KEY,   -- the hash of all that it was made of
    value BLOB NOT NULL     -- after a hash of key and value
) WITHOUT ROWID;
