package dev.secondfactor.it.harness.login;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many at once: every runner waits at the line until all are there. */
public final class Race {

  private Race() {}

  /**
   * Runs n tasks at the same moment and returns their results in order.
   *
   * @param runner makes what runner i (from 0) does
   */
  public static <T> List<T> of(int n, IntFunction<Callable<T>> runner) {
    ExecutorService threads = Executors.newFixedThreadPool(n);
    CyclicBarrier line = new CyclicBarrier(n);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        Callable<T> task = runner.apply(i);
        running.add(
            threads.submit(
                () -> {
                  line.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a runner failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a race", e);
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The answers to the posts themselves. Who comes too late is redirected by Keycloak, and meets
   * its own race: a message that one request has put down for the page is taken away by another,
   * and once in some hundred times that is answered with a 500.
   */
  public static List<Page> notRedirected(List<Page> answers) {
    return answers.stream()
        .filter(page -> page.uri().toString().contains("session_code="))
        .toList();
  }
}
