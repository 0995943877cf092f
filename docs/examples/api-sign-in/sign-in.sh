#!/usr/bin/env bash
# Signs a user in without a browser and prints Keycloak's answer with the tokens, as JSON.
# Needs curl and jq. User name, password and code are read from the standard input.
#
#   TOKEN_URL   https://sso.example.com/realms/shop/protocol/openid-connect/token
#   CLIENT_ID   a client with direct access grants
#   SCOPE       optional, such as "openid offline_access"
#   MFA_METHOD  optional; without it the preferred one of the user
set -euo pipefail
: "${TOKEN_URL:?}" "${CLIENT_ID:?}"

# What is secret goes to curl by a pipe: arguments can be seen by others on the machine.
call() {
  curl --silent --show-error --max-time 30 "$TOKEN_URL" \
    --data-urlencode 'grant_type=password' \
    --data-urlencode "client_id=$CLIENT_ID" \
    --data-urlencode "scope=${SCOPE:-openid}" \
    "$@"
}
field() {
  jq --raw-output "$1 // empty" <<<"$answer"
}

read -r -p 'User: ' user
read -r -s -p 'Password: ' password
echo >&2
answer=$(call --data-urlencode "username=$user" --data-urlencode password@<(printf %s "$password"))
unset password

if [[ $(field .error) == mfa_required ]]; then
  token=$(field .mfa_token)
  method=${MFA_METHOD:-$(field '.methods[0].method')}
  if [[ $(field ".methods[] | select(.method == \"$method\") | .sends") == true ]]; then
    answer=$(call --data-urlencode mfa_token@<(printf %s "$token") --data-urlencode "mfa_method=$method")
    [[ $(field .mfa_error) == '' ]] || { field .error_description >&2; exit 1; }
    echo "A code was sent to $(field .challenge.destination)." >&2
  fi
  while read -r -p 'Code: ' code; do
    answer=$(call --data-urlencode mfa_token@<(printf %s "$token") --data-urlencode "mfa_method=$method" \
      --data-urlencode otp@<(printf %s "$code"))
    case $(field .mfa_error) in
      wrong_code | missing_code | malformed_code | superseded_code | used_code | clock_off)
        field .error_description >&2 ;;
      *) break ;;
    esac
  done
fi

[[ $(field .access_token) != '' ]] || { field .error_description >&2; exit 1; }
echo "$answer"
