<#import "template.ftl" as layout>
<@layout.emailLayout>
<p><#switch purpose!"login"><#case "enrol">${msg("secondFactorMailCodeIntroEnrol", realmName)}<#break><#case "step-up">${msg("secondFactorMailCodeIntroStepUp", realmName)}<#break><#default>${msg("secondFactorMailCodeIntro", realmName)}</#switch></p>
<p style="margin: 24px 0; font-size: 28px; line-height: 36px; font-family: monospace"><strong dir="ltr" translate="no">${code}</strong></p>
<p>${(lifetimeMinutes == 1)?then(msg("secondFactorMailCodeLifetimeMinute"), msg("secondFactorMailCodeLifetimeMinutes", lifetimeMinutes?c))}</p>
<p>${msg("secondFactorMailCodeSecret")}</p>
<p>${((purpose!"login") == "enrol")?then(msg("secondFactorMailCodeNotYouEnrol"), msg("secondFactorMailCodeNotYou"))}</p>
</@layout.emailLayout>
