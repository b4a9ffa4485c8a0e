package io.github.sseboot.webmvc;

import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * Gives the database connection back that open-in-view would hold as long as the stream.
 * The entity manager stays bound to the thread, since open-in-view unbinds it itself.
 */
final class PersistenceContexts {

	private static final boolean PRESENT = present("org.springframework.orm.jpa.EntityManagerHolder")
			&& present("jakarta.persistence.EntityManager");

	private PersistenceContexts() {
	}

	static void release() {
		if (PRESENT) {
			Jpa.release();
		}
	}

	private static boolean present(String type) {
		return ClassUtils.isPresent(type, PersistenceContexts.class.getClassLoader());
	}

	/**
	 * Loaded only where its classes are.
	 */
	private static final class Jpa {

		static void release() {
			if (TransactionSynchronizationManager.isActualTransactionActive()) {
				return;
			}
			TransactionSynchronizationManager.getResourceMap().values().forEach((resource) -> {
				if (resource instanceof EntityManagerHolder holder) {
					EntityManagerFactoryUtils.closeEntityManager(holder.getEntityManager());
				}
			});
		}

	}

}
