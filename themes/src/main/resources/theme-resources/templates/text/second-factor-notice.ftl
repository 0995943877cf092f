<#ftl output_format="plainText">
<#assign methodName = msg("secondFactorMethod." + (method!"email-otp"))>
<#assign destinationLabel = ((method!"") == "sms-otp")?then(msg("secondFactorMailNumber"), msg("secondFactorMailDestination"))>
<#switch notice><#case "enrolled">${msg("secondFactorMailEnrolled", methodName, realmName)}<#break><#case "changed">${msg("secondFactorMailChanged", methodName, realmName)}<#break><#case "removed">${msg("secondFactorMailRemoved", methodName, realmName)}<#break><#case "reset">${msg("secondFactorMailReset", methodName, realmName)}<#break><#case "required"><#case "invited">${msg("secondFactorMailRequired", methodName, realmName)}<#break><#case "unlocked">${msg("secondFactorMailUnlocked", methodName, realmName)}<#break><#case "bypass-issued">${msg("secondFactorMailBypassIssued", realmName)}<#break><#case "bypass-withdrawn">${msg("secondFactorMailBypassWithdrawn", realmName)}<#break><#case "bypass-used">${msg("secondFactorMailBypassUsed", realmName)}<#break><#case "browser-trusted">${msg("secondFactorMailBrowserTrusted", realmName)}<#break><#case "browser-withdrawn">${msg("secondFactorMailBrowserWithdrawn", realmName)}<#break><#case "browser-replayed">${msg("secondFactorMailBrowserReplayed", realmName)}<#break><#case "resynchronised">${msg("secondFactorMailResynchronised", methodName, realmName)}<#break><#case "used">${msg("secondFactorMailUsed", methodName, realmName)}<#break><#case "viewed">${msg("secondFactorMailViewed", methodName, realmName)}<#break><#case "replaced">${msg("secondFactorMailReplaced", methodName, realmName)}<#break><#case "locked">${msg("secondFactorMailLocked", methodName, realmName)}<#break><#case "disabled">${msg("secondFactorMailDisabled", methodName, realmName)}<#break><#case "deactivated">${msg("secondFactorMailDeactivated", methodName, realmName)}<#break><#case "guessed">${msg("secondFactorMailGuessed", methodName, realmName)}<#break></#switch>

<#if destination?has_content>
${destinationLabel} ${destination}
</#if>
<#if device?has_content>
${msg("secondFactorMailDevice")} ${device}
</#if>
<#if when?has_content>
${msg("secondFactorMailWhen")} ${when}
</#if>
<#if ipAddress?has_content>
${msg("secondFactorMailIpAddress")} ${ipAddress}
</#if>
<#if browser?has_content>
${msg("secondFactorMailBrowser")} ${browser}
</#if>
<#if left?has_content>
${msg("secondFactorMailLeft")} ${left}
</#if>

<#switch notice><#case "locked"><#case "disabled"><#case "deactivated"><#case "guessed">${msg("secondFactorMailGuessesNotYou")}<#break><#case "used"><#case "viewed">${msg("secondFactorMailCodesNotYou")}<#break><#case "reset"><#case "unlocked"><#case "bypass-issued"><#case "bypass-withdrawn"><#case "browser-withdrawn">${msg("secondFactorMailResetNotYou")}<#break><#case "bypass-used">${msg("secondFactorMailBypassNotYou")}<#break><#case "browser-replayed">${msg("secondFactorMailReplayedNotYou")}<#break><#case "required">${msg("secondFactorMailRequiredNext")}<#break><#case "invited">${msg("secondFactorMailInvitedNext")} ${link!}<#break><#default>${msg("secondFactorMailChangeNotYou")}</#switch>
