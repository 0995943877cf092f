<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign asksName = secondFactor.asksName!false>
<#assign expiresIn = secondFactor.expiresInSeconds!0>
<#assign onlyNameWrong = messagesPerField.existsError('deviceName') && !messagesPerField.existsError('code')>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('code', 'deviceName'); section>
<!-- template: second-factor-totp-setup.ftl -->
<#if section = "header">
  ${msg("secondFactorTotpSetupTitle")}
<#elseif section = "form">
<@sf.form>
  <@sf.row>
    <@sf.prose>
    <ol id="kc-second-factor-steps">
      <li><@apps/></li>
      <li><@key/></li>
      <li id="kc-second-factor-hint">${msg("secondFactorTotpSetupCode", secondFactor.digits?c)}</li>
    </ol>
    </@sf.prose>
  </@sf.row>
  <#-- No focus without an error: it would scroll past the QR code. -->
  <@sf.field name="code" label=msg("secondFactorTotpCodeLabel") error=messagesPerField.get('code') describedBy="kc-second-factor-hint" focus=messagesPerField.existsError('code')
    type="text" value="" inputmode="numeric" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" maxlength="64"/>
  <@sf.field name="deviceName" label=asksName?then(msg("secondFactorDeviceName"), msg("secondFactorDeviceNameOptional")) error=messagesPerField.get('deviceName') describedBy="kc-second-factor-name-hint" focus=onlyNameWrong dir="auto"
    type="text" value=secondFactor.deviceName!"" autocomplete="off" spellcheck="false" maxlength="255">
    <@sf.helper><span id="kc-second-factor-name-hint">${msg("secondFactorDeviceNameHint")}</span></@sf.helper>
  </@sf.field>
  <#if secondFactor.offersLogout!false>
  <@sf.tick name="logout-sessions" label=msg("logoutOtherSessions")/>
  </#if>
  <@sf.actions cancel=(isAppInitiatedAction??)?then("cancel-aia", ""); wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=msg("secondFactorConfirm")/>
  </@sf.actions>
  <#if secondFactor.offersResync!false>
  <@sf.row>
    <@sf.button id="kc-second-factor-resync" name="resync" value="true" kind="secondary" wide=sf.patternFly5 label=msg("secondFactorTotpResyncInstead")/>
  </@sf.row>
  </#if>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-totp-setup.js"></script>
</#if>
</@layout.registrationLayout>

<#macro apps>
        <p>${msg("secondFactorTotpSetupApps")}</p>
        <ul id="kc-second-factor-apps">
          <#list secondFactor.apps as app>
          <li dir="auto" translate="no">${app}</li>
          </#list>
        </ul>
</#macro>

<#-- The key as a picture, and as text for those who cannot scan it. The scripts show the hidden parts. -->
<#macro key>
        <div id="kc-second-factor-status" role="status">
          <#if secondFactor.renewed!false>
          <p data-status="renewed">${msg("secondFactorTotpSetupRenewed")}</p>
          </#if>
          <#if (expiresIn > 0)>
          <p data-status="expired" hidden>${msg("secondFactorTotpSetupExpired")}</p>
          </#if>
        </div>
        <p>${msg("secondFactorTotpSetupScan")}</p>
        <img id="kc-second-factor-qr-code" src="data:image/png;base64,${secondFactor.qrCode}" alt="${msg("secondFactorTotpSetupQrCode")}" width="246" height="246"/>
        <#if (expiresIn > 0)>
        <@sf.helper><span id="kc-second-factor-expiry" aria-live="off" data-seconds="${expiresIn?c}" data-text="${msg("secondFactorTotpSetupExpiresIn", "{time}")}">${msg("secondFactorTotpSetupExpiresIn", sf.duration(expiresIn))}</span></@sf.helper>
        </#if>
        <p>${msg("secondFactorTotpSetupKey")}<br/><code id="kc-second-factor-key" dir="ltr" translate="no">${secondFactor.secretGroups}</code></p>
        <div id="kc-second-factor-copy" data-copy="${secondFactor.secret}" hidden>
          <@sf.button id="kc-second-factor-copy-button" type="button" kind="secondary" wide=false label=msg("secondFactorTotpSetupCopy")/>
          <p role="status" data-copied="${msg("secondFactorTotpSetupCopied")}" data-failed="${msg("secondFactorTotpSetupNotCopied")}"></p>
        </div>
        <@sf.more id="kc-second-factor-manual" label=msg("secondFactorTotpSetupManual")>
          <dl<#if sf.patternFly5> class="pf-v5-u-text-break-word"</#if>>
            <dt>${msg("secondFactorTotpType")}</dt><dd>${msg("secondFactorTotpKind." + secondFactor.type)}</dd>
            <dt>${msg("secondFactorTotpAlgorithm")}</dt><dd><span dir="ltr" translate="no">${secondFactor.algorithm}</span></dd>
            <dt>${msg("secondFactorTotpDigits")}</dt><dd>${secondFactor.digits?c}</dd>
            <dt>${msg("secondFactorTotpPeriod")}</dt><dd>${msg("secondFactorSeconds", secondFactor.period?c)}</dd>
            <dt>${msg("secondFactorTotpIssuer")}</dt><dd><bdi translate="no">${secondFactor.issuer}</bdi></dd>
            <dt>${msg("secondFactorTotpAccount")}</dt><dd><bdi translate="no">${secondFactor.account}</bdi></dd>
          </dl>
        </@sf.more>
</#macro>
