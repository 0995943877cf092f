package dev.secondfactor.core.recovery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Keeps the codes of a set readable for their owner and for nobody who has the database alone:
 * AES-256 in GCM with a random nonce (ASVS 11.3.2, 11.3.4), bound to user and set.
 */
public final class SetCipher {

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final CipherKey current;
  private final List<CipherKey> older;
  private final RandomGenerator random;

  /**
   * A cipher under these keys.
   *
   * @param current seals from now on
   * @param older still open what they have sealed
   * @param random a cryptographically secure source outside of tests
   */
  public SetCipher(CipherKey current, List<CipherKey> older, RandomGenerator random) {
    this.current = current;
    this.older = List.copyOf(older);
    this.random = random;
  }

  /**
   * A cipher under keys as they are configured.
   *
   * @param keys each 32 bytes in Base64, the current one first, separated by commas
   * @return empty when there is none, or one of them is anything else
   */
  public static Optional<SetCipher> read(String keys, RandomGenerator random) {
    List<Optional<CipherKey>> read =
        Arrays.stream(keys.split(",", -1)).map(CipherKey::read).toList();
    List<CipherKey> known = read.stream().flatMap(Optional::stream).toList();
    return known.size() == read.size()
        ? Optional.of(new SetCipher(known.get(0), known.subList(1, known.size()), random))
        : Optional.empty();
  }

  /** Seals the codes of a set. */
  public SealedCodes seal(SetBinding binding, List<RecoveryCode> codes) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String lines = codes.stream().map(RecoveryCode::written).collect(Collectors.joining("\n"));
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, current, nonce, binding)
              .doFinal(lines.getBytes(StandardCharsets.UTF_8));
      Base64.Encoder encoder = Base64.getEncoder();
      return new SealedCodes(
          current.id(), encoder.encodeToString(nonce), encoder.encodeToString(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
    }
  }

  /** Opens the codes of a set. */
  public Unsealing open(SetBinding binding, SealedCodes sealed) {
    Optional<CipherKey> key =
        Stream.concat(Stream.of(current), older.stream())
            .filter(known -> known.id().equals(sealed.keyId()))
            .findFirst();
    return key.isEmpty()
        ? new Unsealing.KeyMissing(sealed.keyId())
        : open(key.orElseThrow(), binding, sealed);
  }

  private static Unsealing open(CipherKey key, SetBinding binding, SealedCodes sealed) {
    try {
      Base64.Decoder decoder = Base64.getDecoder();
      byte[] lines =
          cipher(Cipher.DECRYPT_MODE, key, decoder.decode(sealed.nonce()), binding)
              .doFinal(decoder.decode(sealed.text()));
      return new Unsealing.Opened(
          new String(lines, StandardCharsets.UTF_8).lines().map(SetCipher::code).toList());
    } catch (GeneralSecurityException | ProviderException | IllegalArgumentException e) {
      // Java 17 throws a ProviderException when the text is shorter than its tag.
      return new Unsealing.Broken();
    }
  }

  private static Cipher cipher(int mode, CipherKey key, byte[] nonce, SetBinding binding)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(binding.text().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static RecoveryCode code(String line) {
    if (RecoveryCode.read(line) instanceof RecoveryReading.Read read) {
      return read.code();
    }
    throw new IllegalArgumentException("What was sealed are no codes");
  }
}
