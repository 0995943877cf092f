<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign state = secondFactor.state>
<#assign canSkip = secondFactor.canSkip!false>
<#assign cancel = (isAppInitiatedAction?? && !canSkip && state != "view")?then("cancel-aia", "")>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('saved'); section>
<!-- template: second-factor-recovery-setup.ftl -->
<#if section = "header">
  ${(state == "codes")?then(msg("secondFactorRecoveryNewTitle"), msg("secondFactorRecoverySetTitle"))}
<#elseif section = "form">
<#if state != "manage">
<link rel="stylesheet" href="${url.resourcesPath}/css/second-factor-recovery.css"/>
<link rel="stylesheet" href="${url.resourcesPath}/css/second-factor-recovery-print.css" media="print"/>
</#if>
<@sf.form>
  <#switch state>
    <#case "codes"><@newCodes/><#break>
    <#case "view"><@codesAgain/><#break>
    <#default><@manage/>
  </#switch>
</@sf.form>
<#if state == "manage">
<script type="module" src="${url.resourcesPath}/js/second-factor-submit-once.js"></script>
<#else>
<script type="module" src="${url.resourcesPath}/js/second-factor-recovery-setup.js"></script>
</#if>
</#if>
</@layout.registrationLayout>

<#-- What the user has. After a login by a code that leaves enough of them, going on is the main thing. -->
<#macro manage>
  <#local used = secondFactor.used!false>
  <#local low = secondFactor.low!false>
  <#local ordered = secondFactor.ordered!false>
  <#local goesOn = canSkip && used && !low && !ordered>
  <@sf.row>
    <#if low>
    <@sf.warningBox>${msg("secondFactorRecoveryLow")}</@sf.warningBox>
    </#if>
  <@sf.prose>
    <p><#if used>${msg("secondFactorRecoveryJustUsed")} </#if><@left/></p>
    <@made/>
    <#if ordered>
    <p id="kc-second-factor-ordered">${msg("secondFactorRecoveryOrdered")}</p>
    </#if>
    <p id="kc-second-factor-voids">${msg("secondFactorRecoveryRenewVoids")}</p>
  </@sf.prose>
  </@sf.row>
  <@sf.actions cancel=cancel several=canSkip; wide>
    <#if goesOn><@later label=msg("doContinue") kind="primary" wide=wide/></#if>
    <@sf.button id="kc-second-factor-renew" name="renew" value="true" kind=goesOn?then("secondary", "primary") wide=wide label=msg("secondFactorRecoveryRenew")/>
    <#if canSkip && !goesOn><@later label=used?then(msg("doContinue"), msg("secondFactorRecoveryLater")) wide=wide/></#if>
  </@sf.actions>
  <#if secondFactor.viewable!false>
  <@sf.row>
    <@sf.button id="kc-second-factor-view" name="view" value="true" kind="secondary" wide=sf.patternFly5 label=msg("secondFactorRecoveryView")/>
  </@sf.row>
  </#if>
</#macro>

<#-- New codes, which take effect when the user has saved them and finishes. -->
<#macro newCodes>
  <@sf.row>
  <@sf.prose>
    <#if secondFactor.last!false>
    <p id="kc-second-factor-last">${msg("secondFactorRecoveryLast")}</p>
    </#if>
    <p id="kc-second-factor-hint">${msg("secondFactorRecoveryPurpose")} ${msg("secondFactorRecoveryAdvice")}</p>
    <#if secondFactor.voids!false>
    <p id="kc-second-factor-voids">${msg("secondFactorRecoveryFinishVoids")}</p>
    </#if>
  </@sf.prose>
  </@sf.row>
  <@sheet>
    <#list secondFactor.codes as code>
      <li><code>${code}</code></li>
    </#list>
  </@sheet>
  <@saving/>
  <@sf.tick name="saved" label=msg("secondFactorRecoverySaved") checked=false error=messagesPerField.get('saved') describedBy="kc-second-factor-finish-hint">
    <div id="kc-second-factor-finish-hint" aria-live="polite">
      <@sf.helper><span id="kc-second-factor-finish-missing">${msg("secondFactorRecoveryFinishMissing")}</span><span id="kc-second-factor-finish-ready" hidden>${msg("secondFactorRecoveryFinishReady")}</span></@sf.helper>
    </div>
  </@sf.tick>
  <@sf.actions cancel=cancel several=canSkip; wide>
    <@sf.button id="kc-second-factor-finish" name="finish" value="true" wide=wide label=msg("secondFactorRecoveryFinish")/>
    <#if canSkip><@later label=msg("secondFactorRecoveryLater") wide=wide/></#if>
  </@sf.actions>
</#macro>

<#-- The codes that the user has, with those crossed out that are used. -->
<#macro codesAgain>
  <@sf.row>
  <@sf.prose>
    <p><@left/></p>
    <@made/>
  </@sf.prose>
  </@sf.row>
  <@sheet>
    <#list secondFactor.codes as item>
      <li><#if item.used><del><code>${item.code}</code></del> <small>${msg("secondFactorRecoveryUsedMark")}</small><#else><code>${item.code}</code></#if></li>
    </#list>
  </@sheet>
  <@saving/>
  <@sf.actions; wide>
    <@sf.button id="kc-second-factor-done" name="done" value="true" wide=wide label=msg("secondFactorRecoveryDone")/>
  </@sf.actions>
</#macro>

<#macro left>
  <#local count = secondFactor.left!0>
<span id="kc-second-factor-left"><#if count == 0>${msg("secondFactorRecoveryLeftNone")}<#elseif count == 1>${msg("secondFactorRecoveryLeftOne")}<#else>${msg("secondFactorRecoveryLeft", count?c)}</#if></span></#macro>

<#macro made>
  <#if secondFactor.madeOn?has_content>
    <p id="kc-second-factor-made">${msg("secondFactorRecoveryMade", (secondFactor.total!0)?c, secondFactor.madeOn)}</p>
  </#if>
</#macro>

<#macro later label wide kind="secondary">
    <@sf.button id="kc-second-factor-later" name="later" value="true" kind=kind wide=wide label=label/>
</#macro>

<#-- What is kept: on the page only the codes, on paper and in the file also whose they are and what to do with them.
     Below it stands what to do without a script. -->
<#macro sheet>
<@sf.row>
  <div id="kc-second-factor-sheet" data-file-name="${secondFactor.fileName}">
    <div id="kc-second-factor-sheet-head" hidden>
      <h2>${msg("secondFactorMethod.recovery-codes")}</h2>
      <p><@sf.sentence text=msg("secondFactorRecoverySheetRealm", "{realm}") mark="{realm}"><bdi translate="no">${secondFactor.realm}</bdi></@sf.sentence></p>
      <p><@sf.sentence text=msg("secondFactorRecoverySheetAccount", "{account}") mark="{account}"><bdi translate="no">${secondFactor.account}</bdi></@sf.sentence></p>
      <p>${msg("secondFactorRecoverySheetMade", secondFactor.madeOn)}</p>
    </div>
    <ol id="kc-second-factor-codes" dir="ltr" translate="no">
    <#nested>
    </ol>
    <div id="kc-second-factor-sheet-advice" hidden>
      <p>${msg("secondFactorRecoveryPurpose")}</p>
      <p>${msg("secondFactorRecoveryAdvice")}</p>
    </div>
  </div>
  <p id="kc-second-factor-by-hand">${msg("secondFactorRecoveryByHand")}</p>
</@sf.row>
</#macro>

<#-- Ways to save the codes, which a script shows. -->
<#macro saving>
  <div id="kc-second-factor-offers" hidden>
  <@sf.buttons id="kc-second-factor-offers-label" label=msg("secondFactorRecoverySave")>
    <@sf.button id="kc-second-factor-download" type="button" kind="secondary" wide=false label=msg("secondFactorRecoveryDownload")/>
    <@sf.button id="kc-second-factor-print" type="button" kind="secondary" wide=false label=msg("secondFactorRecoveryPrint")/>
    <@sf.button id="kc-second-factor-copy-button" type="button" kind="secondary" wide=false label=msg("secondFactorRecoveryCopy")/>
  </@sf.buttons>
  <@sf.row>
    <div id="kc-second-factor-status" role="status">
      <p data-status="downloaded" hidden>${msg("secondFactorRecoveryDownloaded")}</p>
      <p data-status="printed" hidden>${msg("secondFactorRecoveryPrinted")}</p>
      <p data-status="copied" hidden>${msg("secondFactorRecoveryCopied")}</p>
      <p data-status="failed" hidden>${msg("secondFactorRecoveryNotCopied")}</p>
    </div>
  </@sf.row>
  </div>
</#macro>
