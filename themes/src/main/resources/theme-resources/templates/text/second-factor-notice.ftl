<#ftl output_format="plainText">
<#assign methodName = msg("secondFactorMethod." + (method!"email-otp"))>
<#assign destinationLabel = ((method!"") == "sms-otp")?then(msg("secondFactorMailNumber"), msg("secondFactorMailDestination"))>
<#switch notice><#case "enrolled">${msg("secondFactorMailEnrolled", methodName, realmName)}<#break><#case "changed">${msg("secondFactorMailChanged", methodName, realmName)}<#break><#case "removed">${msg("secondFactorMailRemoved", methodName, realmName)}<#break><#case "resynchronised">${msg("secondFactorMailResynchronised", methodName, realmName)}<#break><#case "locked">${msg("secondFactorMailLocked", methodName, realmName)}<#break><#case "disabled">${msg("secondFactorMailDisabled", methodName, realmName)}<#break></#switch>

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

${(notice == "locked" || notice == "disabled")?then(msg("secondFactorMailGuessesNotYou"), msg("secondFactorMailChangeNotYou"))}
