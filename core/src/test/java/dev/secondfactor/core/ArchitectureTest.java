package dev.secondfactor.core;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.secondfactor.core.challenge.Challenges;
import dev.secondfactor.core.totp.TotpVerifier;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;

/** The border of the domain, and what its code may not do. */
@AnalyzeClasses(
    packages = "dev.secondfactor.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theDomainKnowsNothingOfKeycloak =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.keycloak..", "dev.secondfactor.keycloak..", "jakarta..");

  @ArchTest
  static final ArchRule theDomainUsesOnlyWhatItIsMeantTo =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify..",
              "dev.failsafe..",
              "com.google.i18n.phonenumbers",
              "dev.secondfactor.core..");

  @ArchTest
  static final ArchRule onlyDeliveriesNeedTheBreaker =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.secondfactor.core.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.failsafe..");

  @ArchTest
  static final ArchRule onlyDestinationsNeedTheNumberingPlans =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.secondfactor.core.destination..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.i18n.phonenumbers..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.secondfactor.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeIsInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Date.class);

  @ArchTest
  static final ArchRule randomnessIsInjected =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.util.Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocalRandom.class)
          .orShould()
          .callMethod(Math.class, "random");

  /** ASVS 11.2.4. */
  @ArchTest
  static final ArchRule codesAreComparedInConstantTime =
      classes()
          .that()
          .areAssignableTo(Challenges.class)
          .or()
          .areAssignableTo(TotpVerifier.class)
          .should()
          .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest static final ArchRule noStaticState = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule nothingIsInherited =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .should()
          .haveModifier(FINAL);
}
