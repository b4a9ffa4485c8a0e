package io.github.sseboot.architecture.planted.nowhere;

class Homeless {

}
