package org.criticalminerals.pipeline.portal.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without scripts: keeps cookies, follows redirects, sends forms as browsers do. */
public final class Visitor {

    private final URI portal;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    public Visitor(URI portal) {
        this.portal = portal;
    }

    /** Reads a page. */
    public Page get(String path) {
        return send(HttpRequest.newBuilder(portal.resolve(path)).GET());
    }

    /** Sends a form of name and value in turns, from a page of the portal. */
    public Page post(String path, String... fields) {
        return send(form(path, fields).header("Sec-Fetch-Site", "same-origin"));
    }

    /** Sends a form with a file as browsers do, its other fields as name and value in turns. */
    public Page upload(String path, String fileName, byte[] file, String... fields) {
        String boundary = "--of-a-test\r\nContent-Disposition: form-data; name=\"";
        StringBuilder before = new StringBuilder();
        for (int field = 0; field < fields.length; field += 2) {
            before.append(boundary)
                    .append(fields[field])
                    .append("\"\r\n\r\n")
                    .append(fields[field + 1])
                    .append("\r\n");
        }
        before.append(boundary)
                .append("file\"; filename=\"")
                .append(fileName)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(before.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--of-a-test--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "multipart/form-data; boundary=of-a-test")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Sends a form as another site would make it be sent. */
    public Page postFrom(String origin, String path, String... fields) {
        return send(form(path, fields).header("Origin", origin));
    }

    /** The names of the cookies that are kept. */
    public List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName())
                .toList();
    }

    /** Forgets the session. */
    public void loseSession() {
        cookies.getCookieStore().removeAll();
    }

    private HttpRequest.Builder form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int field = 0; field < fields.length; field += 2) {
            body.append(body.isEmpty() ? "" : "&")
                    .append(encoded(fields[field]))
                    .append('=')
                    .append(encoded(fields[field + 1]));
        }
        return HttpRequest.newBuilder(portal.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back in the end. */
    public record Page(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        /** The page's address without the portal's. */
        public String path() {
            String query = response.uri().getQuery();
            return response.uri().getPath() + (query == null ? "" : "?" + query);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The values of a header in this answer and in the redirects that led to it. */
        public List<String> headersOnTheWay(String name) {
            return Stream.iterate(
                            Optional.<HttpResponse<String>>of(response),
                            Optional::isPresent,
                            answer -> answer.flatMap(HttpResponse::previousResponse))
                    .flatMap(answer -> answer.orElseThrow().headers().allValues(name).stream())
                    .toList();
        }

        public String html() {
            return response.body();
        }

        /** What a person reads: tags taken away, space made single. */
        public String text() {
            String body = html().substring(Math.max(0, html().indexOf("<main")));
            return body.replaceAll("<[^>]+>", " ")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
        }

        /** The parts of the page that a pattern finds. */
        public List<String> all(String regex) {
            return java.util.regex.Pattern.compile(regex)
                    .matcher(html())
                    .results()
                    .map(result -> result.group(1))
                    .collect(Collectors.toList());
        }
    }
}
