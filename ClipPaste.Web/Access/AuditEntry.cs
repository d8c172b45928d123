namespace ClipPaste.Web.Access;

/// <summary>One line of the audit log.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When.</param>
/// <param name="Caller">Id of the account that did it; empty for nobody.</param>
/// <param name="Action">What was done: a word or two with a full stop between them, such as <c>share.revoke</c>.</param>
/// <param name="Subject">Id of what it was done to.</param>
internal sealed record AuditEntry(long Id, DateTimeOffset At, string Caller, string Action, string Subject);
