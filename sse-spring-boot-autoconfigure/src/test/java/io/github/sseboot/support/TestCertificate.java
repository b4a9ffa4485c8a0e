package io.github.sseboot.support;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate for {@code localhost}, made for one run.
 */
public final class TestCertificate {

	private static final String PASSWORD = "password";

	private final Path file;

	private TestCertificate(Path file) {
		this.file = file;
	}

	/**
	 * Makes one.
	 * @param folder where to keep it
	 */
	public static TestCertificate create(Path folder) throws Exception {
		Path file = folder.resolve("test.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "test", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost",
				"-ext", "san=dns:localhost", "-validity", "1", "-storetype", "PKCS12", "-storepass", PASSWORD,
				"-keystore", file.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(keytool.waitFor()).as(output).isZero();
		return new TestCertificate(file);
	}

	/**
	 * What makes a server of Spring Boot speak TLS.
	 */
	public Map<String, Object> properties() {
		return Map.of("server.ssl.key-store", this.file.toUri().toString(), "server.ssl.key-store-password", PASSWORD);
	}

	/**
	 * For a client that trusts this certificate, and no other.
	 */
	public SSLContext clientContext() throws Exception {
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(keyStore());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	private KeyStore keyStore() throws Exception {
		KeyStore keys = KeyStore.getInstance(this.file.toFile(), PASSWORD.toCharArray());
		KeyStore trusted = KeyStore.getInstance(keys.getType());
		trusted.load(null, null);
		trusted.setCertificateEntry("test", keys.getCertificate("test"));
		return trusted;
	}

}
