package dev.secondfactor.it.demo;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.secondfactor.it.harness.realm.TotpDevice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * The authenticator app of a demo user, in place of a phone: the inbox page shows its code of now,
 * and a QR code for those who want to try a real one.
 */
record DemoApp(String user, TotpDevice device) {

  private static final int PIXELS = 200;

  /** The code of now. */
  String code() {
    return device.code();
  }

  /** The QR code as a PNG in base 64. */
  String qrCode() {
    String uri =
        "otpauth://totp/Demo:" + user + "?secret=" + device.base32() + "&issuer=Demo&period=30";
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      MatrixToImageWriter.writeToStream(
          new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, PIXELS, PIXELS), "png", png);
      return Base64.getEncoder().encodeToString(png.toByteArray());
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
