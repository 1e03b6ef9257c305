package dev.minipassport.app.usecase;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.handoff.IssueHandoff;
import dev.minipassport.handoff.RedeemHandoff;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.Sessions;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// Handing a sign-in over to a web-view.
final class HandoffModule extends AbstractModule {
  @Provides
  @Singleton
  IssueHandoff issueHandoff(
      Handoffs handoffs,
      Sessions sessions,
      SessionPolicies policies,
      Clock clock,
      RandomGenerator random) {
    return new IssueHandoff(handoffs, sessions, policies, clock, random);
  }

  @Provides
  @Singleton
  RedeemHandoff redeemHandoff(
      Handoffs handoffs, SessionPolicies policies, Clock clock, RandomGenerator random) {
    return new RedeemHandoff(handoffs, policies, clock, random);
  }
}
