package dev.secondfactor.it.browser;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Reads QR codes off the screen, as a phone does. */
public final class QrCodes {

  private QrCodes() {}

  /** What the QR code says that a browser shows in an element. */
  public static String read(Locator shown) throws IOException, NotFoundException {
    return read(shown.screenshot());
  }

  /** What the QR code in a picture says. */
  public static String read(byte[] picture) throws IOException, NotFoundException {
    var pixels = ImageIO.read(new ByteArrayInputStream(picture));
    return new MultiFormatReader()
        .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(pixels))))
        .getText();
  }
}
