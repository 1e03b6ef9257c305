/// The command line.
@NullMarked
package dev.minipassport.app.command;

import org.jspecify.annotations.NullMarked;
