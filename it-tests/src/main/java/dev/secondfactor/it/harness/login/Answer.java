package dev.secondfactor.it.harness.login;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;

/**
 * What a user agent got in the end, after redirects.
 *
 * @param uri of the last request; the client application's when the sign-in is over
 * @param status HTTP status; 0 for the client application, which is not called
 * @param took how long the server took for all requests that led here
 */
public record Answer(URI uri, int status, HttpHeaders headers, String body, Duration took) {}
