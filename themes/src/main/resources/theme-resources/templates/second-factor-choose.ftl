<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<@layout.registrationLayout; section>
<!-- template: second-factor-choose.ftl -->
<#if section = "header">
  ${msg("secondFactorChooseTitle." + secondFactor.purpose)}
<#elseif section = "form">
<@sf.form>
  <#if secondFactor.later>
  <@sf.row>
    <div id="kc-second-factor-grace"><@sf.warningBox><@grace/></@sf.warningBox></div>
  </@sf.row>
  </#if>
  <@sf.row>
    <p id="kc-second-factor-hint">${msg("secondFactorChooseIntro." + secondFactor.purpose)}</p>
  </@sf.row>
  <#list secondFactor.methods as method>
  <@sf.row>
    <@sf.button id="kc-second-factor-method-" + method.id name="method" value=method.id kind=(method?index == 0)?then("primary", "secondary") label=method.label describedBy="kc-second-factor-about-" + method.id/>
    <@sf.helper><span id="kc-second-factor-about-${method.id}">${msg("secondFactorChooseAbout." + method.id)}</span></@sf.helper>
  </@sf.row>
  </#list>
  <#if isAppInitiatedAction??>
  <@sf.row>
    <@sf.button id="kc-second-factor-cancel" name="cancel-aia" value="true" kind="secondary" label=msg("doCancel")/>
  </@sf.row>
  </#if>
  <#if secondFactor.later>
  <@sf.row>
    <@sf.button id="kc-second-factor-later" name="later" value="true" kind="secondary" label=msg("secondFactorChooseLater") describedBy="kc-second-factor-grace"/>
  </@sf.row>
  </#if>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-submit-once.js"></script>
</#if>
</@layout.registrationLayout>

<#-- Of days and logins the limit that is reached first counts, so both are said. -->
<#macro grace>
  <#if secondFactor.until??>${msg("secondFactorChooseUntil", secondFactor.until)}</#if>
  <#if secondFactor.left??>${(secondFactor.left == 1)?then(msg("secondFactorChooseOnce"), msg("secondFactorChooseTimes", secondFactor.left?c))}</#if>
</#macro>
