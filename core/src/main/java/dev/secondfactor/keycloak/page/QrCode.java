package dev.secondfactor.keycloak.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Draws QR codes, with the library that Keycloak carries for its own. */
final class QrCode {

  private static final int PIXELS = 246;

  private QrCode() {}

  /** A PNG of the text in base 64. */
  static String png(String text) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      MatrixToImageWriter.writeToStream(
          new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS), "png", png);
      return Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException e) {
      // Not the cause: it may quote the text, which has the secret.
      throw new IllegalStateException("The QR code cannot be drawn");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
