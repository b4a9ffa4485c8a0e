package io.github.sseboot.architecture.planted.security;

import org.springframework.stereotype.Component;

@Component
class WantsToBeFound {

}
