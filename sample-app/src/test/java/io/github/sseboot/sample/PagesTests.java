package io.github.sseboot.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages load nothing from elsewhere, and the Java they show is the Java that runs.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesTests {

	private static final Pattern CODE = Pattern.compile("<pre[^>]*><code>(.*?)</code></pre>", Pattern.DOTALL);

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/", "/ping.html", "/friends.html", "/rooms.html", "/answer.html", "/dashboard.html",
			"/limits.html", "/clients.html" })
	void aPageMayLoadNothingFromElsewhereAndRunNoScriptOfItsOwn(String path) throws Exception {
		HttpResponse<String> page = get(path);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Content-Security-Policy")).get()
			.asString()
			.startsWith("default-src 'self';")
			.doesNotContain("unsafe");
		assertThat(page.body()).doesNotContainPattern("(src|href)=\"(https?:)?//")
			.doesNotContainPattern("<script(?! (type=\"module\"|defer) src=\")|<style|\\son\\w+=\"| style=\"");
	}

	@Test
	void theJavaOnThePageIsTheJavaThatRuns() throws Exception {
		String java = withoutIndentation(sources());
		List<String> snippets = CODE.matcher(get("/").body()).results().map(PagesTests::text).toList();
		assertThat(snippets).hasSize(3).allSatisfy((snippet) -> assertThat(java).contains(snippet));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static String sources() throws IOException {
		StringBuilder all = new StringBuilder();
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				all.append(Files.readString(file));
			}
		}
		return all.toString();
	}

	private static String text(MatchResult code) {
		return withoutIndentation(HtmlUtils.htmlUnescape(code.group(1)));
	}

	private static String withoutIndentation(String code) {
		return code.replaceAll("(?m)^\\s+", "");
	}

}
