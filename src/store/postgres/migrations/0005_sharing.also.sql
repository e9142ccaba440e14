
-- Found by a link's token, by the coach's account, by the account's own athlete: among those of all athletes.
create index grants_of_token on grants (token_sha256);
create index grants_of_subject on grants (subject);
create index invitations_of_token on invitations (token_sha256);
create index accounts_of_athlete on accounts (athlete_id);
create index events_of_grant on grant_events (athlete_id, grant_id);
