package dev.secondfactor.authenticators.condition;

import dev.secondfactor.core.network.IpAddress;
import dev.secondfactor.keycloak.condition.NetworkSetting;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/** Holds for users whose address, as Keycloak sees it, is outside of the trusted networks. */
final class NetworkCondition extends AskingCondition {

  @Override
  Optional<Boolean> holds(AuthenticationFlowContext context, Map<String, String> config) {
    NetworkSetting setting = new NetworkSetting(config);
    return setting.fault().isPresent()
        ? Optional.empty()
        : Optional.ofNullable(context.getConnection().getRemoteAddr())
            .flatMap(IpAddress::parse)
            .map(address -> !setting.networks().contain(address));
  }

  @Override
  String reason(AuthenticationFlowContext context, Map<String, String> config) {
    return new NetworkSetting(config)
        .fault()
        .orElse("what the server tells as the address of a user is none");
  }
}
