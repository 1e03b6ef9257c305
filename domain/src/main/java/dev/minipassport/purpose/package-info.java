/// What data is wanted for, and the exact words in which a person is asked.
@NullMarked
package dev.minipassport.purpose;

import org.jspecify.annotations.NullMarked;
