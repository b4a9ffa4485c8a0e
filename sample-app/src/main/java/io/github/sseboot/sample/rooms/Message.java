package io.github.sseboot.sample.rooms;

import java.time.Instant;

/**
 * What somebody said in a room.
 *
 * @param room name of the room
 * @param number counts the messages of the room
 * @param at when it was said
 * @param from who said it
 * @param text what was said
 */
record Message(String room, long number, Instant at, String from, String text) {

}
