<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign login = secondFactor.purpose == "login">
<#assign resync = secondFactor.resync!false>
<#assign devices = secondFactor.devices![]>
<#assign methods = secondFactor.methods![]>
<#assign lockedFor = secondFactor.lockedForSeconds!0>
<#assign cancel = (isAppInitiatedAction??)?then("cancel-aia", login?then("cancel", ""))>
<#assign onlyNextWrong = messagesPerField.existsError('nextCode') && !messagesPerField.existsError('code')>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code', 'nextCode'); section>
<!-- template: second-factor-totp.ftl -->
<#if section = "header">
  <#switch secondFactor.purpose>
    <#case "enrol">${msg("secondFactorTotpResyncTitle")}<#break>
    <#case "step-up">${msg("secondFactorCodeTitleStepUp")}<#break>
    <#default>${msg("secondFactorTotpTitle")}
  </#switch>
<#elseif section = "form">
<@sf.form>
  <#if secondFactor.state == "locked">
    <@sf.locked seconds=lockedFor text=msg("secondFactorTotpLockedFor", sf.duration(lockedFor)) cancel=cancel/>
  <#else>
    <@open/>
  </#if>
  <#if secondFactor.purpose == "enrol">
  <@sf.row>
    <@sf.button id="kc-second-factor-setup" name="retry" value="true" kind="secondary" wide=sf.patternFly5 label=msg("secondFactorTotpSetupInstead")/>
  </@sf.row>
  </#if>
  <#if login><@sf.lost/><#else><@sf.otherMethods methods=methods/></#if>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-totp.js"></script>
</#if>
</@layout.registrationLayout>

<#-- A code can be typed, or two in a row when the clock of the device is off. -->
<#macro open>
  <@sf.row>
    <p id="kc-second-factor-hint">${resync?then(msg("secondFactorTotpResyncIntro"), msg("secondFactorTotpIntro", secondFactor.codeLength?c))}</p>
    <#if resync || (secondFactor.offersResync!false)>
    <@sf.prose>
      <@sf.more id="kc-second-factor-clock-help" label=msg("secondFactorTotpClockHelp")>
        <p>${msg("secondFactorTotpClockAndroid")}</p>
        <p>${msg("secondFactorTotpClockIos")}</p>
      </@sf.more>
    </@sf.prose>
    </#if>
  </@sf.row>
  <#if (devices?size > 1)>
  <@sf.radios name="device" label=msg("secondFactorTotpDevice") options=devices/>
  </#if>
  <@sf.field name="code" label=resync?then(msg("secondFactorTotpCodeFirst"), msg("secondFactorTotpCodeLabel")) error=messagesPerField.get('code') describedBy="kc-second-factor-hint" focus=!onlyNextWrong
    type="text" value="" inputmode="numeric" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="64"/>
  <#if resync>
  <@sf.field name="nextCode" label=msg("secondFactorTotpCodeNext") error=messagesPerField.get('nextCode') describedBy="kc-second-factor-hint" focus=onlyNextWrong
    type="text" value="" inputmode="numeric" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="64"/>
  </#if>
  <@sf.trust/>
  <@sf.actions cancel=cancel; wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=login?then(msg("doLogIn"), msg("secondFactorConfirm"))/>
  </@sf.actions>
  <#if secondFactor.offersResync!false>
  <@sf.row>
    <@sf.button id="kc-second-factor-resync" name="resync" value="true" kind="secondary" wide=sf.patternFly5 label=msg("secondFactorTotpResync")/>
  </@sf.row>
  </#if>
</#macro>
