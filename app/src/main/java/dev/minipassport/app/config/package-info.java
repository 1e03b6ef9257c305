/// What this program can be told: every key, and one record for each concern.
@NullMarked
package dev.minipassport.app.config;

import org.jspecify.annotations.NullMarked;
