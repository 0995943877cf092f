<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign login = secondFactor.purpose == "login">
<#assign lockedFor = secondFactor.lockedForSeconds!0>
<#assign cancel = (isAppInitiatedAction??)?then("cancel-aia", login?then("cancel", ""))>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: second-factor-recovery.ftl -->
<#if section = "header">
  ${login?then(msg("secondFactorRecoveryTitle"), msg("secondFactorCodeTitleStepUp"))}
<#elseif section = "form">
<@sf.form>
  <#if secondFactor.state == "locked">
    <@sf.locked seconds=lockedFor text=msg("secondFactorRecoveryLockedFor", sf.duration(lockedFor)) cancel=cancel/>
  <#else>
    <@open/>
  </#if>
  <#if login><@sf.lost/><#else><@sf.otherMethods methods=secondFactor.methods![]/></#if>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-recovery.js"></script>
</#if>
</@layout.registrationLayout>

<#macro open>
  <@sf.row>
  <@sf.prose>
    <div id="kc-second-factor-hint"><@hint/></div>
  </@sf.prose>
  </@sf.row>
  <@sf.field name="code" label=msg("secondFactorRecoveryCodeLabel") error=messagesPerField.get('code') describedBy="kc-second-factor-hint"
    type="text" value="" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64"/>
  <@sf.actions cancel=cancel; wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=login?then(msg("doLogIn"), msg("secondFactorConfirm"))/>
  </@sf.actions>
</#macro>

<#-- Any unused code will do, or one of an older kind, of which only the next in the list works. -->
<#macro hint>
  <#local next = (secondFactor.nextNumber!0)?c>
  <#local ordered = secondFactor.nextNumber??>
  <#local any = secondFactor.anyOrder!false>
  <#local bypass = secondFactor.bypass!false>
  <#if bypass && !any && !ordered>
      <p>${msg("secondFactorBypassIntro")} <@sf.sentence text=msg("secondFactorRecoveryExample", "{example}") mark="{example}"><code dir="ltr" translate="no">00K3-QF2M-9XD0-14T5</code></@sf.sentence></p>
  <#elseif ordered && !any>
      <p>${msg("secondFactorRecoveryIntroNext", next)}</p>
  <#else>
      <p>${msg("secondFactorRecoveryIntro")} <@sf.sentence text=msg("secondFactorRecoveryExample", "{example}") mark="{example}"><code dir="ltr" translate="no">07K3-QF2M-9XD0-14T5</code></@sf.sentence></p>
    <#if ordered>
      <p>${msg("secondFactorRecoveryOlderNext", next)}</p>
    </#if>
  </#if>
  <#if bypass && (any || ordered)>
      <p>${msg("secondFactorBypassAlso")}</p>
  </#if>
</#macro>
