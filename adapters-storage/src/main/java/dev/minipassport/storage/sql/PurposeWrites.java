package dev.minipassport.storage.sql;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes the tables `purpose_versions` and `purpose_texts`. What a version says is written once.
final class PurposeWrites {
  private PurposeWrites() {}

  /// What was served under this version; empty if nothing was.
  static Optional<TextHash> served(Handle handle, AppId app, PurposeId id, int version) {
    return handle
        .createQuery(
            """
            SELECT hash FROM purpose_versions
            WHERE app = :app AND purpose = :purpose AND version = :version
            """)
        .bind("app", app)
        .bind("purpose", id)
        .bind("version", version)
        .map((row, _) -> new TextHash(row.getString("hash")))
        .findOne();
  }

  static void noneInForce(Handle handle, AppId app) {
    handle
        .createUpdate("UPDATE purpose_versions SET in_force = FALSE WHERE app = :app AND in_force")
        .bind("app", app)
        .execute();
  }

  /// A version that says the same as before gets the quiet rule and the order of languages of now.
  static void inForce(Handle handle, AppId app, Purpose purpose) {
    handle
        .createUpdate(
            """
            INSERT INTO purpose_versions (app, purpose, version, hash, categories, separate, shared,
              retention, quiet_refusals, quiet_dismissal, in_force)
            VALUES (:app, :purpose, :version, :hash, :categories, :separate, :shared,
              :retention, :quietRefusals, :quietDismissal, TRUE)
            ON CONFLICT (app, purpose, version) DO UPDATE SET
              quiet_refusals = excluded.quiet_refusals,
              quiet_dismissal = excluded.quiet_dismissal,
              in_force = TRUE
            """)
        .bind("app", app)
        .bind("purpose", purpose.id())
        .bind("version", purpose.version())
        .bind("hash", purpose.hash())
        .bind("categories", Lists.ofCategories(purpose.categories()))
        .bind("separate", purpose.separate())
        .bind("shared", purpose.shared())
        .bind("retention", purpose.retention())
        .bind("quietRefusals", Lists.ofDurations(purpose.quiet().refusals()))
        .bind("quietDismissal", purpose.quiet().dismissal())
        .execute();
    List<Words> words = purpose.words();
    for (int position = 0; position < words.size(); position++) {
      say(handle, app, purpose, words.get(position), position);
    }
  }

  private static void say(Handle handle, AppId app, Purpose purpose, Words words, int position) {
    handle
        .createUpdate(
            """
            INSERT INTO purpose_texts (app, purpose, version, language, position, title, content,
              confirm, cancel, declined, sharing, popup_description, button_description,
              form_description)
            VALUES (:app, :purpose, :version, :language, :position, :title, :content,
              :confirm, :cancel, :declined, :sharing, :popup, :button, :form)
            ON CONFLICT (app, purpose, version, language) DO UPDATE SET position = excluded.position
            """)
        .bind("app", app)
        .bind("purpose", purpose.id())
        .bind("version", purpose.version())
        .bind("language", words.language())
        .bind("position", position)
        .bind("title", words.title())
        .bind("content", words.content())
        .bind("confirm", words.confirm())
        .bind("cancel", words.cancel())
        .bind("declined", words.declined())
        .bind("sharing", words.sharing())
        .bind("popup", words.description(Surface.POPUP))
        .bind("button", words.description(Surface.BUTTON))
        .bind("form", words.description(Surface.FORM))
        .execute();
  }
}
