package io.github.sseboot.architecture.planted.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;

@AutoConfiguration
final class HiddenAutoConfiguration {

}
