package dev.secondfactor.it.harness.realm;

/**
 * A recovery code as it stands on the paper of its owner: two digits for its place in the set, 13
 * characters of secret, and one that tells typing errors, in four groups.
 *
 * @param written with the hyphens between the groups
 */
public record PaperCode(String written) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int PLACE_LENGTH = 2;

  /** Its place in the set, from 1. */
  public int place() {
    return Integer.parseInt(written.substring(0, PLACE_LENGTH));
  }

  /** Without the hyphens. */
  public String plain() {
    return written.replace("-", "");
  }

  /** The n-th wrong code for the same place, without a typing error in it; from 0 to 30. */
  public String wrong(int n) {
    String body = plain().substring(0, plain().length() - 1);
    return checked(
        body.substring(0, PLACE_LENGTH)
            + another(body.charAt(PLACE_LENGTH), n + 1)
            + body.substring(PLACE_LENGTH + 1));
  }

  /** The same secret at another place of the set, without a typing error in it. */
  public String at(int place) {
    String body = plain().substring(PLACE_LENGTH, plain().length() - 1);
    return checked((place < 10 ? "0" : "") + place + body);
  }

  /** The code with one character of the secret typed wrong. */
  public String mistyped() {
    int typed = plain().length() - 3;
    return plain().substring(0, typed)
        + another(plain().charAt(typed), 1)
        + plain().substring(typed + 1);
  }

  private static char another(char character, int further) {
    return ALPHABET.charAt((ALPHABET.indexOf(character) + further) % ALPHABET.length());
  }

  /** With its check character: a sum in the field with 32 elements, in powers of x. */
  private static String checked(String body) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum = (sum ^ ALPHABET.indexOf(body.charAt(i))) << 1;
      sum = sum < ALPHABET.length() ? sum : sum ^ 0b100101;
    }
    return body + ALPHABET.charAt(sum);
  }
}
