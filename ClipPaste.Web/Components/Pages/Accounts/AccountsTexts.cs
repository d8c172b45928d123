namespace ClipPaste.Web.Components.Pages.Accounts;

/// <summary>Names the texts in AccountsTexts.resx.</summary>
public sealed class AccountsTexts;
