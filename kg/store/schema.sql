-- Version 3 of collection.db (PRAGMA user_version). Records are JSON (kg/store/values.py), packed by zlib.

CREATE TABLE article (      -- an article as it was read
    id TEXT PRIMARY KEY,
    source TEXT NOT NULL,   -- the name it came by
    input TEXT NOT NULL,    -- the file or folder that was named when it was read
    sha256 TEXT NOT NULL,   -- of its text
    url TEXT,
    record BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE extraction (   -- what was found in an article
    key TEXT PRIMARY KEY,   -- the hash of the article's record, the parser, the rules and the settings
    article TEXT NOT NULL,
    rules TEXT NOT NULL,    -- the version of the rules that found it (kg/store/program_version.py)
    record BLOB NOT NULL
) WITHOUT ROWID;

CREATE INDEX extraction_article ON extraction (article);

CREATE TABLE note (         -- what there is to say about the input and belongs to no article
    input TEXT NOT NULL,
    number INTEGER NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (input, number)
) WITHOUT ROWID;

CREATE TABLE setting (      -- the options of the build, which later runs go by
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL     -- JSON
) WITHOUT ROWID;

CREATE TABLE run (          -- what changed the collection, in order
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,  -- build, add, remove or update
    state TEXT NOT NULL,    -- the hash of all that shaped the exports
    articles INTEGER NOT NULL,
    exit_code INTEGER NOT NULL,
    told TEXT NOT NULL      -- the summary, line by line
);

CREATE TABLE version (      -- an article that a newer one at its address replaced
    article TEXT NOT NULL,
    sha256 TEXT NOT NULL,   -- of its text
    replaced_by TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (article, sha256)
) WITHOUT ROWID;

CREATE TABLE pieces (       -- of which pieces a file of the exports is made: what stays is taken from it
    file TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,   -- of the file
    record BLOB NOT NULL    -- the hash of each piece, its start and length (kg/store/piece_keys.py)
) WITHOUT ROWID;

CREATE TABLE memo (         -- what was worked out of records (kg/store/memo.py)
    key BLOB PRIMARY KEY,   -- the hash of all that it was made of
    value BLOB NOT NULL     -- after a hash of key and value
) WITHOUT ROWID;
