package io.github.sseboot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a {@code @SpringBootTest} or {@code @WebMvcTest} the beans of the test kit: an
 * {@link SseTestClient} to the server that runs, else to {@code MockMvc}; an
 * {@link SseRecorder} before the broadcaster; an {@link SseTestClock} for the node.
 *
 * @since 1.0.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureSseTest {

}
