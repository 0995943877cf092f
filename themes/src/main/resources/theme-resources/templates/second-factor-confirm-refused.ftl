<#import "template.ftl" as layout>
<#import "second-factor-commons.ftl" as sf>
<@layout.registrationLayout; section>
<!-- template: second-factor-confirm-refused.ftl -->
<#if section = "header">
  ${msg("secondFactorRefusedTitle")}
<#elseif section = "form">
<@sf.form>
  <@sf.row>
    <@sf.errorBox>${msg("secondFactorRefused." + secondFactor.reason)}</@sf.errorBox>
  </@sf.row>
  <@sf.actions; wide>
    <@sf.button id="kc-second-factor-back" name="cancel-aia" value="true" wide=wide label=msg("doBack")/>
  </@sf.actions>
</@sf.form>
<script type="module" src="${url.resourcesPath}/js/second-factor-submit-once.js"></script>
</#if>
</@layout.registrationLayout>
