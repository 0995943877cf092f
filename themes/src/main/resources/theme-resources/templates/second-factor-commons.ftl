<#-- Markup that the pages of this provider share. A theme of PatternFly 5 (keycloak.v2 and its children) is known by the
     property kcFormGroupLabelClass; every other theme gets the markup of the base theme. Themes need not know this file. -->
<#assign patternFly5 = properties.kcFormGroupLabelClass?has_content>

<#-- A text with an element in it: the text was formatted with a mark in its place, and is cut there. -->
<#macro sentence text mark>
  <#local parts = text?split(mark)>
${parts[0]}<#if (parts?size > 1)><#nested>${parts[1]}</#if></#macro>

<#-- A time in words, in the largest unit that fits, rounded up. -->
<#function duration seconds>
  <#if (seconds < 60)>
    <#return (seconds == 1)?then(msg("secondFactorSecond"), msg("secondFactorSeconds", seconds?c))>
  </#if>
  <#if (seconds <= 7140)>
    <#local minutes = (seconds / 60)?ceiling>
    <#return (minutes == 1)?then(msg("secondFactorMinute"), msg("secondFactorMinutes", minutes?c))>
  </#if>
  <#return msg("secondFactorHours", (seconds / 3600)?ceiling?c)>
</#function>

<#-- The form. PatternFly 5 leaves no room above and below it on narrow screens. -->
<#macro form>
<form id="kc-second-factor-form" class="${properties.kcFormClass!}<#if patternFly5> pf-v5-u-my-md pf-v5-u-my-0-on-md</#if>" action="${url.loginAction}" method="post" novalidate="novalidate">
<#nested>
</form>
</#macro>

<#-- A row of the form. -->
<#macro row>
<div class="${properties.kcFormGroupClass!}">
  <#if patternFly5>
    <#nested>
  <#else>
    <div class="${properties.kcInputWrapperClass!}">
      <#nested>
    </div>
  </#if>
</div>
</#macro>

<#-- A labelled text field. The input gets the attributes of the last parameters as they are; describedBy lists ids of hints.
     Nested content stands below the field. Of several fields one has the focus. -->
<#macro field name label error="" describedBy="" focus=true dir="ltr" attributes...>
  <#local description = (error?has_content?then("input-error-" + name + " ", "") + describedBy)?trim>
  <#if patternFly5>
<div class="${properties.kcFormGroupClass!}">
  <div class="${properties.kcFormGroupLabelClass!}">
    <label for="${name}" class="${properties.kcFormLabelClass!}">
      <span class="${properties.kcFormLabelTextClass!}">${label}</span>
    </label>
  </div>
  <span class="${properties.kcInputClass!}<#if error?has_content> ${properties.kcError!}</#if>">
    <@input name=name error=error description=description focus=focus dir=dir attributes=attributes/>
    <#if error?has_content>
    <span class="${properties.kcFormControlUtilClass!}">
      <span class="${properties.kcInputErrorIconStatusClass!}">
        <i class="${properties.kcInputErrorIconClass!}" aria-hidden="true"></i>
      </span>
    </span>
    </#if>
  </span>
  <@fieldError name=name error=error/>
  <#nested>
</div>
  <#else>
<div class="${properties.kcFormGroupClass!}">
  <div class="${properties.kcLabelWrapperClass!}">
    <label for="${name}" class="${properties.kcLabelClass!}">${label}</label>
  </div>
  <div class="${properties.kcInputWrapperClass!}">
    <@input name=name error=error description=description focus=focus dir=dir cssClass=properties.kcInputClass!"" attributes=attributes/>
    <@fieldError name=name error=error/>
    <#nested>
  </div>
</div>
  </#if>
</#macro>

<#-- What is wrong with a field, in a place that screen readers watch. -->
<#macro fieldError name error>
  <div id="input-error-container-${name}" aria-live="polite">
    <#if error?has_content && patternFly5>
    <div class="${properties.kcFormHelperTextClass!}">
      <div class="${properties.kcInputHelperTextClass!}">
        <div class="${properties.kcInputHelperTextItemClass!} ${properties.kcError!}">
          <span id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}">${error}</span>
        </div>
      </div>
    </div>
    <#elseif error?has_content>
    <span id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}">${error}</span>
    </#if>
  </div>
</#macro>

<#-- Small text that belongs to the field or button above it. -->
<#macro helper>
  <#if patternFly5>
  <div class="${properties.kcFormHelperTextClass!}">
    <div class="${properties.kcInputHelperTextClass!}">
      <div class="${properties.kcInputHelperTextItemClass!}">
        <span class="${properties.kcInputHelperTextItemTextClass!}"><#nested></span>
      </div>
    </div>
  </div>
  <#else>
  <div class="${properties.kcInputHelperTextAfterClass!}"><#nested></div>
  </#if>
</#macro>

<#macro input name error description focus dir attributes cssClass="">
    <input id="${name}" name="${name}"<#if cssClass?has_content> class="${cssClass}"</#if><#list attributes as attribute, value> ${attribute}="${value}"</#list><#if description?has_content> aria-describedby="${description}"</#if><#if error?has_content> aria-invalid="true"</#if> dir="${dir}"<#if focus> autofocus</#if>/>
</#macro>

<#-- A list of which one is chosen; the nested content is its options. -->
<#macro select name label>
<div class="${properties.kcFormGroupClass!}">
  <#if patternFly5>
  <div class="${properties.kcFormGroupLabelClass!}">
    <label for="${name}" class="${properties.kcFormLabelClass!}">
      <span class="${properties.kcFormLabelTextClass!}">${label}</span>
    </label>
  </div>
  <span class="${properties.kcInputClass!}">
    <select id="${name}" name="${name}">
      <#nested>
    </select>
    <span class="${properties.kcFormControlUtilClass!}">
      <span class="${properties.kcFormControlToggleIcon!}">
        <i class="fas fa-caret-down" aria-hidden="true"></i>
      </span>
    </span>
  </span>
  <#else>
  <div class="${properties.kcLabelWrapperClass!}">
    <label for="${name}" class="${properties.kcLabelClass!}">${label}</label>
  </div>
  <div class="${properties.kcInputWrapperClass!}">
    <select id="${name}" name="${name}" class="${properties.kcInputClass!}">
      <#nested>
    </select>
  </div>
  </#if>
</div>
</#macro>

<#-- A choice of one among maps of id, label and selected. -->
<#macro radios name label options>
  <#local labelId = "kc-second-factor-" + name>
<div class="${properties.kcFormGroupClass!}" role="radiogroup" aria-labelledby="${labelId}">
  <#if patternFly5>
  <div class="${properties.kcFormGroupLabelClass!}">
    <span id="${labelId}" class="${properties.kcFormLabelClass!}"><span class="${properties.kcFormLabelTextClass!}">${label}</span></span>
  </div>
  <div class="pf-v5-c-form__group-control pf-m-stack">
    <@radioOptions name=name options=options/>
  </div>
  <#else>
  <div class="${properties.kcLabelWrapperClass!}">
    <span id="${labelId}" class="${properties.kcLabelClass!}">${label}</span>
  </div>
  <div class="${properties.kcInputWrapperClass!}">
    <@radioOptions name=name options=options/>
  </div>
  </#if>
</div>
</#macro>

<#-- In the base theme each stands in a row of its own: it keeps the buttons as far apart as a finger needs. -->
<#macro radioOptions name options>
    <#list options as option>
    <#if patternFly5>
      <@radioOption name=name option=option index=option?index/>
    <#else>
      <@row><@radioOption name=name option=option index=option?index/></@row>
    </#if>
    </#list>
</#macro>

<#macro radioOption name option index>
    <div class="${patternFly5?then("pf-v5-c-radio", properties.kcInputClassRadio!"")}">
      <input id="${name}-${index}" name="${name}" value="${option.id}" type="radio" class="${patternFly5?then("pf-v5-c-radio__input", properties.kcInputClassRadioInput!"")}"<#if option.selected!false> checked</#if>/>
      <label for="${name}-${index}" class="${patternFly5?then("pf-v5-c-radio__label", properties.kcInputClassRadioLabel!"")}" dir="auto">${option.label}</label>
    </div>
</#macro>

<#-- A box to tick. Nested content stands below it. -->
<#macro tick name label checked=true error="" describedBy="">
  <#local description = (error?has_content?then("input-error-" + name + " ", "") + describedBy)?trim>
<@row>
  <div class="${properties.kcCheckboxClass!properties.kcInputClassCheckbox!}">
    <input id="${name}" name="${name}" value="on" type="checkbox" class="${properties.kcCheckboxInputClass!properties.kcInputClassCheckboxInput!}" autocomplete="off"<#if description?has_content> aria-describedby="${description}"</#if><#if error?has_content> aria-invalid="true"</#if><#if checked> checked</#if>/>
    <label for="${name}" class="${properties.kcCheckboxLabelClass!properties.kcInputClassCheckboxLabel!}">${label}</label>
  </div>
  <@fieldError name=name error=error/>
  <#nested>
</@row>
</#macro>

<#-- Not to ask again in this browser; offered where a login honours it. -->
<#macro trust>
  <#local days = secondFactor.trustDays!0>
  <#if (days > 0)>
  <@tick name="trust" label=(days == 1)?then(msg("secondFactorTrustDay"), msg("secondFactorTrustDays", days?c)) checked=secondFactor.trustTicked!false describedBy="kc-second-factor-trust-hint">
    <@helper><span id="kc-second-factor-trust-hint">${msg("secondFactorTrustHint")}</span></@helper>
  </@tick>
  </#if>
</#macro>

<#-- A row with the main button, and beside it the one that cancels, or several. The first button of a form is the one that Enter
     presses. -->
<#macro actions cancel="" several=false>
<div class="${properties.kcFormGroupClass!}">
  <div class="${patternFly5?then((properties.kcFormActionGroupClass!"") + " pf-v5-u-flex-wrap pf-v5-u-flex-nowrap-on-sm", properties.kcFormButtonsClass!"")}">
    <#nested (patternFly5 || !(several || cancel?has_content))>
    <#if cancel?has_content>
    <@button id="kc-second-factor-cancel" name=cancel value="true" kind="secondary" wide=patternFly5 label=msg("doCancel")/>
    </#if>
  </div>
</div>
</#macro>

<#macro button id label name="" value="" kind="primary" wide=true type="submit" describedBy="">
  <#local kindClass = (kind == "primary")?then(properties.kcButtonPrimaryClass!"", properties.kcButtonSecondaryClass!properties.kcButtonDefaultClass!"")>
    <button id="${id}"<#if name?has_content> name="${name}" value="${value}"</#if> type="${type}"<#if describedBy?has_content> aria-describedby="${describedBy}"</#if> class="${properties.kcButtonClass!} ${kindClass}<#if wide> ${properties.kcButtonBlockClass!}</#if> ${properties.kcButtonLargeClass!}">${label}</button>
</#macro>

<#macro retry wide>
    <@button id="kc-second-factor-retry" name="retry" value="true" wide=wide label=msg("secondFactorRetry")/>
</#macro>

<#-- Nothing can be typed for some seconds. A message of the server says so and is not said twice; without an end there is no
     "Try again". Other steps of the login are offered by the ids of their executions, as Keycloak's "Try another way" sends them. -->
<#macro locked seconds text cancel>
  <#if (seconds > 0)>
  <@row>
    <#if !(message?has_content)>
    <@errorBox>${text}</@errorBox>
    </#if>
    <p id="kc-second-factor-locked-until" data-seconds="${seconds?c}" hidden><@sentence text=msg("secondFactorLockedUntil", "{time}") mark="{time}"><time></time></@sentence></p>
  </@row>
  </#if>
  <#if (seconds > 0) || cancel?has_content>
  <@actions cancel=cancel; wide>
    <#if (seconds > 0)><@retry wide=wide/></#if>
  </@actions>
  </#if>
  <#if secondFactor.otherSteps?has_content>
  <@buttons id="kc-second-factor-other-steps" label=msg("secondFactorOtherSteps"); wide>
    <#list secondFactor.otherSteps as step>
    <@button id="kc-second-factor-step-" + step?index name="authenticationExecution" value=step.id kind="secondary" wide=wide label=step.label/>
    </#list>
  </@buttons>
  </#if>
</#macro>

<#-- An error in a box as template.ftl makes it. -->
<#macro errorBox>
<@box kind="danger" iconClass=properties.kcFeedbackErrorIcon!""><#nested></@box>
</#macro>

<#macro warningBox>
<@box kind="warning" iconClass=properties.kcFeedbackWarningIcon!""><#nested></@box>
</#macro>

<#macro box kind iconClass>
<div class="${properties.kcAlertClass!} pf-m-${kind}">
  <div class="${properties.kcAlertIconClass!"pf-c-alert__icon"}"><span class="${iconClass}" aria-hidden="true"></span></div>
  <span class="${properties.kcAlertTitleClass!}"><#nested></span>
</div>
</#macro>

<#-- Running text with lists, which PatternFly 5 would leave without distances. -->
<#macro prose>
<#if patternFly5><div class="pf-v5-c-content"><#nested></div><#else><#nested></#if>
</#macro>

<#-- A part that opens at a click. Themes of PatternFly 4 take the triangle away; there it looks like a link. -->
<#macro more id label>
<details id="${id}"<#if patternFly5> class="pf-v5-u-mt-md"</#if>>
  <summary<#if !patternFly5> class="pf-c-button pf-m-link pf-m-inline"</#if>>${label}</summary>
  <#nested>
</details>
</#macro>

<#-- Buttons under a heading. -->
<#macro buttons id label>
<div class="${properties.kcFormGroupClass!}" role="group" aria-labelledby="${id}">
  <div class="${patternFly5?then("", properties.kcInputWrapperClass!"")}">
    <p id="${id}">${label}</p>
  </div>
  <div class="${patternFly5?then((properties.kcFormActionGroupClass!"") + " pf-v5-u-flex-wrap", properties.kcFormButtonsClass!"")}">
    <#nested patternFly5>
  </div>
</div>
</#macro>

<#-- The way out for who has nothing else to sign in with, so that there is no "Try another way". -->
<#macro lost>
  <#if secondFactor.state != "locked" && !(auth?? && auth.showTryAnotherWayLink())>
  <@row><@helper>${msg("secondFactorLost")}</@helper></@row>
  </#if>
</#macro>

<#-- Whoever confirms a change may have further ways to do it; a login has Keycloak's "Try another way". -->
<#macro otherMethods methods>
  <#if methods?has_content>
  <@buttons id="kc-second-factor-methods" label=msg("secondFactorMethods"); wide>
    <#list methods as method>
    <@button id="kc-second-factor-method-" + method.id name="method" value=method.id kind="secondary" wide=wide label=method.label/>
    </#list>
  </@buttons>
  </#if>
</#macro>
