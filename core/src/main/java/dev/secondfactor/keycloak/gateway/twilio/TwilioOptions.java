package dev.secondfactor.keycloak.gateway.twilio;

import com.twilio.rest.api.v2010.account.Message.AddressRetention;
import com.twilio.rest.api.v2010.account.Message.ContentRetention;
import com.twilio.rest.api.v2010.account.Message.RiskCheck;
import java.util.Optional;

/**
 * What all messages of a configuration have in common. One of the first two is there.
 *
 * @param from a number in E.164, a short code or a name
 * @param messagingServiceSid a messaging service that chooses the sender
 * @param contentRetention whether Twilio keeps the text
 * @param addressRetention whether Twilio keeps the whole number
 * @param riskCheck whether Twilio looks for fraud first
 */
record TwilioOptions(
    Optional<String> from,
    Optional<String> messagingServiceSid,
    ContentRetention contentRetention,
    AddressRetention addressRetention,
    RiskCheck riskCheck) {}
