/// What is kept about one person in one app: their ledger, their profile, and what lawfully comes
/// over from the owner's other apps.
@NullMarked
package dev.minipassport.dossier;

import org.jspecify.annotations.NullMarked;
