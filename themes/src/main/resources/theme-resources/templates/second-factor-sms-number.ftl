<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<#assign changing = secondFactor.current?has_content>
<#assign countries = secondFactor.countries>
<#assign country = (countries?filter(it -> it.selected!false)?first)!(countries?first)>
<#assign choice = (countries?size > 1)>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('number'); section>
<!-- template: second-factor-sms-number.ftl -->
<#if section = "header">
  ${changing?then(msg("secondFactorNumberTitleChange"), msg("secondFactorNumberTitle"))}
<#elseif section = "form">
<@sf.form>
  <@sf.row>
  <@sf.prose>
    <#if changing>
    <p><@sf.sentence text=msg("secondFactorNumberCurrent", "{current}") mark="{current}"><strong id="kc-second-factor-current" dir="ltr">${secondFactor.current}</strong></@sf.sentence></p>
    </#if>
    <p id="kc-second-factor-hint">${msg("secondFactorNumberIntro")}</p>
    <p id="kc-second-factor-risk">${msg("secondFactorNumberRisk")}</p>
  </@sf.prose>
  </@sf.row>
  <#if choice>
  <@sf.select name="country" label=msg("secondFactorNumberCountry")>
    <#list countries as option>
      <option value="${option.region}" data-example="${option.example}"<#if option.region == country.region> selected</#if>>${option.name} (+${option.callingCode})</option>
    </#list>
  </@sf.select>
  </#if>
  <@sf.field name="number" label=msg("secondFactorNumberLabel") error=messagesPerField.get('number') describedBy="kc-second-factor-hint kc-second-factor-number-hint"
    type="tel" value=secondFactor.number!"" inputmode="tel" autocomplete="tel" autocapitalize="off" spellcheck="false" maxlength="64">
    <div id="kc-second-factor-number-hint"><@numberHint/></div>
  </@sf.field>
  <@sf.actions cancel=(isAppInitiatedAction??)?then("cancel-aia", ""); wide>
    <@sf.button id="kc-second-factor-submit" name="login" wide=wide label=msg("secondFactorAddressSubmit")/>
  </@sf.actions>
  <@safer methods=secondFactor.safer![]/>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-sms-number.js"></script>
</#if>
</@layout.registrationLayout>

<#-- What the number is for and how it can be written. A script shows the example of the country that is chosen. -->
<#macro numberHint>
  <#if secondFactor.suggested!false>
    <@sf.helper><span id="kc-second-factor-suggested">${msg("secondFactorNumberSuggested")}</span></@sf.helper>
  </#if>
  <#if !choice>
    <@sf.helper><span id="kc-second-factor-country">${msg("secondFactorNumberCountryOnly", country.name, country.callingCode)}</span></@sf.helper>
  </#if>
    <@sf.helper><span>${msg("secondFactorNumberForms")} <@sf.sentence text=msg("secondFactorNumberExample", "{example}") mark="{example}"><bdi id="kc-second-factor-example" dir="ltr">${country.example}</bdi></@sf.sentence></span></@sf.helper>
</#macro>

<#-- Codes by SMS are restricted (NIST SP 800-63B-4), so what is safer is offered beside them. -->
<#macro safer methods>
  <#if methods?has_content>
  <@sf.buttons id="kc-second-factor-safer" label=msg("secondFactorNumberSafer"); wide>
    <#list methods as method>
    <@sf.button id="kc-second-factor-instead-" + method.id name="instead" value=method.id kind="secondary" wide=wide label=method.label/>
    </#list>
  </@sf.buttons>
  </#if>
</#macro>
