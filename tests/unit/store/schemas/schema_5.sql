-- Schema 5 as it was first released, on top of schema 4; a copy that is never edited.

-- Who may see whose log, and what was said about it. Moments are UTC, without a zone. No indexes: `sharing` holds the keys
-- unique in its transactions.

create table accounts (
    account_id varchar not null,
    iss varchar not null, -- of the identity: the provider, and whom it means
    sub varchar not null,
    email varchar,
    email_verified boolean not null,
    name varchar not null,
    athlete_id varchar not null, -- whose log is the account's own
    sessions_valid_after timestamp not null, -- what was signed in earlier is signed out
    created_at timestamp not null,
    primary key (iss, sub)
);

create table grants (
    athlete_id varchar not null,
    grant_id varchar not null,
    kind varchar not null, -- 'link' or 'identity'
    token_sha256 varchar, -- of a link's token, which is stored nowhere
    subject varchar, -- the account an 'identity' grant is bound to
    label varchar not null,
    scope varchar not null, -- JSON
    created_at timestamp not null,
    expires_at timestamp not null,
    revoked_at timestamp,
    last_used_at timestamp,
    use_count integer not null,
    primary key (athlete_id, grant_id)
);

create table grant_events (
    athlete_id varchar not null,
    grant_id varchar not null,
    happened_at timestamp not null,
    kind varchar not null -- 'created', 'used' or 'revoked'
);

create table invitations (
    athlete_id varchar not null,
    invitation_id varchar not null,
    token_sha256 varchar not null,
    email varchar not null, -- in small letters
    label varchar not null,
    scope varchar not null, -- JSON
    created_at timestamp not null,
    expires_at timestamp not null, -- of the invitation
    grant_days integer not null, -- how long the access it gives lasts
    revoked_at timestamp,
    accepted_at timestamp,
    grant_id varchar,
    primary key (athlete_id, invitation_id)
);

create table notes (
    athlete_id varchar not null,
    note_id varchar not null,
    grant_id varchar not null, -- the access it belongs to: only the athlete and its holder read it
    by_athlete boolean not null,
    author varchar not null, -- the name shown
    about varchar not null, -- 'day', 'lift' or 'session'
    subject varchar, -- the lift, or the session's key
    day date not null, -- the day it is about, or was written on for a lift
    text varchar not null,
    created_at timestamp not null,
    reply_to varchar,
    deleted_at timestamp,
    primary key (athlete_id, note_id)
);

create table summaries (
    athlete_id varchar not null,
    scope_key varchar not null, -- digest of what the reader may see: nothing beyond it is in the summary
    data_version bigint not null,
    summary varchar not null, -- JSON
    made_at timestamp not null,
    primary key (athlete_id, scope_key)
);

insert into migrations values (5, 'sharing', '2026-01-02 10:00:00', 'duckdb 2.0.0');
insert into notes values
    ('me', 'n1', 'g1', true, 'Ann', 'day', null, '2026-01-01', 'Well done.', '2026-01-03 10:00:00', null, null);
