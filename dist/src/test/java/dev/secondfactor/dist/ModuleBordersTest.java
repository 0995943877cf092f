package dev.secondfactor.dist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;

/** The borders between the modules, where all of them can be seen. */
@AnalyzeClasses(packages = "dev.secondfactor", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBordersTest {

  private static final String AUTHENTICATORS = "dev.secondfactor.authenticators..";
  private static final String REQUIRED_ACTIONS = "dev.secondfactor.requiredactions..";
  private static final String ADMIN = "dev.secondfactor.admin..";

  @ArchTest
  static final ArchRule theDomainKnowsNothingOfKeycloak =
      noClasses()
          .that()
          .resideInAPackage("dev.secondfactor.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.keycloak..", "dev.secondfactor.keycloak..");

  @ArchTest
  static final ArchRule authenticatorsAndRequiredActionsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage(AUTHENTICATORS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(REQUIRED_ACTIONS);

  @ArchTest
  static final ArchRule requiredActionsAndAuthenticatorsDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage(REQUIRED_ACTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(AUTHENTICATORS);

  @ArchTest
  static final ArchRule whatIsSharedDoesNotKnowWhoSharesIt =
      noClasses()
          .that()
          .resideInAnyPackage("dev.secondfactor.core..", "dev.secondfactor.keycloak..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(AUTHENTICATORS, REQUIRED_ACTIONS, ADMIN);

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.secondfactor.(**)").should().beFreeOfCycles();

  @ArchTest
  static void allModulesAreSeen(JavaClasses classes) {
    for (String module : new String[] {"core", "keycloak", "authenticators", "requiredactions"}) {
      assertThat(classes.containPackage("dev.secondfactor." + module)).as(module).isTrue();
    }
  }

  @ArchTest
  static void everyPackageSaysThatItHasNoNulls(JavaClasses classes) {
    Set<JavaPackage> packages =
        classes.stream().map(JavaClass::getPackage).collect(Collectors.toSet());

    assertThat(packages)
        .allMatch(each -> each.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }
}
