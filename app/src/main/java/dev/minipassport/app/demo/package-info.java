/// The story of a mini program's sign-in, played against real processes.
@NullMarked
package dev.minipassport.app.demo;

import org.jspecify.annotations.NullMarked;
