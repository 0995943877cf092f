<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign changing = secondFactor.current?has_content>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('address'); section>
<!-- template: second-factor-email-address.ftl -->
<#if section = "header">
  ${changing?then(msg("secondFactorAddressTitleChange"), msg("secondFactorAddressTitle"))}
<#elseif section = "form">
<@sf.form>
  <@sf.row>
    <#if changing>
    <p><@sf.sentence text=msg("secondFactorAddressCurrent", "{current}") mark="{current}"><strong id="kc-second-factor-current" dir="ltr">${secondFactor.current}</strong></@sf.sentence></p>
    </#if>
    <p id="kc-second-factor-hint">${msg("secondFactorAddressIntro")}</p>
  </@sf.row>
  <@sf.field name="address" label=msg("secondFactorAddressLabel") error=messagesPerField.get('address') describedBy="kc-second-factor-hint"
    type="email" value=secondFactor.address!"" autocomplete="email" autocapitalize="off" spellcheck="false" maxlength="254"/>
  <@sf.actions cancel=(isAppInitiatedAction??)?then("cancel-aia", ""); wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=msg("secondFactorAddressSubmit")/>
  </@sf.actions>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-submit-once.js"></script>
</#if>
</@layout.registrationLayout>
