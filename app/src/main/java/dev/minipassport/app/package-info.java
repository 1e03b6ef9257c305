/// Where everything comes together: the program and its entrance.
@NullMarked
package dev.minipassport.app;

import org.jspecify.annotations.NullMarked;
