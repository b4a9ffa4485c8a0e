package io.github.sseboot.sample.tls;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;

import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.FileSystemUtils;

/**
 * A certificate for {@code localhost} that nobody has signed, made anew at each start by
 * the JDK's keytool and kept nowhere: for a demonstration, and nothing else. An
 * application of yours names its own in {@code spring.ssl.bundle}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("tls")
class DemoCertificate {

	private static final String ALIAS = "demo";

	private static final List<String> OPTIONS = List.of("-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname",
			"secp256r1", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "90",
			"-storetype", "PKCS12", "-storepass:env", "PASSWORD", "-keystore");

	@Bean
	SslBundleRegistrar demoBundle() throws IOException, InterruptedException, GeneralSecurityException {
		String password = UUID.randomUUID().toString();
		KeyStore store = create(password);
		SslBundle bundle = SslBundle.of(SslStoreBundle.of(store, password, trusted(store)));
		return (registry) -> registry.registerBundle("demo", bundle);
	}

	private static KeyStore create(String password) throws IOException, InterruptedException, GeneralSecurityException {
		Path folder = Files.createTempDirectory("demo-certificate");
		try {
			Path file = folder.resolve("demo.p12");
			keytool(file, password);
			return KeyStore.getInstance(file.toFile(), password.toCharArray());
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/**
	 * For clients in this process.
	 */
	private static KeyStore trusted(KeyStore store) throws IOException, GeneralSecurityException {
		KeyStore trusted = KeyStore.getInstance(store.getType());
		trusted.load(null, null);
		trusted.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
		return trusted;
	}

	private static void keytool(Path file, String password) throws IOException, InterruptedException {
		ProcessBuilder keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString());
		keytool.command().addAll(OPTIONS);
		keytool.command().add(file.toString());
		keytool.environment().put("PASSWORD", password);
		Process process = keytool.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
		if (process.waitFor() != 0) {
			throw new IllegalStateException("keytool could not make a certificate for the profile 'tls': " + output);
		}
	}

}
