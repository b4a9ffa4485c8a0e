package io.github.sseboot.transaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.sseboot.core.EventPublisher;
import io.github.sseboot.engine.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TransactionalEventPublisherTests {

	private final List<String> sent = new ArrayList<>();

	private final EventPublisher publisher = new TransactionalEventPublisher((batch) -> {
		batch.forEach((event) -> this.sent.add(new String(event.data(), StandardCharsets.UTF_8)));
		return CompletableFuture.completedStage(null);
	});

	private final DriverManagerDataSource database = new DriverManagerDataSource("jdbc:h2:mem:transactions");

	private final JdbcTransactionManager transactions = new JdbcTransactionManager(this.database);

	private final TransactionTemplate transaction = new TransactionTemplate(this.transactions);

	@Test
	void sendsAtOnceWithoutATransaction() {
		publish("a");
		assertThat(this.sent).containsExactly("a");
	}

	@Test
	void sendsInOrderAfterTheCommit() {
		CompletableFuture<Void> result = this.transaction.execute((status) -> {
			publish("a");
			CompletableFuture<Void> last = publish("b").toCompletableFuture();
			assertThat(this.sent).isEmpty();
			assertThat(last).isNotDone();
			return last;
		});
		assertThat(this.sent).containsExactly("a", "b");
		assertThat(result).isCompleted();
	}

	@Test
	void sendsNothingAfterARollbackAndTheCallerKnows() {
		CompletableFuture<Void> result = this.transaction.execute((status) -> {
			status.setRollbackOnly();
			return publish("a").toCompletableFuture();
		});
		assertThat(this.sent).isEmpty();
		assertThat(result).failsWithin(java.time.Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(TransactionRolledBackException.class);
	}

	@Test
	void sendsNothingIfTheCommitFails() {
		List<CompletionStage<Void>> results = new ArrayList<>();
		assertThatIllegalStateException().isThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			results.add(publish("a"));
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					throw new IllegalStateException("no commit");
				}

			});
		}));
		assertThat(this.sent).isEmpty();
		assertThat(results.get(0).toCompletableFuture()).isCompletedExceptionally();
	}

	@Test
	void aSavepointThatIsRolledBackTakesBackWhatCameAfterIt() {
		this.transaction.executeWithoutResult((status) -> {
			publish("before");
			Object savepoint = status.createSavepoint();
			publish("void");
			status.rollbackToSavepoint(savepoint);
			publish("after");
			status.rollbackToSavepoint(savepoint);
			publish("last");
		});
		assertThat(this.sent).containsExactly("before", "last");
	}

	@Test
	void aNestedTransactionThatIsRolledBackTakesBackItsOwnOnly() {
		TransactionTemplate nested = new TransactionTemplate(this.transactions,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
		this.transaction.executeWithoutResult((outer) -> {
			publish("outer");
			nested.executeWithoutResult((status) -> {
				publish("nested");
				status.setRollbackOnly();
			});
			nested.executeWithoutResult((status) -> publish("kept"));
		});
		assertThat(this.sent).containsExactly("outer", "kept");
	}

	@Test
	void aNewTransactionWithinOneSendsOnItsOwn() {
		TransactionTemplate inner = new TransactionTemplate(this.transactions,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
		this.transaction.executeWithoutResult((outer) -> {
			publish("outer");
			inner.executeWithoutResult((status) -> publish("inner"));
			assertThat(this.sent).containsExactly("inner");
			outer.setRollbackOnly();
		});
		assertThat(this.sent).containsExactly("inner");
	}

	@Test
	void aReadOnlyTransactionSendsAtItsEnd() {
		this.transaction.setReadOnly(true);
		this.transaction.executeWithoutResult((status) -> {
			publish("a");
			assertThat(this.sent).isEmpty();
		});
		assertThat(this.sent).containsExactly("a");
	}

	@Test
	void whatIsPublishedAfterTheCommitIsSentToo() {
		this.transaction.executeWithoutResult((status) -> {
			publish("within");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					publish("after commit");
				}

				@Override
				public void afterCompletion(int status) {
					publish("after completion");
				}

			});
		});
		assertThat(this.sent).containsExactlyInAnyOrder("within", "after commit", "after completion");
	}

	@Test
	void waitingOnTheTransactionsOwnThreadFailsWithAClearMessage() {
		this.transaction.executeWithoutResult((status) -> {
			CompletableFuture<Void> result = publish("a").toCompletableFuture();
			assertThatIllegalStateException().isThrownBy(result::join).withMessageContaining("after the transaction");
			assertThatIllegalStateException().isThrownBy(() -> result.thenApply((nothing) -> 1).join());
		});
		assertThat(this.sent).containsExactly("a");
	}

	@Test
	void theTransactionIsRealEnoughToRollTheDatabaseBack() {
		JdbcTemplate jdbc = new JdbcTemplate(this.database);
		this.database.setUrl("jdbc:h2:mem:rolled;DB_CLOSE_DELAY=-1");
		jdbc.execute("create table note (text varchar(10))");
		this.transaction.executeWithoutResult((status) -> {
			jdbc.update("insert into note values ('a')");
			publish("a");
			status.setRollbackOnly();
		});
		assertThat(jdbc.queryForObject("select count(*) from note", Integer.class)).isZero();
		assertThat(this.sent).isEmpty();
	}

	private CompletionStage<Void> publish(String data) {
		return this.publisher
			.publish(NewEvent.message(List.of("channel"), null, data.getBytes(StandardCharsets.UTF_8)));
	}

}
