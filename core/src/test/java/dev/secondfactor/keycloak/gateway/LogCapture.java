package dev.secondfactor.keycloak.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jboss.logmanager.LogContext;

/** All that is logged at any level, by the JDK's loggers and by those of the server. */
public final class LogCapture extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<Logger> roots =
      List.of(Logger.getLogger(""), LogContext.getLogContext().getLogger(""));
  private final List<Level> levels = roots.stream().map(Logger::getLevel).toList();

  public LogCapture() {
    setLevel(Level.ALL);
    setFormatter(new SimpleFormatter());
    for (Logger root : roots) {
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(line.getLoggerName() + ": " + getFormatter().format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    for (int i = 0; i < roots.size(); i++) {
      roots.get(i).removeHandler(this);
      roots.get(i).setLevel(levels.get(i));
    }
  }
}
