namespace ClipPaste.Web.Access;

/// <summary>On a page: there is none such in a studio without accounts.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AccountsOnlyAttribute : Attribute;
