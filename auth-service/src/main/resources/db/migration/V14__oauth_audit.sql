-- Apps, and what users allow them.
call audit_changes('oauth_clients', 'app', 'account_id',
    'name', 'authentication', 'grant_types', 'redirect_uris', 'scopes', 'mode', 'status');

-- Not deletions: only a grant that the user never allowed is ever deleted.
create trigger audited after insert or update of scopes, status on oauth_grants
    for each row execute function audit('grant', 'account_id', 'client_id,type,scopes,mode,status');
