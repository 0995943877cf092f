package dev.secondfactor.it.support;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** What a test may ask of a test server; everything is answered as text or a flat JSON object. */
public final class TestSupportResource {

  private static final Logger LOG = Logger.getLogger(TestSupportResource.class.getName());

  /** The caches that hold anything of logins. */
  private static final List<String> CACHES =
      List.of(
          "actionTokens", "authenticationSessions", "loginFailures", "sessions", "clientSessions");

  private final KeycloakSession session;

  TestSupportResource(KeycloakSession session) {
    this.session = session;
  }

  /** Sets how far the server's clock is ahead, in seconds. */
  @PUT
  @Path("clock/{seconds}")
  public void moveClock(@PathParam("seconds") int seconds) {
    ServerClock.ahead(caches(), seconds);
  }

  /** Every entry of the caches, with all that is in it. */
  @GET
  @Path("caches")
  @Produces(MediaType.TEXT_PLAIN)
  public String cacheContents() {
    StringBuilder text = new StringBuilder();
    for (String name : CACHES) {
      caches()
          .getCache(name, false)
          .forEach(
              (key, value) ->
                  text.append(name)
                      .append('\t')
                      .append(ObjectText.of(key))
                      .append('\t')
                      .append(ObjectText.of(value))
                      .append('\n'));
    }
    return text.toString();
  }

  /** Writes a value of a component past all checks, as an older version may have left it. */
  @PUT
  @Path("components/{id}/{name}")
  @Consumes(MediaType.TEXT_PLAIN)
  public void storeComponentValue(
      @PathParam("id") String id, @PathParam("name") String name, String value) {
    entityManager()
        .createNativeQuery(
            "update COMPONENT_CONFIG set \"VALUE\" = ?1 where COMPONENT_ID = ?2 and NAME = ?3")
        .setParameter(1, value)
        .setParameter(2, id)
        .setParameter(3, name)
        .executeUpdate();
  }

  /** Makes a component one of another provider, past all checks. */
  @PUT
  @Path("components/{id}")
  @Consumes(MediaType.TEXT_PLAIN)
  public void storeComponentProvider(@PathParam("id") String id, String providerId) {
    entityManager()
        .createNativeQuery("update COMPONENT set PROVIDER_ID = ?1 where ID = ?2")
        .setParameter(1, providerId)
        .setParameter(2, id)
        .executeUpdate();
  }

  /** The whole database as SQL; H2 only. */
  @GET
  @Path("database")
  @Produces(MediaType.TEXT_PLAIN)
  public String database() {
    List<?> lines = entityManager().createNativeQuery("SCRIPT").getResultList();
    return lines.stream().map(String::valueOf).collect(Collectors.joining("\n"));
  }

  /** What the first credential of a type is kept as: secret data, a tab, and credential data. */
  @GET
  @Path("credentials/{user}/{type}")
  @Produces(MediaType.TEXT_PLAIN)
  public String credential(@PathParam("user") String userId, @PathParam("type") String type) {
    return entityManager()
        .createNativeQuery(
            "select cast(SECRET_DATA as varchar) || char(9) || CREDENTIAL_DATA from CREDENTIAL"
                + " where USER_ID = ?1 and TYPE = ?2",
            String.class)
        .setParameter(1, userId)
        .setParameter(2, type)
        .getResultList()
        .get(0)
        .toString();
  }

  /** Makes guard records for the users of credentials that were made at a time. */
  @POST
  @Path("uses/{createdAt}/{day}")
  public void noteUses(@PathParam("createdAt") long createdAt, @PathParam("day") String day) {
    entityManager()
        .createNativeQuery(
            "insert into CREDENTIAL (ID, TYPE, USER_ID, CREATED_DATE, SECRET_DATA, CREDENTIAL_DATA,"
                + " PRIORITY, VERSION) select substring(c.ID, 1, 35) || 'g', 'second-factor-guard',"
                + " c.USER_ID, c.CREATED_DATE, '{}', '{\"accounts\":{},\"uses\":{\"' || c.ID ||"
                + " '\":\"' || cast(?2 as varchar) || '\"}}', 40, 0 from CREDENTIAL c"
                + " where c.CREATED_DATE = ?1 and not exists (select 1 from CREDENTIAL g"
                + " where g.USER_ID = c.USER_ID and g.TYPE = 'second-factor-guard')")
        .setParameter(1, createdAt)
        .setParameter(2, day)
        .executeUpdate();
  }

  /**
   * Copies all users of a realm, with their credentials, so many times; H2 only. Much faster than
   * an import.
   */
  @POST
  @Path("realms/{realm}/copies/{times}")
  public void copyUsers(@PathParam("realm") String realm, @PathParam("times") int times) {
    String id = session.realms().getRealmByName(realm).getId();
    entityManager()
        .createNativeQuery(
            "insert into USER_ENTITY (ID, USERNAME, REALM_ID, ENABLED, EMAIL_VERIFIED,"
                + " EMAIL_CONSTRAINT, NOT_BEFORE) select "
                + copied("u.ID")
                + ", u.USERNAME || '-' || n.X, u.REALM_ID, u.ENABLED, u.EMAIL_VERIFIED, "
                + copied("u.ID")
                + ", 0 from USER_ENTITY u cross join SYSTEM_RANGE(1, ?2) n where u.REALM_ID = ?1")
        .setParameter(1, id)
        .setParameter(2, times)
        .executeUpdate();
    entityManager()
        .createNativeQuery(
            "insert into CREDENTIAL (ID, TYPE, USER_ID, CREATED_DATE, USER_LABEL, SECRET_DATA,"
                + " CREDENTIAL_DATA, PRIORITY, VERSION) select "
                + copied("c.ID")
                + ", c.TYPE, "
                + copied("c.USER_ID")
                + ", c.CREATED_DATE, c.USER_LABEL, c.SECRET_DATA, regexp_replace("
                + "c.CREDENTIAL_DATA, '\"uses\":\\{\"[0-9a-f]{8}', '\"uses\":{\"' || lpad(n.X,"
                + " 8, '0')), c.PRIORITY, 0 from CREDENTIAL c join USER_ENTITY u on u.ID ="
                + " c.USER_ID cross join SYSTEM_RANGE(1, ?2) n where u.REALM_ID = ?1"
                + " and u.USERNAME not like '%-%'")
        .setParameter(1, id)
        .setParameter(2, times)
        .executeUpdate();
  }

  /** The number of the copy in place of the first digits of an id. */
  private static String copied(String column) {
    return "lpad(n.X, 8, '0') || substring(" + column + ", 9)";
  }

  /** How many statements were prepared for the database since the count was set to zero. */
  @GET
  @Path("statements")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> statements() {
    return Map.of("prepared", statistics().getPrepareStatementCount());
  }

  /** Sets the count of statements to zero. */
  @DELETE
  @Path("statements")
  public void countStatementsAnew() {
    statistics().setStatisticsEnabled(true);
    statistics().clear();
  }

  /**
   * From where the server loaded each of these classes (one name a line); one it has not is left
   * out.
   */
  @POST
  @Path("class-origins")
  @Consumes(MediaType.TEXT_PLAIN)
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, String> classOrigins(String names) {
    Map<String, String> origins = new TreeMap<>();
    names.lines().forEach(name -> origin(name).ifPresent(origin -> origins.put(name, origin)));
    return origins;
  }

  private static Optional<String> origin(String name) {
    try {
      return Optional.ofNullable(
              Class.forName(name, false, TestSupportResource.class.getClassLoader())
                  .getProtectionDomain()
                  .getCodeSource())
          .map(CodeSource::getLocation)
          .map(URL::toString);
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  /** Every provider factory of the server: SPI, id and class, with tabs between them. */
  @GET
  @Path("providers")
  @Produces(MediaType.TEXT_PLAIN)
  public String providers() {
    KeycloakSessionFactory factories = session.getKeycloakSessionFactory();
    return factories.getSpis().stream()
        .flatMap(
            spi ->
                factories
                    .getProviderFactoriesStream(spi.getProviderClass())
                    .map(it -> spi.getName() + "\t" + it.getId() + "\t" + it.getClass().getName()))
        .collect(Collectors.joining("\n"));
  }

  /** Writes a line to the server's log, at the level that the server calls TRACE. */
  @POST
  @Path("log")
  @Consumes(MediaType.TEXT_PLAIN)
  public void log(String line) {
    LOG.finer(line);
  }

  /** The stack of every thread. */
  @GET
  @Path("threads")
  @Produces(MediaType.TEXT_PLAIN)
  public String threads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(thread -> thread.getKey().getName() + "\n" + stack(thread.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String stack(StackTraceElement[] elements) {
    return Arrays.stream(elements)
        .map(element -> "\tat " + element + "\n")
        .collect(Collectors.joining());
  }

  private InfinispanConnectionProvider caches() {
    return session.getProvider(InfinispanConnectionProvider.class);
  }

  private EntityManager entityManager() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private Statistics statistics() {
    return entityManager().unwrap(Session.class).getSessionFactory().getStatistics();
  }
}
