namespace ClipPaste.Web.Store;

/// <summary>Accounts of a studio for several people, and their passkeys.</summary>
internal static class AccountSchema
{
    public const string Step =
        """
        -- name, password: null for guests. stamp: changes with whatever must end all sign-ins. failed: wrong passwords since the last right one.
        -- locked, suspended, expires: until or since when; null where it is not. Guests expire.
        create table accounts (
            id text primary key,
            name text,
            known_as text unique,
            role text not null,
            password text,
            stamp text not null,
            failed integer not null default 0,
            locked integer,
            created integer not null,
            seen integer not null,
            suspended integer,
            expires integer);
        create index accounts_expiring on accounts (expires) where expires is not null;

        create table passkeys (
            credential blob primary key,
            account text not null references accounts (id) on delete cascade,
            name text,
            created integer not null,
            content blob not null) without rowid;
        create index passkeys_by_account on passkeys (account);
        """;
}
