package io.github.sseboot.architecture.planted.autoconfigure;

import org.springframework.context.annotation.ComponentScan;

@ComponentScan
class Scans {

}
