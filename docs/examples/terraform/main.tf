# The realm of ../realm.json with Terraform; ../../realm-import.md says what each provider can and cannot do.

terraform {
  required_providers {
    keycloak = {
      source  = "keycloak/keycloak"
      version = ">= 5.0.0"
    }
    restapi = {
      source  = "Mastercard/restapi"
      version = ">= 2.0.0"
    }
  }
}

variable "keycloak_url" {
  type = string
}

# A client of the realm master with a service account that may manage realms.
variable "client_id" {
  type = string
}

variable "client_secret" {
  type      = string
  sensitive = true
}

provider "keycloak" {
  url           = var.keycloak_url
  client_id     = var.client_id
  client_secret = var.client_secret
}

# For the policy and the gateways, which the provider above has no resources for.
provider "restapi" {
  uri                   = "${var.keycloak_url}/admin/realms/shop/second-factor"
  create_returns_object = true
  id_attribute          = "id"
  update_method         = "PATCH"
  headers = {
    "Content-Type" = "application/json"
  }
  oauth_client_credentials {
    oauth_client_id      = var.client_id
    oauth_client_secret  = var.client_secret
    oauth_token_endpoint = "${var.keycloak_url}/realms/master/protocol/openid-connect/token"
  }
}

resource "keycloak_realm" "shop" {
  realm        = "shop"
  enabled      = true
  ssl_required = "external"

  internationalization {
    supported_locales = ["en", "de"]
    default_locale    = "en"
  }

  smtp_server {
    host              = "mail.example.org"
    port              = "587"
    starttls          = true
    from              = "shop@example.org"
    from_display_name = "Shop"
    auth {
      username = "shop"
      password = "$${vault.smtp}"
    }
  }

  security_defenses {
    brute_force_detection {
    }
  }
}

resource "keycloak_realm_events" "shop" {
  realm_id             = keycloak_realm.shop.id
  events_enabled       = true
  admin_events_enabled = true
  events_listeners     = ["jboss-logging", "second-factor-lockout"]
}

resource "keycloak_authentication_flow" "browser_with_second_factor" {
  realm_id    = keycloak_realm.shop.id
  alias       = "browser with second factor"
  description = "Cookie, or password and then a second factor"
}

resource "keycloak_authentication_execution" "browser_with_second_factor_auth_cookie" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.browser_with_second_factor.alias
  authenticator     = "auth-cookie"
  requirement       = "ALTERNATIVE"
  priority          = 10
}

resource "keycloak_authentication_subflow" "password_and_second_factor" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.browser_with_second_factor.alias
  alias             = "password and second factor"
  description       = "Password, and a second factor of users who have one"
  requirement       = "ALTERNATIVE"
  priority          = 20
}

resource "keycloak_authentication_execution" "password_and_second_factor_auth_username_password_form" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_and_second_factor.alias
  authenticator     = "auth-username-password-form"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_subflow" "second_factor" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_and_second_factor.alias
  alias             = "second factor"
  description       = "One of the second factors that the user has set up"
  requirement       = "CONDITIONAL"
  priority          = 20
}

resource "keycloak_authentication_execution" "second_factor_conditional_user_configured" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor.alias
  authenticator     = "conditional-user-configured"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "second_factor_second_factor_totp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor.alias
  authenticator     = "second-factor-totp"
  requirement       = "ALTERNATIVE"
  priority          = 20
}

resource "keycloak_authentication_execution" "second_factor_second_factor_email_otp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor.alias
  authenticator     = "second-factor-email-otp"
  requirement       = "ALTERNATIVE"
  priority          = 30
}

resource "keycloak_authentication_execution" "second_factor_second_factor_sms_otp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor.alias
  authenticator     = "second-factor-sms-otp"
  requirement       = "ALTERNATIVE"
  priority          = 40
}

resource "keycloak_authentication_execution" "second_factor_second_factor_recovery_codes" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor.alias
  authenticator     = "second-factor-recovery-codes"
  requirement       = "ALTERNATIVE"
  priority          = 50
}

resource "keycloak_authentication_flow" "reset_credentials_with_second_factor" {
  realm_id    = keycloak_realm.shop.id
  alias       = "reset credentials with second factor"
  description = "A new password by mail, after a second factor of users who have one"
}

resource "keycloak_authentication_execution" "reset_credentials_with_second_factor_reset_credentials_choose_user" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.reset_credentials_with_second_factor.alias
  authenticator     = "reset-credentials-choose-user"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "reset_credentials_with_second_factor_reset_credential_email" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.reset_credentials_with_second_factor.alias
  authenticator     = "reset-credential-email"
  requirement       = "REQUIRED"
  priority          = 20
}

resource "keycloak_authentication_subflow" "second_factor_before_the_new_password" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.reset_credentials_with_second_factor.alias
  alias             = "second factor before the new password"
  description       = "One of the second factors that the user has set up"
  requirement       = "CONDITIONAL"
  priority          = 30
}

resource "keycloak_authentication_execution" "second_factor_before_the_new_password_conditional_user_configured" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor_before_the_new_password.alias
  authenticator     = "conditional-user-configured"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "second_factor_before_the_new_password_second_factor_totp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor_before_the_new_password.alias
  authenticator     = "second-factor-totp"
  requirement       = "ALTERNATIVE"
  priority          = 20
}

resource "keycloak_authentication_execution" "second_factor_before_the_new_password_second_factor_email_otp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor_before_the_new_password.alias
  authenticator     = "second-factor-email-otp"
  requirement       = "ALTERNATIVE"
  priority          = 30
}

resource "keycloak_authentication_execution" "second_factor_before_the_new_password_second_factor_sms_otp" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor_before_the_new_password.alias
  authenticator     = "second-factor-sms-otp"
  requirement       = "ALTERNATIVE"
  priority          = 40
}

resource "keycloak_authentication_execution" "second_factor_before_the_new_password_second_factor_recovery_codes" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.second_factor_before_the_new_password.alias
  authenticator     = "second-factor-recovery-codes"
  requirement       = "ALTERNATIVE"
  priority          = 50
}

resource "keycloak_authentication_execution" "reset_credentials_with_second_factor_reset_password" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.reset_credentials_with_second_factor.alias
  authenticator     = "reset-password"
  requirement       = "REQUIRED"
  priority          = 40
}

resource "keycloak_authentication_flow" "direct_grant_with_second_factor" {
  realm_id    = keycloak_realm.shop.id
  alias       = "direct grant with second factor"
  description = "Password and second factor, in two calls"
}

resource "keycloak_authentication_subflow" "password_or_token" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.direct_grant_with_second_factor.alias
  alias             = "password or token"
  description       = "The password, or the token of an earlier call"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "password_or_token_second_factor_direct_grant_token" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_or_token.alias
  authenticator     = "second-factor-direct-grant-token"
  requirement       = "ALTERNATIVE"
  priority          = 10
}

resource "keycloak_authentication_subflow" "password_of_a_direct_grant" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_or_token.alias
  alias             = "password of a direct grant"
  description       = "User name and password"
  requirement       = "ALTERNATIVE"
  priority          = 20
}

resource "keycloak_authentication_execution" "password_of_a_direct_grant_direct_grant_validate_username" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_of_a_direct_grant.alias
  authenticator     = "direct-grant-validate-username"
  requirement       = "REQUIRED"
  priority          = 10
}

resource "keycloak_authentication_execution" "password_of_a_direct_grant_direct_grant_validate_password" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_subflow.password_of_a_direct_grant.alias
  authenticator     = "direct-grant-validate-password"
  requirement       = "REQUIRED"
  priority          = 20
}

resource "keycloak_authentication_execution" "direct_grant_with_second_factor_second_factor_direct_grant" {
  realm_id          = keycloak_realm.shop.id
  parent_flow_alias = keycloak_authentication_flow.direct_grant_with_second_factor.alias
  authenticator     = "second-factor-direct-grant"
  requirement       = "REQUIRED"
  priority          = 20
}

# Bound when all of their steps are there, so that nobody signs in by half a flow.
resource "keycloak_authentication_bindings" "shop" {
  realm_id               = keycloak_realm.shop.id
  browser_flow           = keycloak_authentication_flow.browser_with_second_factor.alias
  reset_credentials_flow = keycloak_authentication_flow.reset_credentials_with_second_factor.alias
  direct_grant_flow      = keycloak_authentication_flow.direct_grant_with_second_factor.alias

  depends_on = [
    keycloak_authentication_execution.browser_with_second_factor_auth_cookie,
    keycloak_authentication_execution.password_and_second_factor_auth_username_password_form,
    keycloak_authentication_execution.second_factor_conditional_user_configured,
    keycloak_authentication_execution.second_factor_second_factor_totp,
    keycloak_authentication_execution.second_factor_second_factor_email_otp,
    keycloak_authentication_execution.second_factor_second_factor_sms_otp,
    keycloak_authentication_execution.second_factor_second_factor_recovery_codes,
    keycloak_authentication_execution.reset_credentials_with_second_factor_reset_credentials_choose_user,
    keycloak_authentication_execution.reset_credentials_with_second_factor_reset_credential_email,
    keycloak_authentication_execution.second_factor_before_the_new_password_conditional_user_configured,
    keycloak_authentication_execution.second_factor_before_the_new_password_second_factor_totp,
    keycloak_authentication_execution.second_factor_before_the_new_password_second_factor_email_otp,
    keycloak_authentication_execution.second_factor_before_the_new_password_second_factor_sms_otp,
    keycloak_authentication_execution.second_factor_before_the_new_password_second_factor_recovery_codes,
    keycloak_authentication_execution.reset_credentials_with_second_factor_reset_password,
    keycloak_authentication_execution.password_or_token_second_factor_direct_grant_token,
    keycloak_authentication_execution.password_of_a_direct_grant_direct_grant_validate_username,
    keycloak_authentication_execution.password_of_a_direct_grant_direct_grant_validate_password,
    keycloak_authentication_execution.direct_grant_with_second_factor_second_factor_direct_grant,
  ]
}

# There is one policy: it is changed, and taken away by going back to the defaults.
resource "restapi_object" "policy" {
  path           = "/policy"
  object_id      = "policy"
  create_method  = "PATCH"
  read_path      = "/policy"
  update_path    = "/policy"
  destroy_method = "POST"
  destroy_path   = "/policy/defaults"
  destroy_data   = "{}"
  data           = file("${path.module}/policy.json")

  ignore_all_server_changes = true
  depends_on                = [keycloak_realm.shop]
}

# The kind is only given when a gateway is made; priority says which one is tried first.
resource "restapi_object" "twilio" {
  path        = "/gateways"
  data        = jsonencode(merge(local.twilio, { kind = "second-factor-sms-twilio" }))
  update_data = jsonencode(local.twilio)

  ignore_all_server_changes = true
  depends_on                = [keycloak_realm.shop]
}

resource "restapi_object" "spare" {
  path        = "/gateways"
  data        = jsonencode(merge(local.spare, { kind = "second-factor-sms-http" }))
  update_data = jsonencode(local.spare)

  ignore_all_server_changes = true
  depends_on                = [keycloak_realm.shop]
}

locals {
  twilio = jsondecode(file("${path.module}/gateway-twilio.json"))
  spare  = jsondecode(file("${path.module}/gateway-spare.json"))
}
