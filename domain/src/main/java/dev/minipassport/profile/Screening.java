package dev.minipassport.profile;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.ContentCheck;
import dev.minipassport.content.ContentPolicies;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.fault.Fault;
import dev.minipassport.identity.Identity;
import dev.minipassport.profile.Screened.Cleared;
import dev.minipassport.purpose.DataCategory;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Has WeChat look at what is to be kept, as the app's [ContentPolicy] says.
public final class Screening {
  private final ContentCheck check;
  private final ContentPolicies policies;

  public Screening(ContentCheck check, ContentPolicies policies) {
    this.check = check;
    this.policies = policies;
  }

  boolean asks(Identity person) {
    return policies.contentPolicy(person.app()) != ContentPolicy.OFF;
  }

  Screened screen(Identity person, Contribution.Accepted accepted, Deadline deadline) {
    return switch (policies.contentPolicy(person.app())) {
      case OFF -> Cleared.UNCHECKED;
      case ADVISORY -> advised(person, accepted, deadline);
      case ENFORCED -> enforced(person, accepted, deadline);
    };
  }

  /// A picture is not submitted: its verdict would come when the answer is long given.
  private Screened advised(Identity person, Contribution.Accepted accepted, Deadline deadline) {
    Map<DataCategory, Verdict> advice = new EnumMap<>(DataCategory.class);
    for (ProfileValue value : accepted.values()) {
      if (value instanceof Nickname nickname) {
        asked(person, nickname, deadline)
            .ifPresent(verdict -> advice.put(DataCategory.NICKNAME, verdict));
      }
    }
    return new Cleared(advice, false, Optional.empty());
  }

  private Optional<Verdict> asked(Identity person, Nickname nickname, Deadline deadline) {
    try {
      return switch (check.check(person, nickname, deadline)) {
        case ContentCheck.Checked.Judged(var verdict) -> Optional.of(verdict);
        case ContentCheck.Checked.NotSeenLately _ -> Optional.empty();
      };
    } catch (Fault _) {
      return Optional.empty();
    }
  }

  private Screened enforced(Identity person, Contribution.Accepted accepted, Deadline deadline) {
    boolean doubtful = false;
    Optional<CheckId> awaited = Optional.empty();
    for (ProfileValue value : accepted.values()) {
      switch (value) {
        case Nickname nickname -> {
          switch (check.check(person, nickname, deadline)) {
            case ContentCheck.Checked.NotSeenLately _ -> {
              return new Screened.NotSeenLately();
            }
            case ContentCheck.Checked.Judged(var verdict) when verdict == Verdict.RISKY -> {
              return new Screened.Risky(DataCategory.NICKNAME);
            }
            case ContentCheck.Checked.Judged(var verdict) -> doubtful = verdict == Verdict.REVIEW;
          }
        }
        case AvatarUrl picture -> {
          switch (check.submit(person, accepted.checkAt().orElse(picture), deadline)) {
            case ContentCheck.Submitted.NotSeenLately _ -> {
              return new Screened.NotSeenLately();
            }
            case ContentCheck.Submitted.Accepted(var id) -> awaited = Optional.of(id);
          }
        }
        default -> {}
      }
    }
    return new Cleared(Map.of(), doubtful, awaited);
  }
}
