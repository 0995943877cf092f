package dev.secondfactor.stub;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A far end that reads the beginning of each request and then drops the connection hard. */
public final class BrokenServer implements AutoCloseable {

  private final ServerSocket socket;

  public BrokenServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "broken-server");
    thread.setDaemon(true);
    thread.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        InputStream in = caller.getInputStream();
        String end = "";
        while (!end.endsWith("\r\n\r\n")) {
          end += (char) in.read();
        }
        in.read();
        caller.setSoLinger(true, 0);
      } catch (IOException ended) {
        // The next caller, or the end of the test.
      }
    }
  }
}
