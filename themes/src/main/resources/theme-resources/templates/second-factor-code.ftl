<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign login = secondFactor.purpose == "login">
<#assign expiresIn = secondFactor.expiresInSeconds!0>
<#assign resendable = secondFactor.canResend!(secondFactor.resendInSeconds??)>
<#assign resendIn = secondFactor.resendInSeconds!0>
<#assign lockedFor = secondFactor.lockedForSeconds!0>
<#assign delivery = secondFactor.deliveryState!"none">
<#-- What is said in other words for each method. -->
<#assign texts = ((secondFactor.method!"email-otp") == "sms-otp")?then({
  "title": "secondFactorSmsTitle",
  "titleEnrol": "secondFactorSmsTitleEnrol",
  "intro": "secondFactorSmsIntro",
  "label": "secondFactorSmsLabel",
  "lockedFor": "secondFactorSmsLockedFor",
  "failed": (secondFactor.purpose == "enrol")?then("secondFactorSmsSendFailedEnrol", "secondFactorSmsSendFailed"),
  "refused": "secondFactorNumberUnreachable",
  "other": "secondFactorNumberOther"
}, {
  "title": "secondFactorCodeTitle",
  "titleEnrol": "secondFactorCodeTitleEnrol",
  "intro": "secondFactorCodeIntro",
  "label": "secondFactorCodeLabel",
  "lockedFor": "secondFactorLockedFor",
  "failed": "secondFactorSendFailed",
  "refused": "secondFactorSendFailed",
  "other": "secondFactorAddressOther"
})>
<#assign cancel = (isAppInitiatedAction??)?then("cancel-aia", login?then("cancel", ""))>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code'); section>
<!-- template: second-factor-code.ftl -->
<#if section = "header">
  <#switch secondFactor.purpose>
    <#case "enrol">${msg(texts.titleEnrol)}<#break>
    <#case "step-up">${msg("secondFactorCodeTitleStepUp")}<#break>
    <#default>${msg(texts.title)}
  </#switch>
<#elseif section = "form">
<@sf.form>
  <#switch secondFactor.state>
    <#case "open"><@open/><#break>
    <#case "locked"><@sf.locked seconds=lockedFor text=msg(texts.lockedFor, sf.duration(lockedFor)) cancel=cancel/><#break>
    <#default><@closed/>
  </#switch>
  <#if login><@sf.lost/><#else><@sf.otherMethods methods=secondFactor.methods![]/></#if>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-code.js"></script>
</#if>
</@layout.registrationLayout>

<#-- A code can be typed. -->
<#macro open>
  <@sf.row>
    <@status/>
    <p id="kc-second-factor-hint"><@sf.sentence text=msg(texts.intro, secondFactor.codeLength?c, "{destination}") mark="{destination}"><@destination/></@sf.sentence></p>
  </@sf.row>
  <@sf.field name="code" label=msg(texts.label) error=messagesPerField.get('code') describedBy="kc-second-factor-hint"
    type="text" value="" inputmode="numeric" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="64">
    <@expiry/>
  </@sf.field>
  <@sf.trust/>
  <@sf.actions cancel=cancel; wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=login?then(msg("doLogIn"), msg("secondFactorConfirm"))/>
  </@sf.actions>
  <#if resendable>
  <@sf.row>
    <@resend kind="secondary" wide=sf.patternFly5/>
    <@wait/>
  </@sf.row>
  </#if>
  <@otherDestination/>
</#macro>

<#-- No code is valid; a new one can be asked for, or not yet. -->
<#macro closed>
  <@sf.row>
    <@status/>
    <p><@sf.sentence text=resendable?then(msg("secondFactorCodeClosed", "{destination}"), msg("secondFactorCodeClosedWait", "{destination}")) mark="{destination}"><@destination/></@sf.sentence></p>
    <#if resendable><@wait/></#if>
  </@sf.row>
  <@sf.actions cancel=cancel; wide>
    <#if resendable><@resend kind="primary" wide=wide/><#else><@sf.retry wide=wide/></#if>
  </@sf.actions>
  <@otherDestination/>
</#macro>

<#macro destination><strong id="kc-second-factor-destination" dir="ltr">${secondFactor.destination!}</strong></#macro>

<#macro resend kind wide>
    <@sf.button id="kc-second-factor-resend" name="resend" value="true" kind=kind wide=wide label=msg("secondFactorResend")/>
</#macro>

<#-- While a destination is being confirmed, it can still be corrected. -->
<#macro otherDestination>
  <#if secondFactor.purpose == "enrol">
  <@sf.row>
    <@sf.button id="kc-second-factor-change" name="change" value="true" kind="secondary" wide=sf.patternFly5 label=msg(texts.other)/>
  </@sf.row>
  </#if>
</#macro>

<#-- What became of the message. The scripts show the hidden texts when their time comes. -->
<#macro status>
    <#local queued = delivery == "queued">
    <#local follows = secondFactor.deliveryUrl?? && (queued || (delivery == "sent" && secondFactor.state == "open"))>
    <#local quiet = message?has_content>
    <#local success = secondFactor.state == "open" && !quiet>
    <div id="kc-second-factor-status" role="status"<#if follows> data-delivery-url="${secondFactor.deliveryUrl}"</#if>>
    <#if queued>
      <p data-status="queued">${msg("secondFactorDeliveryQueued")}</p>
    </#if>
    <#if queued || (delivery == "sent" && success)>
      <p data-status="sent"<#if queued> hidden</#if>>${msg("secondFactorDeliverySent")}</p>
    </#if>
    <#if follows || (delivery == "delivered" && success)>
      <p data-status="delivered"<#if follows> hidden</#if>>${msg("secondFactorDeliveryDelivered")}</p>
    </#if>
    <#if queued>
      <p data-status="slow" hidden>${msg("secondFactorDeliverySlow")}</p>
    </#if>
    <#if queued || follows || (delivery == "failed" && !quiet)>
      <div data-status="failed"<#if delivery != "failed"> hidden</#if>><@sf.errorBox>${msg(texts.failed)}</@sf.errorBox></div>
    </#if>
    <#if ((queued || follows) && secondFactor.purpose == "enrol") || (delivery == "refused" && !quiet)>
      <div data-status="refused"<#if delivery != "refused"> hidden</#if>><@sf.errorBox>${msg(texts.refused)}</@sf.errorBox></div>
    </#if>
    <#if (expiresIn > 0)>
      <p data-status="expired" hidden>${msg("secondFactorExpired")}</p>
    </#if>
    <#if resendable && (resendIn > 0)>
      <p data-status="resend" hidden>${msg("secondFactorResendNow")}</p>
    </#if>
    </div>
</#macro>

<#macro expiry>
  <#if (expiresIn > 0)>
    <#local minutes = (expiresIn / 60)?round>
    <@sf.helper><span id="kc-second-factor-expiry" aria-live="off" data-seconds="${expiresIn?c}" data-text="${msg("secondFactorExpiresIn", "{time}")}"><#if (expiresIn < 60)>${msg("secondFactorExpiresInSeconds")}<#elseif minutes == 1>${msg("secondFactorExpiresInMinute")}<#else>${msg("secondFactorExpiresInMinutes", minutes?c)}</#if></span></@sf.helper>
  </#if>
</#macro>

<#macro wait>
  <#if (resendIn > 0)>
    <@sf.helper><span id="kc-second-factor-wait" aria-live="off" data-seconds="${resendIn?c}" data-text="${msg("secondFactorResendIn", "{time}")}">${msg("secondFactorResendIn", sf.duration(resendIn))}</span></@sf.helper>
  </#if>
</#macro>
