namespace ClipPaste.Web.Store;

/// <summary>Tokens with which programs act for their owners.</summary>
internal static class TokenSchema
{
    public const string Step =
        """
        -- The secret itself is told once and not kept. used: to the minute; null before the first time.
        create table api_tokens (
            id text primary key,
            token_hash blob not null unique,
            owner text not null,
            name text not null,
            only_reads integer not null,
            created integer not null,
            expires integer not null,
            used integer);
        create index api_tokens_by_owner on api_tokens (owner, created desc);
        """;
}
