package io.github.sseboot.support;

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many files and sockets this process may still open. Where nobody knows (not a
 * Unix), as many as wanted.
 */
public final class FileDescriptors {

	private static final Logger logger = LoggerFactory.getLogger(FileDescriptors.class);

	/**
	 * Left for class files, logs and the like.
	 */
	static final long RESERVE = 300;

	private FileDescriptors() {
	}

	/**
	 * How many the process may have.
	 */
	public static long limit() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getMaxFileDescriptorCount() : Long.MAX_VALUE;
	}

	/**
	 * How many it has.
	 */
	public static long open() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? system.getOpenFileDescriptorCount() : 0;
	}

	/**
	 * How many connections a test can afford; logs why if they are fewer than wanted.
	 * @param perConnection descriptors for each: 2 if client and server are both in this
	 * process
	 */
	public static int atMost(int wanted, int perConnection) {
		return atMost(wanted, perConnection, limit(), open());
	}

	static int atMost(int wanted, int perConnection, long limit, long open) {
		long affordable = Math.max(0, (limit - open - RESERVE) / perConnection);
		if (affordable >= wanted) {
			return wanted;
		}
		logger.info(
				"Only {} instead of {} connections: the process may open {} files, has {}, "
						+ "and each connection takes {} (see ulimit -n)",
				affordable, wanted, limit, open, perConnection);
		return (int) affordable;
	}

}
