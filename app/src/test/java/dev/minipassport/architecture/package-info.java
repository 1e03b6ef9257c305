/// What the modules promise each other.
@NullMarked
package dev.minipassport.architecture;

import org.jspecify.annotations.NullMarked;
