<#ftl output_format="plainText">
<#switch purpose!"login"><#case "enrol">${msg("secondFactorMailCodeIntroEnrol", realmName)}<#break><#case "step-up">${msg("secondFactorMailCodeIntroStepUp", realmName)}<#break><#default>${msg("secondFactorMailCodeIntro", realmName)}</#switch>

${code}

${(lifetimeMinutes == 1)?then(msg("secondFactorMailCodeLifetimeMinute"), msg("secondFactorMailCodeLifetimeMinutes", lifetimeMinutes?c))}

${msg("secondFactorMailCodeSecret")}

${((purpose!"login") == "enrol")?then(msg("secondFactorMailCodeNotYouEnrol"), msg("secondFactorMailCodeNotYou"))}
